"""Dates as they were written, placed between two instants."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from edtf import parse_edtf as _parse_with_library
from edtf.parser.edtf_exceptions import EDTFParseException

from geodata.errors import InvalidTime

LONGEST_TEXT = 64
"""No date needs more characters; a longer one is refused before it is parsed."""

_PLAIN = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-([0-3]\d))?)?([?~%]?)", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?", re.ASCII)
_SEASON = re.compile(r"(\d{4})-(2[1-9]|3[0-9]|4[01])([?~%]?)", re.ASCII)
_MASKED = re.compile(r"[?~%]?(\d{4}|\d{3}X|\d\dXX)[?~%]?(-[?~%]?(\d\d|XX)[?~%]?){0,2}", re.ASCII)

_NEXT_STEP = "write a day such as 2024-10-08, or 2024-10-08~ when it is not certain"


@dataclass(frozen=True, slots=True)
class Span:
    """The time that an EDTF text stands for.

    ``start`` is inclusive and ``end`` exclusive, both aware datetimes in UTC; None is an open or
    unknown end. ``uncertain`` says that the text doubts itself (``?``, ``~``, ``%``, or a season).
    """

    start: datetime | None
    end: datetime | None
    uncertain: bool
    text: str


def parse_edtf(text: str) -> Span:
    """Return the span of time that an EDTF text (ISO 8601-2) stands for.

    Parameters
    ----------
    text
        A year, month, day or moment with its offset (2024-10-08T10:00:00Z); a season (2024-21 to
        2024-41); unspecified digits (2024-10-XX, 202X); ``?``, ``~`` and ``%`` on the whole or on
        a part; or an interval of two of these, with ``..`` or nothing for an end that is open or
        unknown.

    Returns
    -------
    Span
        A day lasts from its first instant to the first instant of the next day, in UTC; a moment
        lasts a second. An interval lasts from the start of its first part to the end of its last.

    Raises
    ------
    InvalidTime
        The text is no such date, ends before it starts, is a set of dates, has a time without an
        offset, or lies outside the years 1 to 9998.

    Notes
    -----
    Extended Date/Time Format, Library of Congress 2019. Plain dates and the two ends of an interval
    are taken apart here, because the ``edtf`` library needs 5 ms for each text, gives an interval
    with an unknown end ten years, and cuts a winter at New Year; all else goes through it. Seasons
    are meteorological (winter 2024 is December 2024 to February 2025; 21 to 24 are taken as
    northern) and count as uncertain, because no day is agreed on which they start.

    Examples
    --------
    >>> span = parse_edtf("2024-10-08/2024-10-13~")
    >>> f"{span.start:%F} {span.end:%F} {span.uncertain}"
    '2024-10-08 2024-10-14 True'
    """
    if not isinstance(text, str):
        raise InvalidTime(str(text)[:LONGEST_TEXT], f"is not a text; {_NEXT_STEP}")
    if len(text) > LONGEST_TEXT:
        raise InvalidTime(f"{text[:LONGEST_TEXT]}…", f"is too long for a date; {_NEXT_STEP}")
    return _parse(text)


@lru_cache(maxsize=100_000)
def _parse(text: str) -> Span:
    first, slash, last = text.partition("/")
    if not slash:
        start, end, uncertain = _part(text)
        return Span(start, end, uncertain, text)
    earliest, _, first_uncertain = _interval_end(first, text)
    _, latest, last_uncertain = _interval_end(last, text)
    if earliest is None and latest is None:
        raise InvalidTime(text, "has neither a start nor an end; give at least one of them")
    if earliest is not None and latest is not None and latest <= earliest:
        raise InvalidTime(text, "ends before it starts; swap or correct the dates")
    return Span(earliest, latest, first_uncertain or last_uncertain, text)


def _interval_end(text: str, whole: str) -> tuple[datetime | None, datetime | None, bool]:
    if text in ("", ".."):
        return None, None, False
    if "/" in text:
        raise InvalidTime(whole, f"has more than one slash; {_NEXT_STEP}")
    return _part(text)


@lru_cache(maxsize=100_000)
def _part(text: str) -> tuple[datetime, datetime, bool]:
    try:
        if plain := _PLAIN.fullmatch(text):
            return _plain(plain)
        if moment := _MOMENT.fullmatch(text):
            if moment[1] is None:
                raise InvalidTime(text, "has a time without an offset; add Z for UTC")
            start = datetime.fromisoformat(text).astimezone(UTC)
            return start, start + timedelta(seconds=1), False
        if season := _SEASON.fullmatch(text):
            return _season(season)
        if _MASKED.fullmatch(text):
            return _masked(text)
    except (ValueError, OverflowError, EDTFParseException):
        pass
    raise InvalidTime(text, f"is not a date in EDTF; {_NEXT_STEP}")


def _plain(match: re.Match[str]) -> tuple[datetime, datetime, bool]:
    year, month, day, doubt = int(match[1]), match[2], match[3], match[4]
    if day:
        start = datetime(year, int(month), int(day), tzinfo=UTC)
        end = start + timedelta(days=1)
    else:
        start, end = _months(year, int(month or 1), 1 if month else 12)
    return start, end, bool(doubt)


def _months(year: int, month: int, count: int) -> tuple[datetime, datetime]:
    years, past = divmod(month - 1 + count, 12)
    return (
        datetime(year, month, 1, tzinfo=UTC),
        datetime(year + years, past + 1, 1, tzinfo=UTC),
    )


_SEASONS = {
    21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3),
    25: (3, 3), 26: (6, 3), 27: (9, 3), 28: (12, 3),
    29: (9, 3), 30: (12, 3), 31: (3, 3), 32: (6, 3),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4), 40: (1, 6), 41: (7, 6),
}  # fmt: skip
"""First month and number of months of each EDTF season, quarter, third and half of a year."""


def _season(match: re.Match[str]) -> tuple[datetime, datetime, bool]:
    season = int(match[2])
    start, end = _months(int(match[1]), *_SEASONS[season])
    return start, end, bool(match[3]) or season <= 32


def _masked(text: str) -> tuple[datetime, datetime, bool]:
    parsed = _parse_with_library(text)
    start = date(*parsed.lower_strict()[:3])
    end = date(*parsed.upper_strict()[:3]) + timedelta(days=1)
    uncertain = any(mark in text for mark in "?~%")
    return _midnight(start), _midnight(end), uncertain


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
