"""The reading of a file: how far it is, a way to stop it, and why it cannot be read."""

from __future__ import annotations

import time
from typing import NoReturn

import streamlit as st

from geodata import GeodataError
from geodata.errors import WrongCrs
from geodata.importers.kinds import KINDS
from geodata.importing import ImportedLayer, Progress, import_layer
from pages.parts import state
from pages.parts.markdown import plain, plain_lines


def layer_of(content: bytes, name: str) -> ImportedLayer:
    """Return the layer as the widgets ask for it; the one that was read last is kept.

    Stops the page when there is none to return.
    """
    inner, crs = str(state.held("arrived_layer") or ""), str(state.held("arrived_crs") or "")
    held = {name: state.held(choice_key(name)) for name in KINDS}
    choices = {name: choice for name, choice in held.items() if choice not in (None, *_usual(name))}
    question = (name, hash(content), inner, crs, repr(choices))
    kept = state.held("arrived")
    if kept and question in kept[0]:
        layer: ImportedLayer = kept[1]
        return layer
    _obey_stop(question)
    waiting = st.empty()
    with waiting.container(border=True):
        st.markdown(f"**Reading {plain(name)}**")
        bar = st.progress(0.0, text="Starting …")
        st.button("Stop", key="arrived_stop", on_click=_stop, args=(question,))
    begun = time.monotonic()

    def tell(progress: Progress) -> bool:
        how_far = f"{progress.share:.0%}, {time.monotonic() - begun:.0f} s"
        bar.progress(progress.share, text=f"{plain(progress.words)} … {how_far}")
        return True  # the line above ends the reading where Stop was pressed

    try:
        layer = import_layer(
            content, filename=name, layer=inner, crs=crs.strip(), choices=choices, keep_going=tell
        )
    except GeodataError as error:
        waiting.empty()
        _refuse(error)
    by_name = (name, hash(content), layer.layer, crs, repr(choices))
    state.fill(arrived=((question, by_name), layer), arrived_saved=None)
    st.rerun()


def choice_key(kind: str) -> str:
    """Return the widget in which a kind of fault gets its treatment."""
    return f"arrived_choice_{kind}"


def ask_crs() -> None:
    """Ask for the reference system of a file that names none."""
    st.text_input(
        "Reference system, where the file names none",
        key="arrived_crs",
        placeholder="such as EPSG:3857",
    )


def _refuse(error: GeodataError) -> NoReturn:
    st.title("Import a layer", anchor=False)
    st.error(plain_lines(str(error)))
    if isinstance(error, WrongCrs):
        ask_crs()
    st.stop()


def _usual(kind: str) -> tuple[str, ...]:
    """Return what is done unasked; to choose just that asks for nothing new."""
    return KINDS[kind].choices[:1]


def _stop(question: object) -> None:
    state.fill(arrived_stopped=question)


def _obey_stop(question: object) -> None:
    """Stop the page where the reader has stopped the reading of this very file."""
    if state.held("arrived_stopped") == question:
        st.info("Reading was stopped; nothing was saved.")
        st.button("Read it after all", key="arrived_again", on_click=_stop, args=(None,))
        st.stop()
