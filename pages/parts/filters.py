"""The filters in the sidebar, each with how many claims it would show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from geodata.facets import FACETS, Facets
from geodata.model import Atlas
from geodata.selection import MOST_LENSES, Selection, facet_counts
from geodata.store.roles import sees_drafts
from pages.parts import state


def sidebar(atlas: Atlas) -> Selection:
    """Show the filters and return what the reader chose."""
    facets = Facets.of(atlas)
    _seed(state.asked_for(atlas))
    selection = _chosen()
    counts = facet_counts(facets, selection)
    names = _names(atlas)
    days = _days_offered(atlas, selection)

    def choose(label: str, facet: str, placeholder: str) -> None:
        _choice(st.multiselect, label, facet, counts, names, placeholder=placeholder)

    with st.sidebar:
        st.text_input("Search statements", key="text", placeholder="a word, a name, a place")
        start, end = st.columns(2)
        start.date_input("Said from", key="start", **days)
        end.date_input("to", key="end", **days)
        choose("Source", "sources", "All sources")
        _lens(atlas)
        country, kind = st.columns(2)
        with country:
            choose("Country", "countries", "Any")
        with kind:
            choose("Kind", "kinds", "Any")
        _choice(st.pills, "Stance", "stances", counts, names, selection_mode="multi")
        _choice(st.pills, "Topic", "topics", counts, names, selection_mode="multi")
        choose("Question", "questions", "Any question")
        choose("Place", "places", "Anywhere")
        if sees_drafts(state.author()):
            st.toggle("Include drafts", key="drafts")
        st.toggle("Uncertainty circles", key="circles")
        st.button(
            "Clear all filters", key="clear", on_click=_clear, disabled=selection == Selection()
        )
    state.remember(selection)
    return selection


def take_window() -> None:
    """Take over the days that the reader dragged on the timeline."""
    window = state.held("timeline").get("window")
    if window:
        state.fill(start=_from_number(window["from"]), end=_from_number(window["to"] - 1))


def take_known() -> None:
    """Let the view stop at no day any more, as the reader asked on the timeline."""
    state.fill(known=None)


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
    chosen = state.held(facet)
    values = sorted(
        (value for value in found if found[value] or value in chosen),
        key=lambda value: (-found[value], value),
    )
    state.fill(**{facet: [value for value in values if value in chosen]})
    labels = _labels(values, found, names.get(facet, {}))
    widget(label, values, key=facet, format_func=lambda value: labels.get(value, value), **options)


def _lens(atlas: Atlas) -> None:
    """Show the choice of one or two sources through whom alone the map is seen."""
    said = set(atlas.claims["source_id"])
    names = {
        row.source_id: f"{row.name} ({row.source_id})"
        for row in atlas.sources.itertuples(index=False)
        if row.source_id in said
    }
    st.multiselect(
        "Lens",
        sorted(names, key=names.__getitem__),
        key="lens",
        format_func=lambda source: names.get(source, source),
        max_selections=MOST_LENSES,
        placeholder="Everyone",
        help="See the map according to one source, or to two side by side.",
    )


def _labels(
    values: list[str], counts: Mapping[str, int], names: Mapping[str, str]
) -> dict[str, str]:
    """Return what each value is called, with its count.

    Streamlit tells values apart by what they are called, so two of one name show what they are.
    """
    plain = {value: names.get(value, value.replace("-", " ")) for value in values}
    shared = {name for name, times in Counter(plain.values()).items() if times > 1}
    return {
        value: f"{name} ({value}) {counts[value]}" if name in shared else f"{name} {counts[value]}"
        for value, name in plain.items()
    }


def _seed(asked: Selection | None) -> None:
    """Put the selection into the widgets, on a first look or when the address changed."""
    if asked is None and state.held("sources") is not None:
        return
    selection = asked or state.remembered()
    state.fill(
        text=selection.text,
        start=selection.start.date() if selection.start else None,
        end=(selection.end - timedelta(days=1)).date() if selection.end else None,
        known=selection.known,
        lens=sorted(selection.lens),
        drafts=selection.drafts,
        **{facet: sorted(getattr(selection, facet)) for facet in FACETS},
    )


def _chosen() -> Selection:
    start, end = state.held("start"), state.held("end")
    if start and end and end < start:
        start, end = end, start
    return Selection(
        start=_midnight(start) if start else None,
        end=_midnight(end) + timedelta(days=1) if end else None,
        text=(state.held("text") or "").strip(),
        drafts=bool(state.held("drafts")),
        known=state.held("known"),
        lens=frozenset(state.held("lens")),
        **{facet: frozenset(state.held(facet)) for facet in FACETS},
    )


def _clear() -> None:
    _seed(Selection())


def _days_offered(atlas: Atlas, selection: Selection) -> dict[str, Any]:
    """Return the days that can be picked: all on which anything was said, and those chosen."""
    said = [atlas.claims["said_start"], atlas.claims["said_end"]]
    chosen = [moment for moment in (selection.start, selection.end) if moment]
    moments = [*pd.concat(said).dropna(), *chosen] or [datetime(2000, 1, 1, tzinfo=UTC)]
    return {
        "min_value": min(moments).date(),
        "max_value": max(moments).date(),
        "format": "YYYY-MM-DD",
    }


def _names(atlas: Atlas) -> dict[str, dict[str, str]]:
    """Return what the reader calls a value, where that is not the value itself."""
    return {
        "sources": dict(zip(atlas.sources["source_id"], atlas.sources["name"], strict=True)),
        "questions": dict(
            zip(atlas.questions["question_id"], atlas.questions["text"], strict=True)
        ),
        "places": dict(zip(atlas.places["place_id"], atlas.places["name"], strict=True)),
    }


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _from_number(day: float) -> date:
    return date(1970, 1, 1) + timedelta(days=int(day))
