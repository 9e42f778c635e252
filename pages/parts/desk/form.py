"""All fields of a row, in a form that is made from the schema."""

from __future__ import annotations

import secrets

import streamlit as st

from geodata.schema import TABLES
from pages.parts import state
from pages.parts.desk import field_help, fields, surface, work
from pages.parts.desk.desk import Desk


def add_button(desk: Desk) -> None:
    """Show the button that adds a row."""
    st.button("Add a row", key="desk_add_row", on_click=add, args=(desk.table,))


def add(table: str) -> None:
    """Add an empty row, and select it."""
    row = f"new-{secrets.token_hex(4)}"
    begins: dict[str, object] = {"status": "draft"} if table == "claims" else {}
    work.change(table, "act", {row: begins})
    open_at(row)


def open_at(row: str) -> None:
    """Select a row with its form open."""
    surface.select(row)
    state.fill(desk_form_below_map=True, desk_form=True)


def show(desk: Desk, row: str) -> None:
    """Show every field of the row, to be edited one by one, once the form is opened.

    Where there is a map the form begins shut: what is drawn is what was meant.
    """
    has_map = desk.table in surface.LOCATED
    key = "desk_form_below_map" if has_map else "desk_form"
    form = st.expander("All fields", expanded=not has_map, key=key, on_change="rerun")
    if form.open:
        with form:
            _fields(desk, row)


def _fields(desk: Desk, row: str) -> None:
    found = desk.row(row) or {}
    table = TABLES.get(desk.table)
    if table is None:
        fields.of_properties(desk, row, found)
    else:
        for column in table.columns:
            value = found.get(column.name)
            fields.of_column(desk, row, column, value)
            if column.kind == "edtf" and isinstance(value, str):
                field_help.dates(desk, row, column, value)
            if column.name == "bound":
                field_help.numbers(desk, row, found)
    with st.container(horizontal=True):
        add_button(desk)
        st.button(
            "Delete this row", key="desk_delete_row", on_click=_delete, args=(desk.table, row)
        )


def _delete(table: str, row: str) -> None:
    work.change(table, "act", {row: None})
    surface.select("")
