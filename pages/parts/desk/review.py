"""What awaits review, and how somebody else makes it public."""

from __future__ import annotations

import streamlit as st

from geodata import GeodataError
from geodata.store.content import flat
from geodata.store.review import Awaiting
from layers.desk import label_of
from layers.field_changes import field_changes
from pages.parts import state
from pages.parts.desk import notices, surface
from pages.parts.desk.desk import Desk
from pages.parts.markdown import plain

MOST = 30


def queue(desk: Desk) -> None:
    """Show every row of every table that awaits review."""
    waiting = desk.store.review.awaiting(reader=desk.author)
    if not waiting:
        return
    st.markdown(f"**Awaiting review** :gray[{len(waiting)}]")
    for item in waiting[:MOST]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(
                f"{plain(item.row_id)}, {item.table.removeprefix('layer:')}, "
                f"by {_who(item)}: {plain(item.why)[:120]}",
                width="stretch",
            )
            st.button(
                "Review",
                key=f"desk_review_{item.table}_{item.row_id}",
                type="tertiary",
                on_click=_go,
                args=(item.table, item.row_id),
            )
    edited = [item for item in waiting if any(item.authors)]
    if len(edited) > 1:
        st.button(
            f"Publish all {len(edited)} that were edited here",
            key="desk_publish_all",
            on_click=_publish,
            args=(desk, edited),
        )


def of_row(desk: Desk, row: str) -> None:
    """Show what of a row the public does not see yet, and the ways to publish or retract it."""
    waiting = desk.store.review.awaiting(reader=desk.author, table=desk.table)
    item = next((one for one in waiting if one.row_id == row), None)
    if item is not None:
        _draft(desk, item)
    elif desk.table == "claims" and (desk.sheet.rows.get(row) or {}).get("status") == "published":
        with st.expander("Retract this claim"):
            st.caption("It stays, struck, and says why.")
            why = st.text_input("Why", key=f"desk_retract_why_{row}", max_chars=500)
            st.button(
                "Retract",
                key="desk_retract",
                disabled=not why.strip(),
                on_click=_retract,
                args=(desk, row, why.strip()),
            )


def _draft(desk: Desk, item: Awaiting) -> None:
    st.markdown("**Awaiting review**")
    st.caption(f"By {_who(item)}: {plain(item.why)[:300]}")
    before = None if item.published is None else flat(item.published)
    after = None if item.draft is None else flat(item.draft)
    lines = ["| | Public | Draft |", "| :-- | :-- | :-- |"]
    lines += [
        f"| {plain(label_of(change.name))} | {plain(change.before)[:160]} "
        f"| **{plain(change.after)[:160]}** |"
        for change in field_changes(before, after)
    ]
    st.markdown("\n".join(lines))
    own = desk.author.name in item.authors and not desk.author.is_alone
    st.button(
        "Publish",
        key="desk_publish",
        disabled=own,
        on_click=_publish,
        args=(desk, [item]),
        help="Somebody else must review your own edit." if own else None,
    )


def _who(item: Awaiting) -> str:
    """Return who edited a row since it was published; drafts of a folder have no author."""
    return plain(", ".join(filter(None, item.authors))) or "the folder"


def _publish(desk: Desk, items: list[Awaiting]) -> None:
    try:
        state.store().review.publish([item.item for item in items], author=desk.author)
    except GeodataError as error:
        notices.say(str(error))


def _retract(desk: Desk, claim_id: str, why: str) -> None:
    try:
        state.store().review.retract([claim_id], author=desk.author, why=why)
    except GeodataError as error:
        notices.say(str(error))


def _go(table: str, row: str) -> None:
    state.fill(desk_table=table)
    surface.select(row)
