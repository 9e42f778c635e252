"""GeoJSON by RFC 7946, and the older form with a crs: documents and sequences of them."""

from __future__ import annotations

from geodata.errors import UnreadableFile
from geodata.importers.careful import is_bbox
from geodata.importers.coordinates import DEPTHS
from geodata.importers.crs import crs_of_member
from geodata.importers.draft import Draft, Json
from geodata.importers.findings import Findings
from geodata.importers.jsontext import Odd, SeveralTexts, Twice, decoded, parsed, texts_of
from geodata.importers.topojson import topology_draft
from geodata.printable import printable

_GEOMETRIES = frozenset({*DEPTHS, "GeometryCollection"})
_FEATURE = frozenset({"type", "id", "geometry", "properties"})
_PLAIN = (_FEATURE, _FEATURE - {"id"})
_BARRED = {
    "Feature": ("features", "coordinates", "geometries"),
    "FeatureCollection": ("geometry", "properties", "coordinates", "geometries"),
}
_MISSING = object()


def read_geojson(data: bytes, findings: Findings, *, layer: str, careful: bool) -> Draft:
    """Return the features of GeoJSON, GeoJSON Lines, a GeoJSON text sequence, or TopoJSON.

    Parameters
    ----------
    data
        The bytes of the file.
    findings
        Where faults are listed.
    layer
        The object of a TopoJSON that is asked for; "" for the first.
    careful
        Whether each number is looked at by itself.

    Raises
    ------
    UnreadableFile
        It is no JSON, or no GeoJSON.
    WrongCrs
        It declares a reference system that is not known.
    """
    text = decoded(data, findings)
    del data
    if not text.strip():
        raise UnreadableFile("the file is empty; export it again")
    try:
        document = _sequence(text, findings, careful) if "\x1e" in text[:1] else None
        document = document or parsed(text, careful=careful)
    except SeveralTexts:
        document = _sequence(text, findings, careful)
    half = "\\ud" in text or "\\uD" in text
    del text
    if isinstance(document, dict) and document.get("type") == "Topology":
        draft = topology_draft(document, findings, layer)
    else:
        draft = _draft(document, findings)
    draft.may_have_surrogates = half
    return draft


def _sequence(text: str, findings: Findings, careful: bool) -> Json:
    """Return one collection of all that the lines hold; a line that is no JSON is set aside."""
    features: list[Json] = []
    faults: list[tuple[int, str]] = []
    for line, part in texts_of(text):
        try:
            value = parsed(part, careful=careful)
        except SeveralTexts:
            faults.append((line, "there is more than one value; write each on a line of its own"))
            continue
        except UnreadableFile as error:
            faults.append((line, str(error).partition(": ")[2] or str(error)))
            continue
        if isinstance(value, dict) and value.get("type") == "FeatureCollection":
            features.extend(_features(value, findings))
        else:
            features.append(_as_feature(value))
    if not features and faults:
        raise UnreadableFile(f"line {faults[0][0]}: {faults[0][1]}")
    for line, reason in faults:
        findings.set_aside("no-record", None, f"line {line}", reason)
    return {"type": "FeatureCollection", "features": features}


def _draft(document: Json, findings: Findings) -> Draft:
    if not isinstance(document, dict):
        found = "an array" if isinstance(document, list) else printable(document)
        raise UnreadableFile(
            f"the file holds {found} and no GeoJSON object; write a FeatureCollection"
        )
    if isinstance(document, Twice) and document.key in ("type", "features", "geometry", "crs"):
        raise UnreadableFile(f"the key {printable(document.key)} stands there twice; keep one")
    kind = document.get("type")
    members: dict[str, Json] = {}
    if kind == "FeatureCollection":
        features = _features(document, findings)
        members = {k: v for k, v in document.items() if k not in ("type", "features")}
        _look_at_members(members, "FeatureCollection", findings, None)
    elif kind == "Feature" or (isinstance(kind, str) and kind in _GEOMETRIES):
        bare = {key: value for key, value in document.items() if key != "crs"}
        features = [_as_feature(Twice(bare) if isinstance(document, Twice) else bare)]
        if isinstance(document, Twice):
            features[0].key = document.key
        members = {"crs": document["crs"]} if "crs" in document else {}
        if kind != "Feature":
            findings.notes.append(f"The file holds one {kind} and no properties.")
    else:
        raise UnreadableFile(
            f"the type is {printable(kind)}; GeoJSON has FeatureCollection, Feature or a geometry"
        )
    geometries: list[Json] = []
    draft = Draft(findings, [], [], geometries=geometries, members=members)
    if "crs" in members:
        if members["crs"] is None:
            findings.treat("no-crs", None, "crs: null")
        else:
            draft.crs = crs_of_member(members["crs"])
    findings.ids = draft.ids
    for position, feature in enumerate(features):
        _add(draft, position, feature, geometries)
    return draft


def _features(collection: dict[str, Json], findings: Findings) -> list[Json]:
    features = collection.get("features")
    if isinstance(features, list):
        return features
    found = printable(features) if "features" in collection else "nothing"
    raise UnreadableFile(f"features is {found}; a FeatureCollection has an array of features")


def _as_feature(value: Json) -> Json:
    """Return a bare geometry as a feature without properties, and anything else as it is."""
    if isinstance(value, dict) and value.get("type") in _GEOMETRIES:
        return {"type": "Feature", "geometry": value, "properties": None}
    return value


def _add(draft: Draft, position: int, feature: Json, geometries: list[Json]) -> None:
    """Add one feature to the draft; one that cannot be used is listed, and dropped."""
    if type(feature) is dict and feature.get("type") == "Feature" and feature.keys() in _PLAIN:
        properties, number = feature["properties"], feature.get("id")
        if (properties is None or isinstance(properties, dict)) and (
            type(number) in (str, int) or ("id" not in feature)
        ):
            draft.ids.append(number)
            draft.properties.append(properties)
            geometries.append(feature["geometry"])
            return
    draft.ids.append(None)
    draft.properties.append(None)
    geometries.append(None)
    if not _add_with_care(draft, position, feature, geometries):
        draft.drop(position)


def _add_with_care(draft: Draft, position: int, feature: Json, geometries: list[Json]) -> bool:
    findings = draft.findings
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        kind = feature.get("type") if isinstance(feature, dict) else feature
        findings.set_aside("no-feature", position, printable(kind))
        return False
    if isinstance(feature, Twice):
        if feature.key in _FEATURE:
            why = "one of the two must go; which, only the author knows"
            findings.set_aside("no-feature", position, f"{printable(feature.key)} twice", why)
            return False
        if findings.treat("repeated-key", position, printable(feature.key)) == "aside":
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
        geometries[position] = feature["geometry"]
    elif findings.treat("no-geometry-member", position, "no member geometry") == "aside":
        return False
    if "crs" in feature and feature["crs"] != draft.members.get("crs"):
        why = "name the reference system once, in the file"
        findings.set_aside("bad-geometry", position, "a crs of its own", why)
        return False
    others = {key: value for key, value in feature.items() if key not in _FEATURE}
    if others:
        draft.feature_members[position] = others
        _look_at_members(others, "Feature", findings, position)
    return True


def _look_at_members(
    members: dict[str, Json], kind: str, findings: Findings, position: int | None
) -> None:
    for member in _BARRED[kind]:
        if member in members:
            findings.treat("misplaced-member", position, f"{printable(member)} in a {kind}")
    if "bbox" in members and not is_bbox(members["bbox"]):
        findings.treat("bad-bbox", position, printable(members["bbox"]))
