"""The view that a reader is looking at, taken into a briefing as a new scene or an old one's."""

from __future__ import annotations

import streamlit as st

from geodata.briefings import Briefing, add_scene, replace_scene
from geodata.model import Atlas
from geodata.scene_views import parse_chosen, scene_of_view, take_view
from geodata.selection import Selection
from pages.parts import edits, mount, state
from pages.parts.markdown import plain, plain_lines

FIRST = Briefing(briefing_id="briefing", title="Briefing")
"""What the first scene of an atlas without a briefing is added to."""

_NEW = ""
"""Stands for a new scene among the names of those there are."""

View = dict[str, str]


def button(atlas: Atlas, selection: Selection) -> None:
    """Show an editor the button that asks which scene is meant, and takes the view into it."""
    if not edits.may_edit():
        return
    words = "Use for the scene" if state.held("retaking") else "Add as scene"
    mount.component("add_scene", data={"words": words}, width="content", on_asked_change=_no_more)
    asked = (state.held("add_scene") or {}).get("asked")
    if asked is not None:  # empty: nobody moved the map or chose anything
        opening = {"view": ""}  # a map that nobody moved stands in no address
        ask(atlas, selection, opening | {str(name): str(value) for name, value in asked.items()})


def _no_more() -> None:
    """Let Streamlit run the page; what was asked for stands in the component's state."""


@st.dialog("Use this view in a briefing")
def ask(atlas: Atlas, selection: Selection, view: View) -> None:
    """Ask which scene is meant, and take the view that an address's parameters name into it."""
    known = {briefing.briefing_id: briefing for briefing in edits.briefings(atlas)}
    briefing_id, scene_id = state.held("retaking") or (FIRST.briefing_id, _NEW)
    if known:
        names = list(known)
        briefing_id = st.selectbox(
            "Briefing",
            names,
            index=names.index(briefing_id) if briefing_id in known else 0,
            format_func=lambda name: known[name].title,
            key="add_to",
        )
    briefing = known.get(briefing_id, FIRST)
    chosen = _scene(briefing, scene_id)
    if chosen == _NEW:
        _new(atlas, briefing, selection, view, is_first=briefing_id not in known)
    else:
        _instead(atlas, briefing, chosen, selection, view)


def _scene(briefing: Briefing, asked: str) -> str:
    """Show the choice of a scene; return its name, or that of a new one."""
    names = [_NEW, *(scene.scene_id for scene in briefing.scenes)]
    labels = {
        scene.scene_id: f"Scene {number}: {scene.title}"
        for number, scene in enumerate(briefing.scenes, start=1)
    }
    if len(names) == 1:
        return _NEW
    return st.selectbox(
        "Scene",
        names,
        index=names.index(asked) if asked in names else 0,
        format_func=lambda name: labels.get(name, "A new scene, at the end"),
        key=f"add_as_{briefing.briefing_id}",
    )


def _new(
    atlas: Atlas, briefing: Briefing, selection: Selection, view: View, *, is_first: bool
) -> None:
    """Ask for a title, and add the view as a scene."""
    title = st.text_input(
        "Title", key="scene_title", placeholder="What was claimed, in a few words", max_chars=200
    )
    chosen = len(parse_chosen(view.get("chosen", ""), atlas, selection).claims)
    st.caption(_what_is_taken(chosen, selection))
    if st.button("Add scene", key="add_scene_now", type="primary", disabled=not title.strip()):
        scene = scene_of_view(briefing, title.strip(), atlas=atlas, selection=selection, view=view)
        before = None if is_first else briefing
        told = f"Added to “{plain(briefing.title)}” as scene {len(briefing.scenes) + 1}."
        _keep(atlas, before, add_scene(briefing, scene), scene.scene_id, told)


def _instead(
    atlas: Atlas, briefing: Briefing, scene_id: str, selection: Selection, view: View
) -> None:
    """Say what a scene takes over, and let it show the view."""
    scene = briefing.scene(scene_id)
    number = briefing.scenes.index(scene) + 1
    chosen = len(parse_chosen(view.get("chosen", ""), atlas, selection).claims)
    pointed = " The claims that are chosen will be pointed at." if chosen else ""
    st.caption(
        "Filters, days and the map's view are taken over; the scene's words and notes stay."
        + pointed
    )
    if st.button(f"Use this view for scene {number}", key="take_view_now", type="primary"):
        taken = take_view(scene, atlas=atlas, selection=selection, view=view)
        told = f"Scene {number} of “{plain(briefing.title)}” shows this view now."
        _keep(atlas, briefing, replace_scene(briefing, taken), scene_id, told)


def _keep(atlas: Atlas, before: Briefing | None, after: Briefing, scene_id: str, told: str) -> None:
    edits.save(atlas, before, after)
    if problem := edits.problem():
        st.error(plain_lines(problem))
        return
    state.fill(scene=scene_id, retaking=None)
    st.toast(told)
    st.rerun()


def _what_is_taken(chosen: int, selection: Selection) -> str:
    words = {
        0: "No claim is chosen, so the scene begins without a text.",
        1: "The text begins with the statement of the chosen claim.",
    }.get(chosen, f"The text begins with the statements of the {chosen} chosen claims, at most 6.")
    drafts = " Drafts are left out: an audience sees none." if selection.drafts else ""
    return f"Filters, days and the map's view are taken over. {words}{drafts}"
