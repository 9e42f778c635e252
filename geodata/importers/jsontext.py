"""The value that a JSON text holds, with all that a plain reader would pass over."""

from __future__ import annotations

import codecs
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator

from geodata.errors import UnreadableFile
from geodata.importers.draft import Json
from geodata.importers.findings import Findings
from geodata.printable import printable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OFTEN = 1000
_LONGEST_INTEGER = 4000
"""In digits; Python reads no more than 4,300."""


class Odd(str):
    """A number as written that JSON does not have, or that is too great for any program."""

    __slots__ = ()


class Twice(dict[str, Json]):
    """A JSON object in which ``repeated`` keys stand twice; the last value of each is kept."""

    repeated: tuple[str, ...]


class SeveralTexts(Exception):
    """The text goes on after its first JSON value."""


def decoded(data: bytes, findings: Findings) -> str:
    """Return the text in some bytes: UTF-8, or UTF-16 and UTF-32 as far as they are certain.

    Raises
    ------
    UnreadableFile
        The bytes are no text in the encoding they seem to have.
    """
    encoding, start, is_sure = "utf-8", 0, True
    for mark, name in _MARKS:
        if data.startswith(mark):
            encoding, start = name, len(mark)
            findings.treat("byte-order-mark", None, f"a byte order mark of {name.upper()}")
            break
    else:
        encoding = json.detect_encoding(data[:4])
        is_sure = encoding == "utf-8"
    if encoding != "utf-8":
        findings.treat("encoding", None, encoding.upper())
    try:
        return str(memoryview(data)[start:], encoding)
    except UnicodeDecodeError as error:
        if not is_sure:
            raise UnreadableFile(
                "this is no text, and no format that is known; export it as GeoJSON"
            ) from None
        line = data.count(b"\n", 0, start + error.start) + 1
        raise UnreadableFile(
            f"line {line}: byte 0x{data[start + error.start]:02x} is not {encoding.upper()}; "
            "save the file as UTF-8"
        ) from None


def parsed(
    text: str,
    *,
    careful: bool = False,
    reached: Callable[[int, int], None] = lambda done, total: None,
) -> Json:
    """Return the one JSON value in a text.

    Parameters
    ----------
    text
        JSON; NaN and Infinity come as ``Odd``, an object with a repeated key as ``Twice``.
    careful
        Read each number by itself, so that 1e999 comes as ``Odd`` too and not as infinity.
    reached
        Is told how many objects of about how many have been read.

    Raises
    ------
    SeveralTexts
        There is more than one value.
    UnreadableFile
        This is not JSON, with line and column, or nested too deep.
    """
    counted = _counting(text.count("{"), reached)
    try:
        if careful:
            return json.loads(
                text,
                object_pairs_hook=counted,
                parse_constant=Odd,
                parse_float=_float,
                parse_int=_integer,
            )
        return json.loads(text, object_pairs_hook=counted, parse_constant=Odd)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data":
            raise SeveralTexts from None
        raise UnreadableFile(_what_is_wrong(text, error)) from None
    except RecursionError:
        raise UnreadableFile(
            "arrays or objects are nested too deep to be features; make them flat"
        ) from None
    except ValueError:
        return parsed(text, careful=True, reached=reached)


def texts_of(text: str) -> Iterator[tuple[int, str]]:
    """Return each text of a JSON sequence (RFC 8142, or one on each line) with its line number."""
    if "\x1e" in text:
        line = 1
        for part in text.split("\x1e"):
            if part.strip():
                yield line, part
            line += part.count("\n")
    else:
        for number, part in enumerate(text.split("\n"), 1):
            if part.strip():
                yield number, part


def _what_is_wrong(text: str, error: json.JSONDecodeError) -> str:
    where = f"line {error.lineno}, column {error.colno}"
    start = text.lstrip()[:200].lower()
    if start.startswith("<"):
        what = "a web page" if "<html" in start or "<!doctype html" in start else "XML"
        return f"this is {what}, not GeoJSON; download the file itself"
    if start and start[0] not in "{[\x1e":
        beginning = printable(text.strip()[:30])
        return f"this is no JSON: it begins with {beginning}; send the layer itself, as GeoJSON"
    if error.pos >= len(text.rstrip()):
        return f"{where}: the file ends in the middle; fetch it again, whole"
    if error.msg.startswith("Unterminated string"):
        return (
            f"{where}: the text that begins here never ends; the file is cut off, or lacks a "
            "quotation mark"
        )
    if re.match(r"\s*[}\]]", text[error.pos : error.pos + 9]):
        return f"{where}: a comma stands before the closing bracket; remove it"
    if text[error.pos : error.pos + 2] in ("//", "/*"):
        return f"{where}: JSON has no comments; remove it"
    return f"{where}: this is not JSON ({error.msg}); correct the file there"


def _counting(
    total: int, reached: Callable[[int, int], None]
) -> Callable[[list[tuple[str, Json]]], dict[str, Json]]:
    done = 0

    def counted(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
        nonlocal done
        done += 1
        if done % _OFTEN == 0:
            reached(done, total)
        return _object(pairs)

    return counted


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    twice = Twice(found)
    counts = Counter(key for key, _ in pairs)
    twice.repeated = tuple(key for key, times in counts.items() if times > 1)
    return twice


def _float(written: str) -> float | Odd:
    number = float(written)
    return number if math.isfinite(number) else Odd(written)


def _integer(written: str) -> int | Odd:
    return int(written) if len(written) <= _LONGEST_INTEGER else Odd(written)
