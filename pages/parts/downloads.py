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

Latest = Callable[[], tuple[Selection, dict[str, str]]]
"""See ``state.latest``."""


def show(atlas: Atlas) -> None:
    """Show a button for the two most asked forms, and the way to all others.

    A file is made when it is asked for, of what is then in view.
    """
    latest = state.latest()
    with st.container(horizontal=True):
        for name in ("csv", "geojson"):
            _button(
                name,
                partial(_layer_file, atlas, latest, name),
                ending=FORMATS[name].ending,
                label=FORMATS[name].label,
                media_type=FORMATS[name].media_type,
                revision=atlas.revision,
            )
        _button(
            "file",
            partial(_page, atlas, latest),
            ending="html",
            label="one HTML file",
            media_type="text/html",
            revision=atlas.revision,
        )
        if st.button("More formats", key="more_formats"):
            st.switch_page("export.py")
        with st.popover("Embed", key="embed", on_change="rerun") as embed:
            if embed.open:
                _snippet(latest)


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


def _layer_file(atlas: Atlas, latest: Latest, name: str) -> bytes:
    selection, _ = latest()
    return export_layer(atlas_layer(atlas, "claims", selection), name).content


def _page(atlas: Atlas, latest: Latest) -> bytes:
    selection, view = latest()
    return view_file(atlas, replace(selection, drafts=False), opening=view)


def _snippet(latest: Latest) -> None:
    """Show what a newsroom puts into its page to show this view there, without draft claims."""
    selection, view = latest()
    query = to_query(replace(selection, drafts=False)) | view
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
