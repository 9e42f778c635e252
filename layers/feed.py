"""What was published, as an Atom feed (RFC 4287) that any reader of feeds can follow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from geodata.history import Change, Revision
from geodata.store.content import flat
from layers.field_changes import field_changes

ATOM = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml"
_MOST_ROWS = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One publication: the revision, and what it did row by row."""

    revision: Revision
    changes: Sequence[Change]


def atom_feed(title: str, entries: Iterable[Entry], *, address: str) -> bytes:
    """Return the feed as XML in UTF-8.

    Parameters
    ----------
    title
        What the atlas is called.
    entries
        Publications, newest first; only what is public may be in them.
    address
        Where the feed is, in full.

    Returns
    -------
    bytes
        All words are text: nobody's markup is markup here. Characters that XML cannot hold are
        written as U+FFFD.
    """
    ElementTree.register_namespace("", ATOM)
    found = list(entries)
    feed = ElementTree.Element(f"{{{ATOM}}}feed")
    _add(feed, "title", f"{title}: published changes")
    _add(feed, "id", address)
    _add(feed, "updated", _moment(found[0].revision) if found else "1970-01-01T00:00:00Z")
    _add(feed, "link", rel="self", href=address)
    author = ElementTree.SubElement(feed, f"{{{ATOM}}}author")
    _add(author, "name", title)
    for entry in found:
        _entry(feed, entry)
    content: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content


def _entry(feed: ElementTree.Element, entry: Entry) -> None:
    revision = entry.revision
    item = ElementTree.SubElement(feed, f"{{{ATOM}}}entry")
    kind = "Retracted" if revision.kind == "retract" else "Published"
    rows = ", ".join(change.row_id for change in entry.changes[:3])
    more = f" and {len(entry.changes) - 3} more" if len(entry.changes) > 3 else ""
    _add(item, "title", f"{kind}: {rows}{more}")
    _add(item, "id", f"urn:sha256:{revision.digest}")
    _add(item, "updated", _moment(revision))
    author = ElementTree.SubElement(item, f"{{{ATOM}}}author")
    _add(author, "name", revision.author or "the editors")
    words = [revision.why, *(_words(change) for change in entry.changes[:_MOST_ROWS])]
    _add(item, "content", "\n\n".join(words), type="text")


def _words(change: Change) -> str:
    before = None if change.before is None else flat(change.before)
    after = None if change.after is None else flat(change.after)
    if after is None:
        return f"{change.table} {change.row_id}: taken away"
    lines = [
        f"{found.name}: {found.before} → {found.after}" for found in field_changes(before, after)
    ]
    return "\n".join([f"{change.table} {change.row_id}", *lines])


def _moment(revision: Revision) -> str:
    return revision.made.strftime("%Y-%m-%dT%H:%M:%SZ")


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> None:
    made = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    made.text = "".join(letter if _fits(letter) else "\ufffd" for letter in text) or None


def _fits(letter: str) -> bool:
    code = ord(letter)
    return letter in "\t\n\r" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF
