"""Where shapes lie: brought to EPSG:4326, onto the Earth, and cut at the 180th meridian."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.errors import WrongCrs
from geodata.importers.crs import known_crs, to_storage
from geodata.importers.draft import Draft
from geodata.importers.treatment import AREAS, bounds_in_words, parts_of, treat_each
from geodata.meridian import cut_at_antimeridian

_ENOUGH = 0.5
"""When so many of the shapes show that their axes are swapped, all of them are."""


def place_on_earth(draft: Draft) -> None:
    """Bring the draft's shapes to EPSG:4326, longitude first, within ±180 and ±90.

    Raises
    ------
    WrongCrs
        No reference system is named, and the coordinates are no longitudes and latitudes.
    """
    if draft.crs is None:
        _suppose(draft)
    elif crs := known_crs(draft.crs) if draft.crs else "":
        _convert(draft, crs)
    _look_at_bounds(draft)


def look_at_wide_edges(draft: Draft) -> None:
    """Propose a cut where an edge spans more than half the Earth."""
    shapes = draft.shapes
    west, _, east, _ = shapely.bounds(shapes).T
    wide = np.zeros(len(shapes), dtype=bool)
    for position in np.flatnonzero(east - west > 180):
        wide[position] = any(_has_wide_edge(part) for part in parts_of(shapes[position]))
    treat_each(draft, wide, "wide-edge", bounds_in_words, _cut)


def _has_wide_edge(part: BaseGeometry) -> bool:
    """Return whether an edge spans more than 180°; one from -180 to 180 encircles the Earth."""
    lines = part if part.geom_type in AREAS else shapely.MultiLineString()
    for line in [*shapely.get_rings(lines), *shapely.get_parts(part)]:
        if line.geom_type not in ("LineString", "LinearRing"):
            continue
        spans = np.abs(np.diff(shapely.get_coordinates(line)[:, 0]))
        if ((spans > 180) & (spans < 360)).any():
            return True
    return False


def _suppose(draft: Draft) -> None:
    """Take coordinates of no system as longitude and latitude, if every one of them can be."""
    west, south, east, north = shapely.total_bounds(draft.shapes)
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise WrongCrs(
            "no reference system is named, and the coordinates are no longitudes and latitudes; "
            "name the system, such as EPSG:3857"
        )
    if not np.isnan(west):
        draft.findings.treat("no-crs", None, "no reference system")


def _convert(draft: Draft, crs: str) -> None:
    draft.shapes, bad, name = to_storage(draft.shapes, crs)
    draft.findings.treat("other-crs", None, name)
    for position in np.flatnonzero(bad):
        why = f"its positions do not exist in {name}; correct them"
        draft.findings.set_aside("not-on-earth", int(position), "positions out of range", why)
        draft.drop(int(position))
        draft.shapes[position] = None


def _look_at_bounds(draft: Draft) -> None:
    shapes = draft.shapes
    west, south, east, north = shapely.bounds(shapes).T
    beyond_pole = (south < -90) | (north > 90)
    past_180 = (west < -180) | (east > 180)
    swappable = (west >= -90) & (east <= 90) & (south >= -180) & (north <= 180)
    evident = beyond_pole & swappable
    there = ~np.isnan(west)
    if evident.any():
        if evident.sum() >= _ENOUGH * there.sum() and swappable[there].all():
            evident = there
        else:
            draft.findings.notes.append(
                f"Latitude stands first in {int(evident.sum())} of {int(there.sum())} shapes for "
                "certain; look at the map whether it does in the others."
            )
        treat_each(draft, evident, "swapped-axes", bounds_in_words, _swapped)
    far = ~evident & (beyond_pole | (west < -540) | (east > 540) | (east - west > 360))
    for position in np.flatnonzero(far):
        draft.findings.set_aside("not-on-earth", int(position), bounds_in_words(shapes[position]))
        draft.drop(int(position))
        shapes[position] = None
    treat_each(draft, past_180 & ~far & ~evident, "past-180", bounds_in_words, _brought_back)


def _swapped(shape: BaseGeometry) -> BaseGeometry:
    return _moved(shape, lambda positions: positions[:, ::-1])


def _moved(
    shape: BaseGeometry, move: Callable[[np.ndarray[Any, Any]], np.ndarray[Any, Any]]
) -> BaseGeometry:
    """Return the shape with longitude and latitude changed, and heights as they are."""
    positions = shapely.get_coordinates(shape, include_z=shape.has_z)
    positions[:, :2] = move(positions[:, :2])
    return shapely.set_coordinates(shapely.from_wkb(shapely.to_wkb(shape)), positions)


def _brought_back(shape: BaseGeometry) -> BaseGeometry:
    if shape.geom_type == "GeometryCollection":
        return shapely.GeometryCollection([_brought_back(part) for part in shape.geoms])
    west, _, east, _ = shape.bounds
    turn = -360 if west >= 180 else 360 if east <= -180 else 0
    if turn:
        shape = _moved(shape, lambda positions: np.add(positions, (turn, 0)))
    return cut_at_antimeridian(shape)


def _cut(shape: BaseGeometry) -> BaseGeometry:
    """Return the shape cut at the 180th meridian, where its edges jump from side to side."""
    import antimeridian

    if shape.geom_type == "GeometryCollection":
        return shapely.GeometryCollection([_cut(part) for part in shape.geoms])
    if not _has_wide_edge(shape):
        return shape
    return shapely.geometry.shape(antimeridian.fix_shape(shape, great_circle=False))
