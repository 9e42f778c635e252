"""The map, its timeline, cards and table: one view, drawn by the browser from the same story."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from geodata.facets import Facets
from geodata.model import Atlas
from geodata.selection import MOST_LENSES, Selection, select_rows
from layers.basemap import map_shell
from layers.story import Story
from pages.parts import filters, mount, state
from pages.parts.markdown import plain


def prepare(atlas: Atlas, selection: Selection) -> dict[str, Any]:
    """Return what every part of the screen draws from; time is left to the browser."""
    story = state.story(atlas, drafts=selection.drafts)
    keep = select_rows(Facets.of(atlas), selection.filters_only())
    start, end = selection.start, selection.end
    fresh = state.held("table_open") is None
    return {
        "channel": state.channel(),
        "story": state.DATA + story.digest,
        "mask": story.mask(keep),
        "from": filters.day_number(start) if start else story.first_day,
        "to": filters.day_number(end) if end else story.end_day,
        "extent": [story.first_day, story.end_day],
        "known": filters.day_number(selection.known) - 1 if selection.known else None,
        "lens": sorted(story.numbers["source"][source] for source in selection.lens),
        "circles": bool(state.held("circles")),
        **_opening(story, state.opening_view(fresh=fresh)),
    }


def show(atlas: Atlas, view: dict[str, Any]) -> None:
    """Show the map, or one for each of two lenses, above its timeline."""
    if len(view["lens"]) < MOST_LENSES:
        _map(view["channel"], key="map", side=None)
    else:
        _two_maps(view["channel"], atlas.sources["name"].iloc[view["lens"]].map(plain).tolist())
    mount.component("timeline", data=view, on_window_change=filters.take_window)


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


def cards(view: dict[str, Any]) -> None:
    """Show the claim cards of what is chosen, or of all that is in view."""
    mount.component("cards", data=view)


def table(view: dict[str, Any]) -> None:
    """Show the same claims as a table, when the reader asks for it."""
    is_open = st.toggle("Show the claims as a table", key="table_open")
    mount.component("table", data={**view, "open": is_open})


def _opening(story: Story, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return how the browser's view opens; what makes no sense is left at its default."""
    opening: dict[str, Any] = {
        name: asked[name] for name, choices in _CHOICES.items() if asked.get(name) in choices
    }
    if _is_camera(asked.get("view", "")):
        opening["camera"] = asked["view"]
    if (day := _day(asked.get("day", ""))) is not None:
        opening["day"] = day
    if "chosen" in asked:
        opening["chosen"] = story.focus(asked["chosen"])
    return opening


def _is_camera(text: str) -> bool:
    """Return whether a text is latitude, longitude and zoom of a view of the Earth."""
    if not re.fullmatch(r"-?\d+(\.\d+)?,-?\d+(\.\d+)?,\d+(\.\d+)?", text, re.ASCII):
        return False
    latitude, longitude, zoom = map(float, text.split(","))
    return abs(latitude) <= 85 and abs(longitude) <= 540 and zoom <= 20


def _day(text: str) -> int | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return filters.day_number(datetime.fromisoformat(text))
    except ValueError:
        return None


_CHOICES = {
    "mode": ("window", "cumulative"),
    "step": ("day", "week", "month"),
    "lanes": ("source", "topic", "place"),
}
