from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import read_atlas
from geodata.denials import AFFIRMING, denials_taken_back, turns
from geodata.known import said_by
from tests.known_cases import CASES, DAYS, atlas_of, known_atlases


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if "turns" in case["expected"]]
)
def test_the_denials_taken_back_by_a_day_are_those_of_the_case(name, tmp_path):
    atlas = atlas_of(CASES[name], tmp_path / "atlas")

    for day, expected in CASES[name]["expected"]["turns"].items():
        found = [
            {"denial": turn.denial, "confirmation": turn.confirmation,
             "denied": turn.denied_question, "confirmed": turn.confirmed_question,
             "same_source": turn.same_source}
            for turn in turns(atlas, date.fromisoformat(day))
        ]  # fmt: skip
        assert found == expected


def test_the_kremlin_and_pyongyang_denied_first_what_others_of_their_state_confirmed():
    found = {(turn.denial, turn.confirmation, turn.same_source) for turn in turns(read_atlas())}

    assert ("peskov-fake-news", "gerasimov-confirms", False) in found
    assert ("dprk-un-groundless", "kcna-confirms", False) in found


@given(known_atlases())
def test_a_denial_is_taken_back_only_later_and_only_by_its_source_or_its_state(atlas):
    claims = atlas.claims.assign(said_by=said_by(atlas.claims)).set_index("claim_id")
    country = dict(zip(atlas.sources["source_id"], atlas.sources["country"], strict=True))

    for later, denied in denials_taken_back(atlas).items():
        assert claims.loc[later, "stance"] in AFFIRMING
        for denial in denied:
            assert claims.loc[denial, "stance"] == "denies"
            assert claims.loc[denial, "said_by"] < claims.loc[later, "said_by"]
            assert (
                country[claims.loc[denial, "source_id"]] == country[claims.loc[later, "source_id"]]
            )


@given(known_atlases(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_a_denial_that_had_been_taken_back_stays_so(atlas, one, other):
    earlier, later = sorted((one, other))

    before = denials_taken_back(atlas, earlier)
    after = denials_taken_back(atlas, later)

    assert all(set(denied) <= set(after[claim]) for claim, denied in before.items())
