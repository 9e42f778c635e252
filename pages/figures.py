"""Figures: a picture that can be published as it is, true while it is being chosen."""

import streamlit as st

from pages.parts import (
    figure_downloads,
    figure_making,
    figure_options,
    figure_view,
    figure_words,
    heading,
    state,
)

atlas = state.atlas()
choice = figure_options.sidebar(atlas)
selection = figure_options.selection(atlas, choice)
figure_view.heading(atlas, selection)
heading.set_aside(atlas)

instead = figure_words.edited(atlas, selection, choice.figure)
work = figure_making.work_on(atlas, selection, choice, instead)
left, right = st.columns([2.3, 1])
with left:
    figure = figure_view.show(work, choice)
    figure_downloads.show(atlas, selection, choice, figure, instead)
with right:
    figure_words.editor(atlas, selection, choice.figure)
