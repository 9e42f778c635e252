"""JSON files read without guessing: what is not plain, whole JSON in UTF-8 is refused."""

from __future__ import annotations

import json
import stat
from pathlib import Path

from geodata.errors import UnreadableFile

LARGEST_BYTES = 256 * 1024 * 1024
"""A larger file is refused before it is read."""

_LONGEST_INTEGER = 18
_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "a UTF-8 byte order mark",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
}


class Repeated(dict[str, object]):
    """A JSON object that had a key more than once; the last value of each key is kept."""

    key: str


def read_json(path: Path) -> object:
    """Return the value in a JSON file.

    Parameters
    ----------
    path
        A regular file of at most 256 MiB in UTF-8 without a byte order mark.

    Returns
    -------
    object
        Objects as dict (``Repeated`` where a key came twice), arrays as list. ``NaN`` and numbers
        out of range come as floats that are not finite, integers of more than 18 digits as floats:
        the checks of the columns refuse them with the row they stand in.

    Raises
    ------
    UnreadableFile
        There is no such file, it may not be read, it is no regular file, too large, empty, not
        UTF-8, not JSON (with line and column), or nested too deep.
    """
    return parse_json(_content(path), name=path.name)


def parse_json(content: bytes, *, name: str) -> object:
    """Return the value in the bytes of a JSON file, called ``name`` when they are refused.

    The value and the errors are those of ``read_json``.
    """
    text = _text(content, name)
    if not text.strip():
        raise UnreadableFile(f"{name}: the file is empty; write [] for a table without rows")
    try:
        return json.loads(text, object_pairs_hook=_object, parse_int=_integer)
    except json.JSONDecodeError as error:
        raise UnreadableFile(
            f"{name}, line {error.lineno}, column {error.colno}: this is not JSON ({error.msg}); "
            "correct the file there"
        ) from None
    except RecursionError:
        raise UnreadableFile(
            f"{name}: arrays or objects are nested too deep to be a table; write one flat object "
            "per row"
        ) from None


def _content(path: Path) -> bytes:
    name = path.name
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableFile(f"{name}: this is not a file; put the table's file in its place")
        if status.st_size > LARGEST_BYTES:
            raise UnreadableFile(
                f"{name}: the file has {status.st_size:,} bytes, more than {LARGEST_BYTES:,}; "
                "split the atlas"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(
            f"{name}: there is no such file in the folder; "
            "add it, or start an atlas with python -m geodata new"
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(f"{name}: the file cannot be read ({reason})") from None


def _text(content: bytes, name: str) -> str:
    for mark, meaning in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            raise UnreadableFile(f"{name}: the file starts with {meaning}; save it as plain UTF-8")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(
            f"{name}, line {line}: byte 0x{content[error.start]:02x} is not UTF-8; "
            "save the file as plain UTF-8"
        ) from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    keys = [key for key, _ in pairs]
    repeated = Repeated(found)
    repeated.key = next(key for key in keys if keys.count(key) > 1)
    return repeated


def _integer(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_INTEGER else float(digits)
