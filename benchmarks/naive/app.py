"""Serves the naive page, with Leaflet from this project's node_modules so that it works offline."""

from pathlib import Path

import streamlit as st
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

LEAFLET = Path(__file__).parents[2] / "node_modules" / "leaflet" / "dist"

app = st.App("page.py", routes=[Mount("/leaflet", StaticFiles(directory=LEAFLET))])
