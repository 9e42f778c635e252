"""Lines and areas on the ellipsoid."""

from __future__ import annotations

import math

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS, Geod, Transformer

from geodata.errors import InvalidShape, WrongCrs
from geodata.meridian import cut_at_antimeridian, whole_at_antimeridian

WGS84 = Geod(ellps="WGS84")
STORAGE_CRS = "EPSG:4326"
STEP_M = 100_000
"""A route has a vertex at least this often, in metres, so that it is curved on any map."""

__all__ = [
    "area_m2",
    "bearing_deg",
    "cut_at_antimeridian",
    "geodesic_route",
    "length_m",
    "require_storage_crs",
    "whole_at_antimeridian",
]


def geodesic_route(origin: shapely.Point, destination: shapely.Point) -> shapely.LineString:
    """Return the shortest line between two points, whole.

    Parameters
    ----------
    origin, destination
        Points, EPSG:4326, degrees, longitude within [-180, 180].

    Returns
    -------
    LineString, EPSG:4326, degrees, from origin to destination, with a vertex at least every
    100 km. Longitudes run on past 180 or -180 where the line crosses that meridian, so it can be
    drawn as it is; ``cut_at_antimeridian`` makes it fit for storage.

    Raises
    ------
    InvalidShape
        A point is empty, or both are the same.

    Notes
    -----
    Karney (2013), *Algorithms for geodesics*, through ``pyproj.Geod``, WGS 84.

    Examples
    --------
    >>> route = geodesic_route(shapely.Point(170, 60), shapely.Point(-170, 60))
    >>> route.coords[-1]
    (190.0, 60.0)
    """
    if origin.is_empty or destination.is_empty:
        raise InvalidShape("a route needs two points, found an empty one; give both places a point")
    if origin.equals(destination):
        raise InvalidShape("origin and destination lie on one point; a route needs two")
    _, _, distance_m = WGS84.inv(origin.x, origin.y, destination.x, destination.y)
    inner = math.floor(distance_m / STEP_M)
    ends = (origin.x, origin.y, destination.x, destination.y)
    between = WGS84.npts(*ends, inner) if inner else []
    positions = np.array([ends[:2], *between, ends[2:]])
    positions[1:, 0] -= 360 * np.round(np.diff(positions[:, 0]) / 360).cumsum()
    return shapely.LineString(positions)


def length_m(lines: gpd.GeoSeries) -> pd.Series:
    """Return the geodesic length of each line.

    Parameters
    ----------
    lines
        (n,) LineString or MultiLineString, EPSG:4326, degrees. A missing line gives NaN.

    Returns
    -------
    (n,) float, metres, on the index of ``lines``; the name is ``length_m``.

    Raises
    ------
    WrongCrs
        ``lines`` has another CRS, or none.

    Notes
    -----
    Karney (2013), *Algorithms for geodesics*, through ``pyproj.Geod``, WGS 84.

    Examples
    --------
    >>> equator = shapely.LineString([(0, 0), (1, 0)])
    >>> round(length_m(gpd.GeoSeries([equator], crs="EPSG:4326"))[0])
    111319
    """
    require_storage_crs(lines)
    lengths = [math.nan if line is None else WGS84.geometry_length(line) for line in lines]
    return pd.Series(lengths, index=lines.index, dtype="float64", name="length_m")


def area_m2(areas: gpd.GeoSeries) -> pd.Series:
    """Return the area of each polygon on the ellipsoid.

    Parameters
    ----------
    areas
        (n,) Polygon or MultiPolygon, EPSG:4326, degrees. A missing one gives NaN.

    Returns
    -------
    (n,) float, square metres, on the index of ``areas``; the name is ``area_m2``.

    Raises
    ------
    WrongCrs
        ``areas`` has another CRS, or none.

    Notes
    -----
    Measured in EPSG:6933 (cylindrical equal-area, WGS 84), where every part keeps its true area.
    A geometry that runs past 180° is cut first. Edges are the straight lines of RFC 7946, so long
    ones get a vertex every half degree before they are projected.
    """
    require_storage_crs(areas)
    project = Transformer.from_crs(STORAGE_CRS, "EPSG:6933", always_xy=True).transform
    sizes = [
        math.nan
        if area is None
        else shapely.transform(
            shapely.segmentize(cut_at_antimeridian(area), 0.5), project, interleaved=False
        ).area
        for area in areas
    ]
    return pd.Series(sizes, index=areas.index, dtype="float64", name="area_m2")


def bearing_deg(origin: shapely.Point, destination: shapely.Point) -> float:
    """Return the direction in which the geodesic leaves the origin.

    Both points are EPSG:4326. The bearing is in degrees clockwise from north, in [0, 360).

    Examples
    --------
    >>> bearing_deg(shapely.Point(0, 0), shapely.Point(-1, 0))
    270.0
    """
    forward, _, _ = WGS84.inv(origin.x, origin.y, destination.x, destination.y)
    return float(forward % 360) % 360


def require_storage_crs(series: gpd.GeoSeries) -> None:
    """Raise WrongCrs unless the series is in EPSG:4326 (or the same with longitude first)."""
    if series.crs is None or not CRS(series.crs).equals(STORAGE_CRS, ignore_axis_order=True):
        found = "no CRS" if series.crs is None else CRS(series.crs).to_string()
        raise WrongCrs(f"coordinates must be in {STORAGE_CRS}, found {found}; use to_crs first")
