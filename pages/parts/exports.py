"""What can be taken along: which rows, of which revision, in which format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st

from geodata.atlas_layers import ATLAS_LAYERS
from geodata.exporting import FORMATS
from geodata.history import PUBLIC, Author, Revision
from geodata.model import Atlas
from geodata.selection import Selection, select_claims
from geodata.store.roles import sees_drafts
from layers.linked.formats import CLAIM_FORMATS
from pages.parts import served, state

WHOLE = "atlas"
"""What is asked for when it is all of the atlas."""

_MOST_REVISIONS = 200
_CALLED = {"claims": "Claims", "places": "Places", "movements": "Movements", WHOLE: "Whole atlas"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be in a file: two questions are the same when the file would be.

    ``number`` is that of a revision of the store; None is the newest, called ``revision``.
    """

    what: str
    form: str
    revision: str
    number: int | None
    selection: Selection
    reader: Author


def choose(atlas: Atlas) -> Asked:
    """Show what can be chosen, and return the choice."""
    author = state.author()
    drafts = bool(state.held("show_drafts")) and sees_drafts(author)
    reader = author if drafts else PUBLIC
    called = {**_CALLED, **_own_titles(reader)}
    left, right = st.columns(2)
    with left:
        what = st.selectbox("What", list(called), format_func=called.__getitem__, key="export_what")
        selection = _selection(atlas, what, drafts=drafts)
        if sees_drafts(author):
            st.toggle("Include drafts", key="show_drafts")
    with right:
        form = _form(what)
        number = _revision(reader)
    return Asked(what, form, atlas.revision, number, selection, reader)


def _own_titles(reader: Author) -> Mapping[str, str]:
    store = served.kept_store()
    return {} if store is None else store.layers.names(reader=reader)


def _revision(reader: Author) -> int | None:
    """Show the revisions that there are, and return the one that was chosen; None is the newest."""
    store = served.kept_store()
    found = [] if store is None else store.log.revisions(reader=reader, limit=_MOST_REVISIONS)
    if not found:
        return None
    by_number = {revision.number: revision for revision in found}
    chosen: int | None = st.selectbox(
        "Revision",
        [None, *by_number],
        format_func=lambda number: "the newest" if number is None else _told(by_number[number]),
        key="export_revision",
    )
    return chosen


def _told(revision: Revision) -> str:
    by = f" by {revision.author}" if revision.author else ""
    return f"{revision.number}: {revision.made:%Y-%m-%d %H:%M} UTC{by}, {revision.why}"


def _form(what: str) -> str:
    """Show the formats of what was chosen, with what each is good for, and return one."""
    if what == WHOLE:
        st.markdown("**A zip** of plain JSON and GeoJSON files with their SHA-256 sums.")
        return "zip"
    names = {form.name: (form.label, form.good_for) for form in FORMATS.values()}
    if what == "claims":
        names |= {name: (form.label, form.good_for) for name, form in CLAIM_FORMATS.items()}
    chosen = st.selectbox(
        "Format", list(names), format_func=lambda name: names[name][0], key="export_format"
    )
    st.caption(f"Good for: {names[chosen][1]}.")
    return chosen


def _selection(atlas: Atlas, what: str, *, drafts: bool) -> Selection:
    """Show whether all is meant or what Explore shows, and return which."""
    everything = Selection(drafts=drafts)
    seen = replace(state.remembered(), drafts=drafts)
    if what not in ATLAS_LAYERS or seen == everything:
        return everything
    count = len(select_claims(atlas, seen))
    labels = {"seen": f"What Explore shows ({count:,} claims)", "all": "Everything"}
    chosen = st.radio("Rows", list(labels), format_func=labels.__getitem__, key="export_rows")
    return seen if chosen == "seen" else everything
