"""What lasts: the atlas and its payloads for everyone, the selection for one reader."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

import streamlit as st

from geodata import GeodataError, read_atlas
from geodata.facets import Facets
from geodata.history import PUBLIC, Author, Store, open_store, store_to_be
from geodata.model import Atlas
from geodata.reading import SHIPPED_ATLAS
from geodata.selection import SELECTION_PARAMETERS, Selection, parse_query, to_query
from geodata.snapshots import write_snapshot
from geodata.store.founding import public_atlas
from geodata.store.home import Home, data_folder, home_of, is_there
from geodata.store.origin import files_digest
from geodata.store.roles import sees_drafts
from geodata.story_days import within_story
from layers.basemap import ground_payload
from layers.payload import Shelf
from layers.story import Story, build_story
from pages.parts import people
from pages.parts.markdown import plain, plain_lines

Made = TypeVar("Made")

SHELF = Shelf()
"""Every payload that the server can be asked for."""

DATA = "/data/"

_READERS = {False: PUBLIC, True: Author("", "editor")}
"""For whom an atlas is read, by whether drafts are in it."""

CLEAN = "clean"
"""What stands in ``view`` where no chrome is wanted; the camera stands in ``camera`` then."""

VIEW_PARAMETERS = ("view", "chosen", "day", "mode", "step", "lanes")
"""What the browser itself writes into the address (``layers/web/address.js``)."""


def author() -> Author:
    """Return who this reader is, and what this reader may do."""
    return people.reader()


def atlas() -> Atlas:
    """Return the atlas being shown: what is published, and its drafts when the reader asks.

    Stops the page with a message when it cannot be read.
    """
    try:
        return served_atlas(drafts=_drafts_asked_for() and sees_drafts(author()))
    except GeodataError as error:
        st.error(plain_lines(str(error)))
        st.stop()


def served_atlas(*, drafts: bool = False) -> Atlas:
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
        shown = served_atlas()
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


def channel(name: str = "channel") -> str:
    """Return the name under which the parts of this reader's screen (or stage) hear each other."""
    return str(st.session_state.setdefault(name, secrets.token_hex(8)))


def held(key: str) -> Any:  # noqa: ANN401  # whatever the widget holds
    """Return what a widget of this page holds, or None when it has not been drawn."""
    return st.session_state.get(key)


def drop(keys: Iterable[str]) -> None:
    """Let widgets that are still to be drawn begin anew."""
    for key in keys:
        st.session_state.pop(key, None)


def once(make: Callable[[], Made], *key: str) -> Made:
    """Return what was made under a key, for everyone; what was not asked for long is made again."""
    return cast("Made", _once(key, _make=make))


def fill(**values: Any) -> None:  # noqa: ANN401  # whatever the widgets take
    """Put values into widgets that are still to be drawn."""
    for key, value in values.items():
        st.session_state[key] = value


def address(parameter: str) -> str:
    """Return one parameter of the page's address, or the empty text."""
    return str(st.query_params.get(parameter, ""))


def selection(shown: Atlas) -> Selection:
    """Return what the page shows: what its address asks for, else what was looked at last."""
    asked = asked_for(shown) or remembered()
    remember(asked)
    return asked


def asked_for(shown: Atlas) -> Selection | None:
    """Return the selection that the address asks for, when it was not this page that wrote it.

    An address without a selection asks, on the first look, for the atlas's opening view, as known
    on the day that another page stopped at. What the atlas does not have is reported on the page.
    """
    asked = {key: value for key, value in st.query_params.items() if key in SELECTION_PARAMETERS}
    if asked == st.session_state.get("written"):
        return None
    first_look = "written" not in st.session_state
    st.session_state["written"] = asked
    if not asked and not first_look:
        return None
    known = Facets.of(shown).known()
    selection, problems = parse_query(asked or _opening(shown), known)
    selection, beyond = within_story(selection, shown)
    for problem in (*problems, *beyond):
        st.toast(plain(problem))
    carried = remembered().known
    return selection if asked or carried is None else replace(selection, known=carried)


def remember(selection: Selection) -> None:
    """Keep the selection for the next page and write it into the address."""
    _reader().selection = selection
    _reader().view = view_parameters()
    query = to_query(selection)
    if query != st.session_state.get("written"):
        kept = {k: v for k, v in st.query_params.items() if k not in SELECTION_PARAMETERS}
        st.query_params.from_dict(kept | query)
        st.session_state["written"] = query


def remembered() -> Selection:
    """Return the selection last looked at, on whatever page."""
    return _reader().selection


def latest() -> Callable[[], tuple[Selection, dict[str, str]]]:
    """Return what later tells the selection and the view of the address, wherever it is called.

    A file is made when it is asked for, by a thread that knows of no session.
    """
    reader = _reader()
    return lambda: (reader.selection, reader.view)


def look_at(selection: Selection, view: Mapping[str, str]) -> None:
    """Let Explore open on this selection, and on this view of its own."""
    _reader().selection = selection
    st.session_state["view_seen"] = dict(view)
    st.session_state["written"] = {}  # an address without a selection asks for nothing else


def remember_known(known: datetime | None) -> None:
    """Keep the end of the day as known on which the reader looks, on this page and the next."""
    _reader().selection = replace(remembered(), known=known)


def asked_of(page: str, parameters: Collection[str]) -> dict[str, str] | None:
    """Return a page's own parameters of the address, when it was not the page that wrote them."""
    asked = {key: value for key, value in st.query_params.items() if key in parameters}
    if asked == st.session_state.get(f"written_{page}"):
        return None
    st.session_state[f"written_{page}"] = asked
    return asked


def write_address(page: str, parameters: Collection[str], query: Mapping[str, str]) -> None:
    """Write a page's own parameters into the address; all others stay."""
    if query == st.session_state.get(f"written_{page}"):
        return
    kept = {key: value for key, value in st.query_params.items() if key not in parameters}
    st.query_params.from_dict(kept | dict(query))
    st.session_state[f"written_{page}"] = dict(query)


def view_parameters() -> dict[str, str]:
    """Return what the browser has written of its own view into the address."""
    seen = {key: st.query_params[key] for key in VIEW_PARAMETERS if key in st.query_params}
    if seen.get("view") == CLEAN:
        seen["view"] = address("camera")
    return {key: value for key, value in seen.items() if value}


def opening_view(*, fresh: bool) -> dict[str, str]:
    """Return how the reader's screen opens: what the address says, else as it was left.

    While a page stays open the browser keeps its view itself, so this does not change.

    Parameters
    ----------
    fresh
        Whether the page is being opened, or its address was changed by hand.
    """
    seen = view_parameters()
    if seen:
        st.session_state["view_seen"] = seen
    if fresh or "view_opened" not in st.session_state:
        st.session_state["view_opened"] = seen or st.session_state.get("view_seen", {})
    return dict(st.session_state["view_opened"])


@dataclass
class _Reader:
    """What one reader last looked at."""

    selection: Selection = field(default_factory=Selection)
    view: dict[str, str] = field(default_factory=dict)


def _reader() -> _Reader:
    reader: _Reader = st.session_state.setdefault("reader", _Reader())
    return reader


def _opening(shown: Atlas) -> dict[str, str]:
    return dict(pair.split("=", 1) for pair in shown.opening.split("&") if "=" in pair)


def _drafts_asked_for() -> bool:
    """Return whether the page, or else its address, asks for drafts."""
    toggled = held("show_drafts")
    if toggled is not None:
        return bool(toggled)
    compared = getattr(st.session_state.get("comparison"), "drafts", False)
    return address("drafts") == "1" or remembered().drafts or compared


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
