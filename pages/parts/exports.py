"""What can be taken along: which rows, of which revision, in which format; and the file itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urljoin

import streamlit as st

from geodata.atlas_layers import ATLAS_LAYERS, atlas_layer
from geodata.exporters.stopping import stoppable
from geodata.exporting import FORMATS, Export, export_atlas, export_layer
from geodata.history import PUBLIC, Author, Revision, Store
from geodata.model import Atlas
from geodata.own_layers import LINKED, own_layer
from geodata.selection import Selection, select_claims
from geodata.store.roles import sees_drafts
from layers.linked.schema_org import schema_org
from layers.linked.stix import stix_bundle
from layers.simplestyle import styled_geojson
from pages.parts import links, state
from pages.parts.jobs import Job
from pages.parts.live import LIVE
from pages.parts.markdown import plain, plain_lines

Wanted = Callable[[], bool]

WHOLE = "atlas"
_QUICK_S = 0.6
"""A file that is made within so many seconds is there at once."""

_MOST_REVISIONS = 200
_CALLED = {"claims": "Claims", "places": "Places", "movements": "Movements", WHOLE: "Whole atlas"}


@dataclass(frozen=True, slots=True)
class _OfClaims:
    """A format of claims alone."""

    label: str
    good_for: str
    make: Callable[[Atlas, Selection], Export]


_CLAIM_FORMATS: Mapping[str, _OfClaims] = {
    "geojson-styled": _OfClaims(
        "GeoJSON with colors", "geojson.io and GitHub, which draw simplestyle", styled_geojson
    ),
    "stix": _OfClaims("STIX 2.1", "OpenCTI, MISP and other platforms of analysts", stix_bundle),
    "schema-org": _OfClaims(
        "schema.org JSON-LD", "search engines and the tools of fact-checkers", schema_org
    ),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be in a file: two questions are the same when the file would be.

    ``number`` is that of a revision of the store; None is the newest, called ``revision``.
    """

    what: str
    form: str
    revision: str
    number: int | None
    selection: Selection
    reader: Author


def choose(atlas: Atlas) -> Asked:
    """Show what can be chosen, and return the choice."""
    author = state.author()
    drafts = bool(state.held("show_drafts")) and sees_drafts(author)
    reader = author if drafts else PUBLIC
    called = {**_CALLED, **_own_titles(reader)}
    left, right = st.columns(2)
    with left:
        what = st.selectbox("What", list(called), format_func=called.__getitem__, key="export_what")
        selection = _selection(atlas, what, drafts=drafts)
        if sees_drafts(author):
            st.toggle("Include drafts", key="show_drafts")
    with right:
        form = _form(what)
        number = _revision(reader)
    return Asked(what, form, atlas.revision, number, selection, reader)


def file(atlas: Atlas, asked: Asked) -> None:
    """Show the button that makes the file; then its progress, and at last the file."""
    job: Job[Export] | None = state.held("export_job")
    current = job is not None and job.asked == asked
    st.button(
        "Make the file",
        key="export_make",
        type="primary",
        disabled=current and job is not None and not job.is_done,
        on_click=_begin,
        args=(atlas, asked, state.kept_store()),
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


def live_layers() -> None:
    """Show where other programs read the published layers, and how."""
    address = urljoin(str(st.context.url or ""), LIVE)
    st.code(address, language=None)
    st.markdown(
        "In QGIS: *Layer → Add Layer → Add WFS / OGC API - Features Layer → New*, paste this "
        "address as URL, choose *OGC API - Features* as version, and connect. What is published is "
        "there, own layers too; drafts never are."
    )


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
    if asked.form in _CLAIM_FORMATS:
        return _CLAIM_FORMATS[asked.form].make(atlas, asked.selection)
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


def _own_titles(reader: Author) -> Mapping[str, str]:
    store = state.kept_store()
    return {} if store is None else store.layers.names(reader=reader)


def _revision(reader: Author) -> int | None:
    """Show the revisions that there are, and return the one that was chosen; None is the newest."""
    store = state.kept_store()
    found = [] if store is None else store.log.revisions(reader=reader, limit=_MOST_REVISIONS)
    if not found:
        return None
    by_number = {revision.number: revision for revision in found}
    chosen: int | None = st.selectbox(
        "Revision",
        [None, *by_number],
        format_func=lambda number: "the newest" if number is None else _told(by_number[number]),
        key="export_revision",
    )
    return chosen


def _told(revision: Revision) -> str:
    by = f" by {revision.author}" if revision.author else ""
    return f"{revision.number}: {revision.made:%Y-%m-%d %H:%M} UTC{by}, {revision.why}"


def _form(what: str) -> str:
    """Show the formats of what was chosen, with what each is good for, and return one."""
    if what == WHOLE:
        st.markdown("**A zip** of plain JSON and GeoJSON files with their SHA-256 sums.")
        return "zip"
    names = {form.name: (form.label, form.good_for) for form in FORMATS.values()}
    if what == "claims":
        names |= {name: (form.label, form.good_for) for name, form in _CLAIM_FORMATS.items()}
    chosen = st.selectbox(
        "Format", list(names), format_func=lambda name: names[name][0], key="export_format"
    )
    st.caption(f"Good for: {names[chosen][1]}.")
    return chosen


def _selection(atlas: Atlas, what: str, *, drafts: bool) -> Selection:
    """Show whether all is meant or what Explore shows, and return which."""
    everything = Selection(drafts=drafts)
    seen = replace(state.remembered(), drafts=drafts)
    if what not in ATLAS_LAYERS or seen == everything:
        return everything
    count = len(select_claims(atlas, seen))
    labels = {"seen": f"What Explore shows ({count:,} claims)", "all": "Everything"}
    chosen = st.radio("Rows", list(labels), format_func=labels.__getitem__, key="export_rows")
    return seen if chosen == "seen" else everything
