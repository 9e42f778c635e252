"""KML: placemarks with their data; no link in it is followed, and no style or script is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from geodata.importers.draft import Draft, Json
from geodata.importers.findings import Findings
from geodata.importers.markup import child_text, children, is_leaf, tag
from geodata.importers.rows import columns_of_rows, rows_draft
from geodata.importers.values import ABSENT
from geodata.printable import printable

_SHAPES = ("Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track", "MultiTrack")
_FOLDERS = ("kml", "Document", "Folder")
_LOOKS = ("Style", "StyleMap", "LookAt", "Camera", "Region", "Snippet", "ExtendedData", "Schema")
_MULTI = {"Point": "MultiPoint", "LineString": "MultiLineString", "Polygon": "MultiPolygon"}


def read_kml(root: Element, findings: Findings) -> Draft:
    """Return the placemarks of a KML document, in its order.

    ``name`` and every other plain element becomes a property, and so does each piece of extended
    data, with the type that its schema gives it. The folders of a placemark stand in ``folder``.
    """
    types = {
        str(field.get("name")): str(field.get("type"))
        for schema in root.iter()
        if tag(schema) == "Schema"
        for field in children(schema, "SimpleField")
    }
    unread: Counter[str] = Counter()
    rows: list[dict[str, Json]] = []
    ids: list[Json] = []
    geometries: list[Json] = []
    for placemark, folder in _placemarks(root, "", unread):
        rows.append({**({"folder": folder} if folder else {}), **_properties(placemark, types)})
        ids.append(placemark.get("id"))
        geometries.append(_geometry_of(placemark))
    for name, count in unread.items():
        found = f"{count} × {printable(name)}"
        why = "only placemarks are read, and no link is followed"
        findings.set_aside("unread-part", None, found, why, features=0)
    columns = columns_of_rows(rows, ABSENT)
    draft = rows_draft(findings, columns, len(rows), ids=ids, geometries=geometries)
    names = columns.get("name")
    if names and names == [str(number) for number in draft.ids]:
        del columns["name"]  # the name that was written for a map says the same as the id
    return draft


def _placemarks(
    element: Element, folder: str, unread: Counter[str]
) -> Iterator[tuple[Element, str]]:
    stack = [(element, folder)]
    while stack:
        here, path = stack.pop()
        if tag(here) == "Placemark":
            yield here, path
            continue
        inner = []
        for child in here:
            name = tag(child)
            if name in _FOLDERS or name == "Placemark":
                called = (child_text(child, "name") or "") if name == "Folder" else ""
                inner.append((child, f"{path}/{called}".strip("/")))
            elif not is_leaf(child) and name not in _LOOKS:
                unread[name] += 1
        stack.extend(reversed(inner))


def _properties(placemark: Element, types: dict[str, str]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for child in placemark:
        name = tag(child)
        if name in ("TimeStamp", "TimeSpan"):
            found.update({tag(time): time.text or "" for time in child})
        elif name == "ExtendedData":
            found.update(_extended(child, types))
        elif is_leaf(child) and name not in _SHAPES and name not in _LOOKS:
            found[name] = child.text or ""
    return found


def _extended(data: Element, types: dict[str, str]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for element in data.iter():
        name = str(element.get("name"))
        if tag(element) == "SimpleData":
            found[name] = _typed(element.text or "", types.get(name, "string"))
        elif tag(element) == "Data":
            found[name] = child_text(element, "value") or ""
    return found


def _typed(text: str, kind: str) -> Json:
    """Return a text as the kind of value that its schema declares, where it is one."""
    try:
        if kind in ("int", "uint", "short", "ushort"):
            return int(text)
        if kind in ("float", "double"):
            return float(text)
    except ValueError:
        return text
    if kind == "bool":
        return {"true": True, "1": True, "false": False, "0": False}.get(text.lower(), text)
    return text


def _geometry_of(placemark: Element) -> Json:
    return next((_geometry(child) for child in placemark if tag(child) in _SHAPES), None)


def _geometry(element: Element) -> Json:
    name = tag(element)
    if name in ("MultiGeometry", "MultiTrack"):
        return _together([_geometry(child) for child in element if tag(child) in _SHAPES])
    if name == "Track":
        places = [(coord.text or "").split() for coord in children(element, "coord")]
        return {"type": "LineString", "coordinates": [_numbers(place) for place in places]}
    if name == "Polygon":
        borders = [*children(element, "outerBoundaryIs"), *children(element, "innerBoundaryIs")]
        rings = [_positions(ring) for border in borders for ring in children(border, "LinearRing")]
        return {"type": "Polygon", "coordinates": rings}
    positions = _positions(element)
    if name == "Point":
        return {"type": "Point", "coordinates": positions[0] if len(positions) == 1 else positions}
    return {"type": "LineString", "coordinates": positions}


def _together(parts: list[Json]) -> Json:
    kinds = {part["type"] for part in parts}
    if len(kinds) == 1 and (kind := next(iter(kinds))) in _MULTI:
        return {"type": _MULTI[kind], "coordinates": [part["coordinates"] for part in parts]}
    return {"type": "GeometryCollection", "geometries": parts}


def _positions(element: Element) -> list[Json]:
    text = child_text(element, "coordinates") or ""
    return [_numbers(position.split(",")) for position in text.split()]


def _numbers(texts: list[str]) -> list[Json]:
    numbers: list[Json] = []
    for text in texts:
        try:
            numbers.append(float(text))
        except ValueError:
            numbers.append(text)
    return numbers
