"""What is worth knowing of the shapes of a layer, though nothing about them is changed."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.importers.draft import Draft
from geodata.importers.findings import counted
from geodata.importers.treatment import AREAS, parts_of

Shapes = np.ndarray[Any, Any]
_FAMILIES = {
    0: "points", 4: "points", 1: "lines", 5: "lines", 3: "areas", 6: "areas",
}  # fmt: skip
"""By the number of a type in ``shapely.GeometryType``."""


def remark_on_shapes(draft: Draft) -> None:
    """Note heights, collections, mixed types, missing shapes, and rings that turn the other way."""
    mended = {repair.position for repair in draft.findings.repairs if repair.applied} - {None}
    kept = np.ones(len(draft.shapes), dtype=bool)
    kept[list(draft.dropped)] = False
    shapes = draft.shapes[kept]
    as_they_came = draft.shapes[[p for p in np.flatnonzero(kept).tolist() if p not in mended]]
    kinds = shapely.get_type_id(shapes)
    collections = shapes[kinds == shapely.GeometryType.GEOMETRYCOLLECTION]
    families = {_FAMILIES[kind] for kind in np.unique(kinds).tolist() if kind in _FAMILIES}
    for number, what in (
        (int((kinds == shapely.GeometryType.MISSING).sum()), "without a shape: kept as rows"),
        (int(shapely.has_z(shapes).sum()), "with heights: kept"),
        (len(collections), "with a collection of shapes: kept as one"),
        (sum(_is_nested(shape) for shape in collections), "with a collection in a collection"),
        (_turned(as_they_came), "whose rings turn the other way than RFC 7946 has "
         "it (outlines counterclockwise, holes clockwise): kept as they came"),
    ):  # fmt: skip
        if number:
            draft.findings.notes.append(f"{counted(number, draft.findings.item)} {what}.")
    if len(families) > 1:
        draft.findings.notes.append(
            f"Several types of shape in one layer, {' and '.join(sorted(families))}: kept together."
        )


def _is_nested(shape: BaseGeometry) -> bool:
    return any(part.geom_type == "GeometryCollection" for part in shape.geoms)


def _turned(shapes: Shapes) -> int:
    """Return how many shapes have a ring that turns the other way."""
    kinds = shapely.get_type_id(shapes)
    areas = shapes[np.isin(kinds, [3, 6])]
    collections = shapes[kinds == shapely.GeometryType.GEOMETRYCOLLECTION]
    polygons, owner = shapely.get_parts(areas, return_index=True)
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    is_outline = np.diff(polygon, prepend=-1) != 0
    wrong = shapely.is_ccw(rings) != is_outline
    inside = (_turned_one(shape) for shape in collections)
    return len(np.unique(owner[polygon[wrong]])) + sum(inside)


def _turned_one(collection: BaseGeometry) -> bool:
    areas = np.array([p for p in parts_of(collection) if p.geom_type in AREAS], dtype=object)
    return _turned(areas) > 0
