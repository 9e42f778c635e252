"""Somebody's words where Streamlit takes Markdown: shown as they are, whatever stands in them."""

from __future__ import annotations

import re


def plain(words: str) -> str:
    r"""Return words so that Markdown shows them as they are, in one line.

    Examples
    --------
    >>> print(plain("a *b* [c](d)"))
    a \*b\* \[c\]\(d\)
    """
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", " ".join(words.split()))


def plain_lines(words: str) -> str:
    """Return words so that Markdown shows them as they are, each line on its own."""
    return "  \n".join(plain(line) for line in words.splitlines())
