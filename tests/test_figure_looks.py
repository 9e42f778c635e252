from itertools import combinations

import pytest
from coloraide import Color

from geodata.schema import TABLES
from layers.figures.looks import FAMILIES, LOOKS, MONOCHROME, Look
from layers.figures.marks import stance_mark

LEAST_DIFFERENCE = 14
"""CIEDE2000, as for the colours of the screen."""

eyes = pytest.mark.parametrize("deficiency", [None, "protan", "deutan", "tritan"])


def seen(colour, deficiency):
    if deficiency is None:
        return Color(colour)
    return Color(colour).filter(deficiency, method="machado", out_space="srgb").clip()


def lightness(colour):
    return Color(colour).convert("lab")["lightness"]


@eyes
def test_the_families_of_stances_differ_in_a_figure_to_every_eye(deficiency):
    colours = [seen(LOOKS["colour"][token], deficiency) for token in ("affirm", "deny", "react")]

    differences = [one.delta_e(other, method="2000") for one, other in combinations(colours, 2)]

    assert min(differences) >= LEAST_DIFFERENCE


@pytest.mark.parametrize("look", LOOKS)
@eyes
def test_land_and_sea_part_to_every_eye(look, deficiency):
    land, sea = (seen(LOOKS[look][token], deficiency) for token in ("land", "sea"))

    assert land.delta_e(sea, method="2000") >= 5


@pytest.mark.parametrize("look", LOOKS)
def test_land_and_sea_part_in_greyscale(look):
    assert lightness(LOOKS[look]["land"]) - lightness(LOOKS[look]["sea"]) >= 6


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("token", ["ink", "ink2", "affirm", "deny", "react"])
@pytest.mark.parametrize("ground", ["paper", "land"])
def test_words_stand_out_in_a_figure(look, token, ground):
    contrast = Color(LOOKS[look][token]).contrast(LOOKS[look][ground], method="wcag21")

    assert contrast >= 4.5


def test_one_ink_is_grey_in_every_token_that_figures_draw():
    drawn = set(MONOCHROME) - {"paper2", "primary"}

    coloured = [token for token in drawn if Color(MONOCHROME[token]).convert("oklch")["c"] > 0.01]

    assert not coloured


def test_every_stance_has_a_shape_of_its_own_and_a_family():
    stances = next(column for column in TABLES["claims"].columns if column.name == "stance").choices
    look = Look(MONOCHROME, 15)

    shapes = {
        tuple((part.data, part.fill) for part in stance_mark(stance, 0, 0, 8, look))
        for stance in stances
    }

    assert set(FAMILIES) == set(stances)
    assert len(shapes) == len(stances)
