"""What was understood, on the map and in a table, before anything is saved."""

from __future__ import annotations

import streamlit as st

from geodata.importers.findings import counted
from geodata.keeping import layer_features
from geodata.store.content import flat
from layers.arrival import fault_marks
from layers.desk import layer_payload
from layers.style import PALETTE
from pages.parts import map_view, mount, served, state
from pages.parts.arrival.drop import Arrived, title_of
from pages.parts.markdown import plain

MOST_SHOWN = 5000
"""Features on the map and in the table; of a larger layer the first."""


def heading(arrived: Arrived) -> None:
    """Say what the file is, and how much of it is in the table."""
    layer = arrived.layer
    aside = sum(fault.features for fault in layer.rejected if fault.kind != "other-layer")
    parts = [
        layer.format,
        counted(len(layer.table), "feature"),
        f"{counted(aside, 'feature')} set aside" if aside else "nothing set aside",
    ]
    with st.container(horizontal=True, vertical_alignment="center", key="arrived_heading"):
        st.title(plain(title_of(arrived)), anchor=False, width="content")
        st.caption(" · ".join(parts) + " · not saved", width="stretch")


def show(arrived: Arrived) -> None:
    """Show the features on the map, with a number where a fault lies, and in a table."""
    layer = arrived.layer
    if layer.table.empty:
        st.info("No feature is left to show. Choose another treatment at the right.")
        return
    features = list(layer_features(layer, most=MOST_SHOWN))
    payload = layer_payload("layer:arrived", {name: flat(fields) for name, fields in features})
    channel = state.channel("arrived_channel")
    map_view.edit_map(channel)
    mount.component(
        "attributes",
        data={
            "channel": channel,
            "layer": served.DATA + served.SHELF.put(payload, public=False),
            "ground": served.ground(),
            "key": payload.digest,
            "known": {},
            "rows": {},
            "selected": "",
            "chose": 0,
            "shown": None,
            "marks": fault_marks(layer),
            "version": "",
            "editable": False,
            "was": None,
            "hint": "Nothing is saved yet. Click a shape to find its row.",
            "readonly": True,
            "saved": False,
            "circles": False,
            "snap": [],
            "palette": {theme: dict(colours) for theme, colours in PALETTE.items()},
            "noun": "features",
        },
    )
    if len(layer.table) > MOST_SHOWN:
        st.caption(f"The first {MOST_SHOWN:,} of {len(layer.table):,} features are shown.")
