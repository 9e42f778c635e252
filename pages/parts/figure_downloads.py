"""A figure to take away, alone or with everything beside it; a bundle is made off the script."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from functools import partial
from urllib.parse import urlencode, urljoin

import streamlit as st

from geodata.model import Atlas
from geodata.selection import Selection, to_query
from geodata.snapshots import SHORT
from layers.figure import Figure
from layers.figures.bundle import bundle_steps
from layers.progress import Step, Work
from pages.parts import figure_choice, permalink, state
from pages.parts.figure_choice import Choice
from pages.parts.figure_view import options
from pages.parts.markdown import plain_lines

_EVERY_S = 1.0


def show(
    atlas: Atlas,
    selection: Selection,
    choice: Choice,
    figure: Figure,
    instead: Mapping[str, str],
) -> None:
    """Show the buttons that download the figure as shown, or make a bundle of everything."""
    name = f"{choice.figure}-{choice.preset.replace(':', 'x')}-{atlas.revision[:SHORT]}"
    asked = repr((atlas.revision, to_query(selection), choice, sorted(instead.items())))
    steps = partial(
        bundle_steps,
        atlas,
        selection,
        permalink=_permalink(atlas, selection, choice),
        instead=instead,
        **options(choice),
    )
    with st.container(horizontal=True, key="figure_downloads"):
        st.download_button(
            f"Download {choice.format.upper()}",
            figure.content,
            file_name=f"{name}.{choice.format}",
            mime=figure.media_type,
            key="figure_file",
            type="primary",
            on_click="ignore",
        )
        st.button(
            "Make a bundle of everything",
            key="bundle",
            help="A zip: PNG, SVG and PDF, the data as GeoJSON and CSV, words, sources, checksums.",
            on_click=_start,
            args=(asked, steps),
        )
    if (work := state.held("bundle_work")) is not None and state.held("bundle_asked") == asked:
        _follow(work, name)


def _permalink(atlas: Atlas, selection: Selection, choice: Choice) -> str:
    query = to_query(selection) | figure_choice.to_query(choice)
    query["revision"] = permalink.revision(atlas)
    return urljoin(str(st.context.url or ""), f"/figures?{urlencode(query, safe=',:')}")


def _start(asked: str, steps: Callable[[], Generator[Step, None, bytes]]) -> None:
    """Begin a bundle; one that is still being made for another choice is left off."""
    if (before := state.held("bundle_work")) is not None:
        before.cancel()
    state.fill(bundle_work=Work(steps), bundle_asked=asked)


@st.fragment(run_every=_EVERY_S)
def _follow(work: Work[bytes], name: str) -> None:
    """Show how far a bundle is, until it can be downloaded."""
    if work.goes_on:
        done, total, making = work.step
        st.progress(done / total, text=f"Making {making} …")
        st.button("Cancel", key="bundle_cancel", on_click=work.cancel)
    elif work.result is not None:
        st.download_button(
            f"Download the bundle ({len(work.result) / 1e6:.1f} MB)",
            work.result,
            file_name=f"{name}.zip",
            mime="application/zip",
            key="bundle_file",
            on_click="ignore",
        )
    elif work.cancelled:
        st.caption("The bundle was cancelled.")
    else:
        st.error(plain_lines(work.refusal or "The bundle failed; the server's log says why."))
