"""The 180th meridian: cut there for storage, whole for drawing."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

Position = tuple[float, float]


def cut_at_antimeridian(geometry: BaseGeometry) -> BaseGeometry:
    """Return a whole geometry cut at the 180th meridian, as RFC 7946 stores it.

    Parameters
    ----------
    geometry
        Any but a GeometryCollection, EPSG:4326, degrees; longitudes may run past ±180.

    Returns
    -------
    The same shape with all longitudes in [-180, 180], in several parts where it was cut. A line
    keeps its direction and the order of its parts. A geometry already in range comes back as it is.
    The cut lies on the straight line between two vertices, in degrees: within a step of a pole that
    is beside the geodesic, by less than the step.
    """
    west, _, east, _ = geometry.bounds if not geometry.is_empty else (0, 0, 0, 0)
    if west >= -180 and east <= 180:
        return geometry
    parts = [piece for part in shapely.get_parts(geometry) for piece in _pieces(part)]
    return _joined(parts)


def whole_at_antimeridian(geometry: BaseGeometry) -> BaseGeometry:
    """Return a geometry cut at the 180th meridian in one piece again, for drawing.

    Parameters
    ----------
    geometry
        Any but a GeometryCollection, EPSG:4326, degrees, longitudes within [-180, 180].

    Returns
    -------
    The same shape with longitudes that run on past ±180. A line starts where it started, and each
    further part continues the one before. Of an area, the smaller side joins the greater, so that
    Chukotka reaches 190 and the United States reach -188. A geometry that does not touch the
    meridian from both sides comes back as it is, and so does one that spans all longitudes.
    """
    if geometry.is_empty or geometry.bounds[0] > -180 or geometry.bounds[2] < 180:
        return geometry
    parts = list(shapely.get_parts(geometry))
    if isinstance(geometry, (shapely.LineString, shapely.MultiLineString)):
        return _end_to_end(parts)
    if any(part.bounds[2] - part.bounds[0] >= 360 for part in parts):
        return geometry
    western = [part for part in parts if part.bounds[0] + part.bounds[2] < 0]
    eastern = [part for part in parts if part.bounds[0] + part.bounds[2] >= 0]
    if _size(western) < _size(eastern):
        western = [_shifted(part, 360) for part in western]
    else:
        eastern = [_shifted(part, -360) for part in eastern]
    return shapely.union_all([*eastern, *western])


def _pieces(part: BaseGeometry) -> Iterator[BaseGeometry]:
    if isinstance(part, shapely.LineString):
        yield from _line_pieces(list(part.coords))
        return
    if isinstance(part, shapely.Point):
        yield shapely.Point((part.x + 180) % 360 - 180, part.y)
        return
    west, south, east, north = part.bounds
    for turn in range(math.floor((west + 180) / 360), math.ceil((east - 180) / 360) + 1):
        world = shapely.box(360 * turn - 180, south - 1, 360 * turn + 180, north + 1)
        for piece in shapely.get_parts(part.intersection(world)):
            if isinstance(piece, shapely.Polygon):
                yield _shifted(piece, -360 * turn)


def _line_pieces(positions: list[Position]) -> Iterator[shapely.LineString]:
    """Walk the line and start a new piece at each meridian 180 + 360 k that it crosses."""
    piece: list[Position] = []
    turn = 0
    for (x1, y1), (x2, y2) in pairwise(positions):
        crossed = _meridians_between(x1, x2)
        stops = [*((x, y1 + (y2 - y1) * (x - x1) / (x2 - x1)) for x in crossed), (x2, y2)]
        start = (x1, y1)
        for stop in stops:
            here = math.floor(((start[0] + stop[0]) / 2 + 180) / 360)
            if piece and here != turn:
                yield shapely.LineString(piece)
                piece = []
            turn = here
            piece = piece or [_back(start, turn)]
            piece.append(_back(stop, turn))
            start = stop
    yield shapely.LineString(piece)


def _back(position: Position, turn: int) -> Position:
    """Take whole turns away; a digit that rounding adds beyond 180 goes too."""
    return min(max(position[0] - 360 * turn, -180.0), 180.0), position[1]


def _meridians_between(x1: float, x2: float) -> list[float]:
    low, high = min(x1, x2), max(x1, x2)
    turns = range(math.floor((low + 180) / 360) + 1, math.ceil((high + 180) / 360))
    crossed = [360.0 * turn - 180 for turn in turns]
    return crossed if x1 < x2 else crossed[::-1]


def _end_to_end(lines: list[shapely.LineString]) -> BaseGeometry:
    """Shift each line so that it starts where the one before ended, and join those that meet."""
    chains: list[list[Position]] = [list(lines[0].coords)]
    for line in lines[1:]:
        end, start = chains[-1][-1], line.coords[0]
        shift = 360 * round((end[0] - start[0]) / 360)
        moved = [(x + shift, y) for x, y in line.coords]
        if moved[0] == end:
            chains[-1].extend(moved[1:])
        else:
            chains.append(moved)
    return _joined([shapely.LineString(chain) for chain in chains])


def _shifted(geometry: BaseGeometry, degrees: float) -> BaseGeometry:
    return shapely.transform(geometry, lambda positions: np.add(positions, (degrees, 0)))


def _size(parts: list[BaseGeometry]) -> float:
    return sum(part.area or part.length or 1 for part in parts)


def _joined(parts: list[BaseGeometry]) -> BaseGeometry:
    if len(parts) == 1:
        return parts[0]
    if isinstance(parts[0], shapely.LineString):
        return shapely.MultiLineString(parts)
    if isinstance(parts[0], shapely.Point):
        return shapely.MultiPoint(parts)
    return shapely.MultiPolygon(parts)
