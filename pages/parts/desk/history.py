"""Who changed what in a row: its versions, each to be compared, and to be restored."""

from __future__ import annotations

import streamlit as st

from geodata import GeodataError
from pages.parts import served
from pages.parts.desk import comparing, notices, surface, told
from pages.parts.desk.desk import Desk
from pages.parts.desk.revisions import who
from pages.parts.markdown import plain

MOST = 8


def of_row(desk: Desk, row: str) -> None:
    """Show the versions of a row, newest first."""
    changes = told.versions(desk, row)
    if not changes:
        return
    st.markdown("**History**")
    newest = changes[-1][0].version
    for change, revision in reversed(changes[-MOST:]):
        with st.container(horizontal=True, vertical_alignment="top"):
            st.markdown(
                f"**{change.version}** · {plain(revision.why[:160])}  \n"
                f":small[{who(revision, published=change.published)}]",
                width="stretch",
            )
            st.button(
                "Compare",
                key=f"desk_compare_{change.version}",
                type="tertiary",
                on_click=comparing.choose,
                args=(desk.table, row, change.version),
            )
            if change.version != newest:
                st.button(
                    "Restore",
                    key=f"desk_restore_{change.version}",
                    type="tertiary",
                    on_click=_restore,
                    args=(desk, row, change.version),
                )
    if comparing.chosen(desk, row) is not None:
        st.button(
            "Compare with what is saved",
            key="desk_compare_end",
            on_click=comparing.choose,
            args=(desk.table, row, None),
        )


def _restore(desk: Desk, row: str, version: int) -> None:
    """Make the row what it was, as a new revision; it can be undone like any other."""
    if row in desk.rows:
        notices.say(f"{row}: save or discard your change of it first, then restore")
        return
    try:
        served.store().restore(desk.table, row, version, author=desk.author)
    except GeodataError as error:
        notices.say(str(error))
    surface.select(row)
