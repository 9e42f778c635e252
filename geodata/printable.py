"""Anyone's text put where it can do no harm: in messages and on a terminal."""

from __future__ import annotations

import json
import unicodedata

LONGEST = 80
"""A longer text is cut here, in characters."""

_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"})


def printable(value: object) -> str:
    r"""Return a value in few, printable characters.

    A text stands in quotation marks, and every character that is not seen as itself (control and
    format characters, the right-to-left override) as its code point.

    Examples
    --------
    >>> printable("a\u202eb"), printable(None), printable([1, 2])
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
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return "".join(
        f"<U+{ord(character):04X}>" if unicodedata.category(character) in _UNPRINTABLE
        else character
        for character in shown
    )  # fmt: skip
