"""Which dialog is open: it stays so while the page runs again beneath it."""

from __future__ import annotations

from pages.parts import state


def open_one(name: str) -> None:
    """Open a dialog in place of whatever is open."""
    state.fill(desk_dialog=name)


def is_open(name: str) -> bool:
    """Return whether this is the dialog that is open."""
    return bool(state.held("desk_dialog") == name)


def close() -> None:
    """Close the dialog that is open."""
    state.fill(desk_dialog=None)
