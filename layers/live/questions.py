"""Which rows of a collection answer a question of OGC API Features."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, time, timedelta

import numpy as np
import shapely

from geodata.layer import Value
from layers.live.collection import EVER, Collection


def rows_within(collection: Collection, bbox: Sequence[float]) -> np.ndarray:
    """Return which rows touch a box: (n,) bool.

    Parameters
    ----------
    bbox
        West, south, east, north in degrees (EPSG:4326), or with heights between, which are passed
        over. A west greater than the east is a box across the 180th meridian. Empty: every row.
    """
    if not bbox:
        return np.ones(len(collection.layer), dtype=bool)
    west, south, east, north = bbox if len(bbox) == 4 else (bbox[0], bbox[1], bbox[3], bbox[4])
    shapes = collection.layer.shapes
    if west <= east:
        return np.asarray(shapely.intersects(shapes, shapely.box(west, south, east, north)))
    sides = [shapely.box(west, south, 180, north), shapely.box(-180, south, east, north)]
    return np.asarray(shapely.intersects(shapes, shapely.MultiPolygon(sides)))


def rows_during(collection: Collection, asked: str) -> np.ndarray:
    """Return which rows are, or may be, within a time: (n,) bool.

    Parameters
    ----------
    asked
        An instant or a day (RFC 3339), or two with ``/`` between, ``..`` for an open end; both
        ends are part of it. Empty: every row.

    Raises
    ------
    ValueError
        It is none of these.
    """
    if not asked or collection.starts is None or collection.ends is None:
        return np.ones(len(collection.layer), dtype=bool)
    first, _, last = asked.partition("/") if "/" in asked else (asked, "", asked)
    start = EVER[0] if first in ("", "..") else _microseconds(first, whole_day=False)
    end = EVER[1] if last in ("", "..") else _microseconds(last, whole_day=True)
    return np.asarray((collection.starts <= end) & (collection.ends > start))


def rows_with(collection: Collection, name: str, value: str) -> np.ndarray:
    """Return which rows have a value in a property, as text: (n,) bool; a list has each of its."""
    found = (_has(row.get(name), value) for row in collection.layer.rows)
    return np.fromiter(found, dtype=bool, count=len(collection.layer))


def rows_saying(collection: Collection, words: Iterable[str]) -> np.ndarray:
    """Return which rows have every word in some text, whatever its capitals: (n,) bool."""
    wanted = [word.casefold() for word in words]
    texts = (
        "\n".join(value for value in row.values() if isinstance(value, str)).casefold()
        for row in collection.layer.rows
    )
    found = (all(word in text for word in wanted) for text in texts)
    return np.fromiter(found, dtype=bool, count=len(collection.layer))


def _has(held: Value, asked: str) -> bool:
    if isinstance(held, list):
        return any(_has(item, asked) for item in held)
    if isinstance(held, bool):
        return asked.casefold() == str(held).casefold()
    return held is not None and str(held) == asked


def _microseconds(text: str, *, whole_day: bool) -> int:
    moment = datetime.fromisoformat(text)
    if "T" not in text and whole_day:
        moment = datetime.combine(moment.date(), time()) + timedelta(days=1, microseconds=-1)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return round(aware.timestamp() * 1_000_000)
