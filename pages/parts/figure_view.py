"""The figure itself, shown as the bytes that will be downloaded."""

from __future__ import annotations

import gzip
from typing import NoReturn

import streamlit as st

from geodata import GeodataError
from geodata.model import Atlas
from geodata.selection import Selection
from layers.figure import Figure
from layers.figures.attribution import drawn_claims
from layers.figures.presets import preset_named
from layers.payload import Payload
from layers.progress import Work
from pages.parts import figure_making as making
from pages.parts import mount, permalink, served, state
from pages.parts.figure_choice import Choice
from pages.parts.figure_making import Drawn
from pages.parts.markdown import plain_lines


def heading(atlas: Atlas, selection: Selection) -> None:
    """Show the title, what is selected, and the ways to change or copy it; stop without a claim."""
    with st.container(horizontal=True, vertical_alignment="center", key="heading"):
        st.title("Figures", anchor=False, width="content")
        try:
            claims = drawn_claims(atlas, selection)
        except GeodataError as error:
            refused(error)
        sources = claims["source_id"].nunique()
        st.caption(
            f"{len(claims):,} {'claim' if len(claims) == 1 else 'claims'} · "
            f"{sources} {'source' if sources == 1 else 'sources'}",
            width="stretch",
        )
        st.page_link("explore.py", label="Choose other claims")
        permalink.copy_button(atlas)
    permalink.what_changed(atlas)


def show(work: Work[Drawn], choice: Choice) -> Drawn | None:
    """Show a figure as large as there is room for, and return it once it is drawn.

    While it is drawn, the page says how far that is, and the figure before stays.
    """
    drawn = None if (goes_on := work.goes_on) else work.result
    with st.container():  # there in any case, so that the picture below stays in its place
        if goes_on:
            making.follow(work, "figure_cancel")
        elif work.cancelled:
            _cancelled()
        elif problem := work.problem:
            st.error(plain_lines(problem))
            return None
        elif choice.format == "pdf":
            st.caption("Shown is the same page as PNG; the download is the PDF.")
    if drawn is not None:
        state.fill(figure_shown=drawn)
    shown: Drawn | None = state.held("figure_shown")
    preset = preset_named((shown.choice if shown else choice).preset_name)
    mount.component(
        "picture",
        data={
            "picture": served.DATA + served.SHELF.put(_payload(shown.picture)) if shown else "",
            "alt": shown.picture.alt_text if shown else "",
            "width": round(preset.width),
            "height": round(preset.height),
            "busy": drawn is None,
        },
    )
    return drawn


def _cancelled() -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Cancelled. What stands here was chosen before.", width="stretch")
        st.button("Draw it after all", key="figure_again", on_click=making.draw_again)


def refused(error: GeodataError) -> NoReturn:
    """Say why there is no figure, and stop the page."""
    st.error(plain_lines(str(error)))
    st.stop()


def _payload(figure: Figure) -> Payload:
    return Payload(
        digest=figure.digest,
        content=figure.content,
        gzipped=gzip.compress(figure.content, compresslevel=1, mtime=0),
        media_type=figure.media_type,
    )
