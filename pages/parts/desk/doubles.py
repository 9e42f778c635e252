"""Rows that may be there already, pointed out while one is written."""

from __future__ import annotations

import streamlit as st

from geodata.advice.alike import COMPARED, alike
from pages.parts.desk import surface
from pages.parts.desk.desk import Desk
from pages.parts.markdown import plain


def show(desk: Desk, row: str) -> None:
    """Show the rows that say nearly the same as one that is new or changed."""
    fields = desk.row(row)
    if fields is None or row not in desk.rows or desk.table not in COMPARED:
        return
    others = ((name, other) for name, other in desk.all_rows().items() if name != row)
    found = alike(fields, others, desk.table)
    if not found:
        return
    st.markdown("**May be there already**")
    for one in found:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(
                f"{plain(one.row)}, {one.column}: “{plain(one.text)[:160]}”", width="stretch"
            )
            st.button(
                "Show",
                key=f"desk_double_{one.row}",
                type="tertiary",
                on_click=surface.select,
                args=(one.row,),
            )
