"""The filters in the sidebar, each with how many claims it would show."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from geodata.facets import FACETS, Facets
from geodata.model import Atlas
from geodata.selection import Selection, facet_counts
from pages.parts import state


def sidebar(atlas: Atlas) -> Selection:
    """Show the filters and return what the reader chose."""
    facets = Facets.of(atlas)
    _seed(state.asked_for(atlas))
    selection = _chosen()
    counts = facet_counts(facets, selection)
    names = _names(atlas)
    first, last = _extent(atlas)

    def choose(label: str, facet: str, placeholder: str) -> None:
        _choice(st.multiselect, label, facet, counts, names, placeholder=placeholder)

    with st.sidebar:
        st.text_input("Search statements", key="text", placeholder="a word, a name, a place")
        start, end = st.columns(2)
        start.date_input("Said from", key="start", min_value=first, max_value=last, format="YYYY-MM-DD")
        end.date_input("to", key="end", min_value=first, max_value=last, format="YYYY-MM-DD")
        choose("Source", "sources", "All sources")
        country, kind = st.columns(2)
        with country:
            choose("Country", "countries", "Any")
        with kind:
            choose("Kind", "kinds", "Any")
        _choice(st.pills, "Stance", "stances", counts, names, selection_mode="multi")
        _choice(st.pills, "Topic", "topics", counts, names, selection_mode="multi")
        choose("Question", "questions", "Any question")
        choose("Place", "places", "Anywhere")
        st.toggle("Include drafts", key="drafts")
        st.toggle("Uncertainty circles", key="circles")
        st.button("Clear all filters", on_click=_clear, disabled=selection == Selection())
    state.remember(selection)
    return selection


def take_window() -> None:
    """Take over the days that the reader dragged on the timeline."""
    window = st.session_state["timeline"].get("window")
    if window:
        st.session_state["start"] = _from_number(window["from"])
        st.session_state["end"] = _from_number(window["to"] - 1)


def day_number(moment: datetime) -> int:
    """Return a moment's day in days since 1970-01-01 UTC."""
    return (moment.date() - date(1970, 1, 1)).days


def _choice(
    widget: Callable[..., Any],
    label: str,
    facet: str,
    counts: Mapping[str, Mapping[str, int]],
    names: Mapping[str, Mapping[str, str]],
    **options: Any,  # noqa: ANN401  # whatever the widget takes
) -> None:
    """Show one facet, its values by how many claims each would show."""
    found = counts[facet]
    chosen = st.session_state[facet]
    values = sorted(
        (value for value in found if found[value] or value in chosen),
        key=lambda value: (-found[value], value),
    )
    st.session_state[facet] = [value for value in values if value in chosen]
    named = names.get(facet, {})
    widget(
        label,
        values,
        key=facet,
        format_func=lambda value: f"{named.get(value, value.replace('-', ' '))} {found[value]}",
        **options,
    )


def _seed(asked: Selection | None) -> None:
    """Put the selection into the widgets, on a first look or when the address changed."""
    if asked is None and "sources" in st.session_state:
        return
    selection = asked or state.remembered()
    st.session_state["text"] = selection.text
    st.session_state["start"] = selection.start.date() if selection.start else None
    st.session_state["end"] = (
        (selection.end - timedelta(days=1)).date() if selection.end else None
    )
    st.session_state["drafts"] = selection.drafts
    for facet in FACETS:
        st.session_state[facet] = sorted(getattr(selection, facet))


def _chosen() -> Selection:
    start, end = st.session_state["start"], st.session_state["end"]
    if start and end and end < start:
        start, end = end, start
    return Selection(
        start=_midnight(start) if start else None,
        end=_midnight(end) + timedelta(days=1) if end else None,
        text=(st.session_state["text"] or "").strip(),
        drafts=bool(st.session_state["drafts"]),
        **{facet: frozenset(st.session_state[facet]) for facet in FACETS},
    )


def _clear() -> None:
    _seed(Selection())


def _extent(atlas: Atlas) -> tuple[date, date]:
    """Return the first and last day on which anything was said."""
    starts, ends = atlas.claims["said_start"], atlas.claims["said_end"]
    if starts.isna().all():
        return date(1970, 1, 1), date(2100, 1, 1)
    return starts.min().date(), (max(ends.max(), starts.max()) - pd.Timedelta(microseconds=1)).date()


def _names(atlas: Atlas) -> dict[str, dict[str, str]]:
    """Return what the reader calls a value, where that is not the value itself."""
    return {
        "sources": dict(zip(atlas.sources["source_id"], atlas.sources["name"], strict=True)),
        "questions": dict(zip(atlas.questions["question_id"], atlas.questions["text"], strict=True)),
        "places": dict(zip(atlas.places["place_id"], atlas.places["name"], strict=True)),
    }


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _from_number(day: float) -> date:
    return date(1970, 1, 1) + timedelta(days=int(day))
