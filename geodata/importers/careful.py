"""One GeoJSON geometry read with care: what is wrong with it, and what can be mended."""

from __future__ import annotations

import math

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.importers.draft import Json
from geodata.importers.jsontext import Odd, Twice
from geodata.printable import printable

Position = tuple[float, ...]
Mended = list[tuple[str, str]]
"""The kind of each fault that was mended, and what was found."""

_TYPES = (
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    "GeometryCollection",
)  # fmt: skip
_OF_OTHERS = frozenset({"geometry", "properties", "features"})
_DEEPEST = 64


class Unbuildable(Exception):
    """A geometry that cannot be mended: what was found, and what to do."""

    def __init__(self, found: str, reason: str) -> None:
        super().__init__(found)
        self.found = found
        self.reason = reason


def careful_shape(geometry: Json) -> tuple[BaseGeometry, Mended]:
    """Return the shape of a GeoJSON geometry, and what had to be mended to build it.

    Raises
    ------
    Unbuildable
        It cannot be built without inventing something.
    """
    mended: Mended = []
    shape = _shape(geometry, mended, 0)
    if shape.has_z and math.isnan(shapely.get_coordinates(shape, include_z=True)[:, 2].sum()):
        mended.append(("mixed-heights", "parts with and without height in one shape"))
        shape = shapely.force_2d(shape)
    return shape, _once(mended)


def _once(mended: Mended) -> Mended:
    """Return the first finding of each kind; the others of that kind are counted in it."""
    kinds = [kind for kind, _ in mended]
    more = {kind: kinds.count(kind) - 1 for kind in kinds}
    firsts = dict(reversed(mended))
    return [
        (kind, f"{found}, and {more[kind]} more" if more[kind] else found)
        for kind, found in sorted(firsts.items())
    ]


def _shape(geometry: Json, mended: Mended, depth: int) -> BaseGeometry:
    if not isinstance(geometry, dict):
        raise Unbuildable(printable(geometry), "a geometry is an object or null; write one")
    if isinstance(geometry, Twice):
        raise Unbuildable(f"the key {printable(geometry.repeated[0])} twice", "keep one of the two")
    kind = geometry.get("type")
    if not isinstance(kind, str) or kind not in _TYPES:
        raise Unbuildable(f"the type {printable(kind)}", f"the type is one of {', '.join(_TYPES)}")
    if "crs" in geometry:
        raise Unbuildable("a crs within a geometry", "name the reference system once, in the file")
    member = "geometries" if kind == "GeometryCollection" else "coordinates"
    barred = _OF_OTHERS | ({"coordinates", "geometries"} - {member})
    if misplaced := sorted(barred & geometry.keys()):
        mended.append(("misplaced-member", f"{printable(misplaced[0])} in a {kind}"))
    if "bbox" in geometry and not is_bbox(geometry["bbox"]):
        mended.append(("bad-bbox", printable(geometry["bbox"])))
    content = geometry.get(member)
    if not isinstance(content, list):
        found = printable(content) if member in geometry else "nothing"
        raise Unbuildable(f"{found} as {member} of a {kind}", f"{member} is an array; write one")
    if kind == "GeometryCollection":
        if depth >= _DEEPEST:
            raise Unbuildable("collections within collections", "nest them less deep")
        return shapely.GeometryCollection([_shape(part, mended, depth + 1) for part in content])
    return _of_coordinates(kind, content, mended)


def is_bbox(value: Json) -> bool:
    """Return whether a value is a bounding box by RFC 7946, 5."""
    if not isinstance(value, list) or len(value) not in (4, 6):
        return False
    if any(type(number) not in (int, float) or not _is_finite(number) for number in value):
        return False
    return bool(value[1] <= value[len(value) // 2 + 1])


def _of_coordinates(kind: str, content: list[Json], mended: Mended) -> BaseGeometry:
    if not content:
        if not kind.startswith("Multi"):
            mended.append(("empty-geometry", f"a {kind} with an empty array"))
        return shapely.from_wkt(f"{kind.upper()} EMPTY")
    if kind == "Point":
        return shapely.Point(_level([_position(content, mended)], mended)[0])
    if kind == "MultiPoint":
        return shapely.MultiPoint(_line(content, 1, kind, mended))
    if kind == "LineString":
        return shapely.LineString(_line(content, 2, kind, mended))
    if kind == "MultiLineString":
        return shapely.MultiLineString([_line(line, 2, kind, mended) for line in content])
    if kind == "Polygon":
        return _polygon(content, kind, mended)
    return shapely.MultiPolygon([_polygon(part, kind, mended) for part in content])


def _polygon(rings: Json, kind: str, mended: Mended) -> shapely.Polygon:
    if not isinstance(rings, list) or not rings:
        raise Unbuildable(f"{printable(rings)} in a {kind}", "a polygon is an array of rings")
    flat = [_ring(ring, kind, mended) for ring in rings]
    if len({len(ring[0]) for ring in flat}) > 1:
        mended.append(("mixed-heights", f"rings with and without heights in a {kind}"))
        flat = [[position[:2] for position in ring] for ring in flat]
    return shapely.Polygon(flat[0], flat[1:])


def _ring(value: Json, kind: str, mended: Mended) -> list[Position]:
    ring = _line(value, 1, kind, mended)
    if ring[0] != ring[-1]:
        if len(ring) >= 3:
            mended.append(
                ("open-ring", f"a ring from {_shown(ring[0])} to {_shown(ring[-1])} in a {kind}")
            )
        ring = [*ring, ring[0]]
    if len(ring) < 4:
        raise Unbuildable(
            f"a ring of {len(value)} positions in a {kind}", "a ring has four or more; draw it anew"
        )
    return ring


def _line(value: Json, shortest: int, kind: str, mended: Mended) -> list[Position]:
    if not isinstance(value, list):
        raise Unbuildable(
            f"{printable(value)} as positions of a {kind}", "an array of positions is needed"
        )
    if len(value) < shortest:
        raise Unbuildable(
            f"{len(value)} positions in a part of a {kind}", f"{shortest} or more are needed"
        )
    return _level([_position(position, mended) for position in value], mended)


def _level(positions: list[Position], mended: Mended) -> list[Position]:
    if len({len(position) for position in positions}) > 1:
        mended.append(("mixed-heights", "positions with and without height in one shape"))
        return [position[:2] for position in positions]
    return positions


def _position(value: Json, mended: Mended) -> Position:
    if not isinstance(value, list) or len(value) < 2:
        raise Unbuildable(
            f"{printable(value)} as a position", "a position is [longitude, latitude]; correct it"
        )
    for number in value:
        if type(number) not in (int, float) or not _is_finite(number):
            found = printable(str(number) if isinstance(number, (Odd, float)) else number)
            raise Unbuildable(f"{found} in a position", "a position holds finite numbers only")
    if len(value) > 3:
        mended.append(("more-than-height", f"the position {printable(value)}"))
    return tuple(float(number) for number in value[:3])


def _is_finite(number: float) -> bool:
    try:
        return math.isfinite(number)
    except OverflowError:
        return False


def _shown(position: Position) -> str:
    return printable(list(position))
