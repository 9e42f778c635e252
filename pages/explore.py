"""Explore: the map beside the timeline, and who says so."""

from functools import partial

import streamlit as st

from geodata.selection import select_claims
from pages.parts import clean, downloads, filters, heading, map_view, state

atlas = state.atlas()
selection = filters.sidebar(atlas)
shown = select_claims(atlas, selection)

view = map_view.prepare(atlas, selection)
if clean.is_asked_for():
    clean.show(atlas, selection, partial(map_view.show, atlas, view))

heading.show(atlas, shown, selection)
heading.set_aside(atlas)
if shown.empty:
    st.info("No claim matches. Widen the dates or clear a filter.")

left, right = st.columns([2.07, 1])
with left:
    map_view.show(atlas, view)
with right:
    map_view.cards(view)
map_view.table(view)
downloads.show(atlas, selection)
