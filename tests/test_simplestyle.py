import json

from geodata.atlas_layers import atlas_layer
from layers.simplestyle import styled_geojson
from layers.style import PALETTE


def test_a_claim_has_the_color_of_its_stance_and_a_denial_that_of_denials(small_atlas):
    first, denial = json.loads(styled_geojson(small_atlas).content)["features"]

    assert first["properties"]["marker-color"] == PALETTE["light"]["affirm"]
    assert denial["properties"]["marker-color"] == PALETTE["light"]["deny"]
    assert first["properties"]["title"] == "National Intelligence Service asserts"


def test_no_style_is_part_of_a_layer(small_atlas):
    assert "marker-color" not in atlas_layer(small_atlas, "claims").columns
