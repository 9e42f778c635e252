"""What differs between two states of a row, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.geometry import STORAGE_CRS, area_m2, length_m

Fields = Mapping[str, object]
NOTHING = "—"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One line of a comparison: the field, and its value before and after, in words."""

    name: str
    before: str
    after: str


def field_changes(before: Fields | None, after: Fields | None) -> list[FieldChange]:
    """Return what differs between two states of a row; None is a row that is not there.

    Returns
    -------
    list of FieldChange
        Fields in the order in which they stand; a geometry by its vertices, then its area (square
        kilometres, equal-area) or length (kilometres, geodesic), where it has one.
    """
    was, now = before or {}, after or {}
    names = [
        name for name in {**was, **now} if name != "geometry" and was.get(name) != now.get(name)
    ]
    found = [FieldChange(name, in_words(was.get(name)), in_words(now.get(name))) for name in names]
    if was.get("geometry") != now.get("geometry"):
        found += _geometry(was.get("geometry"), now.get("geometry"))
    return found


def in_words(value: object) -> str:
    """Return a value of any kind as a short text, for people."""
    match value:
        case None:
            return NOTHING
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return f"{value:,}"
        case str():
            return value
        case list() | tuple():
            return ", ".join(map(in_words, value)) or NOTHING
        case Mapping():
            return ", ".join(f"{key}: {in_words(item)}" for key, item in value.items()) or NOTHING
        case _:
            return str(value)


def _geometry(before: object, after: object) -> list[FieldChange]:
    was, now = _measures(before), _measures(after)
    names = dict.fromkeys([*was, *now])
    return [FieldChange(name, was.get(name, NOTHING), now.get(name, NOTHING)) for name in names]


def _measures(geometry: object) -> dict[str, str]:
    """Return what can be said of a geometry, which may be broken while it is being drawn."""
    if geometry is None:
        return {}
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
        return {"geometry": "not a shape"}
    found = {"geometry": _vertices(built)}
    series = gpd.GeoSeries([built], crs=STORAGE_CRS)
    if shapely.get_dimensions(built) == 2:
        found["area"] = (
            f"{area_m2(series)[0] / 1e6:,.0f} km²" if built.is_valid else "crosses itself"
        )
    if shapely.get_dimensions(built) == 1:
        found["length"] = f"{length_m(series)[0] / 1000:,.1f} km"
    return found


def _vertices(built: BaseGeometry) -> str:
    if isinstance(built, shapely.Point):
        return f"{built.y:.6g}, {built.x:.6g}" if not built.is_empty else "empty"
    rings = [
        ring
        for part in shapely.get_parts(built)
        if isinstance(part, shapely.Polygon)
        for ring in (part.exterior, *part.interiors)
    ]
    count = shapely.get_num_coordinates(built) - len(rings)  # a ring repeats its first
    parts = shapely.get_num_geometries(built)
    words = f"{count:,} {'vertex' if count == 1 else 'vertices'}"
    return words if parts == 1 else f"{words} in {parts} parts"
