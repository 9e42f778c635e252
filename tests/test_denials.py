from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import read_atlas
from geodata.denials import AFFIRMING, denials_taken_back, turns
from geodata.known import said_by
from tests.known_cases import CASES, DAYS, atlas_of, known_atlases, on, told

DENIAL = {"stance": "denies", "said": on(0)}


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


@settings(max_examples=50)
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


@settings(max_examples=50)
@given(known_atlases(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_a_denial_that_had_been_taken_back_stays_so(atlas, one, other):
    earlier, later = sorted((one, other))

    before = denials_taken_back(atlas, earlier)
    after = denials_taken_back(atlas, later)

    assert all(set(denied) <= set(after[claim]) for claim, denied in before.items())


def test_a_source_takes_its_denial_back_by_affirming_under_either_form_of_the_question():
    atlas = told(DENIAL, {"said": on(1), "question_id": "how-many", "number": 1000.0})

    assert denials_taken_back(atlas) == {"claim-1": ("claim-0",)}


def test_another_office_of_the_state_takes_it_back_only_by_confirming():
    atlas = told(
        DENIAL,
        {"source_id": "b", "said": on(1)},
        {"source_id": "b", "said": on(2), "stance": "confirms"},
    )

    assert denials_taken_back(atlas) == {"claim-2": ("claim-0",)}


def test_another_state_takes_nothing_back_even_when_it_supersedes():
    confirmation = {"source_id": "c", "said": on(1), "stance": "confirms"}
    atlas = told(DENIAL, confirmation, relations=[(1, "supersedes", 0)])

    assert denials_taken_back(atlas) == {}


def test_nothing_is_taken_back_on_the_day_of_the_denial():
    atlas = told(DENIAL, {"said": on(0), "stance": "confirms"})

    assert denials_taken_back(atlas) == {}


def test_under_another_question_only_a_relation_says_that_a_denial_was_taken_back():
    elsewhere = {"said": on(1), "stance": "confirms", "question_id": None}

    assert denials_taken_back(told(DENIAL, elsewhere)) == {}
    linked = told(DENIAL, elsewhere, relations=[(1, "supersedes", 0)])
    assert denials_taken_back(linked) == {"claim-1": ("claim-0",)}
