"""All fields of a row, in a form that is made from the schema."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from geodata.advice.dates import date_proposals, needs_day
from geodata.advice.numbers import number_proposals
from geodata.errors import InvalidTime
from geodata.schema import TABLES, Column
from geodata.time import parse_edtf
from layers.desk import label_of
from layers.field_changes import in_words
from pages.parts import state
from pages.parts.desk import references, surface, work
from pages.parts.desk.desk import Desk
from pages.parts.markdown import plain

Fields = Mapping[str, object]


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
    state.fill(desk_form_open=True)


def show(desk: Desk, row: str) -> None:
    """Show every field of the row, to be edited one by one."""
    fields = desk.row(row)
    if fields is None:
        return
    is_open = bool(state.held("desk_form_open")) or desk.table not in ("places", "movements")
    with st.expander("All fields", expanded=is_open, key="desk_form"):
        table = TABLES.get(desk.table)
        if table is None:
            _own(desk, row, fields)
        else:
            for column in table.columns:
                _field(desk, row, column, fields.get(column.name))
                if column.name == "bound":
                    _number_help(desk, row, fields)
        with st.container(horizontal=True):
            add_button(desk)
            st.button(
                "Delete this row", key="desk_delete_row", on_click=_delete, args=(desk.table, row)
            )


def _field(desk: Desk, row: str, column: Column, value: object) -> None:
    """Show the widget of one column, by its kind; each commit is a step of the draft."""
    key = f"desk_f_{row}_{column.name}_{desk.draft.done}_{len(desk.draft.steps)}"
    label = f"{column.name}{'' if column.required else ' (optional)'}"
    options: dict[str, Any] = {
        "key": key,
        "help": plain(column.meaning),
        "on_change": _commit,
        "args": (desk.table, row, column.name, key, _parser(column)),
    }
    match column.kind:
        case "choice":
            _one_of(label, list(column.choices), value, options, str)
        case "flag":
            _one_of(label, [True, False], value, options, in_words)
        case "ref":
            offered = references.offered(desk, column.refers)
            _one_of(label, list(offered), value, options, lambda name: offered.get(name, str(name)))
        case "refs":
            offered = references.offered(desk, column.refers)
            chosen = [str(name) for name in value] if isinstance(value, (list, tuple)) else []
            names = dict.fromkeys([*offered, *chosen])
            st.multiselect(
                label,
                list(names),
                chosen,
                format_func=lambda name: offered.get(name, str(name)),
                **options,
            )
        case "texts" | "names" | "geometry":
            text = "" if value is None else json.dumps(value, ensure_ascii=False)
            st.text_area(f"{label}, as JSON", text, height=68, **options)
        case _ if column.longest > 300:
            st.text_area(label, _text(value), height=80, **options)
        case _:
            st.text_input(label, _text(value), **options)
    if column.kind == "edtf" and isinstance(value, str):
        _date_help(desk, row, column, value)


def _one_of(
    label: str,
    offered: list[Any],
    value: object,
    options: dict[str, Any],
    name_of: Callable[[Any], str],
) -> None:
    known = offered if value is None or value in offered else [*offered, value]
    index = known.index(value) if value in known else None
    st.selectbox(label, known, index=index, format_func=name_of, placeholder="—", **options)


def _own(desk: Desk, row: str, fields: Fields) -> None:
    """Show the properties of an own layer's feature; each may be any JSON value."""
    names = dict.fromkeys(
        name
        for other in desk.all_rows().values()
        for name in other
        if name.startswith("properties/")
    )
    for name in names:
        key = f"desk_f_{row}_{name}_{desk.draft.done}_{len(desk.draft.steps)}"
        value = fields.get(name)
        text = (
            value
            if isinstance(value, str)
            else ""
            if name not in fields
            else json.dumps(value, ensure_ascii=False)
        )
        keeps_text = value is None or isinstance(value, str)
        st.text_input(
            plain(label_of(name)),
            text,
            key=key,
            on_change=_commit,
            args=(desk.table, row, name, key, _plain_text if keeps_text else _json),
        )
    added = st.text_input("Add a property", key=f"desk_property_{row}", placeholder="its name")
    if added.strip() and f"properties/{added.strip()}" not in names:
        name = f"properties/{added.strip()}"
        st.button(
            "Add it", key="desk_add_property", on_click=_set, args=(desk.table, row, {name: ""})
        )


def _date_help(desk: Desk, row: str, column: Column, value: str) -> None:
    said = desk.row(row) or {}
    proposals = date_proposals(value, said=_day(said.get("said")) or _day(said.get("published")))
    if not proposals:
        if needs_day(value):
            st.caption("It counts from the day on which it was said; write that day first.")
        return
    with st.container(horizontal=True):
        for number, proposal in enumerate(proposals):
            st.button(
                f"{proposal.text}: {proposal.meaning}",
                key=f"desk_d_{column.name}_{number}",
                on_click=_set,
                args=(desk.table, row, {column.name: proposal.text}),
            )


def _number_help(desk: Desk, row: str, fields: Fields) -> None:
    words = st.text_input(
        "Number in words, as said",
        key=f"desk_words_{row}",
        placeholder="at least 3,000; two brigades of 6,000 each",
    )
    for number, proposal in enumerate(number_proposals(words)):
        changes = proposal.changes()
        note = changes.get("note")
        if note and fields.get("note") and str(note) not in str(fields["note"]):
            changes["note"] = f"{fields['note']} {note}"
        ends = [in_words(end) for end in (proposal.low, proposal.high) if end is not None]
        label = f"{proposal.bound} {' and '.join(dict.fromkeys(ends))}"
        st.button(
            f"Write {label}{'. ' + proposal.note if proposal.note else ''}",
            key=f"desk_n_{number}",
            on_click=_set,
            args=(desk.table, row, changes),
        )


def _set(table: str, row: str, changes: Mapping[str, object]) -> None:
    """Set fields of a row; None takes one away."""
    fields = work.open_desk(table).row(row) or {}
    after = {**fields, **changes}
    gone = {name for name, value in changes.items() if value is None}
    kept = {name: value for name, value in after.items() if name not in gone}
    work.change(table, "act", {row: kept})
    state.fill(desk_form_open=True)


def _commit(table: str, row: str, name: str, key: str, parse: Callable[[Any], object]) -> None:
    _set(table, row, {name: parse(state.held(key))})


def _delete(table: str, row: str) -> None:
    work.change(table, "act", {row: None})
    surface.select("")


def _parser(column: Column) -> Callable[[Any], object]:
    if column.kind in ("number", "integer"):
        return _number
    if column.kind in ("texts", "names", "geometry"):
        return _json
    return _list if column.kind == "refs" else _plain_text


def _number(text: Any) -> object:  # noqa: ANN401  # what a widget holds
    """Return the number that a text is; what is none stays as it is, for the checks to tell."""
    plain_text = str(text or "").replace(",", "").strip()
    try:
        number = float(plain_text)
    except ValueError:
        return text or None
    return int(number) if number.is_integer() else number


def _json(text: Any) -> object:  # noqa: ANN401  # what a widget holds
    try:
        return json.loads(text) if str(text or "").strip() else None
    except (ValueError, RecursionError):
        return text


def _list(values: Any) -> object:  # noqa: ANN401  # what a widget holds
    return list(values) or None


def _plain_text(text: Any) -> object:  # noqa: ANN401  # what a widget holds
    return text if isinstance(text, bool) else text or None


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _day(text: object) -> date | None:
    try:
        span = parse_edtf(str(text))
    except InvalidTime:
        return None
    return span.start.date() if span.start else None
