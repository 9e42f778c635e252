"""Briefing: a story told in scenes, to be presented, taken along and edited."""

import streamlit as st

from pages.parts import clean, heading, presenter, scene_editor, scenes, state

atlas = state.atlas()
briefing = scenes.chosen(atlas)
if clean.is_asked_for():
    presenter.show_clean(atlas, briefing)

presenter.heading(atlas, briefing)
heading.set_aside(atlas)
left, right = st.columns([2.4, 1])
with right:
    scene = scenes.index(atlas, briefing)
with left:
    presenter.show(atlas, briefing, scene)
scene_editor.show(atlas, briefing, scene)
