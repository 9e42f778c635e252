"""Where the name of an area may stand on a map."""

from __future__ import annotations

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

_STEP_DEG = 3.0
_LEAST_ROOM = 0.15
"""Share of the largest circle's radius that a spot must be from the edge."""


def name_spots(area: Polygon | MultiPolygon) -> list[list[float]]:
    """Return points where an area's name may stand, best first.

    Parameters
    ----------
    area
        EPSG:4326, degrees.

    Returns
    -------
    Longitude and latitude of each point. The first is the middle of the largest circle inside;
    the others lie on a grid over the largest part, those farthest from its edge first.
    """
    largest = max(getattr(area, "geoms", [area]), key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(largest, tolerance=0.05)
    centre, rim = circle.coords[0], circle.length
    west, south, east, north = largest.bounds
    size = int(np.clip(max(east - west, north - south) / _STEP_DEG, 4, 24))
    grid = [
        shapely.Point(west + (east - west) * x, south + (north - south) * y)
        for x in np.linspace(0.05, 0.95, size)
        for y in np.linspace(0.05, 0.95, size)
    ]
    shapely.prepare(largest)
    inside = [point for point in grid if largest.contains(point)]
    rooms = [largest.exterior.distance(point) for point in inside]
    roomy = sorted(
        (-room, point.x, point.y)
        for room, point in zip(rooms, inside, strict=True)
        if room > rim * _LEAST_ROOM
    )
    spots = [centre, *((x, y) for _, x, y in roomy)]
    return [[round(x, 3), round(y, 3)] for x, y in spots]
