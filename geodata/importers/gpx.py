"""GPX: waypoints, routes and tracks, each with its times and whatever else is written there."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from geodata.importers.draft import Draft, Json
from geodata.importers.findings import Findings
from geodata.importers.markup import children, is_leaf, tag
from geodata.importers.rows import columns_of_rows, rows_draft
from geodata.importers.values import ABSENT
from geodata.printable import printable

_FEATURES = ("wpt", "rte", "trk")
_KNOWN = frozenset({"ele", "time"})
"""What is read of a point on a line; the rest is told."""


def read_gpx(root: Element, findings: Findings) -> Draft:
    """Return the waypoints, routes and tracks of a GPX document, in its order.

    A route has the property ``gpx_type``. The times of a line's points stand in ``times``, a list
    for each segment.
    """
    rows: list[dict[str, Json]] = []
    geometries: list[Json] = []
    unread: set[str] = set()
    for element in root:
        name = tag(element)
        if name not in _FEATURES:
            continue
        row = _properties(element)
        if name == "wpt":
            geometries.append({"type": "Point", "coordinates": _position(element)})
        else:
            segments = [element] if name == "rte" else list(children(element, "trkseg"))
            points = [list(children(segment, f"{name}pt")) for segment in segments]
            geometries.append(_line([[_position(point) for point in part] for part in points]))
            times = [[_text(point, "time") for point in part] for part in points]
            if any(time is not None for part in times for time in part):
                row["times"] = times
            if name == "rte":
                row["gpx_type"] = "rte"
            unread.update(
                tag(child) for part in points for point in part for child in point
                if tag(child) not in _KNOWN
            )  # fmt: skip
        rows.append(row)
    if unread:
        words = ", ".join(map(printable, sorted(unread)))
        why = "of a point on a line only place, height and time are read"
        findings.set_aside("unread-part", None, words, why, features=0)
    columns = columns_of_rows(rows, ABSENT)
    draft = rows_draft(findings, columns, len(rows), geometries=geometries)
    if columns.get("name") == [str(number) for number in draft.ids]:
        del columns["name"]  # the name that was written for a receiver says the same as the id
    return draft


def _properties(element: Element) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for child in element:
        name = tag(child)
        if name == "extensions":
            for part in child.iter():
                if part is not child and is_leaf(part):
                    found[str(part.get("n") or tag(part))] = part.text or ""
        elif name == "link":
            found["link"] = child.get("href") or ""
        elif is_leaf(child) and name not in ("trkpt", "rtept", "ele"):
            found[name] = child.text or ""
    return found


def _text(element: Element, name: str) -> str | None:
    return next((child.text for child in children(element, name)), None)


def _position(point: Element) -> list[Json]:
    texts = [point.get("lon") or "", point.get("lat") or "", _text(point, "ele")]
    return [_number(text) for text in texts if text is not None]


def _number(text: str) -> Json:
    try:
        return float(text)
    except ValueError:
        return text


def _line(parts: list[list[Json]]) -> Json:
    if len(parts) == 1:
        return {"type": "LineString", "coordinates": parts[0]}
    return {"type": "MultiLineString", "coordinates": parts}
