"""Advice on a geometry: broken, in the wrong order, in another country, or too exact to be true."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.advice.borders import Abroad, abroad, country_shape, moved_home
from geodata.advice.values import Advice, Record, Repair
from geodata.errors import InvalidShape
from geodata.features import parse_geometry
from geodata.meridian import cut_at_antimeridian
from geodata.tables import geojson_object

METRES_PER_DEGREE = 111_320
SLACK = 2
"""An outline may have so many decimals more than its precision justifies, to stay smooth."""


def shape_advice(table: str, record: Record) -> list[Advice]:
    """Return advice on the geometry of a row.

    Parameters
    ----------
    table
        A table of the schema, or the name of a layer of one's own.
    record
        ``geometry`` is a GeoJSON object, EPSG:4326, degrees, longitude first; ``country`` (ISO
        3166-1 alpha-2) and ``uncertainty_m`` are looked at where they are given.
    """
    geometry = record.get("geometry")
    if geometry is None or table == "movements":  # a movement's geometry is built, not typed
        return []
    try:
        found = parse_geometry(geometry)
    except InvalidShape as error:
        return [_broken(geometry, str(error), record)]
    return [*_country(found, record), *_decimals(geometry, found, record)]


def justified_decimals(uncertainty_m: float) -> int:
    """Return how many decimals of a degree a place known this exactly deserves, 1 to 7.

    The last decimal is about a tenth of the uncertainty, which is in metres.

    Examples
    --------
    >>> justified_decimals(40_000)
    2
    """
    return max(1, min(7, math.ceil(-math.log10(uncertainty_m / METRES_PER_DEGREE / 10))))


def decimals_of(coordinates: object) -> int:
    """Return the most decimals that any number of GeoJSON coordinates has."""
    if isinstance(coordinates, (list, tuple)):
        return max(map(decimals_of, coordinates), default=0)
    _, _, decimals = format(float(str(coordinates)), ".15g").partition(".")
    return len(decimals)


def rounded(geometry: BaseGeometry, decimals: int) -> BaseGeometry:
    """Return a geometry on the grid of so many decimals, still valid; EPSG:4326, degrees."""
    plain = shapely.transform(geometry, lambda xy: xy.round(decimals))
    if plain.is_valid and not plain.is_empty:
        return shapely.remove_repeated_points(plain)
    snapped = shapely.set_precision(geometry, 10.0**-decimals)
    return shapely.transform(snapped, lambda xy: xy.round(decimals))


def _broken(geometry: object, reason: str, record: Record) -> Advice:
    repair, at = _mended(geometry, record)
    return Advice(
        kind="geometry",
        title=_title(reason),
        text=f"{reason[0].upper()}{reason[1:]}.",
        column="geometry",
        at=at,
        repair=repair,
        blocks=True,
    )


def _title(reason: str) -> str:
    if "not on the Earth" in reason:
        return "A position is not on the Earth"
    if "Self-intersection" in reason:
        return "The outline crosses itself"
    return "The geometry is not valid"


def _mended(geometry: object, record: Record) -> tuple[Repair | None, tuple[float, float] | None]:
    """Return a repair for a geometry that cannot be kept, and the place of the fault."""
    try:
        built = shape(geometry)
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        shapely.errors.ShapelyError,
    ):
        return None, None
    if built.is_empty or not np.isfinite(shapely.get_coordinates(built)).all():
        return None, None
    west, south, east, north = built.bounds
    if south < -90 or north > 90:
        swapped = shapely.transform(built, lambda xy: xy[:, ::-1])
        fits = swapped.bounds[1] >= -90 and swapped.bounds[3] <= 90
        return (_writing("Swap longitude and latitude", swapped) if fits else None), None
    if west < -180 or east > 180:
        if east - west > 360 or not built.is_valid:
            return None, None
        return _writing("Cut it at the 180th meridian", cut_at_antimeridian(built)), None
    mended = _same_kind(shapely.make_valid(built), built)
    place = re.search(r"\[(\S+) (\S+)\]", shapely.is_valid_reason(built))
    at = (float(place[1]), float(place[2])) if place else None
    if mended is None:
        return None, at
    parts = shapely.get_num_geometries(mended)
    return _writing("Mend it" if parts == 1 else f"Mend it as {parts} parts", mended), at


def _same_kind(mended: BaseGeometry, built: BaseGeometry) -> BaseGeometry | None:
    """Return the parts of a mended geometry that have the dimension it had, or None."""
    dimension = shapely.get_dimensions(built)
    parts = [
        part
        for whole in shapely.get_parts(mended)
        for part in shapely.get_parts(whole)
        if shapely.get_dimensions(part) == dimension
    ]
    if not parts:
        return None
    kinds: dict[int, Any] = {
        0: shapely.MultiPoint, 1: shapely.MultiLineString, 2: shapely.MultiPolygon,
    }  # fmt: skip
    whole = parts[0] if len(parts) == 1 else kinds[dimension](parts)
    return whole if whole.is_valid else None


def _country(found: BaseGeometry, record: Record) -> Iterator[Advice]:
    code = record.get("country")
    home = country_shape(code) if isinstance(code, str) else None
    if home is None:
        return
    swapped = shapely.transform(found, lambda xy: xy[:, ::-1])
    if not found.intersects(home) and swapped.intersects(home):
        yield Advice(
            kind="axes",
            title="Longitude and latitude look swapped",
            text=f"It lies outside {code}; with the two swapped it lies inside.",
            column="geometry",
            at=_point(found),
            repair=_writing("Swap longitude and latitude", swapped),
        )
        return
    outside = abroad(found, home, str(code))
    if outside:
        yield _outside(outside, found, home, str(code))


def _outside(outside: Abroad, found: BaseGeometry, home: BaseGeometry, code: str) -> Advice:
    count = len(outside.vertices)
    where = f"in {outside.country}" if outside.country else "outside the country"
    whole = count == shapely.get_num_coordinates(found) and count == 1
    title = f"The point lies {where}" if whole else f"{_counted(count)} {where}"
    which = "It" if whole else f"Vertex {outside.farthest + 1}"
    text = f"Country is {code}. {which} is {_distance(outside.distance_m)} across the border."
    moved = moved_home(found, outside, home)
    return Advice(
        kind="country",
        title=title,
        text=text,
        column="geometry",
        at=outside.at,
        repair=_writing("Move to the border", moved) if moved is not None else None,
    )


def _counted(count: int) -> str:
    return "A vertex lies" if count == 1 else f"{count} vertices lie"


def _distance(metres: float) -> str:
    return f"{metres:,.0f} m" if metres < 1000 else f"{metres / 1000:,.0f} km"


def _decimals(geometry: object, found: BaseGeometry, record: Record) -> Iterator[Advice]:
    uncertainty = record.get("uncertainty_m")
    if not isinstance(uncertainty, (int, float)) or uncertainty <= 0:
        return
    given = decimals_of(geometry["coordinates"])  # type: ignore[index]  # it was parsed
    justified = justified_decimals(uncertainty)
    if given <= justified + SLACK:
        return
    finest = METRES_PER_DEGREE * 10.0**-given
    fine = f"{finest:,.0f} m" if finest >= 1 else f"{100 * finest:,.0f} cm"
    fine = fine if finest >= 0.01 else "less than 1 cm"
    precision = record.get("precision") or "place"
    yield Advice(
        kind="decimals",
        title="More decimals than the precision justifies",
        text=f"{given} decimals, about {fine}, for a {precision} ± {_distance(uncertainty)}.",
        column="geometry",
        repair=_writing(
            f"Round to {justified} decimal{'s' if justified > 1 else ''}", rounded(found, justified)
        ),
    )


def _writing(label: str, geometry: BaseGeometry) -> Repair:
    return Repair(label, {"geometry": geojson_object(geometry)})


def _point(geometry: BaseGeometry) -> tuple[float, float]:
    point = geometry.representative_point()
    return point.x, point.y
