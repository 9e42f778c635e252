"""Numbers as people say them, proposed as a bound with its ends; no end is invented."""

from __future__ import annotations

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberProposal:
    """What columns a phrase may stand for: ``bound``, ``low``, ``high``, and a note if derived.

    ``low`` and ``high`` count what the claim's ``unit`` says; None is an end that was not given.
    """

    bound: str
    low: float | None = None
    high: float | None = None
    note: str = ""
    words: str = field(default="", compare=False)

    def changes(self) -> dict[str, object]:
        """Return the new values by column; None takes one away."""
        found: dict[str, object] = {"bound": self.bound, "low": self.low, "high": self.high}
        return {**found, "note": self.note} if self.note else found


_SCALES = {"hundred": 100, "thousand": 1000, "k": 1000, "million": 1_000_000, "m": 1_000_000}
_WORDS = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve"]
    )
} | {"a": 1, "twenty": 20, "dozen": 12}  # fmt: skip
_NUMBER = (
    r"(?P<{0}>\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+|\d+(?:\.\d+)?|" + "|".join(_WORDS) + r")"
    r"(?:[ -]?(?P<{0}_scale>hundred|thousand|million|k\b|m\b))?"
)
_ONE = re.compile(_NUMBER.format("n"), re.I)
_PAIR = re.compile(
    rf"(?:between\s+)?{_NUMBER.format('a')}\s*(?:to|and|–|—|-)\s*{_NUMBER.format('b')}", re.I
)
_EACH = re.compile(
    rf"{_NUMBER.format('a')}\s+(?P<what>[a-z-]+)\s+(?:of|with)\s+"
    rf"(?:(?P<about>about|around|some|roughly)\s+)?{_NUMBER.format('b')}(?:\s+\w+)?\s+each",
    re.I,
)
_AT_LEAST = re.compile(
    r"\b(at least|no (?:fewer|less) than|not less than|a minimum of)\b|\d\+", re.I
)
_MORE = re.compile(r"\b(more than|over|above|upwards of|exceed\w*)\b", re.I)
_UP_TO = re.compile(r"\b(up to|at most|no more than|as many as|a maximum of)\b", re.I)
_FEWER = re.compile(r"\b(fewer than|less than|under|below|almost|nearly)\b", re.I)
_ABOUT = re.compile(
    r"\b(about|around|some|roughly|approximately|approx|circa|an estimated|estimated)\b|~", re.I
)


def number_proposals(words: str) -> tuple[NumberProposal, ...]:
    """Return how a number in words may stand in the columns of a claim, the likeliest first.

    Parameters
    ----------
    words
        As said, in English: "at least 3,000", "between 2,000 and 12,000".

    Returns
    -------
    tuple of NumberProposal
        Empty without a number. "More than 3,000" is proposed as at-least 3,000, because the format
        has no open bound, and says so in its note.

    Examples
    --------
    >>> number_proposals("at least 3,000")[0].changes()
    {'bound': 'at-least', 'low': 3000, 'high': None}
    >>> number_proposals("two brigades of 6,000 each")[0].note
    'Number derived: 2 × 6,000.'
    """
    plain = " ".join(words.split())
    if len(plain) > 400:
        return ()
    if each := _EACH.search(plain):
        return (_derived(each, plain),)
    pair = _PAIR.search(plain)
    if pair and (spread := _spread(pair)):
        return (NumberProposal(bound="between", low=spread[0], high=spread[1], words=plain),)
    one = _first_number(plain)
    if one is None:
        return ()
    number = _value(one, "n")
    said = f"Said as “{plain[:120]}”."
    if _UP_TO.search(plain):
        return (NumberProposal(bound="up-to", high=number, words=plain),)
    if _AT_LEAST.search(plain):
        return (NumberProposal(bound="at-least", low=number, words=plain),)
    if _MORE.search(plain):
        return (NumberProposal(bound="at-least", low=number, note=said, words=plain),)
    if _FEWER.search(plain):
        return (
            NumberProposal(bound="up-to", high=number, note=said, words=plain),
            NumberProposal(bound="about", low=number, high=number, note=said, words=plain),
        )
    first, other = ("about", "exactly") if _ABOUT.search(plain) else ("exactly", "about")
    return (
        NumberProposal(bound=first, low=number, high=number, words=plain),
        NumberProposal(bound=other, low=number, high=number, words=plain),
    )


def _derived(match: re.Match[str], words: str) -> NumberProposal:
    count, size = _value(match, "a"), _value(match, "b")
    bound = "about" if match["about"] or _ABOUT.match(words) else "exactly"
    if _AT_LEAST.match(words):
        bound = "at-least"
    if _UP_TO.match(words):
        bound = "up-to"
    total = _whole(count * size)
    return NumberProposal(
        bound=bound,
        low=None if bound == "up-to" else total,
        high=None if bound == "at-least" else total,
        note=f"Number derived: {count:,} × {size:,}.",
        words=words,
    )


def _spread(match: re.Match[str]) -> tuple[float, float] | None:
    low, high = _value(match, "a"), _value(match, "b")
    if match["a_scale"] is None and match["b_scale"] and low < high and low < 1000:
        low = _whole(low * _SCALES[match["b_scale"].lower()])  # "10 to 12 thousand"
    return (low, high) if low < high else None


def _first_number(words: str) -> re.Match[str] | None:
    """Return the first number that is no article, and no day or year of a date."""
    for match in _ONE.finditer(words):
        before, after = words[: match.start()][-1:], words[match.end() :][:1]
        bare = match["n"].lower() in ("a", "one") and not match["n_scale"]
        if not (before.isalnum() or after.isalnum() or bare):
            return match
    return None


def _value(match: re.Match[str], name: str) -> float:
    text = match[name].lower()
    digits = re.sub(r"[,\s\u00a0\u202f]", "", text)
    number = float(_WORDS[text]) if text in _WORDS else float(digits)
    scale = match[f"{name}_scale"]
    return _whole(number * _SCALES[scale.lower()] if scale else number)


def _whole(number: float) -> float:
    return int(number) if number == int(number) else number
