import io

import numpy as np
import PIL.Image
import pytest

from tests.figure_references import FOLDER, REFERENCES, picture

MOST_CHANGED = 0.04
"""Share of the pixels that another wording may change by more than 40 of 255 levels."""


def levels(source):
    return np.asarray(PIL.Image.open(source).convert("L"), dtype=int)


def changed(one, other):
    return float((np.abs(one - other) > 40).mean())


@pytest.mark.parametrize("name", REFERENCES)
def test_a_figure_looks_as_it_did_when_somebody_looked_at_it(name):
    drawn, kept = levels(io.BytesIO(picture(name))), levels(FOLDER / f"{name}.png")

    assert drawn.shape == kept.shape
    assert changed(drawn, kept) <= MOST_CHANGED


def test_another_map_does_not_pass_for_the_same():
    far_east, world = (levels(FOLDER / f"{name}-16x9.png") for name in ("far-east", "hemisphere"))

    assert changed(far_east, world) > 2 * MOST_CHANGED
