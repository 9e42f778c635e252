"""GeoJSON: a FeatureCollection as rows, and one geometry as a shape."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geodata.errors import InvalidShape, UnreadableFile, WrongCrs
from geodata.printable import printable
from geodata.strict_json import Repeated

_COLLECTION_MEMBERS = frozenset(
    {"type", "features", "name", "crs", "bbox", "xy_coordinate_resolution"}
)
_FEATURE_MEMBERS = frozenset({"type", "id", "bbox", "properties", "geometry"})
_LONGITUDE_FIRST = frozenset({"urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84"})
_DEPTHS = {
    "Point": 0, "MultiPoint": 1, "LineString": 1,
    "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3,
}  # fmt: skip
"""How many arrays stand around the positions of each type of geometry."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """A row that is no record at all."""

    found: object
    reason: str


def rows_of_collection(document: object, file: str, key: str) -> list[object]:
    """Return one record per feature: its properties, and its geometry as it stands there.

    Parameters
    ----------
    document
        The value of a GeoJSON file.
    file, key
        The file's name, and the column that identifies its rows: a feature's ``id``, if it has
        one, must be the same.

    Returns
    -------
    list
        Per feature a dict with the properties and ``geometry`` (the GeoJSON object, or None), or
        ``Unusable``.

    Raises
    ------
    UnreadableFile
        The document is no FeatureCollection.
    WrongCrs
        It declares a reference system other than longitude and latitude on WGS 84.
    """
    expected = 'write {"type": "FeatureCollection", "features": []}'
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        raise UnreadableFile(f"{file}: this is not a GeoJSON FeatureCollection; {expected}")
    features = document.get("features")
    if not isinstance(features, list):
        raise UnreadableFile(f"{file}: the collection has no array of features; {expected}")
    if isinstance(document, Repeated):
        raise UnreadableFile(
            f"{file}: the key {printable(document.key)} stands there twice; keep one"
        )
    if unknown := document.keys() - _COLLECTION_MEMBERS:
        raise UnreadableFile(
            f"{file}: a collection has no member {printable(min(unknown))}; "
            "put facts into properties"
        )
    _require_longitude_first(document.get("crs"), file)
    return [_record(feature, key) for feature in features]


def parse_geometry(value: object) -> BaseGeometry:
    """Return the shape of one GeoJSON geometry.

    Parameters
    ----------
    value
        A GeoJSON object: Point, LineString or Polygon, or a Multi of them; EPSG:4326, degrees,
        longitude first, two numbers per position.

    Returns
    -------
    BaseGeometry, not empty and valid by the rules of the Simple Features standard.

    Raises
    ------
    InvalidShape
        Anything else, with the reason. Nothing is closed, turned or mended.
    """
    if not isinstance(value, dict) or isinstance(value, Repeated):
        raise InvalidShape("a GeoJSON geometry with type and coordinates, each once, is needed")
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in _DEPTHS:
        raise InvalidShape(f"the type must be one of {', '.join(_DEPTHS)}")
    if value.keys() - {"type", "coordinates", "bbox"}:
        raise InvalidShape("a geometry has only type and coordinates; remove the other members")
    coordinates: Any = value.get("coordinates")
    _require_positions(coordinates, _DEPTHS[kind])
    if kind == "Polygon":
        _require_closed([coordinates])
    if kind == "MultiPolygon":
        _require_closed(coordinates)
    try:
        geometry = shape({"type": kind, "coordinates": coordinates})
    except (ValueError, TypeError, IndexError, shapely.errors.ShapelyError) as error:
        raise InvalidShape(f"the geometry cannot be built ({error}); correct it") from None
    if geometry.is_empty or any(part.is_empty for part in shapely.get_parts(geometry)):
        raise InvalidShape("the geometry or a part of it is empty; give it coordinates")
    if not geometry.is_valid:
        raise InvalidShape(
            f"the geometry is not valid ({shapely.is_valid_reason(geometry)}); correct it"
        )
    return geometry


def _require_longitude_first(crs: object, file: str) -> None:
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    if not isinstance(name, str) or name not in _LONGITUDE_FIRST:
        raise WrongCrs(
            f"{file}: the file declares another CRS than CRS84; export it in EPSG:4326 by RFC 7946"
        )


def _record(feature: object, key: str) -> object:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        return Unusable(feature, "a GeoJSON Feature is needed; write one or remove it")
    properties = feature.get("properties")
    if not isinstance(properties, dict):
        return Unusable(properties, "a feature needs properties; write them or remove the feature")
    for part in (feature, properties):
        if isinstance(part, Repeated):
            return Unusable(part.key, "this key stands there twice; keep one")
    if unknown := feature.keys() - _FEATURE_MEMBERS:
        return Unusable(min(unknown), "a feature has no such member; put facts into properties")
    if "geometry" in properties:
        return Unusable("geometry", "a property cannot have this name; remove it")
    if feature.get("id") is not None and feature["id"] != properties.get(key):
        return Unusable(feature["id"], f"the feature's id differs from its {key}; remove the id")
    return {**properties, "geometry": feature.get("geometry")}


def _require_positions(value: object, depth: int) -> None:
    if not isinstance(value, list):
        raise InvalidShape("coordinates must be arrays of [longitude, latitude]; correct them")
    if depth:
        if not value:
            raise InvalidShape("the geometry or a part of it is empty; give it coordinates")
        for part in value:
            _require_positions(part, depth - 1)
        return
    if len(value) != 2 or any(type(number) not in (int, float) for number in value):
        raise InvalidShape("a position must be two numbers, [longitude, latitude]; correct it")
    longitude, latitude = value
    if not (math.isfinite(longitude) and math.isfinite(latitude)):
        raise InvalidShape("a position has a number that is not finite; correct it")
    if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
        raise InvalidShape(
            f"[{longitude}, {latitude}] is not on the Earth; write longitude (-180 to 180) first, "
            "then latitude (-90 to 90)"
        )


def _require_closed(polygons: list[list[list[object]]]) -> None:
    for rings in polygons:
        for ring in rings:
            if len(ring) < 4 or ring[0] != ring[-1]:
                raise InvalidShape(
                    "a ring needs four positions or more, the last equal to the first; close it"
                )
