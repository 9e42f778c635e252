"""Explore: the map beside the timeline, and who says so."""

from functools import partial

import streamlit as st

from pages.parts import clean, downloads, filters, heading, map_view, state

atlas = state.atlas()
selection = state.selection(atlas)

view = map_view.prepare(atlas, selection)
if clean.is_asked_for():
    clean.show(atlas, selection, partial(map_view.show, atlas, view))

counts = heading.show(atlas, selection)
heading.set_aside(atlas)
filters.sidebar(atlas, selection, counts)

left, right = st.columns([2.07, 1])
with left:
    map_view.show(atlas, view)
with right:
    map_view.cards(view)
map_view.table(view)
downloads.show(atlas)
