"""Whether a shape keeps to its country, by the borders of the United Nations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.boundaries import read_countries
from geodata.geometry import WGS84

TOLERANCE_M = 200
"""Borders are simplified, so what is across one by less is taken as on it."""

OFFSHORE_M = 30_000
"""Coasts are simplified too, and ports reach into the sea: what is in no other country may lie
so far off."""


@dataclass(frozen=True, slots=True)
class Abroad:
    """The vertices of a shape that lie outside its country.

    ``vertices`` are their numbers, from 0, in the order of the coordinates; ``farthest`` is the one
    that is ``distance_m`` (geodesic, metres) from the border, ``at`` its longitude and latitude,
    and ``country`` the English name of the country it lies in, empty at sea.
    """

    vertices: tuple[int, ...]
    farthest: int
    distance_m: float
    at: tuple[float, float]
    country: str


def country_shape(code: str) -> BaseGeometry | None:
    """Return a country's shape in EPSG:4326 by ISO 3166-1 alpha-2 code, or None."""
    return _countries().get(code, (None, ""))[0]


def abroad(geometry: BaseGeometry, home: BaseGeometry, code: str) -> Abroad | None:
    """Return which vertices of a shape lie outside its country, or None when all keep to it.

    Parameters
    ----------
    geometry
        EPSG:4326, degrees, longitude first.
    home, code
        The country's shape, and its ISO 3166-1 alpha-2 code.
    """
    positions = shapely.get_coordinates(geometry)
    shapely.prepare(home)
    outside = np.flatnonzero(~shapely.intersects_xy(home, positions[:, 0], positions[:, 1]))
    found = []
    for number in outside.tolist():
        at = (float(positions[number, 0]), float(positions[number, 1]))
        distance_m = _distance_m(at, home)
        name = _country_at(at, code)
        if distance_m > (TOLERANCE_M if name else OFFSHORE_M):
            found.append((distance_m, number, at, name))
    if not found:
        return None
    distance_m, farthest, at, name = max(found)
    vertices = tuple(number for _, number, _, _ in found)
    return Abroad(vertices, farthest, distance_m, at, name)


def moved_home(geometry: BaseGeometry, outside: Abroad, home: BaseGeometry) -> BaseGeometry | None:
    """Return the shape with its vertices abroad moved to the border, or None if that breaks it."""
    numbers = list(outside.vertices)

    def move(positions: np.ndarray) -> np.ndarray:
        moved = positions.copy()
        for number in numbers:
            moved[number] = _nearest((positions[number, 0], positions[number, 1]), home)
        return moved

    moved = shapely.transform(geometry, move)
    return moved if moved.is_valid and not moved.is_empty else None


def _nearest(at: tuple[float, float], home: BaseGeometry) -> tuple[float, float]:
    """Return the point of the border that is nearest on the ground."""
    narrow = np.array([max(np.cos(np.radians(at[1])), 0.01), 1.0])
    flat = shapely.transform(_around(at, home), lambda xy: xy * narrow)
    line = shapely.shortest_line(flat, shapely.Point(at[0] * narrow[0], at[1]))
    x, y = line.coords[0]
    return round(float(x / narrow[0]), 7), round(float(y), 7)


def _around(at: tuple[float, float], home: BaseGeometry) -> BaseGeometry:
    """Return the part of a country near a point, or all of it when none is near."""
    near = shapely.clip_by_rect(home, at[0] - 2, at[1] - 2, at[0] + 2, at[1] + 2)
    return home if near.is_empty else near


def _distance_m(at: tuple[float, float], home: BaseGeometry) -> float:
    x, y = _nearest(at, home)
    return float(WGS84.inv(*at, x, y)[2])


def _country_at(at: tuple[float, float], code: str) -> str:
    """Return the name of another country at a point, or the empty text."""
    point = shapely.Point(at)
    return next(
        (
            name
            for other, (geometry, name) in _countries().items()
            if other != code and geometry.intersects(point)
        ),
        "",
    )


@cache
def _countries() -> dict[str, tuple[BaseGeometry, str]]:
    table = read_countries()
    shapely.prepare(table.geometry.to_numpy())
    columns = (table["country_code"], table.geometry, table["name"])
    return {code: (geometry, name) for code, geometry, name in zip(*columns, strict=True)}
