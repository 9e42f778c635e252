"""Who changed what in a table: its revisions, each to be looked at, any two to be compared."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import streamlit as st

from geodata.history import Change, Difference, Revision
from pages.parts.desk import dialogs, difference, told
from pages.parts.desk.desk import Desk
from pages.parts.feed import FEED
from pages.parts.markdown import plain

MOST = 8
OFFERED = 200


def show(desk: Desk) -> None:
    """Show what was done to the table, newest first, and the ways to look closer."""
    found = told.revisions(desk, OFFERED)
    if not found:
        return
    st.markdown("**History**")
    for revision in found[:MOST]:
        with st.container(horizontal=True, vertical_alignment="top"):
            st.markdown(
                f"**{revision.number}** · {plain(revision.why[:160])}  \n:small[{who(revision)}]",
                width="stretch",
            )
            st.button(
                "Show",
                key=f"desk_revision_{revision.number}",
                type="tertiary",
                on_click=dialogs.open_one,
                args=(f"revision {revision.number}",),
            )
        if dialogs.is_open(f"revision {revision.number}"):
            _one(desk, revision)
    if len(found) > 1:
        st.button(
            "Compare two revisions",
            key="desk_revisions",
            on_click=dialogs.open_one,
            args=("revisions",),
        )
    st.caption(f"What is published can be followed in a reader of feeds: [{FEED}]({FEED}) (Atom).")
    if dialogs.is_open("revisions"):
        _two(desk, found)


def who(revision: Revision, *, published: bool = False) -> str:
    """Return who made a revision, when, and what kind it is."""
    author = plain(revision.author) or "the folder"
    seen = ", published" if published else ""
    return f"{author}, {revision.made:%d %b %Y %H:%M} UTC, {revision.kind}{seen}"


@st.dialog("What this revision did", width="large", on_dismiss=dialogs.close)
def _one(desk: Desk, revision: Revision) -> None:
    st.caption(f"**{revision.number}** · {plain(revision.why)}. {who(revision)}")
    changes = desk.store.log.changes(revision.number, reader=desk.author)
    difference.rows(_named(desk, changes), ("Before", "After"), key=f"revision_{revision.number}")


@st.dialog("Compare two revisions", width="large", on_dismiss=dialogs.close)
def _two(desk: Desk, found: Sequence[Revision]) -> None:
    names = {revision.number: f"{revision.number} · {revision.why[:60]}" for revision in found}
    first, second = st.columns(2)
    with first:
        one = _chosen("From", names, "desk_from", index=1)
    with second:
        two = _chosen("To", names, "desk_to", index=0)
    changes = desk.store.log.differences(one, two, tables=[desk.table], reader=desk.author)
    st.caption(f"{len(changes):,} {'row differs' if len(changes) == 1 else 'rows differ'}.")
    heads = (f"Revision {one}", f"Revision {two}")
    difference.rows(_named(desk, changes), heads, key=f"two_{one}_{two}")


def _chosen(label: str, names: dict[int, str], key: str, *, index: int) -> int:
    offered = list(names)
    return st.selectbox(
        label,
        offered,
        index=index,
        key=key,
        format_func=lambda number: names.get(number, str(number)),
    )


def _named(desk: Desk, changes: Iterable[Change | Difference]) -> list[difference.Row]:
    """Return what changed by row; a row of another table says which."""
    return [
        (
            one.row_id if one.table == desk.table else f"{one.row_id} ({one.table})",
            one.before,
            one.after,
        )
        for one in changes
    ]
