"""What is said of the selected row: checks, what changes, and its history."""

from __future__ import annotations

import streamlit as st

from geodata.advice import Advice
from layers.desk import label_of
from pages.parts.desk import (
    comparing,
    difference,
    doubles,
    form,
    history,
    queue,
    review,
    revisions,
    work,
)
from pages.parts.desk.desk import Desk
from pages.parts.markdown import plain

MOST_CHECKS = 12


def numbered(desk: Desk, row: str) -> list[tuple[int, Advice]]:
    """Return the advice on a row with the numbers that the map shows too."""
    return list(enumerate(desk.advice(row), start=1))


def show(desk: Desk, row: str, items: list[tuple[int, Advice]]) -> None:
    """Show all that is said of the row, or of the table when none is selected."""
    if desk.row(row) is None:
        st.info("Choose a row on the map or in the table, or add one.")
        form.add_button(desk)
        revisions.show(desk)
        queue.show(desk)
        return
    _checks(desk, row, items)
    doubles.show(desk, row)
    _changes(desk, row)
    form.show(desk, row)
    review.of_row(desk, row)
    history.of_row(desk, row)


def _checks(desk: Desk, row: str, items: list[tuple[int, Advice]]) -> None:
    st.markdown(f"**Checks** :gray[{len(items)}]")
    if not items:
        st.caption("Nothing to mend.")
    for number, item in items[:MOST_CHECKS]:
        with st.container(border=True, key=f"desk_check_{number}"):
            badge = ":red-badge[stops the save] " if item.blocks else ""
            st.markdown(f"**{number} · {plain(item.title)}** {badge}")
            st.caption(plain(item.text))
            with st.container(horizontal=True):
                _answers(desk, row, number, item)
    if len(items) > MOST_CHECKS:
        st.caption(f"{len(items) - MOST_CHECKS} more.")


def _answers(desk: Desk, row: str, number: int, item: Advice) -> None:
    if item.repair:
        st.button(
            plain(item.repair.label),
            key=f"desk_accept_{number}",
            on_click=work.change,
            args=(desk.table, "accept", row, item),
        )
    elif item.column and item.column != "geometry":
        st.button(
            f"Edit {plain(label_of(item.column))}",
            key=f"desk_edit_{number}",
            on_click=form.open_at,
            args=(row,),
        )
    if not item.blocks:
        st.button(
            "Leave as it is",
            key=f"desk_leave_{number}",
            type="tertiary",
            on_click=work.change,
            args=(desk.table, "leave", row, item),
        )


def _changes(desk: Desk, row: str) -> None:
    before, version = comparing.compared(desk, row)
    label = f"Version {version}" if version else "Nothing"
    difference.table(before, desk.row(row), (label, "Yours"), title="What changes")
