"""The claims in view as files to take away."""

from __future__ import annotations

import geopandas as gpd
import streamlit as st

from geodata.model import Atlas
from geodata.selection import Selection
from layers.export import claims_csv, claims_geojson


def show(atlas: Atlas, shown: gpd.GeoDataFrame, selection: Selection) -> None:
    """Show a button for each form; the file is made when it is asked for."""
    name = f"claims-{atlas.revision[:8]}"
    with st.container(horizontal=True):
        st.download_button(
            "Download as CSV",
            lambda: claims_csv(atlas, shown, selection),
            file_name=f"{name}.csv",
            mime="text/csv",
            key="csv",
            on_click="ignore",
        )
        st.download_button(
            "Download as GeoJSON",
            lambda: claims_geojson(atlas, shown, selection),
            file_name=f"{name}.geojson",
            mime="application/geo+json",
            key="geojson",
            on_click="ignore",
        )
