"""Rows that may be there already: near-equal names, addresses and statements."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import urlsplit

NEAR = 0.84
"""From this share of equal letters on, two texts of some length are near-equal."""

COMPARED: Mapping[str, tuple[str, ...]] = {
    "sources": ("name",),
    "documents": ("url", "title"),
    "questions": ("text",),
    "claims": ("statement",),
    "places": ("name",),
}
"""The columns of each table in which a row may be there already."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A row that says nearly the same: which, in which column, what, and how near (0 to 1)."""

    row: str
    column: str
    text: str
    share: float


def alike(
    record: Mapping[str, object], rows: Iterable[tuple[str, Mapping[str, object]]], table: str
) -> tuple[Alike, ...]:
    """Return the rows of a table that may be the same as one being written, the nearest first.

    Parameters
    ----------
    record
        The row being written.
    rows
        Identifier and values of every other row.
    table
        The table's name; one that ``COMPARED`` does not list has no duplicates.

    Returns
    -------
    tuple of Alike
        At most five. Two statements of different sources are not the same claim, and neither are
        two of different days.

    Notes
    -----
    Ratcliff and Obershelp, through ``difflib``; words are compared first, so that a long table
    costs little.
    """
    found: list[Alike] = []
    wanted = {
        column: (text, _normal(column, text))
        for column in COMPARED.get(table, ())
        if isinstance(text := record.get(column), str) and text.strip()
    }
    for row, other in rows:
        if table == "claims" and any(
            record.get(name) != other.get(name) for name in ("source_id", "said")
        ):
            continue
        for column, (_, text) in wanted.items():
            there = other.get(column)
            if isinstance(there, str) and (share := _share(text, _normal(column, there))) >= NEAR:
                found.append(Alike(row, column, there, share))
                break
    return tuple(sorted(found, key=lambda one: -one.share)[:5])


def _share(one: str, two: str) -> float:
    if one == two:
        return 1.0
    words, others = set(one.split()), set(two.split())
    if not words & others and " " in one:
        return 0.0
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if min(len(one), len(two)) < 4 or matcher.quick_ratio() < NEAR:
        return 0.0
    return matcher.ratio()


def _normal(column: str, text: str) -> str:
    if column == "url":
        try:
            parts = urlsplit(text.strip().lower())
        except ValueError:
            return text
        host = (parts.netloc or "").removeprefix("www.").removeprefix("m.")
        return f"{host}{parts.path.rstrip('/')}?{parts.query}"
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", letters))
