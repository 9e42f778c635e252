"""Figures are drawn off the script: the page shows how far one is, and it can be left off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urlencode

import streamlit as st

from geodata.model import Atlas
from geodata.selection import Selection, to_query
from layers.figure import Figure, render_figure
from layers.progress import Follow, Work
from pages.parts import served, state
from pages.parts.figure_choice import GRATICULES, Choice
from pages.parts.markdown import plain

_BLINK_S = 0.4
"""What is drawn within this time is shown at once, without a word of progress."""

_EVERY_S = 0.5

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure, and what shows it on the page: itself, or its twin in PNG for a PDF."""

    figure: Figure
    picture: Figure
    choice: Choice


def work_on(
    atlas: Atlas, selection: Selection, choice: Choice, instead: Mapping[str, str]
) -> Work[Drawn]:
    """Return the work on a figure; it begins unless it is what was begun last."""
    asked = asked_for(atlas, selection, choice, instead)
    work: Work[Drawn] | None = state.held("figure_work")
    if work is None or state.held("figure_asked") != asked:
        if work is not None:
            work.cancel()
        work = Work(partial(_draw, atlas, selection, choice, instead))
        state.fill(figure_work=work, figure_asked=asked)
        work.join(_BLINK_S)
    return work


def draw_again() -> None:
    """Let a figure that was cancelled be begun anew."""
    state.drop(["figure_work"])


def asked_for(
    atlas: Atlas, selection: Selection, choice: Choice, instead: Mapping[str, str]
) -> tuple[str, ...]:
    """Return what tells a figure from any other."""
    words = repr(sorted(instead.items()))
    return atlas.revision, urlencode(to_query(selection)), repr(choice), words


def options(choice: Choice) -> dict[str, Any]:
    """Return a choice as ``render_figure`` takes it, without its format."""
    return {
        "preset": choice.preset_name,
        "kind": choice.figure,
        "dpi": float(choice.dpi) if choice.dpi else None,
        "style": choice.style,
        "graticule": GRATICULES[choice.graticule],
        "extent": choice.extent,
        "scale": choice.scale,
    }


@st.fragment(run_every=_EVERY_S)
def follow(work: Work[Made], name: str) -> None:
    """Show how far work is, with a way to leave it off, and the whole page again once it is over.

    ``name`` is that of the button, and unique on the page.
    """
    if not work.goes_on:
        st.rerun()
    done, total, making = work.step
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(done / total, text=f"Drawing {plain(making) or 'the figure'} …")
        st.button("Cancel", key=name, on_click=work.cancel)


def _draw(
    atlas: Atlas, selection: Selection, choice: Choice, instead: Mapping[str, str], follow: Follow
) -> Drawn:
    def drawn(choice: Choice) -> Figure:
        make = partial(
            render_figure, atlas, selection, format=choice.format, instead=instead, follow=follow,
            **options(choice),
        )  # fmt: skip
        return served.once(make, "figure", *asked_for(atlas, selection, choice, instead))

    figure = drawn(choice)
    picture = drawn(replace(choice, format="png")) if choice.format == "pdf" else figure
    return Drawn(figure, picture, choice)
