"""Somebody saved the same field first: base, theirs and mine, and the author's choice."""

from __future__ import annotations

import streamlit as st

from geodata.history import Conflict
from layers.desk import label_of
from layers.field_changes import in_words
from pages.parts import state
from pages.parts.desk import difference, work
from pages.parts.desk.desk import Desk
from pages.parts.markdown import plain

CHOICES = {"theirs": "Theirs", "mine": "Mine"}


def _later() -> None:
    """Let the choice wait: the work stays as it is, and the next save asks again."""
    state.fill(desk_conflict=None)


def show(desk: Desk) -> None:
    """Open the choice when a save met somebody else's."""
    held = state.held("desk_conflict")
    if held and held[0] == desk.table:
        _choose(desk, *held[1:])


@st.dialog("Somebody else saved the same", width="large", on_dismiss=_later)
def _choose(desk: Desk, conflicts: tuple[Conflict, ...], head: int, why: str) -> None:
    """Show each disputed field three ways; nothing is saved before all are decided."""
    st.caption("Nothing is lost: both stay in the history. Choose what the row shall say.")
    mine: list[Conflict] = []
    decided = 0
    for number, conflict in enumerate(conflicts):
        name = label_of(conflict.field) or "the whole row"
        st.markdown(f"**{plain(conflict.row_id)}, {plain(name)}**")
        values = (conflict.base, conflict.theirs, conflict.mine)
        if conflict.field == "geometry":
            shapes = dict(zip(("when you began", "theirs", "mine"), values, strict=True))
            difference.states(shapes, key=f"conflict_{number}")
        else:
            heads = ("When you began", f"Theirs ({conflict.author})", "Mine")
            for column, head_words, value in zip(st.columns(3), heads, values, strict=True):
                with column:
                    st.caption(plain(head_words))
                    st.write(plain(in_words(value))[:600])
        chosen = st.segmented_control(
            "Keep", list(CHOICES), format_func=CHOICES.__getitem__, key=f"desk_choice_{number}"
        )
        decided += chosen is not None
        if chosen == "mine":
            mine.append(conflict)
    if st.button(
        "Save my choice", key="desk_decide", type="primary", disabled=decided < len(conflicts)
    ):
        _later()
        work.change(desk.table, "decide", conflicts, mine, head)
        after = work.open_desk(desk.table)
        if after.rows:
            work.change(desk.table, "save", why)
        st.rerun()
