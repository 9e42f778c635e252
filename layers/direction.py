"""Somebody's words beside ours, in whichever direction they are written."""

from __future__ import annotations

import re

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")


def isolated(words: str) -> str:
    """Return somebody's words so that none of their marks of direction reaches ours beside them.

    Words without such marks stay as they are. Others stand between U+2068 and U+2069, one more of
    each than the words themselves could close or leave open.
    """
    marks = _DIRECTION.findall(words)
    if not marks:
        return words
    closed = 1 + marks.count("\u2069")
    return "\u2068" * closed + words + "\u2069" * (closed + len(marks))
