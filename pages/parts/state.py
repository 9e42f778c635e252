"""What one reader is looking at: who it is, the atlas with or without drafts, and the selection."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import streamlit as st

from geodata import GeodataError
from geodata.facets import Facets
from geodata.history import Author
from geodata.model import Atlas
from geodata.selection import SELECTION_PARAMETERS, Selection, parse_query, to_query
from geodata.store.roles import sees_drafts
from geodata.story_days import within_story
from pages.parts import people, served
from pages.parts.markdown import plain, plain_lines

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
        return served.atlas(drafts=_drafts_asked_for() and sees_drafts(author()))
    except GeodataError as error:
        st.error(plain_lines(str(error)))
        st.stop()


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
