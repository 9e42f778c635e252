"""Which table is edited, and which of its rows are listed."""

from __future__ import annotations

import streamlit as st

from geodata.schema import TABLES
from geodata.store.values import LAYER_PREFIX
from pages.parts import state
from pages.parts.desk import layers, place, surface, told
from pages.parts.desk.desk import Desk
from pages.parts.desk.sheet import Fields
from pages.parts.markdown import plain

SHOWS = ("all", "mine", "checks", "review")


def table() -> str:
    """Show the choice of a table, and return its name."""
    own = place.store().layers.names(reader=place.me())
    order = (*surface.LOCATED, *(name for name in TABLES if name not in surface.LOCATED))
    names = {name: name.capitalize() for name in order}
    names |= {LAYER_PREFIX + name: title or name for name, title in own.items()}
    asked = state.held("desk_table") or state.address("table")
    if asked not in names:
        asked = surface.LOCATED[0]
    if state.held("desk_table") != asked:
        state.fill(desk_table=asked)
    with st.sidebar:
        chosen = st.selectbox(
            "Layer",
            list(names),
            key="desk_table",
            format_func=lambda name: names.get(name, name),
            on_change=surface.select,
            args=("",),
        )
        layers.buttons(chosen, names.get(chosen, chosen))
    state.write_address(
        "edit", ("table",), {} if chosen == surface.LOCATED[0] else {"table": chosen}
    )
    return chosen


def rows(desk: Desk) -> list[str] | None:
    """Show the filters, and return the rows that they leave; None: all of them."""
    with st.sidebar:
        words = st.text_input("Find a row", key="desk_find", placeholder="a name, a word").strip()
        waiting = {item.row_id for item in told.waiting(desk) if item.table == desk.table}
        now = desk.all_rows()
        checked = {row for row in {**desk.sheet.advice, **desk.rows} if desk.advice(row)}
        found = {
            "all": list(now),
            "mine": [row for row in desk.rows if row in now],
            "checks": [row for row in now if row in checked],
            "review": [row for row in now if row in waiting],
        }
        labels = {
            "all": "All",
            "mine": "Changed by me",
            "checks": "With checks",
            "review": "Awaiting review",
        }
        shown = st.pills(
            "Show",
            SHOWS,
            default="all",
            key="desk_show",
            format_func=lambda name: f"{labels[name]} {len(found[name]):,}",
        )
    listed = found[shown or "all"]
    if not words and shown in (None, "all"):
        return None
    return [row for row in listed if words.lower() in _text(row, now[row])]


def looks(desk: Desk) -> surface.Looks:
    """Show how the map may look, where there is one, and return the choice."""
    if not surface.has_map(desk.table):
        return surface.Looks()
    with st.sidebar:
        snap = st.pills(
            "Snap to",
            ("borders", "coast", "vertices"),
            selection_mode="multi",
            default=["borders", "coast"],
            key="desk_snap",
            format_func=str.capitalize,
        )
        saved = st.toggle("Show the saved version", value=True, key="desk_saved")
        circles = st.toggle("Uncertainty circles", key="desk_circles")
    return surface.Looks(tuple(snap), saved, circles)


def company(desk: Desk) -> None:
    """Show who else has unsaved work, and who oneself is."""
    others = desk.store.unsaved.others(author=desk.author)
    with st.sidebar:
        st.divider()
        st.markdown("**Also editing now**")
        for name, table_name, since in others[:8]:
            where = plain(table_name.removeprefix(LAYER_PREFIX))
            st.caption(f"{plain(name)}, {where}, since {since:%d %b %H:%M} UTC")
        if not others:
            st.caption("Nobody else has unsaved work.")
        place.ask_name()


def _text(row: str, fields: Fields) -> str:
    return " ".join(
        [row, *(str(value) for key, value in fields.items() if key != "geometry")]
    ).lower()
