"""Says when the files of an atlas changed after its store was made, and takes them over."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geodata import GeodataError
from geodata.errors import EditConflict
from geodata.history import Conflict
from geodata.store.origin import Keep
from geodata.store.roles import reaches
from pages.parts import served, state
from pages.parts.markdown import plain_lines

_MOST_NAMED = 8


def notice() -> None:
    """Show that the files changed, with what can be done, to those who may."""
    folder = served.changed_folder()
    if folder is None or not reaches(state.author(), "editor"):
        return
    if problem := state.held("origin_problem"):
        st.error(plain_lines(problem))
    in_both = state.held("origin_conflicts") or ()
    with st.container(border=True, key="files_changed"):
        st.markdown(
            "**The files of this atlas changed** after it was edited here. Shown is what was "
            "edited; the files are as they are. Taking over makes drafts of what changed in them."
        )
        if in_both:
            st.markdown(f"Edited both here and in the files:  \n{plain_lines(_named(in_both))}")
        with st.container(horizontal=True):
            if in_both:
                st.button("Take over, and keep what was edited here", key="take_keeping_store",
                          on_click=_take, args=("store",))  # fmt: skip
                st.button("Take over, and keep what the files say", key="take_keeping_files",
                          on_click=_take, args=("files",))  # fmt: skip
            else:
                st.button("Take over the changes", key="take_files", on_click=_take, type="primary")
            st.button("Ignore them", key="ignore_files", on_click=_ignore)


def _take(keep: Keep | None = None) -> None:
    folder = served.changed_folder()
    if folder is None:
        return
    state.fill(origin_problem="", origin_conflicts=())
    try:
        served.store().origin.take(folder, author=state.author(), keep=keep)
    except EditConflict as error:
        state.fill(origin_conflicts=error.conflicts)
    except GeodataError as error:
        state.fill(origin_problem=str(error))


def _ignore() -> None:
    folder = served.changed_folder()
    if folder is None:
        return
    try:
        served.store().origin.ignore(folder, author=state.author())
    except GeodataError as error:
        state.fill(origin_problem=str(error))


def _named(conflicts: Sequence[Conflict]) -> str:
    named = [f"{one.table} {one.row_id}: {one.field}" for one in conflicts[:_MOST_NAMED]]
    more = len(conflicts) - len(named)
    return "\n".join([*named, f"and {more} more"] if more else named)
