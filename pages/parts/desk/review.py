"""What of one row awaits review, and how somebody else makes it public."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from geodata import GeodataError
from geodata.store.review import Awaiting, Item
from pages.parts import served
from pages.parts.desk import difference, notices, told
from pages.parts.desk.desk import Desk
from pages.parts.markdown import plain

HEADS = ("Public", "Draft")
OWN = "Somebody else must review your own edit."


def of_row(desk: Desk, row: str) -> None:
    """Show what of a row the public does not see yet, and the ways to publish or retract it."""
    here = (desk.table, row)
    item = next((one for one in told.waiting(desk) if (one.table, one.row_id) == here), None)
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


def who(item: Awaiting) -> str:
    """Return who edited a row since it was published; drafts of a folder have no author."""
    return plain(", ".join(filter(None, item.authors))) or "the folder"


def is_own(desk: Desk, item: Awaiting) -> bool:
    """Return whether somebody else must publish it; the store asks again."""
    return desk.author.name in item.authors and not desk.author.is_alone


def publish(desk: Desk, items: Iterable[Item]) -> bool:
    """Publish versions that were read; where that fails, say why and return False."""
    try:
        served.store().review.publish(list(items), author=desk.author)
    except GeodataError as error:
        notices.say(str(error))
        return False
    return True


def _draft(desk: Desk, item: Awaiting) -> None:
    st.markdown("**Awaiting review**")
    st.caption(f"By {who(item)}: {plain(item.why[:300])}")
    difference.show(item.published, item.draft, HEADS, key="draft")
    own = is_own(desk, item)
    st.button(
        "Publish",
        key="desk_publish",
        disabled=own,
        on_click=_publish,
        args=(desk, item),
        help=OWN if own else None,
    )


def _publish(desk: Desk, item: Awaiting) -> None:
    publish(desk, [item.item])


def _retract(desk: Desk, claim_id: str, why: str) -> None:
    try:
        served.store().review.retract([claim_id], author=desk.author, why=why)
    except GeodataError as error:
        notices.say(str(error))
