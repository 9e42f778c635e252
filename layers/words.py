"""The words of a claim: its number, places, document and relations, as a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from layers.days import day_in_words
from layers.direction import isolated

NO_NUMBER = "No number given"
NO_BREAK = "\u00a0"

RELATIONS: Mapping[str, tuple[str, str]] = {
    "denies": ("Denies", "Denied by"),
    "contradicts": ("Contradicts", "Contradicted by"),
    "supersedes": ("Supersedes", "Superseded by"),
    "includes": ("Includes", "Part of"),
    "corroborates": ("Corroborates", "Corroborated by"),
    "repeats": ("Repeats", "Repeated by"),
    "possibly-same-force": ("Possibly the same force as", "Possibly the same force as"),
}
"""Kind of relation to its words, read from the first claim and from the second, in card order."""

RELIABILITY: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""What each letter says of a source (NATO AJP-2.1): a label, never a number."""

CREDIBILITY: Mapping[str, str] = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""What each digit says of a statement (NATO AJP-2.1): a label, never a number."""

_BOUNDS = {"about": "about ", "at-least": "at least ", "up-to": "up to "}
_PRECISIONS = {
    "settlement": "town or port",
    "district": "district only",
    "region": "region only",
    "country": "country only",
}
_SETTLEMENTS = frozenset({"city", "port", "settlement", "town", "village"})
_ACCESS = {"full-text": "full text", "excerpt": "excerpt"}
_BEFORE_MONTH = re.compile(r"(?<=\d) (?=[A-Z])")
_PRODUCT = re.compile(r"(\d[\d,]*) ?[x×*] ?(\d[\d,]*)")


def number_in_words(claim: Mapping[str, Any]) -> str:
    """Return what a claim says was counted, with its bound, unit and basis.

    Parameters
    ----------
    claim
        One row of ``claims``: ``bound``, ``low``, ``high`` (inclusive, in ``unit``), ``unit``,
        ``basis``, ``note``. A missing value is None, NaN or absent; missing is never zero.

    Returns
    -------
    "about 3,000 people", "between 2,000 and 12,000 people", "12,000 people (derived, 2 × 6,000)"
    when the note says so, "1,500 people (additional)", or "No number given".

    Examples
    --------
    >>> number_in_words({"bound": "up-to", "high": 10000, "unit": "people", "basis": "total"})
    'up to 10,000 people'
    """
    bound, low, high = (_given(claim, column) for column in ("bound", "low", "high"))
    if low is None and high is None:
        return NO_NUMBER
    if bound == "between" and low is not None and high is not None:
        figure = f"between {_figure(low)} and {_figure(high)}"
    else:
        figure = _BOUNDS.get(str(bound), "") + _figure(high if low is None else low)
    unit = isolated(_counted(str(_given(claim, "unit") or ""), low, high))
    words = f"{figure} {unit}".rstrip()
    remarks = [_derived(str(_given(claim, "note") or ""))]
    if _given(claim, "basis") == "additional":
        remarks.insert(0, "additional")
    return words + _in_brackets(remarks)


def place_in_words(place: Mapping[str, Any]) -> str:
    """Return a place's name and how exactly it is known.

    Parameters
    ----------
    place
        One row of ``places``: ``name``, ``kind``, ``precision``, ``uncertainty_m`` (metres).

    Returns
    -------
    "Sergeevka training ground, site ± 2 km", "Vladivostok, town or port", "Kursk Oblast, region
    only"; a camp that is known by its town alone says "within about 10 km".
    """
    name, precision = isolated(str(place["name"])), _given(place, "precision")
    metres = _given(place, "uncertainty_m")
    distance = "" if metres is None else _distance(float(metres))
    if precision == "site":
        return f"{name}, site{NO_BREAK}±{NO_BREAK}{distance}" if distance else f"{name}, site"
    if precision == "settlement" and distance and _given(place, "kind") not in _SETTLEMENTS:
        return f"{name}, within about {distance}"
    return f"{name}, {_PRECISIONS.get(str(precision), str(precision))}"


def document_in_words(document: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a card says about the document a claim was read in.

    Parameters
    ----------
    document
        One row of ``documents``.

    Returns
    -------
    The ``document`` of a Card in ``web/story.js``: texts, None where missing, and two flags.
    """
    return {
        "publisher": document["publisher"],
        "title": _given(document, "title"),
        "url": _given(document, "url"),
        "archive": _given(document, "archive_url"),
        "access": _ACCESS.get(document["access"], document["access"]),
        "republished": document["hosting"] == "republisher",
        "published": day_in_words(document["published"]),
        "inferred": bool(document["date_inferred"]),
    }


def relation_in_words(kind: str, *, back: bool, same_source: bool) -> str:
    """Return a relation's words; ``back`` reads it from the second claim to the first.

    Only a source can supersede its own claim: between two sources, even two offices of one state,
    the later claim follows the earlier one and replaces nothing.
    """
    if kind == "supersedes" and not same_source:
        return "Followed by" if back else "Follows"
    return RELATIONS[kind][back]


def claim_label(source: str, said: str, *, beside: str) -> str:
    """Return a claim in a few words, such as "NIS (South Korea), 18 Oct".

    ``said`` is the claim's EDTF text; its year is left out when ``beside``, the EDTF text of the
    claim whose card it stands on, is of the same year.
    """
    day = day_in_words(said).removesuffix(f" {beside[:4]}")
    return f"{isolated(source)}, {_BEFORE_MONTH.sub(NO_BREAK, day)}"


def assessment_in_words(assessment: Mapping[str, Any]) -> str:
    """Return a judgement as "B2: usually reliable, probably true (Ann, 3 Nov 2024)"."""
    letter, digit = assessment["reliability"], assessment["credibility"]
    judged = f"{letter}{digit}: {RELIABILITY[letter]}, {CREDIBILITY[digit]}"
    return f"{judged} ({isolated(assessment['author'])}, {day_in_words(assessment['assessed'])})"


def _given(row: Mapping[str, Any], column: str) -> Any:  # noqa: ANN401  # a cell of any column
    value = row.get(column)
    return None if value is None or value != value else value


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def _counted(unit: str, low: float | None, high: float | None) -> str:
    if 1 not in (low, high) or {low, high} - {1, None}:
        return unit
    first, space, rest = unit.partition(" ")
    return {"people": "person"}.get(first, first.removesuffix("s")) + space + rest


def _derived(note: str) -> str:
    if not re.search(r"\bderived\b", note, re.IGNORECASE):
        return ""
    product = _PRODUCT.search(note)
    return f"derived, {product[1]} × {product[2]}" if product else "derived"


def _distance(metres: float) -> str:
    return f"{metres / 1000:,.3g}{NO_BREAK}km" if metres >= 1000 else f"{metres:,.0f}{NO_BREAK}m"


def _in_brackets(remarks: list[str]) -> str:
    said = [remark for remark in remarks if remark]
    return f" ({', '.join(said)})" if said else ""
