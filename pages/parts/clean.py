"""The clean view, for who presses Print Screen: no chrome, and title and credits burned in.

The address asks for it with ``view=clean``; where the map looks stands in ``camera`` then.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from geodata import GeodataError
from geodata.model import Atlas
from geodata.selection import Selection
from layers.assets import WEB
from layers.figures.words import SCHEMATIC, figure_words
from pages.parts import mount, state
from pages.parts.markdown import plain, plain_lines

_MOST_DENIALS = 3
_LONGEST_SOURCES = 360


def is_asked_for() -> bool:
    """Return whether the address asks for the clean view."""
    return state.address("view") == state.CLEAN


def button() -> None:
    """Show the button that opens the clean view of what is being looked at."""
    mount.component("clean_link", width="content")


def show(
    atlas: Atlas, selection: Selection, drawn: Callable[[], None], *, kind: str = "map"
) -> None:
    """Show only a picture below the words that belong to it, and stop the page.

    The words come first, so that they are on the screen however high the picture is.

    Parameters
    ----------
    atlas, selection
        What is seen; the words are those of a figure of it.
    drawn
        Draws the picture.
    kind
        The kind of figure that the words are for.
    """
    st.html(WEB / "clean.css")
    try:
        words = figure_words(atlas, selection, kind=kind)
    except GeodataError as error:
        st.error(plain_lines(str(error)))
        st.stop()
    st.title(plain(words.title), anchor=False)
    st.markdown(plain(words.dek))
    if denials := words.denials[:_MOST_DENIALS]:
        left = len(words.denials) - len(denials)
        more = f" And {left} more." if left else ""
        st.markdown(f"**Denied at the time.** {plain(' '.join(denials) + more)}")
    foot = (
        words.as_of,
        words.said,
        SCHEMATIC if kind == "map" else "",
        words.not_shown,
        f"Sources: {words.sources_within(_LONGEST_SOURCES)}.",
        f"Credits: {words.credits}.",
        f"{words.revision}.",
    )
    st.caption(plain(" ".join(part for part in foot if part)))
    drawn()
    st.stop()
