"""TopoJSON with shared arcs and every digit: a border between two areas is written once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

import shapely
from shapely.geometry.base import BaseGeometry

from geodata.exporters.file import Written
from geodata.layer import Layer

Position = tuple[float, ...]
Line = list[Position]


def to_topojson(layer: Layer) -> Written:
    """Return a topology of one object, named as the layer, without quantisation.

    Lines and rings keep their first position, so that reading gives the same coordinates.
    """
    arcs = _Arcs(layer.shapes)
    geometries = []
    for name, row, shape in zip(layer.ids, layer.rows, layer.shapes, strict=True):
        geometry = {"type": None} if shape is None else _geometry(shape, arcs)
        called = {} if name is None else {"id": name}
        geometries.append({**geometry, **called, "properties": dict(row)})
    topology = {
        "type": "Topology",
        "name": layer.name,
        **layer.about,
        "objects": {layer.name: {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": arcs.lines,
    }
    return Written(json.dumps(topology, ensure_ascii=False, allow_nan=False).encode())


class _Arcs:
    """The arcs of a topology: pieces of lines between the positions where lines part."""

    def __init__(self, shapes: Iterable[BaseGeometry | None]) -> None:
        self.lines: list[Line] = []
        self._numbers: dict[tuple[Position, ...], int] = {}
        self._ends = _where_lines_part(shapes)

    def of(self, line: Line) -> list[int]:
        """Return the numbers of the arcs that make a line, adding those not seen before."""
        numbers, first = [], 0
        for last in range(1, len(line)):
            if last == len(line) - 1 or line[last] in self._ends:
                numbers.append(self._number(line[first : last + 1]))
                first = last
        return numbers

    def _number(self, piece: Line) -> int:
        forward, back = tuple(piece), tuple(reversed(piece))
        if forward in self._numbers:
            return self._numbers[forward]
        if back in self._numbers:
            return ~self._numbers[back]
        self._numbers[forward] = len(self.lines)
        self.lines.append(piece)
        return self._numbers[forward]


def _where_lines_part(shapes: Iterable[BaseGeometry | None]) -> set[Position]:
    """Return every end of a line, and every position with other neighbours in another line."""
    neighbours: dict[Position, tuple[Position, Position]] = {}
    ends: set[Position] = set()
    for shape in shapes:
        for line in _lines(shape):
            ends.update((line[0], line[-1]))
            for before, here, after in zip(line, line[1:], line[2:], strict=False):
                pair = (before, after) if before <= after else (after, before)
                if neighbours.setdefault(here, pair) != pair:
                    ends.add(here)
    return ends


def _lines(shape: BaseGeometry | None) -> Iterator[Line]:
    if shape is None or shape.is_empty:
        return
    if shape.geom_type in ("LineString", "LinearRing"):
        yield list(shape.coords)
    elif shape.geom_type == "Polygon":
        yield from (list(ring.coords) for ring in (shape.exterior, *shape.interiors))
    elif hasattr(shape, "geoms"):
        for part in shape.geoms:
            yield from _lines(part)


def _geometry(shape: BaseGeometry, arcs: _Arcs) -> dict[str, object]:
    kind = shape.geom_type
    match kind:
        case "Point":
            return {"type": kind, "coordinates": list(shape.coords[0]) if shape.coords else []}
        case "MultiPoint":
            return {"type": kind, "coordinates": [list(part.coords[0]) for part in shape.geoms]}
        case "LineString" | "LinearRing":
            return {"type": "LineString", "arcs": arcs.of(list(shape.coords))}
        case "MultiLineString":
            return {"type": kind, "arcs": [arcs.of(list(part.coords)) for part in shape.geoms]}
        case "Polygon":
            return {"type": kind, "arcs": _rings(shape, arcs)}
        case "MultiPolygon":
            return {"type": kind, "arcs": [_rings(part, arcs) for part in shape.geoms]}
        case _:
            return {"type": kind, "geometries": [_geometry(part, arcs) for part in shape.geoms]}


def _rings(polygon: shapely.Polygon, arcs: _Arcs) -> list[list[int]]:
    if polygon.is_empty:
        return []
    return [arcs.of(list(ring.coords)) for ring in (polygon.exterior, *polygon.interiors)]
