"""Shapes looked at as a whole: on the Earth, the right way round, valid, cut at 180°."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.errors import WrongCrs
from geodata.importers.crs import known_crs, to_storage
from geodata.importers.draft import Draft
from geodata.importers.findings import counted
from geodata.meridian import cut_at_antimeridian

Shapes = np.ndarray[Any, Any]
_AREAS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
_ENOUGH = 0.5
"""When so many of the shapes show that their axes are swapped, all of them are."""


def treat_shapes(draft: Draft) -> None:
    """Bring the draft's shapes to EPSG:4326 and treat every fault, each listed under its kind.

    Shapes are changed only as ``findings.treat`` says; a feature set aside is dropped.
    """
    if not len(draft.shapes):
        return
    if draft.crs is None:
        _suppose(draft)
    elif crs := known_crs(draft.crs) if draft.crs else "":
        _convert(draft, crs)
    _place_on_earth(draft)
    _mend_areas(draft)
    _look_at_wide_edges(draft)
    _note_turns(draft)


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


def _place_on_earth(draft: Draft) -> None:
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
        _treat(draft, evident, "swapped-axes", _bounds_in_words, _swapped)
    far = ~evident & (beyond_pole | (west < -540) | (east > 540) | (east - west > 360))
    for position in np.flatnonzero(far):
        draft.findings.set_aside("not-on-earth", int(position), _bounds_in_words(shapes[position]))
        draft.drop(int(position))
        shapes[position] = None
    _treat(draft, past_180 & ~far & ~evident, "past-180", _bounds_in_words, _brought_back)


def _mend_areas(draft: Draft) -> None:
    shapes = draft.shapes
    kinds = shapely.get_type_id(shapes)
    collections = kinds == shapely.GeometryType.GEOMETRYCOLLECTION
    areas = np.isin(kinds, _AREAS) & ~shapely.is_empty(shapes)
    broken = np.zeros(len(shapes), dtype=bool)
    broken[areas] = ~shapely.is_valid(shapes[areas])
    for position in np.flatnonzero(collections):
        broken[position] = any(
            not part.is_valid for part in _parts(shapes[position]) if part.geom_type in _AREA_NAMES
        )
    flat = np.zeros(len(shapes), dtype=bool)
    for position in np.flatnonzero(broken & ~collections):
        flat[position] = _mended(shapes[position]).area == 0
    _treat(draft, flat, "no-area", shapely.is_valid_reason, shapely.make_valid)
    stray = np.zeros(len(shapes), dtype=bool)
    for position in np.flatnonzero(broken & ~flat):
        stray[position] = shapely.is_valid_reason(shapes[position]).startswith("Hole lies outside")
    _treat(draft, stray, "stray-hole", shapely.is_valid_reason, _without_stray_holes)
    _treat(draft, broken & ~flat & ~stray, "crossing-lines", shapely.is_valid_reason, _mended)


_AREA_NAMES = frozenset({"Polygon", "MultiPolygon"})


def _parts(shape: BaseGeometry) -> list[BaseGeometry]:
    if shape.geom_type != "GeometryCollection":
        return [shape]
    return [inner for part in shape.geoms for inner in _parts(part)]


def _mended(shape: BaseGeometry) -> BaseGeometry:
    """Return the shape with every broken area parted where its lines cross."""
    if shape.geom_type == "GeometryCollection":
        return shapely.GeometryCollection([_mended(part) for part in shape.geoms])
    if shape.geom_type not in _AREA_NAMES or shape.is_valid:
        return shape
    found = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    areas = [part for part in _parts(found) if part.geom_type in _AREA_NAMES]
    return areas[0] if len(areas) == 1 else shapely.union_all(areas)


def _without_stray_holes(shape: BaseGeometry) -> BaseGeometry:
    polygons = []
    for part in shapely.get_parts(shape):
        shell = shapely.Polygon(part.exterior)
        holes = [ring for ring in part.interiors if shapely.make_valid(shell).intersects(ring)]
        polygons.append(shapely.Polygon(part.exterior, holes))
    return _mended(polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons))


def _look_at_wide_edges(draft: Draft) -> None:
    shapes = draft.shapes
    west, _, east, _ = shapely.bounds(shapes).T
    wide = np.zeros(len(shapes), dtype=bool)
    for position in np.flatnonzero(east - west > 180):
        wide[position] = any(_has_wide_edge(part) for part in _parts(shapes[position]))
    _treat(draft, wide, "wide-edge", _bounds_in_words, _cut)


def _has_wide_edge(part: BaseGeometry) -> bool:
    """Return whether an edge spans more than 180°; one from -180 to 180 encircles the Earth."""
    lines = part if part.geom_type in _AREA_NAMES else shapely.MultiLineString()
    for line in [*shapely.get_rings(lines), *shapely.get_parts(part)]:
        if line.geom_type not in ("LineString", "LinearRing"):
            continue
        spans = np.abs(np.diff(shapely.get_coordinates(line)[:, 0]))
        if ((spans > 180) & (spans < 360)).any():
            return True
    return False


def _note_turns(draft: Draft) -> None:
    shapes = draft.shapes
    polygons = shapes[shapely.get_type_id(shapes) == shapely.GeometryType.POLYGON]
    rings = shapely.get_exterior_ring(polygons)
    clockwise = int((~shapely.is_ccw(rings) & ~shapely.is_empty(polygons)).sum())
    if clockwise:
        draft.findings.notes.append(
            f"The outlines of {counted(clockwise, 'polygon')} run clockwise; they are kept as they "
            "came."
        )


def _treat(
    draft: Draft,
    chosen: np.ndarray[Any, Any],
    kind: str,
    found: Callable[[BaseGeometry], str],
    mend: Callable[[BaseGeometry], BaseGeometry],
) -> None:
    for index in np.flatnonzero(chosen):
        position = int(index)
        if position in draft.dropped:
            continue
        choice = draft.findings.treat(kind, position, found(draft.shapes[position]))
        if choice == "apply":
            draft.shapes[position] = mend(draft.shapes[position])
        elif choice == "aside":
            draft.drop(position)
            draft.shapes[position] = None


def _bounds_in_words(shape: BaseGeometry) -> str:
    west, south, east, north = shape.bounds
    if (west, south) == (east, north):
        return f"{west:.10g}, {south:.10g}"
    return f"{west:.10g}, {south:.10g} to {east:.10g}, {north:.10g}"


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
