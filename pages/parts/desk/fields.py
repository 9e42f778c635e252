"""One widget for each field of a row, by its kind; each commit is a step of the draft."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from geodata.schema import Column
from layers.desk import PROPERTIES, label_of
from layers.field_changes import in_words
from pages.parts import state
from pages.parts.desk import references, work
from pages.parts.desk.desk import Desk
from pages.parts.desk.field_values import any_json, parser_of, plain_text
from pages.parts.markdown import plain

Fields = Mapping[str, object]


def of_column(desk: Desk, row: str, column: Column, value: object) -> None:
    """Show the widget of one column, by its kind."""
    key = f"desk_f_{row}_{column.name}_{desk.draft.done}_{len(desk.draft.steps)}"
    label = f"{column.name}{'' if column.required else ' (optional)'}"
    options: dict[str, Any] = {
        "key": key,
        "help": plain(column.meaning),
        "on_change": _commit,
        "args": (desk.table, row, column.name, key, parser_of(column)),
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
            st.text_area(label, "" if value is None else str(value), height=80, **options)
        case _:
            st.text_input(label, "" if value is None else str(value), **options)


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


def of_properties(desk: Desk, row: str, fields: Fields) -> None:
    """Show the properties of an own layer's feature; each may be any JSON value."""
    edited = [name for other in desk.rows.values() for name in other or ()]
    names = dict.fromkeys(
        name for name in (*desk.sheet.names, *edited) if name.startswith(PROPERTIES)
    )
    for name in names:
        key = f"desk_f_{row}_{name}_{desk.draft.done}_{len(desk.draft.steps)}"
        value = fields.get(name)
        keeps_text = value is None or isinstance(value, str)
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        st.text_input(
            plain(label_of(name)),
            text if name in fields else "",
            key=key,
            on_change=_commit,
            args=(desk.table, row, name, key, plain_text if keeps_text else any_json),
        )
    added = st.text_input("Add a property", key=f"desk_property_{row}", placeholder="its name")
    if added.strip() and PROPERTIES + added.strip() not in names:
        name = PROPERTIES + added.strip()
        given = (desk.table, row, {name: ""})
        st.button("Add it", key="desk_add_property", on_click=set_fields, args=given)


def set_fields(table: str, row: str, changes: Mapping[str, object]) -> None:
    """Set fields of a row; None takes one away."""
    fields = work.open_desk(table).row(row) or {}
    after = {**fields, **changes}
    gone = {name for name, value in changes.items() if value is None}
    kept = {name: value for name, value in after.items() if name not in gone}
    work.change(table, "act", {row: kept})


def _commit(table: str, row: str, name: str, key: str, parse: Callable[[Any], object]) -> None:
    set_fields(table, row, {name: parse(state.held(key))})
