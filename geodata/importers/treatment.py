"""One treatment for each shape that has a fault of a kind, and what it is called by."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from shapely.geometry.base import BaseGeometry

from geodata.importers.draft import Draft

AREAS = frozenset({"Polygon", "MultiPolygon"})
"""The types of shape that have an inside."""


def treat_each(
    draft: Draft,
    chosen: np.ndarray[Any, Any],
    kind: str,
    found: Callable[[BaseGeometry], str],
    mend: Callable[[BaseGeometry], BaseGeometry],
) -> None:
    """Treat the ``chosen`` shapes of a draft as ``findings.treat`` says, each listed on its own.

    ``found`` says what is there, ``mend`` returns the shape as it should be. A feature set aside
    is dropped.
    """
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


def parts_of(shape: BaseGeometry) -> list[BaseGeometry]:
    """Return the shapes in a collection, however deep, or the shape itself."""
    if shape.geom_type != "GeometryCollection":
        return [shape]
    return [inner for part in shape.geoms for inner in parts_of(part)]


def bounds_in_words(shape: BaseGeometry) -> str:
    """Return the position of a point, or the corners of anything else."""
    west, south, east, north = shape.bounds
    if (west, south) == (east, north):
        return f"{west:.10g}, {south:.10g}"
    return f"{west:.10g}, {south:.10g} to {east:.10g}, {north:.10g}"
