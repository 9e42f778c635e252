"""Geometries as the browser gets them: whole numbers, each the step from the one before.

Longitude comes first, in ten-thousandths of a degree (about 11 m), so that a payload is small and
compresses well. The browser adds the steps up again in ``layers/web/coordinates.js``.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

STEPS_PER_DEGREE = 10_000


def to_steps(coordinates: np.ndarray) -> list[int]:
    """Return (n, 2) degrees, EPSG:4326, as a flat list of 2n steps.

    Examples
    --------
    >>> to_steps(np.array([[10.0, 50.0], [10.0001, 49.9999]]))
    [100000, 500000, 1, -1]
    """
    grid = np.rint(np.asarray(coordinates)[:, :2] * STEPS_PER_DEGREE).astype(np.int64)
    steps = np.diff(grid, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
    return [int(step) for step in steps.ravel()]


def rings_to_steps(area: BaseGeometry) -> list[list[int]]:
    """Return every ring of a Polygon or MultiPolygon, EPSG:4326, as steps; holes included."""
    return [to_steps(shapely.get_coordinates(ring)) for ring in _rings(area)]


def lines_to_steps(lines: BaseGeometry) -> list[list[int]]:
    """Return every part of a LineString or MultiLineString, EPSG:4326, as steps."""
    return [to_steps(shapely.get_coordinates(part)) for part in shapely.get_parts(lines)]


def _rings(area: BaseGeometry) -> Iterator[BaseGeometry]:
    for polygon in shapely.get_parts(area):
        yield polygon.exterior
        yield from polygon.interiors
