"""Faults put into words for people."""

from __future__ import annotations

import json
import unicodedata

from geodata.cells import is_slug
from geodata.checks import Checked, Fault
from geodata.model import Rejected

LONGEST_FOUND = 80
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})


def rejected_row(checked: Checked, fault: Fault) -> Rejected:
    """Return a fault with its file and the words for its row, counted from 1."""
    table, row = checked.table, f"row {fault.row + 1}"
    if table.key is not None and is_slug(name := checked.columns[table.key][fault.row]):
        row = f"{row} ({table.one} {name})"
    return Rejected(table.file, row, fault.column, rendered(fault.found), fault.reason)


def rendered(value: object) -> str:
    """Return a value in few, printable characters.

    A text stands in quotation marks, and every character that is not seen as itself (control and
    format characters, the right-to-left override) as its code point.

    Examples
    --------
    >>> rendered("a\\u202eb"), rendered(None), rendered([1, 2])
    ('“a<U+202E>b”', 'nothing', '[1, 2]')
    """
    if value is None or value == ():
        return "nothing"
    if isinstance(value, str):
        return f"“{_short(value)}”"
    try:
        return _short(json.dumps(value, ensure_ascii=False, default=str))
    except (ValueError, RecursionError):
        return f"a {type(value).__name__}"


def _short(text: str) -> str:
    shown = text if len(text) <= LONGEST_FOUND else f"{text[:LONGEST_FOUND]}…"
    return "".join(
        f"<U+{ord(character):04X}>" if unicodedata.category(character) in _UNPRINTABLE
        else character
        for character in shown
    )  # fmt: skip
