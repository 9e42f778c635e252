import re

import numpy as np
import pytest

from geodata.geometry import WGS84
from layers.figures.drawing import Box
from layers.figures.furniture import is_north_up, scale_bar
from layers.figures.looks import LOOKS, Look
from layers.figures.view import view_of

PAGE = Box(0, 0, 1200, 800)
LOOK = Look(LOOKS["colour"], 15)

EXTENTS = {
    "one town": [(131.9, 43.1)],
    "far east": [(125.0, 38.0), (135.0, 50.0)],
    "ukraine": [(25.0, 45.0), (40.0, 54.0)],
    "chukotka": [(170.0, 62.0), (-165.0, 66.0)],
    "russia": [(30.0, 50.0), (140.0, 50.0)],
    "tropics": [(100.0, -5.0), (110.0, 10.0)],
}


@pytest.mark.parametrize("corner", ["bottom-right", "bottom-left", "top-right", "top-left"])
@pytest.mark.parametrize("extent", EXTENTS)
def test_the_scale_bar_is_true_within_one_percent_where_it_stands(extent, corner):
    view = view_of(np.array(EXTENTS[extent]), PAGE)

    bar = scale_bar(view, LOOK, corner)

    start, top, base, end = map(
        float, re.match(r"M(\S+) (\S+)V(\S+)H([\d.]+)", bar.parts[1].data).groups()
    )
    ends = view.to_degrees(np.array([(start, base), (end, base)]))
    words = bar.parts[-1].runs[0].text
    promised = float(words.partition(" km")[0].replace(",", "")) * 1000
    assert WGS84.inv(*ends[0], *ends[1])[2] == pytest.approx(promised, rel=0.01)
    assert top < base


def test_a_scale_that_varies_over_the_map_says_that_it_holds_here():
    wide, near = (view_of(np.array(EXTENTS[name]), PAGE) for name in ("russia", "one town"))

    assert "here" in scale_bar(wide, LOOK, "bottom-right").parts[-1].runs[0].text
    assert "here" not in scale_bar(near, LOOK, "bottom-right").parts[-1].runs[0].text


def test_north_is_up_on_a_small_map_and_not_on_a_large_one():
    assert is_north_up(view_of(np.array(EXTENTS["one town"]), PAGE))
    assert not is_north_up(view_of(np.array(EXTENTS["far east"]), PAGE))
