import numpy as np
import pytest

from geodata import read_atlas
from geodata.facets import Facets, containing_places
from tests.builders import place, write_folder

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[130, 42], [135, 42], [135, 47], [130, 47], [130, 42]]],
}


@pytest.fixture
def nested(tmp_path):
    """A port inside a region that is inside nothing, and a port outside it."""
    folder = tmp_path / "nested"
    region = place("primorsky-krai", geometry=SQUARE, precision="region", kind="region")
    write_folder(folder, places=[place(), region, place("wonsan", (127.44, 39.15), country="KP")])
    return read_atlas(folder)


def test_a_place_is_contained_by_the_region_around_it_and_by_itself(nested):
    containers = containing_places(nested)

    assert containers["vladivostok"] == ("vladivostok", "primorsky-krai")
    assert containers["primorsky-krai"] == ("primorsky-krai",)
    assert containers["wonsan"] == ("wonsan",)


def test_the_training_ground_lies_in_the_krai_the_far_east_and_russia():
    containers = containing_places(read_atlas())

    assert set(containers["sergeevka-training-ground"]) >= {
        "primorsky-krai",
        "russian-far-east",
        "russia",
    }
    assert "ukraine" in containers["donetsk"]


def test_facets_are_prepared_once_for_a_revision(small_atlas):
    assert Facets.of(small_atlas) is Facets.of(small_atlas)


def test_no_value_chosen_means_every_claim(small_atlas):
    assert Facets.of(small_atlas).chosen("sources", ()).all()


def test_counts_add_up_to_the_claims_that_have_a_value(small_atlas):
    facets = Facets.of(small_atlas)

    counts = facets.count("sources", np.array([True, True]))

    assert counts == {"nis": 1, "kremlin": 1}
