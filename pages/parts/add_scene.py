"""The view that a reader is looking at, added to a briefing as a scene."""

from __future__ import annotations

import streamlit as st

from geodata.briefings import Briefing, add_scene
from geodata.model import Atlas
from geodata.scene_views import parse_chosen, scene_of_view
from geodata.selection import Selection
from pages.parts import edits, mount, state
from pages.parts.markdown import plain, plain_lines

FIRST = Briefing(briefing_id="briefing", title="Briefing")
"""What the first scene of an atlas without a briefing is added to."""


def button(atlas: Atlas, selection: Selection) -> None:
    """Show the button that asks for a title and adds the view."""
    mount.component("add_scene", width="content", on_asked_change=_no_more)
    if asked := (state.held("add_scene") or {}).get("asked"):
        ask(atlas, selection, {str(name): str(value) for name, value in asked.items()})


def _no_more() -> None:
    """Let Streamlit run the page; what was asked for stands in the component's state."""


@st.dialog("Add this view as a scene")
def ask(atlas: Atlas, selection: Selection, view: dict[str, str]) -> None:
    """Ask for a title, and add the view that an address's parameters name."""
    known = {briefing.briefing_id: briefing for briefing in edits.briefings(atlas)}
    name = FIRST.briefing_id
    if known:
        name = st.selectbox(
            "Briefing", list(known), format_func=lambda name: known[name].title, key="add_to"
        )
    briefing = known.get(name, FIRST)
    title = st.text_input(
        "Title", key="scene_title", placeholder="What was claimed, in a few words", max_chars=200
    )
    chosen = len(parse_chosen(view.get("chosen", ""), atlas, selection).claims)
    st.caption(_what_is_taken(chosen, selection))
    if st.button("Add scene", key="add_scene_now", type="primary", disabled=not title.strip()):
        scene = scene_of_view(briefing, title.strip(), atlas=atlas, selection=selection, view=view)
        edits.save(atlas, known.get(name), add_scene(briefing, scene))
        if problem := edits.problem():
            st.error(plain_lines(problem))
            return
        state.fill(scene=scene.scene_id)
        st.toast(f"Added to “{plain(briefing.title)}” as scene {len(briefing.scenes) + 1}.")
        st.rerun()


def _what_is_taken(chosen: int, selection: Selection) -> str:
    words = {
        0: "No claim is chosen, so the scene begins without a text.",
        1: "The text begins with the statement of the chosen claim.",
    }.get(chosen, f"The text begins with the statements of the {chosen} chosen claims, at most 6.")
    drafts = " Drafts are left out: an audience sees none." if selection.drafts else ""
    return f"Filters, days and the map's view are taken over. {words}{drafts}"
