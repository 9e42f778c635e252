"""Serves the page with an empty map, with Leaflet from this project's node_modules."""

from pathlib import Path

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

LEAFLET = Path(__file__).parents[2] / "node_modules" / "leaflet" / "dist"

app = st.App("map_page.py", routes=[Mount("/leaflet", StaticFiles(directory=LEAFLET))])
