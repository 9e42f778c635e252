"""Where edits are kept, and who makes them."""

from __future__ import annotations

import getpass
import hashlib
import os
from functools import lru_cache
from pathlib import Path

import platformdirs
import streamlit as st

from geodata import read_atlas
from geodata.history import Author, Store, open_store
from geodata.reading import SHIPPED_ATLAS
from pages.parts import state


def store() -> Store:
    """Return the store of the atlas that is being served; it is made at the first look."""
    folder = os.environ.get("ATLAS") or ""
    if "://" in folder:
        return _opened(folder, None)
    path = Path(folder) if folder else SHIPPED_ATLAS
    kept = Path(os.environ.get("ATLAS_DATA") or platformdirs.user_data_path("dispatch-atlas"))
    kept.mkdir(parents=True, exist_ok=True)
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
    return _opened(f"sqlite:///{kept / name}.sqlite", path)


def me() -> Author:
    """Return who edits: without a login, whoever the reader says to be, alone on this machine."""
    name = (state.held("author_name") or "").strip() or _user()
    return Author(name[:80], "admin", is_alone=True)


def ask_name() -> None:
    """Show under which name edits are kept."""
    if state.held("author_name") is None:
        state.fill(author_name=state.address("as") or _user())
    st.text_input("Your name, for the log", key="author_name", max_chars=80)
    state.write_address("edit_as", ("as",), {"as": me().name} if me().name != _user() else {})


@lru_cache(maxsize=8)
def _opened(url: str, folder: Path | None) -> Store:
    return open_store(url, origin=read_atlas(folder) if folder else None)


def _user() -> str:
    try:
        return getpass.getuser()
    except OSError:  # an account without a name
        return "editor"
