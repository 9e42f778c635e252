"""All that awaits review, read row by row: only what was seen and ticked is published."""

from __future__ import annotations

import streamlit as st

from geodata.store.review import Awaiting, Item
from geodata.store.values import LAYER_PREFIX
from pages.parts import state
from pages.parts.desk import dialogs, difference, notices, review, told
from pages.parts.desk.desk import Desk
from pages.parts.markdown import plain, plain_lines

DIALOG = "queue"
AT_ONCE = 5
MOST_NAMED = 8


def show(desk: Desk) -> None:
    """Show how much awaits review, and the way to read it."""
    waiting = sorted(
        told.waiting(desk), key=lambda item: not any(item.authors)
    )  # what a folder brought is last
    if not waiting:
        return
    st.markdown(f"**Awaiting review** :gray[{len(waiting):,}]")
    for item in waiting[:MOST_NAMED]:
        st.caption(_told(item))
    if len(waiting) > MOST_NAMED:
        st.caption(f"And {len(waiting) - MOST_NAMED:,} more.")
    st.button("Review them", key="desk_queue", on_click=dialogs.open_one, args=(DIALOG,))
    if dialogs.is_open(DIALOG):
        _read(desk, waiting)


@st.dialog("Review", width="large", on_dismiss=dialogs.close)
def _read(desk: Desk, waiting: list[Awaiting]) -> None:
    """Show some of the rows, each with what changes; the ticks of other pages stay."""
    if words := notices.said():
        st.error(plain_lines(words))
    last = (len(waiting) - 1) // AT_ONCE
    page = min(int(state.held("desk_queue_page") or 0), last)
    ticked = _ticked(waiting)
    for item in waiting[page * AT_ONCE : (page + 1) * AT_ONCE]:
        _row(desk, item, ticked=item.item in ticked)
    with st.container(horizontal=True, vertical_alignment="center"):
        _turn("Before", page - 1, disabled=page == 0)
        _turn("Next", page + 1, disabled=page == last)
        st.caption(f"Page {page + 1} of {last + 1}", width="stretch")
        if st.button(
            f"Publish {len(ticked):,} ticked",
            key="desk_publish_ticked",
            type="primary",
            disabled=not ticked,
        ):
            if review.publish(desk, ticked):
                state.fill(desk_ticked=frozenset())
                dialogs.close()
            st.rerun()


def _row(desk: Desk, item: Awaiting, *, ticked: bool) -> None:
    name = "_".join(map(str, item.item))
    own = review.is_own(desk, item)
    with st.container(border=True, key=f"desk_read_{name}"):
        st.caption(_told(item))
        difference.show(item.published, item.draft, review.HEADS, key=name)
        st.checkbox(
            "Publish this",
            value=ticked,
            key=f"desk_tick_{name}",
            disabled=own,
            help=review.OWN if own else None,
            on_change=_tick,
            args=(item.item,),
        )


def _is_of_folder(item: Awaiting) -> bool:
    return not any(item.authors)


def _told(item: Awaiting) -> str:
    table = item.table.removeprefix(LAYER_PREFIX)
    made = "" if item.draft is not None else ", to be deleted"
    words = f"**{plain(item.row_id)}**, {plain(table)}{made}, by {review.who(item)}"
    return f"{words}: {plain(item.why[:120])}"


def _turn(words: str, page: int, *, disabled: bool) -> None:
    st.button(
        words,
        key=f"desk_queue_{words.lower()}",
        disabled=disabled,
        on_click=state.fill,
        kwargs={"desk_queue_page": page},
    )


def _ticked(waiting: list[Awaiting]) -> frozenset[Item]:
    """Return the ticks that still stand: what was edited again has to be read again."""
    held: frozenset[Item] = state.held("desk_ticked") or frozenset()
    return held & {item.item for item in waiting}


def _tick(item: Item) -> None:
    held: frozenset[Item] = state.held("desk_ticked") or frozenset()
    state.fill(desk_ticked=held ^ {item})
