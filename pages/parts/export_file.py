"""The file that was asked for: made while its reader waits or stops it, and handed out."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from geodata.atlas_layers import ATLAS_LAYERS, atlas_layer
from geodata.exporters.stopping import stoppable
from geodata.exporting import Export, export_atlas, export_layer
from geodata.history import Store
from geodata.model import Atlas
from geodata.own_layers import LINKED, own_layer
from layers.linked.formats import CLAIM_FORMATS
from pages.parts import links, served, state
from pages.parts.exports import WHOLE, Asked
from pages.parts.jobs import Job
from pages.parts.markdown import plain, plain_lines

Wanted = Callable[[], bool]

_QUICK_S = 0.6
"""A file that is made within so many seconds is there at once."""


def show(atlas: Atlas, asked: Asked) -> None:
    """Show the button that makes the file; then its progress, and at last the file."""
    job: Job[Export] | None = state.held("export_job")
    current = job is not None and job.asked == asked
    st.button(
        "Make the file",
        key="export_make",
        type="primary",
        disabled=current and job is not None and not job.is_done,
        on_click=_begin,
        args=(atlas, asked, served.kept_store()),
    )
    if job is None or not current:
        st.caption("Nothing is made until you ask for it.")
    elif not job.is_done:
        _progress(job)
    elif job.was_stopped:
        st.info("Stopped. Nothing was kept.")
    elif job.result is None:
        st.error(plain_lines(job.problem))
    else:
        _offer(job.result)


def _begin(atlas: Atlas, asked: Asked, store: Store | None) -> None:
    previous: Job[Export] | None = state.held("export_job")
    if previous is not None:
        previous.stop()
    job = Job(asked, lambda wanted: _made(atlas, asked, store, wanted))
    job.wait(_QUICK_S)
    state.fill(export_job=job)


def _made(atlas: Atlas, asked: Asked, store: Store | None, wanted: Wanted) -> Export:
    if asked.number is not None and store is not None:
        atlas = store.atlas(asked.number, reader=asked.reader)
    if asked.what == WHOLE:
        return export_atlas(atlas)
    if asked.form in CLAIM_FORMATS:
        return CLAIM_FORMATS[asked.form].make(atlas, asked.selection)
    if asked.what in ATLAS_LAYERS or store is None:
        layer = atlas_layer(atlas, asked.what, asked.selection)
    else:
        kept = store.layers.read(asked.what, revision=asked.number, reader=asked.reader)
        linked = kept.facts.get(LINKED)
        layer = links.read(kept.name, str(linked)) if linked else own_layer(kept)
    return export_layer(stoppable(layer, wanted), asked.form)


@st.fragment(run_every=0.5)
def _progress(job: Job[Export]) -> None:
    """Show that the file is being made, until it is."""
    if job.is_done:
        st.rerun()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Making the file …")
        st.button("Stop", key="export_stop", on_click=job.stop)


def _offer(made: Export) -> None:
    """Show the file, and what is not in it as it was."""
    st.download_button(
        f"Download {plain(made.filename)}",
        made.content,
        file_name=made.filename,
        mime=made.media_type,
        key="export_file",
        on_click="ignore",
    )
    st.caption(f"{max(1, len(made.content) // 1000):,} kB")
    if made.notes:
        lines = "\n".join(f"- {plain(note)}" for note in made.notes)
        st.warning(f"Not everything is in it as it is here:\n\n{lines}")
    else:
        st.caption("Everything is in it as it is here.")
