"""A dispute in one sentence: the days, how many sources, and from where to where they go."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from geodata.model import Atlas
from layers.direction import isolated
from layers.figures.attribution import Attributed
from layers.figures.dispute_rows import PLANNED
from layers.records import records

_SMALL = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_HOW_MANY = re.compile(r"How many (?:.+? )?(?:were|was) (.+)\?")


def reading(atlas: Atlas, told: Sequence[Attributed], asked: str, said: str) -> str:
    """Return what the sources put a number at, with nothing averaged, completed or added up.

    Numbers that are additional, foreseen, in another unit, or replaced by their source are not
    read; where none is left, neither is a sentence.

    Parameters
    ----------
    atlas, asked
        Where the question is, and its ``question_id``.
    told
        The claims drawn.
    said
        On which days, such as "from 6 October to 5 November 2024".
    """
    question = next(row for row in records(atlas.questions) if row["question_id"] == asked)
    ahead = question["measure"] == PLANNED
    rows = [
        one
        for one in told
        if one.claim["question_id"] == asked and one.affirms and one.stands and one.number
        if one.claim["unit"] == question["unit"] and one.claim["basis"] != "additional"
        if ahead or not one.is_foreseen
    ]  # fmt: skip
    if not rows:
        return ""
    count = len({one.source["source_id"] for one in rows})
    sources = f"{_SMALL[count] if count < len(_SMALL) else count} source{'s' * (count != 1)}"
    numbers, unit = _range([one.claim for one in rows]), isolated(question["unit"])
    when = f"{said[:1].upper()}{said[1:]}"
    if ahead:
        return f"{when}, {sources} foresaw {numbers} {unit}."
    subject = _subject(question)
    verb, at = ("gave", "as") if numbers.startswith("at least ") else ("put", "at")
    numbers = numbers if subject else f"{numbers} {unit}"
    return f"{when}, {sources} {verb} {subject or 'the number'} {at} {numbers}."


def _subject(question: Mapping[str, Any]) -> str:
    """Return "the number already sent" for "How many were sent?", or nothing."""
    found = _HOW_MANY.fullmatch(" ".join(str(question["text"]).split()))
    if found is None or re.search(" (were|was) ", found[1]):
        return ""
    measure = str(question["measure"])
    if f"{found[1]} ".startswith(f"{measure} "):
        return f"the number already {measure}"
    return f"the number {isolated(found[1])}"


def _range(claims: Sequence[Mapping[str, Any]]) -> str:
    """Return the smallest low to the greatest high; an end that its claims leave open stays so."""
    low, below = _end(claims, ("low", "high"), min)
    high, above = _end(claims, ("high", "low"), max)
    if low == high:
        return _one_number(low, below | above)
    start, end = (
        f"{'about ' if bounds == {'about'} else ''}{_written(value)}"
        for value, bounds in ((low, below), (high, above))
    )
    end = f"at least {_written(high)}" if "at-least" in above else end
    return (
        f"figures from up to {_written(low)} to {end}" if "up-to" in below else f"{start} to {end}"
    )


def _one_number(value: float, bounds: frozenset[str]) -> str:
    open_ends = [words for bound, words in _OPEN.items() if bound in bounds]
    closed = bounds - set(_OPEN)
    plain = ["about " if closed == {"about"} else ""] if closed else []
    return " or ".join(f"{words}{_written(value)}" for words in (*plain, *open_ends))


def _written(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


_OPEN = {"up-to": "up to ", "at-least": "at least "}


def _end(
    claims: Sequence[Mapping[str, Any]],
    names: tuple[str, str],
    choose: Callable[[Iterable[float]], float],
) -> tuple[float, frozenset[str]]:
    """Return the number at one end, and how those who say it bound it."""

    def value(claim: Mapping[str, Any]) -> float:
        first, second = (claim[name] for name in names)
        return float(second if first is None else first)

    outermost = choose(value(claim) for claim in claims)
    return outermost, frozenset(
        str(claim["bound"]) for claim in claims if value(claim) == outermost
    )
