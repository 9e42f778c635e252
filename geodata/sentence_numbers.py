"""Numbers in a briefing's sentence, held against the claims that the sentence rests on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_BEFORE = 14
"""Characters before a number in which its bound is looked for."""

_BOUNDS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "about": ("about", "around", "nearly", "roughly"),
    "at-least": ("at least", "more than", "over", "above"),
    "up-to": ("up to", "as many as", "at most"),
})  # fmt: skip
_GIVEN: Mapping[str, str] = MappingProxyType({
    "exactly": "without a bound",
    "about": "as “about”",
    "at-least": "as “at least”",
    "up-to": "as “up to”",
})  # fmt: skip


def number_faults(words: str, claims: pd.DataFrame) -> tuple[str, ...]:
    """Return what is wrong with the numbers in a sentence, each in one sentence.

    Parameters
    ----------
    words
        The sentence; its numbers are those written in digits.
    claims
        (n, c) the claims it rests on.

    Returns
    -------
    tuple of str
        A number must be the low or high of one of the claims, with the bound that the claim gives
        it, or stand in the words of one (its statement, quotation or note) or in its days.

    Examples
    --------
    >>> claim = {"low": 3000, "high": None, "bound": "at-least", "statement": "", "said": "2024"}
    >>> number_faults("At least 3,000 came in 2024.", pd.DataFrame([claim]))
    ()
    >>> print(*number_faults("It said that 3,000 came.", pd.DataFrame([claim])))
    3,000 is given as “at least” by its claim.
    """
    bounds = _bounds_by_number(claims)
    elsewhere = _numbers_in_words(claims)
    faults = []
    for found in _NUMBER.finditer(words):
        number = float(found[0].replace(",", ""))
        said = _bound_before(words[: found.start()])
        claimed = bounds.get(number, set())
        if not claimed and number not in elsewhere:
            faults.append(f"{found[0]} stands in none of its claims.")
        elif claimed and said not in claimed and "between" not in claimed:
            ways = " or ".join(_GIVEN[bound] for bound in sorted(claimed))
            faults.append(f"{found[0]} is given {ways} by its claim.")
    return tuple(faults)


def _bounds_by_number(claims: pd.DataFrame) -> dict[float, set[str]]:
    found: dict[float, set[str]] = {}
    for column in ("low", "high"):
        for number, bound in zip(claims[column], claims["bound"], strict=True):
            if number is not None and number == number:
                found.setdefault(float(number), set()).add(str(bound))
    return found


def _numbers_in_words(claims: pd.DataFrame) -> set[float]:
    columns = ["statement", "quoted_words", "note", "said", "happened"]
    cells = claims.reindex(columns=columns).to_numpy().ravel()
    texts = [cell for cell in cells if isinstance(cell, str)]
    return {float(n.replace(",", "")) for text in texts for n in _NUMBER.findall(text)}


def _bound_before(words: str) -> str:
    """Return the bound that stands right before a number: "exactly" when there is none."""
    near = words[-_BEFORE:].casefold()
    for bound, ways in _BOUNDS.items():
        if any(re.search(rf"\b{way}\s+$", near) for way in ways):
            return bound
    return "exactly"
