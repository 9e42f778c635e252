"""Where the layer goes: to a layer of one's own, or to a table of the atlas."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from geodata import GeodataError
from geodata.advice.fields import slug_of
from geodata.history import Revision
from geodata.importers.findings import counted
from geodata.keeping import ID, SHAPE, TARGETS, Mapped, guessed, keep_layer, keep_rows, mapped
from geodata.schema import TABLES, Column
from geodata.store.values import LAYER_PREFIX
from pages.parts import served, state
from pages.parts.arrival.drop import Arrived, title_of
from pages.parts.desk import place
from pages.parts.markdown import plain, plain_lines

OWN = "own"
_MOST_FAULTS = 50


def show(arrived: Arrived) -> None:
    """Ask where the layer goes, and save it there."""
    st.markdown("**Save as**")
    target = st.segmented_control(
        "Save as",
        (OWN, *TARGETS),
        default=OWN,
        key="arrived_target",
        required=True,
        format_func=lambda name: "A layer of your own" if name == OWN else name.capitalize(),
        label_visibility="collapsed",
    )
    if target == OWN:
        _own(arrived)
    else:
        _rows(arrived, str(target))
    _said()


def _own(arrived: Arrived) -> None:
    title = st.text_input(
        "What it is called", value=title_of(arrived), key="arrived_title", max_chars=100
    )
    st.caption("All properties are kept, and the file itself with its SHA-256:")
    st.code(arrived.layer.sha256, language=None, wrap_lines=True)
    count = counted(len(arrived.layer.table), "feature")
    if st.button(
        f"Save {count} for review", key="arrived_save", type="primary", disabled=not slug_of(title)
    ):
        _save(
            lambda: keep_layer(
                served.store(),
                arrived.layer,
                arrived.content,
                title=title.strip(),
                author=place.me(),
            ),
            LAYER_PREFIX + slug_of(title),
        )


def _rows(arrived: Arrived, table: str) -> None:
    sources = _sources(arrived, table)
    found = mapped(arrived.layer, table, sources)
    _faults(found)
    if st.button(
        f"Save {counted(len(found.rows), 'row')} for review",
        key="arrived_save_rows",
        type="primary",
        disabled=not found.rows,
    ):
        _save(
            lambda: keep_rows(
                served.store(), found, arrived.layer, arrived.content, author=place.me()
            ),
            table,
        )


def _sources(arrived: Arrived, table: str) -> dict[str, str]:
    """Show a choice for each column of the table, and return from what it is filled."""
    first = guessed(arrived.layer, table)
    names = [name for name in arrived.layer.table.columns if name not in ("feature_id", "geometry")]
    st.caption("For each column, choose one of the file, or type a value that all rows share.")
    left, right = st.columns(2, gap="small")
    sources = {}
    for number, column in enumerate(TABLES[table].columns):
        with (left, right)[number % 2]:
            options = [ID, SHAPE, *names] if column.kind in ("id", "geometry") else names
            sources[column.name] = _source(column, table, options, first[column.name])
    return sources


def _source(column: Column, table: str, options: list[str], first: str) -> str:
    chosen = st.selectbox(
        column.name if column.required else f"{column.name} (optional)",
        options,
        index=options.index(first) if first in options else None,
        key=f"arrived_{table}_{column.name}",
        help=plain(column.meaning),
        placeholder="not in the file",
        accept_new_options=True,
    )
    return str(chosen or "")


def _faults(found: Mapped) -> None:
    """Show which rows cannot be saved, and why."""
    if not found.faults:
        return
    rows = len({fault.row for fault in found.faults})
    with st.expander(f"{counted(rows, 'row')} cannot be saved so, and stay out"):
        for fault in found.faults[:_MOST_FAULTS]:
            st.text(str(fault))
        if len(found.faults) > _MOST_FAULTS:
            st.caption(f"The first {_MOST_FAULTS} of {len(found.faults):,} faults.")


def _save(keep: Callable[[], Revision], table: str) -> None:
    try:
        with st.spinner("Saving …"):
            revision = keep()
    except GeodataError as error:
        st.error(plain_lines(str(error)))
        return
    state.fill(arrived_saved=(revision.number, revision.changes, table))


def _said() -> None:
    """Say what was saved, with the way to it and the way back."""
    saved = state.held("arrived_saved")
    if not saved:
        return
    number, changes, table = saved
    st.success(
        f"Saved as revision {number}: {counted(changes, 'change')}. Somebody else reviews it."
    )
    with st.container(horizontal=True):
        if st.button("Open it in Edit", key="arrived_open"):
            state.fill(desk_table=table)
            st.switch_page("edit.py")
        st.button("Undo the import", key="arrived_undo", on_click=_undo, args=(number,))


def _undo(number: int) -> None:
    try:
        served.store().undo(number, author=place.me(), why="import undone")
    except GeodataError as error:
        st.error(plain_lines(str(error)))
        return
    state.fill(arrived_saved=None)
