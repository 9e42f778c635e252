"""Who changed what: the versions of a row, two of them compared, and one restored."""

from __future__ import annotations

import streamlit as st

from geodata import GeodataError
from geodata.history import Revision
from geodata.store.content import flat
from layers.desk import label_of
from layers.field_changes import field_changes
from pages.parts import state
from pages.parts.desk import comparing, dialogs, notices, surface
from pages.parts.desk.desk import Desk
from pages.parts.markdown import plain

MOST = 8


def of_row(desk: Desk, row: str) -> None:
    """Show the versions of a row, newest first."""
    changes = desk.store.log.versions(desk.table, row, reader=desk.author)
    if not changes:
        return
    st.markdown("**History**")
    newest = changes[-1].version
    for change in reversed(changes[-MOST:]):
        revision = desk.store.log.revision(change.revision)
        with st.container(horizontal=True, vertical_alignment="top"):
            st.markdown(
                f"**{change.version}** · {plain(revision.why)[:160]}  \n"
                f":small[{_who(revision, published=change.published)}]",
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


def of_table(desk: Desk) -> None:
    """Show what was done to the table, newest first, and a comparison of two revisions."""
    found = desk.store.log.revisions(table=desk.table, limit=30, reader=desk.author)
    if not found:
        return
    st.markdown("**History**")
    for revision in found[:MOST]:
        st.markdown(
            f"**{revision.number}** · {plain(revision.why)[:160]}  \n:small[{_who(revision)}]"
        )
    if len(found) > 1:
        st.button(
            "Compare two revisions",
            key="desk_revisions",
            on_click=dialogs.open_one,
            args=("revisions",),
        )
    if dialogs.is_open("revisions"):
        _two(desk, found)


@st.dialog("Compare two revisions", width="large", on_dismiss=dialogs.close)
def _two(desk: Desk, found: list[Revision]) -> None:
    names = {revision.number: f"{revision.number} · {revision.why[:60]}" for revision in found}
    first, second = st.columns(2)
    later = list(names)
    with first:
        one = st.selectbox(
            "From",
            later,
            index=min(1, len(later) - 1),
            key="desk_from",
            format_func=lambda number: names.get(number, str(number)),
        )
    with second:
        two = st.selectbox(
            "To", later, key="desk_to", format_func=lambda number: names.get(number, str(number))
        )
    found_rows = desk.store.log.differences(one, two, tables=[desk.table], reader=desk.author)
    st.caption(f"{len(found_rows)} {'row differs' if len(found_rows) == 1 else 'rows differ'}.")
    for difference in found_rows[:50]:
        before = None if difference.before is None else flat(difference.before)
        after = None if difference.after is None else flat(difference.after)
        st.markdown(f"**{plain(difference.row_id)}**")
        lines = ["| | From | To |", "| :-- | :-- | :-- |"]
        lines += [
            f"| {plain(label_of(change.name))} | {plain(change.before)[:200]} "
            f"| {plain(change.after)[:200]} |"
            for change in field_changes(before, after)
        ]
        st.markdown("\n".join(lines))


def _who(revision: Revision, *, published: bool = False) -> str:
    author = plain(revision.author) or "the folder"
    seen = ", published" if published else ""
    return f"{author}, {revision.made:%d %b %Y %H:%M} UTC, {revision.kind}{seen}"


def _restore(desk: Desk, row: str, version: int) -> None:
    """Make the row what it was, as a new revision; it can be undone like any other."""
    if row in desk.rows:
        notices.say(f"{row}: save or discard your change of it first, then restore")
        return
    try:
        state.store().restore(desk.table, row, version, author=desk.author)
    except GeodataError as error:
        notices.say(str(error))
    surface.select(row)
