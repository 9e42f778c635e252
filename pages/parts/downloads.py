"""The claims in view as files to take away, and as a frame for somebody's page."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from urllib.parse import urlencode, urljoin

import geopandas as gpd
import streamlit as st

from geodata.model import Atlas
from geodata.selection import Selection, to_query
from layers.embed import embed_snippet
from layers.export import claims_csv, claims_geojson
from pages.parts import state
from pages.parts.present import EMBED, view_file


def show(atlas: Atlas, shown: gpd.GeoDataFrame, selection: Selection) -> None:
    """Show a button for each form; the file is made when it is asked for."""
    public = replace(selection, drafts=False)
    opening = state.view_parameters()
    name = f"claims-{atlas.revision[:8]}"
    with st.container(horizontal=True):
        for key, label, ending, media_type, make in (
            (
                "csv",
                "Download as CSV",
                "csv",
                "text/csv",
                partial(claims_csv, atlas, shown, selection),
            ),
            (
                "geojson",
                "Download as GeoJSON",
                "geojson",
                "application/geo+json",
                partial(claims_geojson, atlas, shown, selection),
            ),
            (
                "file",
                "Download as one HTML file",
                "html",
                "text/html",
                partial(view_file, atlas, public, opening=opening),
            ),
        ):
            st.download_button(
                label,
                make,
                file_name=f"{name}.{ending}",
                mime=media_type,
                key=key,
                on_click="ignore",
            )
        with st.popover("Embed"):
            _snippet(to_query(public) | opening)


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
        )
        if here
        else f"{EMBED}?{parameters}",
        language="html",
        wrap_lines=True,
    )
