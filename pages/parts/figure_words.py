"""The words of a figure, proposed from its claims and open to the editor."""

from __future__ import annotations

import hashlib
from urllib.parse import urlencode

import streamlit as st

from geodata import GeodataError
from geodata.model import Atlas
from geodata.selection import Selection, to_query
from layers.figures.words import LONGEST, figure_words
from pages.parts import state

_FIELDS = {
    "title": ("Title", 68),
    "dek": ("Below the title", 100),
    "alt_text": ("Alt text, for who cannot see the picture", 130),
    "caption": ("Caption", 220),
    "long_description": ("Long description, with every attribution", 260),
}


def edited(atlas: Atlas, selection: Selection, kind: str) -> dict[str, str]:
    """Return what the editor put in place of the proposals for this selection and kind."""
    kept = state.held("figure_edits") or {}
    return dict(kept.get(_name(atlas, selection, kind), {}))


def editor(atlas: Atlas, selection: Selection, kind: str) -> None:
    """Show every text to be changed; an empty one brings its proposal back.

    Where the claims give no words, there is no figure either, and its place says why.
    """
    name = _name(atlas, selection, kind)
    instead = edited(atlas, selection, kind)
    try:
        proposed = figure_words(atlas, selection, kind=kind)
    except GeodataError:
        return
    st.subheader("Words", anchor=False)
    st.caption(
        "Proposed from the claims, with their verbs and bounds. Who denied it, sources and credits "
        "stay as they are."
    )
    for field, (label, height) in _FIELDS.items():
        key = f"{field}-{name}"
        if state.held(key) is None:
            state.fill(**{key: instead.get(field) or getattr(proposed, field)})
        st.text_area(
            label,
            key=key,
            height=height,
            max_chars=LONGEST[field],
            on_change=_keep,
            args=(name, field, getattr(proposed, field)),
        )
    st.button(
        "Bring the proposals back",
        key="words_back",
        on_click=_forget,
        args=(name,),
        disabled=not instead,
    )


def _keep(name: str, field: str, proposed: str) -> None:
    """Take over a text that the editor changed."""
    edits = dict(state.held("figure_edits") or {})
    mine = dict(edits.get(name, {}))
    words = str(state.held(f"{field}-{name}") or "").strip()
    if words and words != proposed.strip():
        mine[field] = words
    else:
        mine.pop(field, None)
        state.fill(**{f"{field}-{name}": proposed})
    state.fill(figure_edits=edits | {name: mine})


def _forget(name: str) -> None:
    edits = dict(state.held("figure_edits") or {})
    edits.pop(name, None)
    state.fill(figure_edits=edits)
    state.drop(f"{field}-{name}" for field in _FIELDS)


def _name(atlas: Atlas, selection: Selection, kind: str) -> str:
    """Return a name for the words of one selection and kind."""
    text = f"{atlas.revision} {kind} {urlencode(to_query(selection))}"
    return hashlib.sha256(text.encode()).hexdigest()[:12]
