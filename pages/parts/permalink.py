"""Links that do not rot: an address names its revision, and an old one says what changed since."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from geodata import GeodataError
from geodata.history import PUBLIC
from geodata.model import Atlas
from geodata.snapshots import SHORT, Changes, changes_from, changes_since
from geodata.store.home import data_folder
from layers.words import claim_label
from pages.parts import mount, served, state
from pages.parts.markdown import plain

_MOST_NAMED = 12


def copy_button(atlas: Atlas) -> None:
    """Show the button that copies the address of this view, with the revision it was seen on."""
    mount.component("copy_link", data={"revision": revision(atlas)}, width="content")


def revision(atlas: Atlas) -> str:
    """Return the revision that a link names, of which a snapshot is kept to compare with later."""
    served.keep_snapshot(atlas, _folder())
    return atlas.revision[:SHORT]


def what_changed(atlas: Atlas) -> None:
    """Say what changed since the revision that the address names, when it is not today's."""
    revision = state.address("revision")
    if not revision or atlas.revision.startswith(revision):
        return
    try:
        changes = _changes(revision, atlas)
    except GeodataError as error:
        st.warning(plain(str(error)))
        return
    if changes is None:
        st.info(
            f"This link was made on revision {plain(revision[:SHORT])}, which this server has not "
            f"seen. Shown is today's, {atlas.revision[:SHORT]}."
        )
        return
    with st.expander(
        f"Changed since this link was made: {_counts(changes)}", icon=":material/update:"
    ):
        for word, claims in (
            ("Added", changes.added),
            ("Changed", changes.changed),
            ("Gone", changes.removed),
        ):
            if claims:
                st.markdown(f"**{word}:** {plain(_named(atlas, claims))}")


def _changes(revision: str, atlas: Atlas) -> Changes | None:
    """Return what changed since a revision, from the store or from a snapshot of the folder."""
    store = served.kept_store()
    for reader in (PUBLIC, state.author()):  # a link names what its maker saw, with drafts or not
        number = None if store is None else store.revision_of(revision, reader=reader)
        if store is not None and number is not None:
            return changes_from(store.atlas(number, reader=reader), atlas)
    return changes_since(revision, atlas, _folder())


def _folder() -> Path:
    return data_folder(os.environ) / "revisions"


def _counts(changes: Changes) -> str:
    parts = [
        (len(changes.added), "added"),
        (len(changes.changed), "changed"),
        (len(changes.removed), "gone"),
    ]
    return ", ".join(f"{count} {word}" for count, word in parts if count) or "no claim"


def _named(atlas: Atlas, claims: tuple[str, ...]) -> str:
    """Return claims in a few words each; one that is gone has only its identifier left."""
    known = atlas.claims.set_index("claim_id")
    sources = atlas.sources.set_index("source_id")["name"]
    named = [
        claim_label(sources[known.at[claim, "source_id"]], known.at[claim, "said"], beside="")
        if claim in known.index
        else claim
        for claim in claims[:_MOST_NAMED]
    ]
    more = len(claims) - len(named)
    return "; ".join(named) + (f"; and {more} more" if more else "")
