"""Dates as people say them, proposed as EDTF; nothing is taken over unasked."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from geodata.errors import InvalidTime
from geodata.time import parse_edtf


@dataclass(frozen=True, slots=True)
class DateProposal:
    """A date in EDTF, and what it stands for in words."""

    text: str
    meaning: str


_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + "|sept"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_BEFORE_MONTH = (
    rf"(?:(?P<part>early|mid|middle|late|end|beginning|start)(?:\s+of|-)?\s+|{_DAY}\s+)?"
)
_ABOUT = re.compile(
    r"^(about|around|approximately|approx\.?|circa|ca?\.|some time in|roughly)\s+", re.I
)
_IN = re.compile(r"^(on|in|during|at)\s+(the\s+)?", re.I)
_DATE = re.compile(
    rf"^{_BEFORE_MONTH}(?:of\s+)?(?P<month>{_MONTH})\.?,?\s+(?P<year>\d{{4}})$", re.I
)
_MONTH_FIRST = re.compile(rf"^(?P<month>{_MONTH})\.?\s+{_DAY},?\s+(?P<year>\d{{4}})$", re.I)
_NUMERIC = re.compile(r"^(\d{1,2})[./](\d{1,2})[./](\d{4})$")
_RANGE = re.compile(
    r"^(?:between|from)?\s*(.+?)\s*(?:\band\b|\bto\b|\buntil\b|–|—|\s-\s)\s*(.+)$", re.I
)
_SEASON = re.compile(r"^(?:the\s+)?(spring|summer|autumn|fall|winter)(?:\s+of)?\s+(\d{4})$", re.I)
_PARTS = {"early": (1, 10), "beginning": (1, 10), "start": (1, 10),
          "mid": (11, 20), "middle": (11, 20), "late": (21, 31), "end": (21, 31)}  # fmt: skip
_RELATIVE = {"today": 0, "yesterday": 1, "the day before yesterday": 2}


def date_proposals(words: str, *, said: date | None = None) -> tuple[DateProposal, ...]:
    """Return the dates in EDTF that words may stand for, the likeliest first.

    Parameters
    ----------
    words
        A date as people say it, in English: "about mid-January 2025", "8 to 13 October 2024".
    said
        The day from which words such as "last week" count.

    Returns
    -------
    tuple of DateProposal
        None for words that are EDTF already, or no date. What is vague in the words stays vague:
        "mid-" is the fifteenth, marked uncertain, "early" and "late" are the first and the last
        third of the month, marked uncertain too. "3/4/2024" gives both readings.

    Examples
    --------
    >>> [proposal.text for proposal in date_proposals("about mid-January 2025")]
    ['2025-01-15~']
    >>> [proposal.text for proposal in date_proposals("between 8 and 13 October 2024")]
    ['2024-10-08/2024-10-13']
    """
    plain = " ".join(words.split()).strip(" .,")
    if not plain or len(plain) > 100 or _is_edtf(plain):
        return ()
    found = dict.fromkeys([*_relative(plain, said), *_numeric(plain), *_spoken(plain)])
    return tuple(DateProposal(text, _meaning(text)) for text in found if _is_edtf(text))


def needs_day(words: str) -> bool:
    """Return whether words name a time only as seen from the day on which they were said."""
    lowered = " ".join(words.lower().split())
    return lowered in _RELATIVE or bool(
        re.fullmatch(r"(last|this|next) (week|month|year)", lowered)
    )


def _spoken(words: str) -> list[str]:
    vague = _ABOUT.match(words)
    rest = _IN.sub("", _ABOUT.sub("", words))
    one = _one(rest)
    if one:
        return [_uncertain(one) if vague else one]
    ends = _RANGE.match(rest)
    if ends is None:
        return []
    first, last = _IN.sub("", ends[1]), _IN.sub("", ends[2])
    end = _one(last)
    start = _one(first) or _one(_completed(first, last))
    if not (start and end):
        return []
    pair = (start.split("/")[0], end.split("/")[-1])
    return ["/".join(_uncertain(part) if vague else part for part in pair)]


def _completed(first: str, last: str) -> str:
    """Return the first end of a range with the month and year that only the second one names."""
    year = re.search(r"\d{4}$", last)
    month = re.search(rf"\b({_MONTH})\b", last, re.I)
    if year is None or month is None:
        return first
    if re.search(rf"\b({_MONTH})\b", first, re.I):
        return f"{first} {year[0]}"
    return f"{first} {month[0]} {year[0]}"


def _one(words: str) -> str:
    """Return a single date or vague part of a month, or the empty text."""
    if _is_edtf(words):
        return words
    if season := _SEASON.match(words):
        number = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
        return f"{season[2]}-{number[season[1].lower()]}"
    normal = re.sub(r"\b(early|mid|late)-", r"\1 ", words, flags=re.I)
    if match := _MONTH_FIRST.match(normal):
        return f"{match['year']}-{_month(match['month']):02}-{int(match[2]):02}"
    match = _DATE.match(normal)
    if match is None:
        return ""
    year, month = int(match["year"]), _month(match["month"])
    if match[2]:
        return f"{year}-{month:02}-{int(match[2]):02}"
    part = (match["part"] or "").lower()
    if part in ("mid", "middle"):
        return f"{year}-{month:02}-15~"
    if part:
        first, last = _PARTS[part]
        last = min(last, monthrange(year, month)[1]) if 0 < year < 9999 else last
        return f"{year}-{month:02}-{first:02}~/{year}-{month:02}-{last:02}~"
    return f"{year}-{month:02}"


def _numeric(words: str) -> list[str]:
    match = _NUMERIC.match(words)
    if match is None:
        return []
    one, two, year = int(match[1]), int(match[2]), match[3]
    return [f"{year}-{month:02}-{day:02}" for day, month in ((one, two), (two, one))]


def _relative(words: str, said: date | None) -> list[str]:
    lowered = words.lower()
    if said is None or not needs_day(lowered):
        return []
    if lowered in _RELATIVE:
        return [(said - timedelta(days=_RELATIVE[lowered])).isoformat()]
    which, unit = lowered.split()
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "year":
        return [f"{said.year + step:04}"]
    if unit == "month":
        months = said.year * 12 + said.month - 1 + step
        return [f"{months // 12:04}-{months % 12 + 1:02}"]
    monday = said - timedelta(days=said.weekday()) + timedelta(weeks=step)
    return [f"{monday}/{monday + timedelta(days=6)}"]


def _month(word: str) -> int:
    return next(n for n, name in enumerate(_MONTHS, start=1) if name.startswith(word.lower()[:3]))


def _uncertain(text: str) -> str:
    return text if text.endswith("~") else f"{text}~"


def _is_edtf(text: str) -> bool:
    try:
        parse_edtf(text)
    except InvalidTime:
        return False
    return True


def _meaning(text: str) -> str:
    """Return the days that a date covers, in words."""
    span = parse_edtf(text)
    doubt = ", not certain" if span.uncertain else ""
    if span.start is None or span.end is None:
        return f"with an open end{doubt}"
    first, last = span.start.date(), (span.end - timedelta(days=1)).date()
    if first >= last:
        return f"{first.day} {first:%B %Y}{doubt}"
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}{doubt}"
