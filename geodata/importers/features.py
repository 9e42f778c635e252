"""Features of GeoJSON, one by one: which can be used, and what is odd about each."""

from __future__ import annotations

from geodata.importers.careful import is_bbox
from geodata.importers.coordinates import DEPTHS
from geodata.importers.draft import Draft, Json
from geodata.importers.findings import Findings
from geodata.importers.jsontext import Odd, Twice
from geodata.printable import printable

GEOMETRIES = frozenset({*DEPTHS, "GeometryCollection"})
"""The types of geometry that GeoJSON has."""

_FEATURE = frozenset({"type", "id", "geometry", "properties"})
_PLAIN = (_FEATURE, _FEATURE - {"id"})
_BARRED = {
    "Feature": ("features", "coordinates", "geometries"),
    "FeatureCollection": ("geometry", "properties", "coordinates", "geometries"),
}
_MISSING = object()


def as_feature(value: Json) -> Json:
    """Return a bare geometry as a feature without properties, and anything else as it is."""
    if isinstance(value, dict) and value.get("type") in GEOMETRIES:
        return {"type": "Feature", "geometry": value, "properties": None}
    return value


def add_features(draft: Draft, features: list[Json]) -> None:
    """Add features to a draft; one that cannot be used is listed, and dropped."""
    draft.findings.ids = draft.ids
    for position, feature in enumerate(features):
        if not _add_plain(draft, feature):
            draft.ids.append(None)
            draft.properties.append(None)
            draft.geometries.append(None)
            if not _add_with_care(draft, position, feature):
                draft.drop(position)


def look_at_members(
    members: dict[str, Json], kind: str, findings: Findings, position: int | None
) -> None:
    """List what is wrong with the members beside those that a type has."""
    for member in _BARRED[kind]:
        if member in members:
            findings.treat("misplaced-member", position, f"{printable(member)} in a {kind}")
    if "bbox" in members and not is_bbox(members["bbox"]):
        findings.treat("bad-bbox", position, printable(members["bbox"]))


def _add_plain(draft: Draft, feature: Json) -> bool:
    """Add a feature in which there is nothing to look at; most are such."""
    if type(feature) is not dict or feature.get("type") != "Feature":
        return False
    if feature.keys() not in _PLAIN:
        return False
    properties, number = feature["properties"], feature.get("id")
    if properties is not None and not isinstance(properties, dict):
        return False
    if "id" in feature and type(number) not in (str, int):
        return False
    draft.ids.append(number)
    draft.properties.append(properties)
    draft.geometries.append(feature["geometry"])
    return True


def _add_with_care(draft: Draft, position: int, feature: Json) -> bool:
    findings = draft.findings
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        kind = feature.get("type") if isinstance(feature, dict) else feature
        findings.set_aside("no-feature", position, printable(kind))
        return False
    for key in feature.repeated if isinstance(feature, Twice) else ():
        if key in _FEATURE:
            why = "one of the two must go; which, only the author knows"
            findings.set_aside("no-feature", position, f"{printable(key)} twice", why)
            return False
        if findings.treat("repeated-key", position, printable(key)) == "aside":
            return False
    number = feature.get("id", _MISSING)
    if number is not _MISSING:
        if type(number) in (str, int, float) and not isinstance(number, Odd):
            draft.ids[position] = number
        elif findings.treat("bad-id", position, f"the id {printable(number)}") == "aside":
            return False
    properties = feature.get("properties", _MISSING)
    if properties is _MISSING:
        if findings.treat("no-properties-member", position, "no member properties") == "aside":
            return False
    elif properties is None or isinstance(properties, dict):
        draft.properties[position] = properties
    else:
        findings.set_aside("bad-properties", position, printable(properties))
        return False
    if "geometry" in feature:
        draft.geometries[position] = feature["geometry"]
    elif findings.treat("no-geometry-member", position, "no member geometry") == "aside":
        return False
    if "crs" in feature and feature["crs"] != draft.members.get("crs"):
        why = "name the reference system once, in the file"
        findings.set_aside("bad-geometry", position, "a crs of its own", why)
        return False
    others = {key: value for key, value in feature.items() if key not in _FEATURE}
    if others:
        draft.feature_members[position] = others
        look_at_members(others, "Feature", findings, position)
    return True
