"""Where edits are kept, and who makes them."""

from __future__ import annotations

import getpass
from dataclasses import replace

import streamlit as st

from geodata import GeodataError
from geodata.history import Author, Store
from geodata.store.roles import reaches
from pages.parts import people, served, state
from pages.parts.markdown import plain_lines


def require_editor() -> None:
    """Stop the page, with the reason, for whoever may not edit or where nothing can be kept."""
    if not reaches(me(), "editor"):
        st.title("Edit", anchor=False)
        st.info("Editing takes the role of an editor. Log in, or ask whoever runs this atlas.")
        st.stop()
    try:
        with st.spinner("Opening the history …"):
            store()
    except GeodataError as error:
        st.error(plain_lines(str(error)))
        st.stop()


def store() -> Store:
    """Return the store of the atlas that is being served, to read; what saves makes it first."""
    return served.store_to_read()


def me() -> Author:
    """Return who edits: without a login, whoever the reader says to be, alone on this machine."""
    author = people.reader()
    if not author.is_alone:
        return author
    name = str(state.held("author_name") or state.address("as")).strip()
    return replace(author, name=(name or _user())[:80])


def ask_name() -> None:
    """Show under which name edits are kept, where no login says so."""
    if not people.reader().is_alone:
        return
    if state.held("author_name") is None:
        state.fill(author_name=me().name)
    st.text_input("Your name, for the log", key="author_name", max_chars=80)
    named = me().name
    state.write_address("edit_as", ("as",), {} if named == _user() else {"as": named})


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        return people.reader().name
