"""Points Folium at a local Leaflet; Bootstrap, jQuery and icon fonts the page does not need."""

import folium


def use_local_leaflet():
    folium.Map.default_js = [("leaflet", "/leaflet/leaflet.js")]
    folium.Map.default_css = [("leaflet_css", "/leaflet/leaflet.css")]
