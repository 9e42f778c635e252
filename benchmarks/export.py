"""How long it takes to write all claims for others, in Python alone."""

from __future__ import annotations

import time

from geodata.atlas_layers import atlas_layer
from geodata.exporting import FORMATS, export_layer
from geodata.model import Atlas


def exporting_s(atlas: Atlas) -> dict[str, float]:
    """Return the processor seconds for all claims in each form, made when a reader asks."""
    spent = {}
    for name, form in FORMATS.items():
        start = time.process_time()
        export_layer(atlas_layer(atlas, "claims"), name)
        spent[f"write all claims as {form.label}"] = time.process_time() - start
    return spent
