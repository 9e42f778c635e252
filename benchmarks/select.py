"""How long it takes to choose claims and to count what else could be chosen, in Python alone."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from geodata.facets import Facets
from geodata.model import Atlas
from geodata.selection import Selection, facet_counts, select_claims

_SELECTION = Selection(
    start=datetime(2024, 10, 1, tzinfo=UTC),
    end=datetime(2025, 3, 1, tzinfo=UTC),
    stances=frozenset({"asserts", "denies"}),
)


def selecting_s(atlas: Atlas) -> dict[str, float]:
    """Return the processor seconds of one choice of days and stances; a rerun makes one."""
    Facets.of(atlas)
    start = time.process_time()
    select_claims(atlas, _SELECTION)
    chosen = time.process_time()
    facet_counts(Facets.of(atlas), _SELECTION)
    end = time.process_time()
    return {"choose by days and stances": chosen - start, "count every facet": end - chosen}
