"""Files dropped on the page, and the layer that one of them holds."""

from __future__ import annotations

import time
from dataclasses import dataclass

import streamlit as st

from geodata import GeodataError
from geodata.errors import WrongCrs
from geodata.importers.bundles import bundled
from geodata.importers.examples import EXAMPLE
from geodata.importers.kinds import KINDS
from geodata.importing import ImportedLayer, Progress, import_layer
from pages.parts import state
from pages.parts.markdown import plain, plain_lines

FORMATS = (
    "GeoJSON, GeoJSON Lines, TopoJSON, GeoPackage, zipped Shapefile, FlatGeobuf, GeoParquet, KML, "
    "KMZ, GPX, CSV and XLSX"
)


@dataclass(frozen=True)
class Arrived:
    """A layer as it was read, and the bytes that it was read from."""

    layer: ImportedLayer
    content: bytes


def read() -> Arrived:
    """Ask for files and read one layer; stops the page while there is none to show."""
    with st.sidebar:
        files = st.file_uploader(
            "Files", accept_multiple_files=True, key="arrived_files", on_change=_forget
        )
        st.caption(f"{FORMATS}. What a file is, its bytes say and not its name.")
    contents = bundled({file.name: file.getvalue() for file in files}) or _example()
    if not contents:
        st.title("Import a layer", anchor=False)
        st.info(
            "Nothing to look at yet. Drop a file at the left; nothing is saved until you say so."
        )
        st.button(
            "Look at an example",
            key="arrived_example",
            on_click=state.write_address,
            args=("import", ("example",), {"example": "1"}),
        )
        st.stop()
    with st.sidebar:
        name = st.selectbox("File", list(contents), key="arrived_file", on_change=_forget)
    arrived = _layer(contents[name], name)
    with st.sidebar:
        if len(arrived.layer.layers) > 1:
            if state.held("arrived_layer") not in arrived.layer.layers:
                state.fill(arrived_layer=arrived.layer.layer)
            st.selectbox("Layer of the file", arrived.layer.layers, key="arrived_layer")
        _ask_crs()
    return arrived


def _example() -> dict[str, bytes]:
    """Return the invented file that shows what the page does, when the address asks for it."""
    if not state.address("example"):
        return {}
    return {EXAMPLE.name: EXAMPLE.read_bytes()}


def choice_key(kind: str) -> str:
    """Return the widget in which a kind of fault gets its treatment."""
    return f"arrived_choice_{kind}"


def _layer(content: bytes, name: str) -> Arrived:
    """Return the layer as the widgets ask for it; the one that was read last is kept."""
    inner, crs = str(state.held("arrived_layer") or ""), str(state.held("arrived_crs") or "")
    held = {name: state.held(choice_key(name)) for name in KINDS}
    choices = {name: choice for name, choice in held.items() if choice not in (None, *_usual(name))}
    question = (name, hash(content), inner, crs, repr(choices))
    kept = state.held("arrived")
    if kept and question in kept[0]:
        return Arrived(kept[1], content)
    _obey_stop(question)
    begun = time.monotonic()
    with st.status(f"Reading {plain(name)} …", expanded=True) as status:
        bar = st.progress(0.0, text="Starting …")
        st.button("Stop", key="arrived_stop", on_click=_stop, args=(question,))

        def tell(progress: Progress) -> bool:
            passed = f"{time.monotonic() - begun:.0f} s"  # next ends the reader if Stop was pressed
            bar.progress(progress.share, text=f"{plain(progress.words)} … {passed}")
            return True

        try:
            layer = import_layer(
                content,
                filename=name,
                layer=inner,
                crs=crs.strip(),
                choices=choices,
                keep_going=tell,
            )
        except GeodataError as error:
            status.update(label="Not read", state="error")
            st.error(plain_lines(str(error)))
            if isinstance(error, WrongCrs):
                _ask_crs()
            st.stop()
    by_name = (name, hash(content), layer.layer, crs, repr(choices))
    state.fill(arrived=((question, by_name), layer), arrived_saved=None)
    st.rerun()


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


def _ask_crs() -> None:
    st.text_input(
        "Reference system, where the file names none",
        key="arrived_crs",
        placeholder="such as EPSG:3857",
    )


def _forget() -> None:
    """Begin anew with other files: what was chosen for the last one does not hold for the next."""
    state.fill(arrived_layer=None, **{choice_key(kind): None for kind in KINDS})


def title_of(arrived: Arrived) -> str:
    """Return what the layer may be called, after its file."""
    stem = arrived.layer.filename.rpartition("/")[2].partition(".")[0]
    several = len(arrived.layer.layers) > 1
    return f"{stem} {arrived.layer.layer}" if several else stem
