"""The figure itself: drawn once for each choice, and shown as the bytes that will be downloaded."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, NoReturn
from urllib.parse import urlencode

import streamlit as st

from geodata import GeodataError
from geodata.model import Atlas
from geodata.selection import Selection, to_query
from layers.figure import Figure, render_figure
from layers.figures.attribution import drawn_claims
from layers.figures.presets import preset_named
from layers.payload import Payload
from pages.parts import mount, permalink, state
from pages.parts.figure_choice import GRATICULES, Choice
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


def drawn(atlas: Atlas, selection: Selection, choice: Choice, instead: Mapping[str, str]) -> Figure:
    """Return the figure; when it is refused, say why and stop the page."""
    try:
        return _drawn(atlas, selection, choice, instead)
    except GeodataError as error:
        refused(error)


def show(
    atlas: Atlas,
    selection: Selection,
    choice: Choice,
    figure: Figure,
    instead: Mapping[str, str],
) -> None:
    """Show a figure as large as there is room for; a PDF is shown by its twin in PNG."""
    picture = figure
    if choice.format == "pdf":
        picture = _drawn(atlas, selection, replace(choice, format="png"), instead)
        st.caption("Shown is the same page as PNG; the download is the PDF.")
    preset = preset_named(choice.preset_name)
    mount.component(
        "picture",
        data={
            "picture": state.DATA + state.SHELF.put(_payload(picture)),
            "alt": picture.alt_text,
            "width": round(preset.width),
            "height": round(preset.height),
        },
    )


def options(choice: Choice) -> dict[str, Any]:
    """Return a choice as ``render_figure`` takes it, without its format."""
    return {
        "preset": choice.preset_name,
        "kind": choice.figure,
        "dpi": float(choice.dpi) if choice.dpi else None,
        "style": choice.style,
        "graticule": GRATICULES[choice.graticule],
        "extent": choice.extent,
    }


def refused(error: GeodataError) -> NoReturn:
    """Say why there is no figure, and stop the page."""
    st.error(plain_lines(str(error)))
    st.stop()


def _drawn(
    atlas: Atlas, selection: Selection, choice: Choice, instead: Mapping[str, str]
) -> Figure:
    make = partial(
        render_figure, atlas, selection, format=choice.format, instead=instead, **options(choice)
    )
    query = urlencode(to_query(selection))
    return state.once(
        make, "figure", atlas.revision, query, repr(choice), repr(sorted(instead.items()))
    )


def _payload(figure: Figure) -> Payload:
    return Payload(
        digest=figure.digest,
        content=figure.content,
        gzipped=gzip.compress(figure.content, compresslevel=1, mtime=0),
        media_type=figure.media_type,
    )
