"""Disputes: all claims under one question side by side, as known on a day."""

from functools import partial

from pages.parts import clean, heading, permalink, questions, state

atlas = state.atlas()
comparison = questions.sidebar(atlas)
if clean.is_asked_for():
    clean.show(
        atlas,
        questions.selection(comparison),
        partial(questions.show, atlas, comparison),
        kind="dispute",
    )

heading.set_aside(atlas)
permalink.what_changed(atlas)
questions.show(atlas, comparison)
