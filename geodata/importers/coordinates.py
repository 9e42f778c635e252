"""GeoJSON coordinates made shapes: many at once where all is plain, else one by one."""

from __future__ import annotations

from itertools import chain
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.importers.careful import Unbuildable, careful_shape
from geodata.importers.draft import Draft, Json

DEPTHS = {
    "Point": 0, "MultiPoint": 1, "LineString": 1,
    "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3,
}  # fmt: skip
"""How many arrays stand around the positions of each type of geometry."""

_TYPES = {
    "Point": shapely.GeometryType.POINT,
    "MultiPoint": shapely.GeometryType.MULTIPOINT,
    "LineString": shapely.GeometryType.LINESTRING,
    "MultiLineString": shapely.GeometryType.MULTILINESTRING,
    "Polygon": shapely.GeometryType.POLYGON,
    "MultiPolygon": shapely.GeometryType.MULTIPOLYGON,
}
_SHORTEST = {"LineString": 2, "MultiLineString": 2, "Polygon": 4, "MultiPolygon": 4}
"""The fewest positions of the innermost arrays, for the types that have a minimum."""

_NUMBERS = {int, float}
_MEMBERS = frozenset({"type", "coordinates", "geometries"})


def build_shapes(draft: Draft) -> None:
    """Turn the draft's geometry objects into its ``shapes``; a broken one sets its feature aside.

    Plain geometries are built together, by type and number of dimensions. Where a group is not
    plain as a whole it is halved until the odd ones are found; those are read one by one, and each
    thing that has to be mended is listed.
    """
    geometries, draft.geometries = draft.geometries, []
    draft.shapes = np.full(len(geometries), None, dtype=object)
    groups: dict[tuple[str, int], list[int]] = {}
    for position, geometry in enumerate(geometries):
        if geometry is None:
            continue
        if type(geometry) is dict and len(geometry) == 2 and geometry.get("type") in DEPTHS:
            kind = geometry["type"]
            groups.setdefault((kind, _size(geometry.get("coordinates"), DEPTHS[kind])), []).append(
                position
            )
        else:
            _build_one(draft, position, geometry)
    for (kind, size), positions in groups.items():
        _build_group(draft, kind, size, positions, geometries)


def _size(coordinates: Json, depth: int) -> int:
    """Return how many numbers the first position has; 0 when there is none."""
    for _ in range(depth):
        if type(coordinates) is not list or not coordinates:
            return 0
        coordinates = coordinates[0]
    return len(coordinates) if type(coordinates) is list else 0


def _build_group(
    draft: Draft, kind: str, size: int, positions: list[int], geometries: list[Json]
) -> None:
    coordinates = [geometries[position]["coordinates"] for position in positions]
    shapes = plain_shapes(kind, size, coordinates)
    if shapes is not None:
        draft.shapes[positions] = shapes
        for position in positions:
            geometries[position] = None
    elif len(positions) == 1:
        _build_one(draft, positions[0], geometries[positions[0]])
    else:
        middle = len(positions) // 2
        _build_group(draft, kind, size, positions[:middle], geometries)
        _build_group(draft, kind, size, positions[middle:], geometries)


def plain_shapes(kind: str, size: int, coordinates: list[Json]) -> np.ndarray[Any, Any] | None:
    """Return one shape for each coordinates, or None when any of them is not plain.

    Parameters
    ----------
    kind
        A type of ``DEPTHS``.
    size
        How many numbers every position must have, 2 or 3.
    coordinates
        The ``coordinates`` of GeoJSON geometries of that type.

    Returns
    -------
    (n,) array of geometries, not checked for the Earth or for validity.
    """
    if size not in (2, 3):
        return None
    offsets: list[np.ndarray[Any, Any]] = []
    level = coordinates
    for _ in range(DEPTHS[kind]):
        if set(map(type, level)) != {list}:
            return None
        lengths = np.fromiter(map(len, level), dtype=np.int64, count=len(level))
        if not lengths.all():
            return None
        offsets.append(np.concatenate(([0], np.cumsum(lengths))))
        level = list(chain.from_iterable(level))
    if set(map(type, level)) != {list} or set(map(len, level)) != {size}:
        return None
    if kind in _SHORTEST and np.diff(offsets[-1]).min() < _SHORTEST[kind]:
        return None
    flat = list(chain.from_iterable(level))
    if not set(map(type, flat)) <= _NUMBERS:
        return None
    try:
        numbers = np.array(flat, dtype=np.float64).reshape(-1, size)
    except OverflowError:
        return None
    if not np.isfinite(numbers).all():
        return None
    if kind.endswith("Polygon") and not _all_closed(numbers, offsets[-1]):
        return None
    shapes: np.ndarray[Any, Any] = shapely.from_ragged_array(
        _TYPES[kind], numbers, tuple(reversed(offsets)) or None
    )
    return shapes


def _all_closed(numbers: np.ndarray[Any, Any], offsets: np.ndarray[Any, Any]) -> bool:
    return bool((numbers[offsets[:-1]] == numbers[offsets[1:] - 1]).all())


def _build_one(draft: Draft, position: int, geometry: Json) -> None:
    shape: BaseGeometry | None
    try:
        shape, mended = careful_shape(geometry)
    except Unbuildable as error:
        draft.findings.set_aside("bad-geometry", position, error.found, error.reason)
        draft.drop(position)
        return
    for kind, found in mended:
        choice = draft.findings.treat(kind, position, found)
        if choice == "aside":
            draft.drop(position)
            return
        if kind == "empty-geometry" and choice == "apply":
            shape = None
    draft.shapes[position] = shape
    others = {k: v for k, v in geometry.items() if k not in _MEMBERS}
    if others:
        draft.feature_members.setdefault(position, {})["geometry"] = others
