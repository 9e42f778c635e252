"""A briefing being presented, and the ways to take it along."""

from __future__ import annotations

from functools import partial
from urllib.parse import urljoin

import streamlit as st

from geodata.briefings import Briefing, Scene
from geodata.model import Atlas
from pages.parts import edits
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
    """Show the presentation, at a scene."""
    address = present_address(atlas, briefing, scene=scene.scene_id if scene else "")
    with st.container(key="stage"):
        st.iframe(address, height=HEIGHT, alt=f"Presentation: {briefing.title}")


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
