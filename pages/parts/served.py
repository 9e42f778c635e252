"""What the server serves to everyone: the atlas, its store, and the payloads made of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

import streamlit as st

from geodata import GeodataError, read_atlas
from geodata.facets import Facets
from geodata.history import PUBLIC, Author, Store, open_store, store_to_be
from geodata.model import Atlas
from geodata.reading import SHIPPED_ATLAS
from geodata.snapshots import write_snapshot
from geodata.store.founding import public_atlas
from geodata.store.home import Home, data_folder, home_of, is_there
from geodata.store.origin import files_digest
from layers.basemap import ground_payload
from layers.payload import Shelf
from layers.story import Story, build_story

Made = TypeVar("Made")

SHELF = Shelf()
"""Every payload that the server can be asked for."""

DATA = "/data/"

_READERS = {False: PUBLIC, True: Author("", "editor")}
"""For whom an atlas is read, by whether drafts are in it."""


def atlas(*, drafts: bool = False) -> Atlas:
    """Return the atlas being shown, for an answer that is no page of Streamlit's.

    Parameters
    ----------
    drafts
        Whether drafts are in it; whoever calls has asked for the reader's role.

    Raises
    ------
    GeodataError
        The folder or the store cannot be read.
    """
    kept, home = kept_store(), _home()
    if kept is not None:
        head = kept.head(reader=_READERS[drafts])
        return _kept(home.url, head, drafts, _store=kept)
    return _folder_atlas(home, drafts=drafts)


def prepare() -> None:
    """Read the atlas and make its payloads before anybody asks; what is wrong is told on a page."""
    with suppress(GeodataError):
        shown = atlas()
        Facets.of(shown)
        story(shown, drafts=False)


def kept_store() -> Store | None:
    """Return the store of the atlas being shown, or None: nobody has edited its folder here."""
    home = _home()
    return _open(home.url, _home=home) if is_there(home) else None


def store() -> Store:
    """Return the store of the atlas being shown, to write to: if there is none, it is made now.

    Raises
    ------
    GeodataError
        The folder cannot be read, or the store cannot be made or used.
    """
    home = _home()
    return _open(home.url, _home=home)


def store_to_read() -> Store:
    """Return the store of the atlas being shown; before there is one, what it would be.

    Raises
    ------
    GeodataError
        The folder or the store cannot be read.
    """
    home, kept = _home(), kept_store()
    if kept is not None or home.folder is None or home.unsaved is None:
        return kept or store()
    return _to_be(str(home.folder), tuple(_signature(home.folder)), str(home.unsaved))


def changed_folder() -> Path | None:
    """Return the atlas's folder when its files are others than those its store knows."""
    kept, folder = kept_store(), _home().folder
    if kept is None or folder is None or not folder.is_dir():
        return None
    digest = _files_digest(str(folder), tuple(_signature(folder)))
    return folder if kept.origin.changed(digest) else None


def story(shown: Atlas, *, drafts: bool) -> Story:
    """Return how the browser can fetch an atlas, with or without its draft claims."""
    return _story(shown.revision, drafts, _atlas=shown)


def ground() -> str:
    """Return where the browser fetches land, borders and towns."""
    return _ground()


def keep_snapshot(shown: Atlas, folder: Path) -> None:
    """Remember what this revision's claims are, so that a link to it can say what changed."""
    _snapshot(shown.revision, folder, _atlas=shown)


def once(make: Callable[[], Made], *key: str) -> Made:
    """Return what was made under a key, for everyone; what was not asked for long is made again."""
    return cast("Made", _once(key, _make=make))


def _home() -> Home:
    return home_of(os.environ.get("ATLAS"), data_folder(os.environ))


def _folder_atlas(home: Home, *, drafts: bool) -> Atlas:
    """Return what the folder holds now; a store without a folder began with the shipped atlas."""
    folder = SHIPPED_ATLAS if home.folder is None else home.folder
    return _read(str(folder), tuple(_signature(folder)), drafts)


def _signature(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Yield what changes when a file of the atlas does."""
    files = (*folder.glob("*.*json"), *folder.glob("briefings/*.json"))
    for path in sorted(files):
        stat = path.stat()
        yield path.name, stat.st_mtime_ns, stat.st_size


@st.cache_resource(show_spinner=False, max_entries=4)
def _files_digest(folder: str, signature: tuple[tuple[str, int, int], ...]) -> str:
    del signature  # part of the key only
    return files_digest(Path(folder))


@st.cache_resource(show_spinner="Reading the atlas …", max_entries=4)
def _read(folder: str, signature: tuple[tuple[str, int, int], ...], drafts: bool) -> Atlas:
    return read_atlas(folder) if drafts else public_atlas(_read(folder, signature, True))


@st.cache_resource(show_spinner=False)
def _open(url: str, *, _home: Home) -> Store:
    opened = open_store(url, unsaved=_home.unsaved)
    if not opened.head():
        opened.found(_folder_atlas(_home, drafts=True))
    return opened


@st.cache_resource(show_spinner="Reading the atlas …", max_entries=2)
def _to_be(folder: str, signature: tuple[tuple[str, int, int], ...], unsaved: str) -> Store:
    return store_to_be(_read(folder, signature, True), unsaved=Path(unsaved))


@st.cache_resource(show_spinner="Reading the atlas …", max_entries=4)
def _kept(url: str, head: int, drafts: bool, *, _store: Store) -> Atlas:
    del url, head
    return _store.atlas(reader=_READERS[drafts])


@st.cache_resource(show_spinner=False, max_entries=8)
def _snapshot(revision: str, folder: Path, *, _atlas: Atlas) -> str:
    """Keep a snapshot once; where it cannot be kept, links say that they cannot tell."""
    del revision
    try:
        return str(write_snapshot(_atlas, folder))
    except GeodataError as error:
        return str(error)


@st.cache_resource(show_spinner=False, max_entries=48)
def _once(key: tuple[str, ...], *, _make: Callable[[], object]) -> object:
    del key
    return _make()


@st.cache_resource(show_spinner=False)
def _ground() -> str:
    return DATA + SHELF.put(ground_payload())


@st.cache_resource(show_spinner="Preparing the map …", max_entries=4)
def _story(revision: str, drafts: bool, *, _atlas: Atlas) -> Story:
    del revision
    put = partial(SHELF.put, public=not drafts)
    return build_story(_atlas, put=put, ground=_ground(), address=DATA, drafts=drafts)
