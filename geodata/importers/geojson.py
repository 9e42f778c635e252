"""GeoJSON by RFC 7946, and the older form with a crs: documents and sequences of them."""

from __future__ import annotations

from geodata.errors import UnreadableFile, WrongCrs
from geodata.importers.crs import crs_of_member
from geodata.importers.draft import Draft, Json
from geodata.importers.features import GEOMETRIES, add_features, as_feature, look_at_members
from geodata.importers.findings import Findings
from geodata.importers.jsontext import SeveralTexts, Twice, decoded, parsed, texts_of
from geodata.importers.topojson import topology_draft
from geodata.printable import printable

_OWN = frozenset({"type", "features"})
_ONCE = ("type", "features", "geometry", "crs")


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
        It declares a reference system that is not known, or several.
    """
    text = decoded(data, findings)
    del data
    if not text.strip():
        raise UnreadableFile("the file is empty; export it again")
    try:
        document = _sequence(text, findings, careful) if "\x1e" in text[:1] else None
        document = document or parsed(text, careful=careful, reached=findings.reached)
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
    """Return one collection of all that the lines hold; a line that is no JSON is set aside.

    What stands beside the features of a line's own collection is kept under the line's name.
    """
    whole: dict[str, Json] = {"type": "FeatureCollection", "features": []}
    faults: list[tuple[int, str]] = []
    systems: list[Json] = []
    for line, part in findings.through(texts_of(text), text.count("\n")):
        try:
            value = parsed(part, careful=careful)
            if not isinstance(value, dict) or value.get("type") != "FeatureCollection":
                whole["features"].append(as_feature(value))
                systems.append(None)
                continue
            _require_once(value)
            whole["features"].extend(_features(value))
        except SeveralTexts:
            faults.append((line, "there is more than one value; write each on a line of its own"))
            continue
        except UnreadableFile as error:
            faults.append((line, str(error).partition(": ")[2] or str(error)))
            continue
        systems.append(value.get("crs"))
        others = {key: found for key, found in value.items() if key not in {*_OWN, "crs"}}
        if others:
            look_at_members(others, "FeatureCollection", findings, None)
            whole[f"line {line}"] = others
    if not whole["features"] and faults:
        raise UnreadableFile(f"line {faults[0][0]}: {faults[0][1]}")
    for line, reason in faults:
        findings.set_aside("no-record", None, f"line {line}", reason)
    if any(systems):
        if any(system != systems[0] for system in systems):
            raise WrongCrs(
                "its lines do not all name the same reference system; write one file for each"
            )
        whole["crs"] = systems[0]
    return whole


def _draft(document: Json, findings: Findings) -> Draft:
    if not isinstance(document, dict):
        found = "an array" if isinstance(document, list) else printable(document)
        raise UnreadableFile(
            f"the file holds {found} and no GeoJSON object; write a FeatureCollection"
        )
    _require_once(document)
    kind = document.get("type")
    members: dict[str, Json] = {}
    if kind == "FeatureCollection":
        features = _features(document)
        members = {key: value for key, value in document.items() if key not in _OWN}
        for key in document.repeated if isinstance(document, Twice) else ():
            findings.treat("repeated-key", None, printable(key))
        look_at_members(members, "FeatureCollection", findings, None)
    elif kind == "Feature" or (isinstance(kind, str) and kind in GEOMETRIES):
        members = {"crs": document.pop("crs")} if "crs" in document else {}
        features = [as_feature(document)]
        if kind != "Feature":
            findings.notes.append(f"The file holds one {kind} and no properties.")
    elif "geometryType" in document or "spatialReference" in document:
        raise UnreadableFile("this is Esri JSON; export it as GeoJSON")
    else:
        raise UnreadableFile(
            f"the type is {printable(kind)}; GeoJSON has FeatureCollection, Feature or a geometry"
        )
    draft = Draft(findings, [], [], members=members)
    if "crs" in members:
        if members["crs"] is None:
            findings.treat("no-crs", None, "crs: null")
        else:
            draft.crs = crs_of_member(members["crs"])
            if not draft.crs:
                findings.notes.append(
                    "The file names longitude and latitude on WGS 84 as its reference system; "
                    "positions are read longitude first, as GeoJSON has them."
                )
    add_features(draft, features)
    return draft


def _require_once(document: dict[str, Json]) -> None:
    for key in document.repeated if isinstance(document, Twice) else ():
        if key in _ONCE:
            raise UnreadableFile(f"the key {printable(key)} stands there twice; keep one")


def _features(collection: dict[str, Json]) -> list[Json]:
    features = collection.get("features")
    if isinstance(features, list):
        return features
    found = printable(features) if "features" in collection else "nothing"
    raise UnreadableFile(f"features is {found}; a FeatureCollection has an array of features")
