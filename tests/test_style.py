import tomllib
from itertools import combinations
from pathlib import Path

import pytest
from coloraide import Color

from geodata.schema import TABLES
from layers.style import PALETTE, STANCES

CONFIG = Path(__file__).parent.parent / ".streamlit" / "config.toml"
LEAST_DIFFERENCE = 14


def seen(colour, deficiency):
    if deficiency is None:
        return Color(colour)
    return Color(colour).filter(deficiency, method="machado", out_space="srgb").clip()


@pytest.mark.parametrize("deficiency", [None, "protan", "deutan", "tritan"])
@pytest.mark.parametrize("theme", PALETTE)
def test_the_families_of_stances_differ_to_every_eye(theme, deficiency):
    families = [PALETTE[theme][token] for token in ("affirm", "deny", "react")]

    differences = [
        seen(one, deficiency).delta_e(seen(other, deficiency), method="2000")
        for one, other in combinations(families, 2)
    ]

    assert min(differences) >= LEAST_DIFFERENCE


@pytest.mark.parametrize("theme", PALETTE)
@pytest.mark.parametrize("token", ["ink", "ink2", "ink3", "affirm", "deny", "react"])
@pytest.mark.parametrize("ground", ["paper", "paper2"])
def test_words_stand_out_from_the_paper(theme, token, ground):
    contrast = Color(PALETTE[theme][token]).contrast(PALETTE[theme][ground], method="wcag21")

    assert contrast >= 4.5


@pytest.mark.parametrize("theme", PALETTE)
def test_borders_stand_out_from_the_land(theme):
    contrast = Color(PALETTE[theme]["border"]).contrast(PALETTE[theme]["land"], method="wcag21")

    assert contrast >= 3


@pytest.mark.parametrize("theme", PALETTE)
def test_streamlit_wears_the_same_colours(theme):
    colours = tomllib.loads(CONFIG.read_text("utf-8"))["theme"][theme]

    assert colours["backgroundColor"] == PALETTE[theme]["paper"]
    assert colours["secondaryBackgroundColor"] == PALETTE[theme]["paper2"]
    assert colours["textColor"] == PALETTE[theme]["ink"]
    assert colours["borderColor"] == PALETTE[theme]["rule"]
    assert colours["primaryColor"] == PALETTE[theme]["primary"]


def test_every_stance_of_the_model_has_its_place_in_the_legend():
    stances = next(column for column in TABLES["claims"].columns if column.name == "stance")

    assert sorted(STANCES) == sorted(stances.choices)
