"""How long it takes to write all claims for others, in Python alone."""

from __future__ import annotations

import time

from geodata.model import Atlas
from geodata.selection import Selection
from layers.export import claims_csv, claims_geojson


def exporting_s(atlas: Atlas) -> dict[str, float]:
    """Return the processor seconds for all claims in each form, made when a reader asks."""
    start = time.process_time()
    claims_csv(atlas, atlas.claims, Selection())
    csv = time.process_time()
    claims_geojson(atlas, atlas.claims, Selection())
    end = time.process_time()
    return {"write all claims as CSV": csv - start, "write all claims as GeoJSON": end - csv}
