"""A text that a spreadsheet would run, made harmless and back."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def guarded(text: str) -> str:
    """Return a text with an apostrophe in front when a spreadsheet might run it.

    So does a text that already looks guarded: ``unguarded`` gives every text back unchanged.

    Examples
    --------
    >>> guarded("=1+1"), guarded("'=1+1"), guarded("plain")
    ("'=1+1", "''=1+1", 'plain')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """Return the text that ``guarded`` was given.

    Examples
    --------
    >>> unguarded("'=1+1"), unguarded("'quoted'")
    ('=1+1', "'quoted'")
    """
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
