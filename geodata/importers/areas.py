"""Areas whose outlines do not hold: crossing lines, stray holes, and no area at all."""

from __future__ import annotations

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.importers.draft import Draft
from geodata.importers.treatment import AREAS, parts_of, treat_each

_KINDS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)


def mend_areas(draft: Draft) -> None:
    """Treat every polygon that is not valid, on its own or within a collection."""
    shapes = draft.shapes
    kinds = shapely.get_type_id(shapes)
    collections = kinds == shapely.GeometryType.GEOMETRYCOLLECTION
    areas = np.isin(kinds, _KINDS) & ~shapely.is_empty(shapes)
    broken = np.zeros(len(shapes), dtype=bool)
    broken[areas] = ~shapely.is_valid(shapes[areas])
    for position in np.flatnonzero(collections):
        broken[position] = any(
            not part.is_valid for part in parts_of(shapes[position]) if part.geom_type in AREAS
        )
    flat = np.zeros(len(shapes), dtype=bool)
    for position in np.flatnonzero(broken & ~collections):
        flat[position] = _mended(shapes[position]).area == 0
    treat_each(draft, flat, "no-area", shapely.is_valid_reason, shapely.make_valid)
    stray = np.zeros(len(shapes), dtype=bool)
    for position in np.flatnonzero(broken & ~flat):
        stray[position] = shapely.is_valid_reason(shapes[position]).startswith("Hole lies outside")
    treat_each(draft, stray, "stray-hole", shapely.is_valid_reason, _without_stray_holes)
    treat_each(draft, broken & ~flat & ~stray, "crossing-lines", shapely.is_valid_reason, _mended)


def _mended(shape: BaseGeometry) -> BaseGeometry:
    """Return the shape with every broken area parted where its lines cross."""
    if shape.geom_type == "GeometryCollection":
        return shapely.GeometryCollection([_mended(part) for part in shape.geoms])
    if shape.geom_type not in AREAS or shape.is_valid:
        return shape
    found = shapely.make_valid(shape, method="structure", keep_collapsed=False)
    areas = [part for part in parts_of(found) if part.geom_type in AREAS]
    return shapely.orient_polygons(areas[0] if len(areas) == 1 else shapely.union_all(areas))


def _without_stray_holes(shape: BaseGeometry) -> BaseGeometry:
    polygons = []
    for part in shapely.get_parts(shape):
        shell = shapely.Polygon(part.exterior)
        holes = [ring for ring in part.interiors if shapely.make_valid(shell).intersects(ring)]
        polygons.append(shapely.Polygon(part.exterior, holes))
    return _mended(polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons))
