import pytest
from hypothesis import given, settings

from geodata.movers import statements_by_source
from tests.known_cases import CASES, atlas_of, known_atlases


@pytest.mark.parametrize("name", CASES)
def test_each_source_has_its_statements_in_the_order_said(name, tmp_path):
    atlas = atlas_of(CASES[name], tmp_path / "atlas")

    for expected in CASES[name]["expected"]["statements"]:
        found = statements_by_source(atlas.claims, atlas.relations, expected["questions"])
        assert [[one.source_id, list(one.claim_ids), one.moved] for one in found] == expected[
            "by_source"
        ]


@settings(max_examples=50)
@given(known_atlases())
def test_every_claim_under_the_questions_stands_once_with_its_own_source(atlas):
    asked = {"any", "how-many"}
    source_of = atlas.claims.set_index("claim_id")["source_id"]
    kept = atlas.claims["question_id"].isin(asked) & (atlas.claims["status"] != "retracted")

    found = statements_by_source(atlas.claims, atlas.relations, asked)

    told = [claim for one in found for claim in one.claim_ids]
    assert sorted(told) == sorted(atlas.claims.loc[kept, "claim_id"])
    assert all(source_of[claim] == one.source_id for one in found for claim in one.claim_ids)


@settings(max_examples=50)
@given(known_atlases())
def test_a_source_with_one_statement_did_not_move(atlas):
    found = statements_by_source(atlas.claims, atlas.relations, {"any", "how-many"})

    assert not any(one.moved for one in found if len(one.claim_ids) == 1)
