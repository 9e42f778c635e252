"""Files dropped on the page, and the layer that one of them holds."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from geodata.importers.bundles import bundled
from geodata.importers.examples import EXAMPLE
from geodata.importers.kinds import KINDS
from geodata.importing import ImportedLayer
from pages.parts import state
from pages.parts.arrival.reading import ask_crs, choice_key, layer_of

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
    arrived = Arrived(layer_of(contents[name], name), contents[name])
    with st.sidebar:
        if len(arrived.layer.layers) > 1:
            if state.held("arrived_layer") not in arrived.layer.layers:
                state.fill(arrived_layer=arrived.layer.layer)
            st.selectbox("Layer of the file", arrived.layer.layers, key="arrived_layer")
        ask_crs()
    return arrived


def _example() -> dict[str, bytes]:
    """Return the invented file that shows what the page does, when the address asks for it."""
    if not state.address("example"):
        return {}
    return {EXAMPLE.name: EXAMPLE.read_bytes()}


def _forget() -> None:
    """Begin anew with other files: what was chosen for the last one does not hold for the next."""
    state.fill(arrived_layer=None, **{choice_key(kind): None for kind in KINDS})


def title_of(arrived: Arrived) -> str:
    """Return what the layer may be called, after its file."""
    stem = arrived.layer.filename.rpartition("/")[2].partition(".")[0]
    several = len(arrived.layer.layers) > 1
    return f"{stem} {arrived.layer.layer}" if several else stem
