"""Disputes: all claims under one question side by side, as known on a day."""

from pages.parts import heading, permalink, questions, state

atlas = state.atlas()
comparison = questions.sidebar(atlas)
heading.set_aside(atlas)
permalink.what_changed(atlas)
questions.show(atlas, comparison)
