"""XML read without any of what XML can do to a reader."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from geodata.errors import UnreadableFile


def parse_markup(data: bytes) -> Element:
    """Return the root of an XML document.

    Raises
    ------
    UnreadableFile
        It is not well formed, or declares entities or a document type, which are never read.
    """
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise UnreadableFile(
            "the XML declares a document type or entities, which are never read; remove them"
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        line, column = getattr(error, "position", (0, 0))
        where = f"line {line}, column {column}: " if line else ""
        raise UnreadableFile(
            f"{where}this is no well-formed XML, or it is cut off; export it again"
        ) from None
    return root


def tag(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of one name."""
    return (child for child in element if tag(child) == name)


def child_text(element: Element, name: str) -> str | None:
    """Return the text of the first child of a name, or None."""
    found = next(children(element, name), None)
    return None if found is None else found.text or ""


def is_leaf(element: Element) -> bool:
    """Return whether an element has text alone."""
    return len(element) == 0
