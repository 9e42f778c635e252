"""The filters in the sidebar, each with how many claims it would show."""

from __future__ import annotations

from typing import Any

import streamlit as st

from geodata.facets import Facets
from geodata.model import Atlas
from geodata.selection import MOST_LENSES, Selection, parse_query
from geodata.store.roles import sees_drafts
from geodata.story_days import within_story
from layers.view import filters_view
from pages.parts import heading, mount, served, state
from pages.parts.markdown import plain


def sidebar(atlas: Atlas, drawn: Selection, counts: heading.Counts) -> None:
    """Show the filters, and the counts of what they leave.

    A choice runs this part alone: everything else on the screen hears of it in the browser.

    Parameters
    ----------
    atlas, drawn
        What the page is being drawn for.
    counts
        Where the page says how much it shows.
    """
    with st.sidebar:
        _filters(atlas, drawn, counts)


@st.fragment
def _filters(atlas: Atlas, drawn: Selection, counts: heading.Counts) -> None:
    selection = state.remembered()
    if state.atlas().revision != atlas.revision or _maps(selection) != _maps(drawn):
        st.rerun()
    counts.show(atlas, selection)
    story = served.story(atlas, drafts=selection.drafts)
    mount.component(
        "facets",
        data={
            "channel": state.channel(),
            "story": served.DATA + story.digest,
            "turn": _choice().get("turn", 0),
            "editor": sees_drafts(state.author()),
            **filters_view(atlas, story, selection),
        },
        on_choice_change=_take_choice,
    )


def _maps(selection: Selection) -> frozenset[str]:
    """Return the sources that have a map of their own; one map serves all, or one, of them."""
    return selection.lens if len(selection.lens) == MOST_LENSES else frozenset()


def _take_choice() -> None:
    """Take over what the reader chose, which comes as the parameters of an address."""
    query = {str(name): str(value) for name, value in _choice().get("query", {}).items()}
    atlas = state.atlas()
    selection, problems = parse_query(query, Facets.of(atlas).known())
    selection, beyond = within_story(selection, atlas)
    for problem in (*problems, *beyond):
        st.toast(plain(problem))
    state.remember(selection)


def _choice() -> dict[str, Any]:
    return (state.held("facets") or {}).get("choice") or {}
