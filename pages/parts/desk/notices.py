"""What went wrong, said once by the page that is drawn next."""

from __future__ import annotations

from pages.parts import state


def say(words: str) -> None:
    """Keep a sentence for the page to show once."""
    state.fill(desk_problem=words)


def said() -> str:
    """Return, once, what is to be said."""
    words = state.held("desk_problem") or ""
    state.fill(desk_problem="")
    return words
