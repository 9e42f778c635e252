"""What holds of every kind of figure in every size."""

from functools import cache

import pytest

from geodata import read_atlas
from geodata.selection import Selection
from layers.figure import figure_scene
from layers.figures.drawing import UNITS_PER_POINT
from layers.figures.faces import FACES
from layers.figures.frame import compose
from layers.figures.kinds import KINDS
from layers.figures.presets import PRESETS
from tests.builders import utc

A_FEW_DAYS = Selection(start=utc("2024-10-18"), end=utc("2024-10-25"))
LEAST_POINTS = {"85mm": 6.5, "180mm": 6.5} | dict.fromkeys(
    ("a4", "a4-landscape", "a3", "a3-landscape"), 7
)

every_kind = pytest.mark.parametrize("kind", KINDS)
every_preset = pytest.mark.parametrize("preset", PRESETS)


@cache
def drawn(kind, preset):
    scene = figure_scene(_shipped(), A_FEW_DAYS, kind=kind, preset=preset)
    return compose(scene, KINDS[kind])


@cache
def _shipped():
    return read_atlas()


@every_kind
def test_a_figure_is_set_in_the_faces_whose_fonts_are_made_beforehand(kind):
    faces = {run.style.face for text in drawn(kind, "16:9").texts() for run in text.runs}

    assert faces <= set(FACES)


@every_kind
@every_preset
def test_no_type_is_smaller_than_can_be_read_at_the_size_printed(kind, preset):
    sizes = [run.style.size for text in drawn(kind, preset).texts() for run in text.runs]

    assert min(sizes) >= PRESETS[preset].least_type - 0.01
    assert min(sizes) / UNITS_PER_POINT >= LEAST_POINTS.get(preset, 0) - 0.01
