"""One value of one column: what is accepted, and the reason when it is not."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from geodata.errors import InvalidShape, InvalidTime
from geodata.features import parse_geometry
from geodata.schema import Column, Kind
from geodata.strict_json import Repeated
from geodata.time import parse_edtf

GREATEST_NUMBER = 2**53
"""Every whole number up to here is a float of its own."""

MOST_ITEMS = 1000

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_LANGUAGE = re.compile(r"[a-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_URL = re.compile(r"https?://[^\s\\<>\"]+")


class Refused(ValueError):
    """Why a value is not accepted, and what to do."""


def parse_cell(column: Column, value: object) -> object:
    """Return the value of a cell as the tables hold it.

    Parameters
    ----------
    column
        Which column it stands in.
    value
        What the file holds there, not None.

    Returns
    -------
    object
        A text, number or truth value as it is (numbers as float), a list as a tuple, an object as
        a dict, a geometry as a shape. The text itself is never changed.

    Raises
    ------
    Refused
        The value is not what the column may hold.
    """
    return _PARSERS[column.kind](column, value)


def is_slug(value: object) -> bool:
    """Return whether a value is an identifier in kebab case."""
    return isinstance(value, str) and len(value) <= 100 and bool(_SLUG.fullmatch(value))


def _text(column: Column, value: object) -> str:
    if type(value) is not str:
        raise Refused("a text is needed; put it in quotation marks")
    if control := _CONTROL.search(value):
        raise Refused(f"it has the control character U+{ord(control[0]):04X}; remove it")
    if not value.strip():
        raise Refused("the text is empty; write it or leave the column out")
    if len(value) > column.longest:
        raise Refused(f"it has {len(value)} characters and may have {column.longest}; shorten it")
    if column.most_words is not None and (words := len(value.split())) > column.most_words:
        raise Refused(f"it has {words} words and may have {column.most_words}; shorten it")
    return value


def _slug(column: Column, value: object) -> str:
    if not is_slug(value):
        raise Refused("small letters, digits and hyphens are needed, at most 100, as in nis-1500")
    return str(value)


def _choice(column: Column, value: object) -> str:
    if type(value) is not str or value not in column.choices:
        raise Refused(f"one of these is needed: {', '.join(column.choices)}")
    return value


def _edtf(column: Column, value: object) -> str:
    if type(value) is not str:
        raise Refused('a date is needed as a text; write for example "2024-10-08"')
    try:
        span = parse_edtf(value)
    except InvalidTime as error:
        raise Refused(f"it {error.reason}") from None
    if column.required and (span.start is None or span.end is None):
        raise Refused("the date has an open end; give both ends")
    return value


def _url(column: Column, value: object) -> str:
    text = _text(column, value)
    try:
        usable = _URL.fullmatch(text) and urlsplit(text).hostname
    except ValueError:
        usable = None
    if not usable:
        raise Refused("a web address is needed; write it in full, from http:// or https:// on")
    return text


def _pattern(pattern: str, advice: str) -> Callable[[Column, object], str]:
    compiled = re.compile(pattern, re.ASCII)

    def parse(column: Column, value: object) -> str:
        if type(value) is not str or not compiled.fullmatch(value):
            raise Refused(advice)
        return value

    return parse


def _flag(column: Column, value: object) -> bool:
    if type(value) is not bool:
        raise Refused("true or false is needed, without quotation marks")
    return value


def _number(column: Column, value: object) -> float:
    if type(value) not in (int, float):
        raise Refused("a number is needed, without quotation marks")
    number = float(value)  # type: ignore[arg-type]
    if not math.isfinite(number):
        raise Refused("a finite number is needed; correct it or leave it out")
    if number < 0:
        raise Refused("a number below zero counts nothing; correct it or leave it out")
    if number > GREATEST_NUMBER:
        raise Refused("the number is too great to be exact; correct it")
    return number


def _integer(column: Column, value: object) -> int:
    if type(value) is not int or not 0 < value <= GREATEST_NUMBER:
        raise Refused("a whole number above zero is needed, without quotation marks")
    return value


def _list_of(parse: Callable[[Column, object], str]) -> Callable[[Column, object], tuple[str, ...]]:
    def parse_list(column: Column, value: object) -> tuple[str, ...]:
        if type(value) is not list:
            raise Refused('a list is needed; write for example ["kursk-oblast"]')
        if len(value) > MOST_ITEMS:
            raise Refused(
                f"the list has {len(value)} entries and may have {MOST_ITEMS}; shorten it"
            )
        parsed = tuple(parse(column, item) for item in value)
        if len(set(parsed)) < len(parsed):
            raise Refused("the list names an entry twice; keep one")
        return parsed

    return parse_list


def _names(column: Column, value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise Refused('an object is needed; write for example {"ko": "평양"}')
    if isinstance(value, Repeated):
        raise Refused(f"the language “{value.key[:20]}” stands there twice; keep one")
    for language, name in value.items():
        if not _LANGUAGE.fullmatch(language):
            raise Refused("each name needs a BCP 47 language tag, such as ko or uk; correct it")
        _text(column, name)
    return dict(value)


def _geometry(column: Column, value: object) -> object:
    try:
        return parse_geometry(value)
    except InvalidShape as error:
        raise Refused(str(error)) from None


_PARSERS: Mapping[Kind, Callable[[Column, object], object]] = {
    "id": _slug,
    "ref": _slug,
    "refs": _list_of(_slug),
    "slug": _slug,
    "text": _text,
    "texts": _list_of(_text),
    "names": _names,
    "choice": _choice,
    "edtf": _edtf,
    "url": _url,
    "language": _pattern(_LANGUAGE.pattern, "a BCP 47 language tag is needed, such as en or uk"),
    "country": _pattern(r"[A-Z]{2}", "two capital letters of ISO 3166-1 are needed, such as UA"),
    "subdivision": _pattern(
        r"[A-Z]{2}-[A-Z0-9]{1,3}", "a code of ISO 3166-2 is needed, such as UA-43"
    ),
    "flag": _flag,
    "number": _number,
    "integer": _integer,
    "geometry": _geometry,
}
