"""A briefing being presented, and the ways to take it along."""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urljoin

import streamlit as st

from geodata.briefing_text import briefing_revision
from geodata.briefings import Briefing, Scene, replace_scene
from geodata.facets import Facets
from geodata.model import Atlas
from geodata.scene_views import frame_anew
from geodata.selection import parse_query
from pages.parts import clean, edits, mount, scenes, state
from pages.parts.markdown import plain
from pages.parts.present import EMBED, briefing_file, present_address

HEIGHT = 560
"""Pixels of the frame until page.css has given it the form of a screen."""


def heading(atlas: Atlas, briefing: Briefing) -> None:
    """Show the title of a briefing, and the buttons that present it and take it along."""
    count = len(briefing.scenes)
    with st.container(horizontal=True, vertical_alignment="center", key="heading"):
        st.title(plain(briefing.title), anchor=False, width="content")
        st.caption(
            f"{count} {'scene' if count == 1 else 'scenes'} · revision {atlas.revision[:8]}",
            width="stretch",
        )
        st.link_button("Present full screen", present_address(atlas, briefing), type="primary")
        with st.popover("Download as one HTML file"):
            _download(atlas, briefing)
        with st.popover("Embed"):
            _embed(atlas, briefing)


def show(atlas: Atlas, briefing: Briefing, scene: Scene | None) -> None:
    """Show the presentation at a scene, in step with the page, and what takes over its map."""
    if scene is None:
        return
    revision = briefing_revision(briefing)
    channel = state.channel(f"stage {revision}")  # a frame that is being replaced has another
    address = present_address(atlas, briefing, scene=_began(revision, scene), channel=channel)
    with st.container(key="stage"):
        st.iframe(address, height=HEIGHT, alt=f"Presentation: {briefing.title}")
    names = [each.scene_id for each in briefing.scenes]
    mount.component(
        "stage_link",
        data={
            "channel": channel,
            "scenes": names,
            "at": names.index(scene.scene_id),
            "heard": _stepped().get("step", 0),
        },
        on_scene_change=_take_scene,
        on_framed_change=_no_more,
    )
    if framed := (state.held("stage_link") or {}).get("framed"):
        edits.save(atlas, briefing, replace_scene(briefing, frame_anew(scene, str(framed), atlas)))
        st.rerun()


def show_clean(atlas: Atlas, briefing: Briefing) -> None:
    """Show a scene without chrome, below the words that belong to its claims, and stop the page."""
    if (scene := scenes.asked_for(briefing)) is None:
        return
    selection, _ = parse_query(scene.selection, Facets.of(atlas).known())
    clean.show(atlas, selection, partial(show, atlas, briefing, scene))


def _began(revision: str, scene: Scene) -> str:
    """Return the scene at which the frame was opened: a new address would open it anew."""
    opened = state.held("stage_opened")
    if opened is None or opened[0] != revision or state.held("stage_link") is None:
        opened = (revision, scene.scene_id)
        state.fill(stage_opened=opened)
    return str(opened[1])


def _take_scene() -> None:
    """Choose the scene to which somebody stepped in the frame."""
    if stepped := _stepped():
        state.fill(scene=stepped["scene"])


def _stepped() -> dict[str, Any]:
    """Return the last step that was taken in the frame: its scene, and a number of its own."""
    return dict((state.held("stage_link") or {}).get("scene") or {})


def _no_more() -> None:
    """Let Streamlit run the page; what was asked for stands in the component's state."""


def _download(atlas: Atlas, briefing: Briefing) -> None:
    """Show a button for each file; it is made when it is asked for."""
    st.caption("Opens from disk with no server and no network, with map, timeline and sources.")
    for label, ending, has_notes in (
        ("For readers, without notes", "", False),
        ("For who presents, with notes", "-with-notes", True),
    ):
        st.download_button(
            label,
            partial(briefing_file, atlas, briefing, notes=has_notes),
            file_name=f"{briefing.briefing_id}{ending}.html",
            mime="text/html",
            key=f"file{ending}",
            on_click="ignore",
        )


def _embed(atlas: Atlas, briefing: Briefing) -> None:
    """Show what a newsroom puts into its page; a briefing's name is a slug, its title stays out."""
    address = urljoin(str(st.context.url or ""), present_address(atlas, briefing, page=EMBED))
    st.caption("Put this into a page to show the briefing there. It needs this server.")
    st.code(
        f'<iframe src="{address.replace("&", "&amp;")}" title="Briefing" width="100%" height="600" '
        'loading="lazy" allowfullscreen></iframe>',
        language="html",
        wrap_lines=True,
    )
    if not edits.is_public(briefing):
        st.caption("Your last edits are not published: the server shows them for a while only.")
