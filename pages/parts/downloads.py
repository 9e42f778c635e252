"""The claims in view as files to take away, and as a frame for somebody's page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from urllib.parse import urlencode, urljoin

import streamlit as st

from geodata.atlas_layers import atlas_layer
from geodata.exporting import FORMATS, export_layer
from geodata.model import Atlas
from geodata.selection import Selection, to_query
from layers.embed import embed_snippet
from pages.parts import state
from pages.parts.present import EMBED, view_file
from pages.parts.preview import PREVIEW


def show(atlas: Atlas, selection: Selection) -> None:
    """Show a button for the two most asked forms, and the way to all others.

    A file is made when it is asked for.
    """
    public = replace(selection, drafts=False)
    opening = state.view_parameters()
    with st.container(horizontal=True):
        for name in ("csv", "geojson"):
            _button(
                name,
                partial(_layer_file, atlas, selection, name),
                ending=FORMATS[name].ending,
                label=FORMATS[name].label,
                media_type=FORMATS[name].media_type,
                revision=atlas.revision,
            )
        _button(
            "file",
            partial(view_file, atlas, public, opening=opening),
            ending="html",
            label="one HTML file",
            media_type="text/html",
            revision=atlas.revision,
        )
        if st.button("More formats", key="more_formats"):
            st.switch_page("export.py")
        with st.popover("Embed"):
            _snippet(to_query(public) | opening)


def _button(
    key: str,
    make: Callable[[], bytes],
    *,
    ending: str,
    label: str,
    media_type: str,
    revision: str,
) -> None:
    st.download_button(
        f"Download as {label}",
        make,
        file_name=f"claims-{revision[:8]}.{ending}",
        mime=media_type,
        key=key,
        on_click="ignore",
    )


def _layer_file(atlas: Atlas, selection: Selection, name: str) -> bytes:
    return export_layer(atlas_layer(atlas, "claims", selection), name).content


def _snippet(query: dict[str, str]) -> None:
    """Show what a newsroom puts into its page to show this view there, without draft claims."""
    here = str(st.context.url or "")
    parameters = urlencode(query, safe=",:")
    st.caption("Put this into a page to show the view there. It needs this server.")
    st.code(
        embed_snippet(
            urljoin(here, f"{EMBED}?{parameters}"),
            title="Dispatch Atlas",
            page=urljoin(here, f"/explore?{parameters}"),
            preview=urljoin(here, f"{PREVIEW}?{parameters}"),
        )
        if here
        else f"{EMBED}?{parameters}",
        language="html",
        wrap_lines=True,
    )
