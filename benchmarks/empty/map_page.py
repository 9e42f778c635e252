"""The least page with a map: an empty one."""

import folium
import streamlit as st
from streamlit_folium import st_folium

folium.Map.default_js = [("leaflet", "/leaflet/leaflet.js")]
folium.Map.default_css = [("leaflet_css", "/leaflet/leaflet.css")]
st.set_page_config(layout="wide")
world = folium.Map(location=[47, 100], zoom_start=3, tiles=None)
st_folium(world, height=500, use_container_width=True, returned_objects=[])
