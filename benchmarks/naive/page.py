"""The page that most people would write: filters, and a Folium map with everything in it."""

import os
from pathlib import Path

import folium
import geopandas as gpd
import pandas as pd
import streamlit as st
from offline import use_local_leaflet
from streamlit_folium import st_folium

use_local_leaflet()
st.set_page_config(page_title="Claims", layout="wide")


@st.cache_data
def read_claims(folder):
    claims = pd.read_json(folder / "claims.json", dtype=False, convert_dates=False)
    sources = pd.read_json(folder / "sources.json").set_index("source_id")["name"]
    places = gpd.read_file(folder / "places.geojson").set_index("place_id")
    claims["source"] = claims["source_id"].map(sources)
    claims["day"] = pd.to_datetime(
        claims["said"].str[:10].str.rstrip("~?%"), format="ISO8601"
    ).dt.date
    located = claims.explode("place_ids").dropna(subset="place_ids")
    located["geometry"] = located["place_ids"].map(places.geometry.representative_point())
    columns = ["claim_id", "source", "said", "day", "stance", "topic", "statement", "geometry"]
    return gpd.GeoDataFrame(located[columns], geometry="geometry", crs="EPSG:4326")


claims = read_claims(Path(os.environ["ATLAS"]))

first, last = claims["day"].min(), claims["day"].max()
with st.sidebar:
    start, end = st.slider("Said", first, last, (first, last), key="said")
    sources = st.multiselect("Source", sorted(claims["source"].unique()))
    stances = st.multiselect("Stance", sorted(claims["stance"].unique()))
    topics = st.multiselect("Topic", sorted(claims["topic"].unique()))

shown = claims[(claims["day"] >= start) & (claims["day"] <= end)]
if sources:
    shown = shown[shown["source"].isin(sources)]
if stances:
    shown = shown[shown["stance"].isin(stances)]
if topics:
    shown = shown[shown["topic"].isin(topics)]

st.title("Claims")
st.caption(f"{shown['claim_id'].nunique()} of {claims['claim_id'].nunique()} claims")

world = folium.Map(location=[47, 100], zoom_start=3, tiles=None, prefer_canvas=True)
if not shown.empty:
    folium.GeoJson(
        shown.drop(columns="day"),
        marker=folium.CircleMarker(radius=5, weight=1, fill=True, fill_opacity=0.6),
        tooltip=folium.GeoJsonTooltip(["source", "said"]),
        popup=folium.GeoJsonPopup(
            ["statement", "source", "said", "stance", "topic"], max_width=300
        ),
    ).add_to(world)
st_folium(world, height=500, use_container_width=True, returned_objects=[])
