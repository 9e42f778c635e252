"""Dates in a reader's words, with their doubts and their gaps."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

from geodata.time import Span, parse_edtf

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([?~%]?)", re.ASCII)
_UNSPECIFIED = re.compile(r"(-XX)+$")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_MISSING = {1: "day and month not given", 2: "day not given", 3: ""}


@lru_cache(maxsize=100_000)
def day_in_words(text: str) -> str:
    """Return an EDTF text as a reader would say it.

    Parameters
    ----------
    text
        What ``geodata.time.parse_edtf`` understands.

    Returns
    -------
    "24 Oct 2024", "Oct 2024 (day not given)", "about 31 Oct 2024", "8–13 Oct 2024",
    "between about 25 Oct and 31 Oct 2024", "from 1 Oct 2024 on", "24 Oct 2024 (uncertain)".

    Raises
    ------
    InvalidTime
        The text is no date.

    Examples
    --------
    >>> day_in_words("2024/2025-04-26")
    'between 2024 and 26 Apr 2025'
    """
    span = parse_edtf(text)
    first, slash, last = (_UNSPECIFIED.sub("", part) for part in text.partition("/"))
    one, other = _PLAIN.fullmatch(first), _PLAIN.fullmatch(last)
    if one and not slash:
        return _date(one) + _remarks(_missing(one), _doubt(one))
    if one and other:
        return _interval(one, other)
    if one and last in ("", ".."):
        return f"from {_date(one)}{' on' if last else ', end not given'}" + _remarks(_doubt(one))
    if other and first in ("", ".."):
        start = "" if first else ", start not given"
        return f"until {_date(other)}{start}" + _remarks(_doubt(other))
    return _bounds(span)


def _interval(one: re.Match[str], other: re.Match[str]) -> str:
    """Join two ends of one kind with a dash; put "between" before two that differ."""
    same_year = one[1] == other[1] and bool(one[2] and other[2])
    if _exactness(one) != _exactness(other) or one[4] or other[4]:
        first = _date(one, year=not same_year) + _remarks(_doubt(one))
        return f"between {first} and {_date(other)}" + _remarks(_doubt(other))
    if one[3] and same_year and one[2] == other[2]:
        return f"{int(one[3])}–{_date(other)}"
    missing = _missing(one).replace("day", "days").replace("month", "months")
    return f"{_date(one, year=not same_year)} – {_date(other)}" + _remarks(missing)


def _bounds(span: Span) -> str:
    """Tell by its first and last day what has no plain words of its own."""
    start = _day(span.start)
    last = _day(span.end - timedelta(seconds=1)) if span.end else ""
    if start and start == last:
        words = start
    elif start and last:
        words = f"between {start} and {last}"
    else:
        words = f"from {start} on" if start else f"until {last}"
    return words + _remarks("uncertain" if span.uncertain else "")


def _day(instant: datetime | None) -> str:
    if instant is None:
        return ""
    return f"{instant.day} {_MONTHS[instant.month - 1]} {instant.year}"


def _date(part: re.Match[str], *, year: bool = True) -> str:
    words = ["about"] if part[4] in ("~", "%") else []
    if part[3]:
        words.append(str(int(part[3])))
    if part[2]:
        words.append(_MONTHS[int(part[2]) - 1])
    if year:
        words.append(str(int(part[1])))
    return " ".join(words)


def _exactness(part: re.Match[str]) -> int:
    return 1 + bool(part[2]) + bool(part[3])


def _missing(part: re.Match[str]) -> str:
    return _MISSING[_exactness(part)]


def _doubt(part: re.Match[str]) -> str:
    return "uncertain" if part[4] in ("?", "%") else ""


def _remarks(*remarks: str) -> str:
    said = [remark for remark in remarks if remark]
    return f" ({', '.join(said)})" if said else ""
