"""The map, its timeline, cards and table: one view, drawn by the browser from the same story."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from geodata.model import Atlas
from geodata.selection import MOST_LENSES, Selection
from layers.basemap import edit_shell, map_shell
from layers.view import opening_view, selected_view
from pages.parts import mount, served, state
from pages.parts.markdown import plain


def prepare(atlas: Atlas, selection: Selection) -> dict[str, Any]:
    """Return what every part of the screen draws from; time is left to the browser."""
    story = served.story(atlas, drafts=selection.drafts)
    fresh = state.held("table_open") is None
    return {
        "channel": state.channel(),
        "story": served.DATA + story.digest,
        **selected_view(atlas, story, selection),
        **opening_view(story, state.opening_view(fresh=fresh)),
    }


def show(atlas: Atlas, view: dict[str, Any]) -> None:
    """Show the map, or one for each of two lenses, above its timeline."""
    if len(view["lens"]) < MOST_LENSES:
        _map(view["channel"], key="map", side=None)
    else:
        _two_maps(view["channel"], atlas.sources["name"].iloc[view["lens"]].map(plain).tolist())
    mount.component("timeline", data=view)


def _two_maps(channel: str, names: list[str]) -> None:
    """Show two maps side by side; on a narrow screen page.css shows the one that was asked for."""
    with st.container(key="lens_choice"):
        seen = st.segmented_control(
            "Seen through", [0, 1], format_func=names.__getitem__, default=0, key="lens_side"
        )
    with st.container(key=f"lenses_{seen or 0}"):
        for side, column in enumerate(st.columns(2, gap="small")):
            with column:
                _map(channel, key=f"map_{side}", side=side)


def _map(channel: str, *, key: str, side: int | None) -> None:
    st_folium(
        map_shell(channel=channel, side=side),
        key=key,
        height=450,
        use_container_width=True,
        returned_objects=[],
    )


def edit_map(channel: str) -> None:
    """Show the map on which a layer is edited."""
    st_folium(
        edit_shell(channel=channel),
        key="edit_map",
        height=450,
        use_container_width=True,
        returned_objects=[],
    )


def cards(view: dict[str, Any]) -> None:
    """Show the claim cards of what is chosen, or of all that is in view."""
    mount.component("cards", data=view)


def table(view: dict[str, Any]) -> None:
    """Show the same claims as a table, when the reader asks for it."""
    is_open = st.toggle("Show the claims as a table", key="table_open")
    mount.component("table", data={**view, "open": is_open})
