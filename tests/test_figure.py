import hashlib
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from geodata import read_atlas
from geodata.errors import FigureRefused
from geodata.selection import Selection
from layers.figure import MEDIA_TYPES, render_figure
from layers.figures.presets import BadPreset

ROOT = Path(__file__).parents[1]
OCTOBER = Selection(start=datetime(2024, 10, 6, tzinfo=UTC), end=datetime(2024, 11, 6, tzinfo=UTC))


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_a_figure_of_one_revision_is_the_same_bytes_twice(atlas, form):
    one, other = (render_figure(atlas, OCTOBER, preset="16:9", format=form) for _ in range(2))

    assert one.content == other.content
    assert one.media_type == MEDIA_TYPES[form]


def test_another_process_draws_the_same_bytes(atlas):
    again = (
        "import hashlib; from geodata import read_atlas; from layers.figure import render_figure;"
        "from tests.test_figure import OCTOBER;"
        "content = render_figure(read_atlas(), OCTOBER, format='svg').content;"
        "print(hashlib.sha256(content).hexdigest())"
    )
    told = subprocess.run(
        [sys.executable, "-c", again], capture_output=True, text=True, check=True,
        cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": "7"},
    )  # fmt: skip

    content = render_figure(atlas, OCTOBER, format="svg").content

    assert told.stdout.strip() == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize(
    "wrong",
    [
        {"format": "bmp"}, {"kind": "pie"}, {"style": "sepia"}, {"preset": "letter"},
        {"dpi": 1200}, {"extent": "Mars"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)  # fmt: skip
def test_an_option_that_does_not_exist_is_refused_with_those_that_do(atlas, wrong):
    with pytest.raises((FigureRefused, BadPreset), match=r"choose one of|write"):
        render_figure(atlas, OCTOBER, **wrong)
