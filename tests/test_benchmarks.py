"""benchmarks/made_up: the atlases that the benchmarks measure with; timings are no tests."""

from __future__ import annotations

import pytest

from benchmarks.made_up import write_made_up_atlas
from geodata import read_atlas


@pytest.fixture(scope="module")
def made_up_folder(tmp_path_factory):
    return write_made_up_atlas(tmp_path_factory.mktemp("made-up"), claims=500, seed=3)


def test_a_made_up_atlas_has_the_claims_asked_for_and_none_is_set_aside(made_up_folder):
    atlas = read_atlas(made_up_folder)

    assert len(atlas.claims) == 500
    assert atlas.rejected == ()


def test_no_table_of_a_made_up_atlas_is_empty(made_up_folder):
    atlas = read_atlas(made_up_folder)

    assert len(atlas.sources) > 50
    assert len(atlas.places) > 50
    assert len(atlas.documents) > 200
    assert len(atlas.relations) == 300
    assert len(atlas.movements) > 5
    assert len(atlas.assessments) > 5


def test_made_up_claims_take_every_stance_and_some_name_no_place(made_up_folder):
    shipped, made_up = read_atlas(), read_atlas(made_up_folder)

    assert set(made_up.claims["stance"]) == set(shipped.claims["stance"])
    assert (made_up.claims["place_ids"].map(len) == 0).any()


def test_a_made_up_briefing_has_no_fault_and_speaks_of_its_claims(made_up_folder):
    (briefing,) = read_atlas(made_up_folder).briefings

    assert len(briefing.scenes) == 6
    assert {len(scene.claim_ids) for scene in briefing.scenes} == {4}


def test_the_same_seed_makes_the_same_bytes(made_up_folder, tmp_path):
    again = write_made_up_atlas(tmp_path / "again", claims=500, seed=3)

    assert contents(again) == contents(made_up_folder)


def test_another_seed_makes_another_atlas(made_up_folder, tmp_path):
    other = write_made_up_atlas(tmp_path / "other", claims=500, seed=4)

    assert read_atlas(other).revision != read_atlas(made_up_folder).revision


def contents(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
