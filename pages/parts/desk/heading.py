"""The row being edited, how much of it is not saved, and what can be done with all of it."""

from __future__ import annotations

import streamlit as st

from geodata.store.values import LAYER_PREFIX
from layers.desk import TITLES
from pages.parts.desk import dialogs, notices, work
from pages.parts.desk.desk import Desk
from pages.parts.markdown import plain, plain_lines


def show(desk: Desk, row: str) -> None:
    """Show title and buttons; what went wrong before comes first."""
    if words := notices.said():
        st.error(plain_lines(words))
    fields = desk.row(row)
    count = len(desk.rows)
    parts = [_version(desk, row)] if fields else []
    parts += [f"{count} unsaved {'change' if count == 1 else 'changes'}"] if count else []
    if desk.kept and count:
        parts.append(f"draft kept {desk.kept:%H:%M} UTC")
    with st.container(horizontal=True, vertical_alignment="center", key="desk_heading"):
        st.title(plain(_title(desk, row)), anchor=False, width="content")
        st.caption(" · ".join(parts) or "Nothing is changed.", width="stretch")
        step = desk.draft
        st.button(
            "Undo",
            key="desk_undo",
            on_click=work.change,
            args=(desk.table, "undo"),
            disabled=not step.done,
            icon=":material/undo:",
        )
        st.button(
            "Redo",
            key="desk_redo",
            on_click=work.change,
            args=(desk.table, "redo"),
            disabled=step.done == len(step.steps),
            icon=":material/redo:",
        )
        st.button(
            "Discard",
            key="desk_discard",
            on_click=work.change,
            args=(desk.table, "discard"),
            disabled=not count,
        )
        st.button(
            "Save for review",
            key="desk_save",
            type="primary",
            disabled=not count,
            on_click=dialogs.open_one,
            args=("save",),
        )
    if dialogs.is_open("save"):
        _save(desk)
    behind = desk.head - desk.draft.base
    if behind and not desk.draft.is_clean:
        saves = "save" if behind == 1 else "saves"
        st.caption(f"Others made {behind} {saves} since you began; they are merged when you save.")


@st.dialog("Save for review", on_dismiss=dialogs.close)
def _save(desk: Desk) -> None:
    """Ask for the reason, tell what stands in the way, and save."""
    blocked = [
        (row, item)
        for row in desk.rows
        for item in desk.advice(row)
        if item.blocks and desk.rows[row] is not None
    ]
    st.caption("It is a draft until somebody else has reviewed it.")
    why = st.text_area(
        "Why, in a few words",
        value="\n".join(desk.draft.notes()),
        key="desk_why",
        max_chars=2000,
        placeholder="The report of 12 November names the district only.",
    )
    for row, item in blocked[:8]:
        st.warning(f"{plain(row)}: {plain(item.title)}. {plain(item.text)}")
    if st.button("Save", key="desk_save_now", type="primary", disabled=bool(blocked)):
        if not why.strip():
            st.error("A reason is needed: say in a few words why.")
            return
        dialogs.close()
        work.change(desk.table, "save", why.strip())
        st.rerun()


def _title(desk: Desk, row: str) -> str:
    fields = desk.row(row)
    if fields is None:
        return desk.table.removeprefix(LAYER_PREFIX).capitalize()
    return str(fields.get(TITLES.get(desk.table, "")) or fields.get("properties/name") or row)[:90]


def _version(desk: Desk, row: str) -> str:
    version = desk.sheet.versions.get(row)
    return f"{plain(row)} · version {version}" if version else f"{plain(row)} · new"
