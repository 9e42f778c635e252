"""The sidebar of Figures: which claims, as what, in which size and form."""

from __future__ import annotations

from dataclasses import fields, replace

import streamlit as st

from geodata.model import Atlas
from geodata.selection import Selection
from layers.figures.kinds import KINDS
from layers.figures.looks import LOOKS
from layers.figures.numbers import SCALES
from layers.figures.presets import PRESETS
from layers.figures.provenance import MEDIA_TYPES
from pages.parts import state
from pages.parts.figure_choice import (
    CUSTOM,
    GRATICULES,
    PARAMETERS,
    Choice,
    parse_query,
    to_query,
)
from pages.parts.markdown import plain

KIND_NAMES = {
    "map": "Map",
    "locator": "Map with a locator",
    "timeline": "Timeline",
    "dispute": "Dispute chart",
    "map-timeline": "Map over timeline",
    "days": "Small maps, one for each day",
    "sources": "Small maps, one for each source",
}
PRESET_NAMES = {
    "16:9": "16:9, 1920 × 1080",
    "1:1": "1:1, 1080 × 1080",
    "4:5": "4:5, 1080 × 1350",
    "9:16": "9:16, 1080 × 1920",
    "a4": "A4, portrait",
    "a4-landscape": "A4, landscape",
    "a3": "A3, portrait",
    "a3-landscape": "A3, landscape",
    "85mm": "Column, 85 mm",
    "180mm": "Two columns, 180 mm",
    CUSTOM: "A size of my own",
}


def sidebar(atlas: Atlas) -> Choice:
    """Show the choices and return what the reader chose."""
    questions = dict(zip(atlas.questions["question_id"], atlas.questions["text"], strict=True))
    extents = {"": "What suits the claims", "all": "All places named"}
    extents |= {theatre.name: theatre.name for theatre in atlas.theatres}
    _seed(extents, questions)
    is_chart = state.held("figure") in ("dispute", "timeline")
    with st.sidebar:
        st.selectbox("Kind", list(KINDS), key="figure", format_func=KIND_NAMES.__getitem__)
        if state.held("figure") == "dispute":
            st.selectbox(
                "Question",
                ["", *questions],
                key="asked",
                format_func=lambda name: questions.get(name, "The one with the most numbers"),
            )
            st.segmented_control(
                "Scale", SCALES, key="scale", format_func=str.capitalize, required=True
            )
        st.selectbox("Size", [*PRESETS, CUSTOM], key="preset", format_func=PRESET_NAMES.__getitem__)
        if state.held("preset") == CUSTOM:
            st.text_input("Width and height", key="size", placeholder="1200x800 or 120x90mm")
        st.segmented_control(
            "Format", list(MEDIA_TYPES), key="format", format_func=str.upper, required=True
        )
        if state.held("format") == "png":
            st.number_input(
                "Dots per inch", 72, 600, key="dpi_shown", step=1, placeholder="as the size needs"
            )
        st.segmented_control(
            "Style", list(LOOKS), key="style", format_func=str.capitalize, required=True
        )
        if not is_chart:
            st.selectbox("Shows", list(extents), key="extent", format_func=extents.__getitem__)
            st.segmented_control(
                "Graticule", list(GRATICULES), key="graticule", format_func=str.capitalize,
                required=True,
            )  # fmt: skip
    choice = _chosen()
    state.fill(figure_choice=choice)
    state.write_address("figures", PARAMETERS, to_query(choice))
    return choice


def selection(atlas: Atlas, choice: Choice) -> Selection:
    """Return the claims to draw: those last looked at, or those that the address asks for.

    A chart of a question keeps to it and to the questions that it is no other form of; drafts are
    never drawn.
    """
    looked_at = state.asked_for(atlas) or state.remembered()
    state.remember(looked_at)
    chosen = replace(looked_at, drafts=False)
    if choice.figure == "dispute" and choice.asked:
        return replace(chosen, questions=frozenset({choice.asked}))
    return chosen


def _seed(extents: dict[str, str], questions: dict[str, str]) -> None:
    """Put the choice into the widgets, on a first look or when the address changed."""
    asked = state.asked_of("figures", PARAMETERS)
    fresh = state.held("figure") is None
    if not asked and not fresh:
        return
    kept: Choice | None = state.held("figure_choice")
    if asked or kept is None:
        choice, problems = parse_query(asked or {}, extents=extents, questions=questions)
        for problem in problems:
            st.toast(plain(problem))
    else:
        choice = kept
    values = {field.name: getattr(choice, field.name) for field in fields(Choice)}
    state.fill(**values, dpi_shown=choice.dpi or None)


def _chosen() -> Choice:
    kept = {
        field.name: state.held(field.name)
        for field in fields(Choice)
        if state.held(field.name) is not None
    }
    return Choice(**kept | {"dpi": int(state.held("dpi_shown") or 0)})
