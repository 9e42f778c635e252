"""The columns that follow from others: instants, shapes, and what is superseded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import geopandas as gpd
import pandas as pd
import shapely

from geodata.geometry import STORAGE_CRS, cut_at_antimeridian, geodesic_route, length_m
from geodata.relations import superseded
from geodata.schema import Table
from geodata.time import Span, parse_edtf

_INSTANT = "datetime64[us, UTC]"
_MISSING = Span(None, None, uncertain=False, text="")


def with_instants(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the table with three columns beside each EDTF column ``x``.

    ``x_start`` and ``x_end`` are instants in UTC, half-open, NaT where the text is missing or that
    end is open; ``x_uncertain`` is bool, False where the text is missing.
    """
    added = {}
    for column in table.columns:
        if column.kind != "edtf":
            continue
        which, texts = pd.factorize(frame[column.name])
        spans = [*(parse_edtf(text) for text in texts), _MISSING]
        values = {
            "start": pd.Series([span.start for span in spans], dtype=_INSTANT),
            "end": pd.Series([span.end for span in spans], dtype=_INSTANT),
            "uncertain": pd.Series([span.uncertain for span in spans], dtype="bool"),
        }
        for name, of_texts in values.items():  # the last stands where the text is missing, at −1
            added[f"{column.name}_{name}"] = of_texts.take(which).set_axis(frame.index)
    return frame.assign(**added)


def with_points(places: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the places with ``longitude_deg`` and ``latitude_deg`` of a point inside each."""
    points = places.representative_point()
    return places.assign(longitude_deg=points.x, latitude_deg=points.y)


def located_claims(
    claims: pd.DataFrame, places: gpd.GeoDataFrame, relations: pd.DataFrame
) -> gpd.GeoDataFrame:
    """Return the claims with their geometry and ``superseded``.

    Parameters
    ----------
    claims
        (n, c) as in the schema.
    places
        (m, c) EPSG:4326, with ``longitude_deg`` and ``latitude_deg``.
    relations
        (k, c) as in the schema.

    Returns
    -------
    GeoDataFrame, EPSG:4326
        (n, c + 2). The geometry is the point of the claim's place, a MultiPoint of the different
        points of several places, or missing when no place is given.
    """
    points = point_of_places(places)
    shapes: dict[tuple[str, ...], shapely.Point | shapely.MultiPoint | None] = {(): None}
    for place_ids in set(claims["place_ids"]):
        if place_ids:
            shapes[place_ids] = _shape(points[place_id] for place_id in place_ids)
    geometry = gpd.GeoSeries(
        [shapes[place_ids] for place_ids in claims["place_ids"]],
        index=claims.index, crs=STORAGE_CRS,
    )  # fmt: skip
    return gpd.GeoDataFrame(
        claims.assign(superseded=superseded(claims, relations)), geometry=geometry
    )


def routed_movements(movements: pd.DataFrame, places: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the movements with their geodesic, cut at the 180th meridian, and ``length_m``.

    Raises
    ------
    InvalidShape
        A movement's two places lie on one point; ``reading`` sets such movements aside first.
    """
    points = point_of_places(places)
    ends = zip(movements["origin_id"], movements["destination_id"], strict=True)
    routes = [geodesic_route(points[origin], points[destination]) for origin, destination in ends]
    whole = gpd.GeoSeries(routes, index=movements.index, crs=STORAGE_CRS)
    stored = gpd.GeoSeries(
        [cut_at_antimeridian(route) for route in routes], index=movements.index, crs=STORAGE_CRS
    )
    return gpd.GeoDataFrame(movements.assign(length_m=length_m(whole)), geometry=stored)


def point_of_places(places: gpd.GeoDataFrame) -> Mapping[str, shapely.Point]:
    """Return the point that stands for each place, EPSG:4326, by ``place_id``."""
    points = shapely.points(places["longitude_deg"].to_numpy(), places["latitude_deg"].to_numpy())
    return dict(zip(places["place_id"], points, strict=True))


def _shape(points: Iterable[shapely.Point]) -> shapely.Point | shapely.MultiPoint:
    different = list(dict.fromkeys((point.x, point.y) for point in points))
    return shapely.Point(different[0]) if len(different) == 1 else shapely.MultiPoint(different)
