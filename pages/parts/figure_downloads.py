"""A figure to take away, alone or with everything beside it; a bundle is made off the script."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import urlencode, urljoin

import streamlit as st

from geodata.model import Atlas
from geodata.selection import Selection, to_query
from geodata.snapshots import SHORT
from layers.figures.bundle import make_bundle
from layers.figures.provenance import MEDIA_TYPES
from layers.progress import Follow, Work
from pages.parts import figure_choice, permalink, state
from pages.parts import figure_making as making
from pages.parts.figure_choice import Choice
from pages.parts.figure_making import Drawn
from pages.parts.markdown import plain_lines


def show(
    atlas: Atlas,
    selection: Selection,
    choice: Choice,
    drawn: Drawn | None,
    instead: Mapping[str, str],
) -> None:
    """Show the buttons that download the figure as shown, or make a bundle of everything.

    ``drawn`` is None while there is no figure of this choice.
    """
    name = f"{choice.figure}-{choice.preset.replace(':', 'x')}-{atlas.revision[:SHORT]}"
    asked = making.asked_for(atlas, selection, choice, instead)
    make = partial(_bundle, atlas, selection, choice, instead, _permalink(atlas, selection, choice))
    work: Work[bytes] | None = state.held("bundle_work")
    is_mine = work is not None and state.held("bundle_asked") == asked
    with st.container(horizontal=True, key="figure_downloads"):
        st.download_button(
            f"Download {choice.format.upper()}",
            drawn.figure.content if drawn else b"",
            file_name=f"{name}.{choice.format}",
            mime=MEDIA_TYPES[choice.format],
            key="figure_file",
            type="primary",
            on_click="ignore",
            disabled=drawn is None,
        )
        st.button(
            "Make a bundle of everything",
            key="bundle",
            help="A zip: PNG, SVG and PDF, the data as GeoJSON and CSV, words, sources, checksums.",
            on_click=_start,
            args=(asked, make),
            disabled=drawn is None or (is_mine and work is not None and work.goes_on),
        )
        if is_mine and work is not None and work.result is not None:
            st.download_button(
                f"Download the bundle ({len(work.result) / 1e6:.1f} MB)",
                work.result,
                file_name=f"{name}.zip",
                mime="application/zip",
                key="bundle_file",
                on_click="ignore",
            )
    if is_mine and work is not None:
        _tell(work)


def _permalink(atlas: Atlas, selection: Selection, choice: Choice) -> str:
    query = to_query(selection) | figure_choice.to_query(choice)
    query["revision"] = permalink.revision(atlas)
    return urljoin(str(st.context.url or ""), f"/figures?{urlencode(query, safe=',:')}")


def _bundle(
    atlas: Atlas,
    selection: Selection,
    choice: Choice,
    instead: Mapping[str, str],
    address: str,
    follow: Follow,
) -> bytes:
    return make_bundle(
        atlas, selection, permalink=address, instead=instead, follow=follow,
        **making.options(choice),
    )  # fmt: skip


def _start(asked: tuple[str, ...], make: Callable[[Follow], bytes]) -> None:
    """Begin a bundle; one that is still being made for another choice is left off."""
    if (before := state.held("bundle_work")) is not None:
        before.cancel()
    state.fill(bundle_work=Work(make), bundle_asked=asked)


def _tell(work: Work[bytes]) -> None:
    """Say how far a bundle is, or why there is none."""
    if work.goes_on:
        making.follow(work, "bundle_cancel")
    elif work.cancelled:
        st.caption("The bundle was cancelled.")
    elif problem := work.problem:
        st.error(plain_lines(problem))
