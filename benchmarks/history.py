"""How long a save takes on a large layer, and how long a long history takes to open."""

from __future__ import annotations

import time
from pathlib import Path

from geodata.history import LOCAL, Edit, Store, open_store

FEATURES = 100_000
REVISIONS = 10_000
SAVE = "save one edit of a layer"
OPEN = "open a history and read its newest page"

_SAVES = 20
_OPENINGS = 5
_WHY = "measured"


def saving_ms(folder: Path) -> list[float]:
    """Return the milliseconds of single saves, to the disk and back, on a layer of 100,000 points.

    Each moves one feature: merged, checked, written, flushed.
    """
    with open_store(f"sqlite:///{folder}/large.sqlite") as store:
        features = ((str(number), _feature(number)) for number in range(FEATURES))
        store.layers.add("large", features, title="Large", author=LOCAL, why=_WHY)
        spent = []
        for number in range(_SAVES):
            edit = Edit("layer:large", str(number * 37), {"geometry": _point(number + 0.5)})
            start = time.perf_counter()
            store.save([edit], author=LOCAL, why=_WHY, base=store.head())
            spent.append(1000 * (time.perf_counter() - start))
    return spent


def opening_ms(folder: Path) -> list[float]:
    """Return the milliseconds from an address to the newest 50 revisions, of 10,000."""
    url = f"sqlite:///{folder}/long.sqlite"
    with open_store(url) as store:
        _lengthen(store)
    spent = []
    for _ in range(_OPENINGS):
        start = time.perf_counter()
        with open_store(url) as store:
            newest = store.log.revisions(reader=LOCAL)
            store.log.changes(newest[0].number, reader=LOCAL)
        spent.append(1000 * (time.perf_counter() - start))
    return spent


def _lengthen(store: Store) -> None:
    """Make revisions of some features in turn, until there are enough."""
    features = ((str(number), _feature(number)) for number in range(100))
    store.layers.add("long", features, title="Long", author=LOCAL, why=_WHY)
    for head in range(1, REVISIONS):
        edit = Edit("layer:long", str(head % 100), {"properties/name": f"name {head}"})
        store.save([edit], author=LOCAL, why=_WHY, base=head)


def _feature(number: int) -> dict[str, object]:
    properties = {"name": f"feature {number}", "number": number, "kind": "made up"}
    return {"properties": properties, "geometry": _point(number)}


def _point(number: float) -> dict[str, object]:
    return {"type": "Point", "coordinates": [number % 360 - 180, number % 170 - 85]}
