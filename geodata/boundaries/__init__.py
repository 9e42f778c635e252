"""Borders and coastlines: the world's countries, six countries' regions, and their lines.

All tables are in EPSG:4326, cut at the 180th meridian, with borders as the United Nations
see them (docs/decisions/0002-borders.md).  Nothing is read before a function is called.
"""

from __future__ import annotations

import json
from pathlib import Path

import geopandas as gpd
import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry import shape

from geodata.errors import GeodataError

_FOLDER = Path(__file__).parent


def read_countries() -> gpd.GeoDataFrame:
    """Return the world's countries and areas.

    Returns
    -------
    GeoDataFrame
        Columns `country_code` (ISO 3166-1 alpha-2), `name` (English), `names` (text by
        language tag), `geometry` (Polygon or MultiPolygon, EPSG:4326); by code.
    """
    return _read("countries")


def read_regions() -> gpd.GeoDataFrame:
    """Return the first-level regions of Ukraine, Russia, both Koreas, China and Japan.

    Returns
    -------
    GeoDataFrame
        Columns `iso_3166_2`, `country_code`, `name`, `names`, `status`
        ("temporarily-occupied" or None), `far_east` (bool: Russia's Far Eastern Federal
        District), `geometry` (Polygon or MultiPolygon, EPSG:4326).
    """
    return _read("regions")


def read_lines() -> gpd.GeoDataFrame:
    """Return the borders on land, each once, without coasts and cuts at 180°.

    Returns
    -------
    GeoDataFrame
        Columns `kind` ("border" between two countries, "region" between two regions of
        one), `between` (list of two codes: countries of a border, or regions; "XK" stands
        for Kosovo, which is drawn within Serbia), `undetermined` (bool: a
        border that is not agreed, to be drawn as such), `geometry` (LineString or
        MultiLineString, EPSG:4326).
    """
    return _read("lines")


def country_geometry(code: str) -> Polygon | MultiPolygon:
    """Return the shape of a country, by ISO 3166-1 alpha-2 code, in EPSG:4326.

    Raises
    ------
    GeodataError
        When no country has the code.
    """
    return _geometry(read_countries(), "country_code", code)


def region_geometry(iso_3166_2: str) -> Polygon | MultiPolygon:
    """Return the shape of a region, by ISO 3166-2 code, in EPSG:4326.

    Raises
    ------
    GeodataError
        When no region has the code.
    """
    return _geometry(read_regions(), "iso_3166_2", iso_3166_2)


def far_eastern_district() -> MultiPolygon:
    """Return the eleven subjects of Russia's Far East as one shape, cut at 180° (EPSG:4326)."""
    regions = read_regions()
    return shapely.coverage_union_all(regions.geometry[regions["far_east"]].to_numpy())


def occupied_regions() -> gpd.GeoDataFrame:
    """Return the six Ukrainian regions that are temporarily occupied, wholly or in part.

    Columns are those of `read_regions`. No front line is known or implied.
    """
    regions = read_regions()
    return regions[regions["status"] == "temporarily-occupied"].reset_index(drop=True)


def _read(table: str) -> gpd.GeoDataFrame:
    text = (_FOLDER / f"{table}.geojson").read_text(encoding="utf-8")
    features = json.loads(text)["features"]
    rows = [feature["properties"] for feature in features]
    shapes = [shape(feature["geometry"]) for feature in features]
    return gpd.GeoDataFrame(rows, geometry=shapes, crs="EPSG:4326")


def _geometry(table: gpd.GeoDataFrame, column: str, code: str) -> Polygon | MultiPolygon:
    found = table.geometry[table[column] == code]
    if found.empty:
        known = ", ".join(table[column].iloc[:3])
        raise GeodataError(
            f"boundaries: {column} is {code!r}, which is not there; use a code such as {known}."
        )
    return found.iloc[0]
