"""atlas.json: what an atlas is called, where it looks, and what it does not show."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from geodata.cells import Refused, parse_cell
from geodata.errors import UnreadableFile
from geodata.model import Rejected, Theatre
from geodata.printable import printable
from geodata.schema import Column
from geodata.strict_json import Repeated

FILE = "atlas.json"
UNTITLED = "Untitled atlas"

_TITLE = Column("title", "text", True, "what the atlas is called")
_SUMMARY = Column("summary", "text", False, "what it is about", longest=2000)
_OPENING = Column("opening", "text", False, "the query of its first view", longest=2000)
_NAME = Column("name", "text", True, "what a theatre is called", longest=60)
_SILENT = Column("does_not_show", "text", True, "what it leaves out", longest=500)
MEMBERS = ("title", "summary", "theatres", "opening", "does_not_show")


@dataclass(slots=True)
class Header:
    """The value of atlas.json, with the faults found in it."""

    title: str = UNTITLED
    summary: str = ""
    theatres: tuple[Theatre, ...] = ()
    opening: str = ""
    does_not_show: tuple[str, ...] = ()
    faults: list[Rejected] = field(default_factory=list)


def parse_header(document: object) -> Header:
    """Return the header of an atlas.

    Parameters
    ----------
    document
        The value of atlas.json: an object with ``title``, and where wanted ``summary``,
        ``theatres`` (name, and bounds west, south, east, north in degrees, EPSG:4326, east greater
        than west and so above 180 beyond the 180th meridian), ``opening`` (a query string) and
        ``does_not_show`` (a list of sentences).

    Returns
    -------
    Header
        A member that is not as it should be is left empty (the title becomes "Untitled atlas") and
        reported in ``faults``, all of them together.

    Raises
    ------
    UnreadableFile
        The document is no object.
    """
    if not isinstance(document, dict):
        raise UnreadableFile(f'{FILE}: an object is needed; write {{"title": "…"}}')
    header = Header()
    if isinstance(document, Repeated):
        _fault(header, document.key, document.key, "this key stands there twice; keep one")
    for key in document:
        if key not in MEMBERS:
            _fault(header, "", key, "an atlas has no such member; remove it or correct its name")
    header.title = _text(header, _TITLE, document.get("title")) or UNTITLED
    header.summary = _text(header, _SUMMARY, document.get("summary"))
    header.opening = _text(header, _OPENING, document.get("opening"))
    sentences = [_text(header, _SILENT, item) for item in _list(header, document, "does_not_show")]
    header.does_not_show = tuple(sentence for sentence in sentences if sentence)
    theatres = [_theatre(header, item) for item in _list(header, document, "theatres")]
    header.theatres = tuple(theatre for theatre in theatres if theatre is not None)
    return header


def header_record(
    *,
    title: str,
    summary: str,
    theatres: tuple[Theatre, ...],
    opening: str,
    does_not_show: tuple[str, ...],
) -> Mapping[str, object]:
    """Return the value that atlas.json holds, with every member, empty or not."""
    windows = [
        {"name": theatre.name, "bounds": [_whole(number) for number in theatre.bounds]}
        for theatre in theatres
    ]
    values = (title, summary, windows, opening, list(does_not_show))
    return dict(zip(MEMBERS, values, strict=True))


def _text(header: Header, column: Column, value: object) -> str:
    if value is None or (value == "" and not column.required):
        if column.required:
            _fault(header, column.name, value, f"{column.name} is required; write it")
        return ""
    try:
        return str(parse_cell(column, value))
    except Refused as refusal:
        _fault(header, column.name, value, str(refusal))
        return ""


def _list(header: Header, document: dict[str, object], key: str) -> list[object]:
    value = document.get(key)
    if isinstance(value, list):
        return value
    if value is not None:
        _fault(header, key, value, "a list is needed; write […]")
    return []


def _theatre(header: Header, value: object) -> Theatre | None:
    if not isinstance(value, dict) or value.keys() != {"name", "bounds"}:
        _fault(header, "theatres", value, "an object with name and bounds is needed; write both")
        return None
    before = len(header.faults)
    name = _text(header, _NAME, value["name"])
    bounds = value["bounds"]
    if not _are_bounds(bounds):
        _fault(
            header, "theatres", bounds,
            "bounds must be [west, south, east, north] in degrees, with west less than east and "
            "south less than north; correct them",
        )  # fmt: skip
    if len(header.faults) > before:
        return None
    west, south, east, north = (float(number) for number in bounds)
    return Theatre(name, (west, south, east, north))


def _are_bounds(value: object) -> bool:
    if not isinstance(value, list) or len(value) != 4:
        return False
    if any(type(number) not in (int, float) or not math.isfinite(number) for number in value):
        return False
    west, south, east, north = value
    return bool(-180 <= west < min(east, 180) and east <= west + 360 and -90 <= south < north <= 90)


def _whole(number: float) -> float:
    return int(number) if number.is_integer() else number


def _fault(header: Header, column: str, found: object, reason: str) -> None:
    header.faults.append(Rejected(FILE, "", column, printable(found), reason))
