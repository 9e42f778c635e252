from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import read_atlas
from geodata.known import STATES, known_on, said_by, select_lens, state_on, strikes
from tests.known_cases import CASES, DAYS, atlas_of, known_atlases, on, told

days = st.sampled_from(DAYS)


@pytest.fixture(params=CASES)
def case(request, tmp_path):
    """A shared case, and the atlas that it stands for."""
    case = CASES[request.param]
    return case, atlas_of(case, tmp_path / "atlas")


def by_claim(atlas, values):
    return dict(zip(atlas.claims["claim_id"], values, strict=True))


def test_a_claim_is_known_from_the_last_day_on_which_it_may_have_been_said(case):
    case, atlas = case
    found = by_claim(atlas, said_by(atlas.claims))

    for claim_id, day in case["expected"].get("said_by", {}).items():
        assert found[claim_id] == pd.Timestamp(day, tz="UTC")


def test_a_claim_is_struck_by_the_first_known_replacement_of_its_own_source(case):
    case, atlas = case

    struck = strikes(atlas.claims, atlas.relations).set_index(atlas.claims["claim_id"]).dropna()

    found = {
        claim: [row["struck_by"], str(row["struck_on"].date())] for claim, row in struck.iterrows()
    }
    assert found == case["expected"]["strikes"]


def test_each_claim_is_on_each_day_what_the_case_says(case):
    case, atlas = case

    for day, expected in case["expected"].get("states", {}).items():
        states = state_on(atlas.claims, atlas.relations, date.fromisoformat(day))
        found = by_claim(atlas, states)
        assert {claim_id: found[claim_id] for claim_id in expected} == expected


def test_today_a_claim_is_superseded_exactly_when_the_atlas_says_so():
    atlas = read_atlas()

    states = state_on(atlas.claims, atlas.relations, None)

    assert (states == "superseded").tolist() == atlas.claims["superseded"].tolist()


@settings(max_examples=50)
@given(known_atlases(), days, days)
def test_what_had_been_said_stays_said(atlas, one, other):
    earlier, later = sorted((one, other))

    assert set(known_on(atlas, earlier)["claim_id"]) <= set(known_on(atlas, later)["claim_id"])
    assert set(known_on(atlas, later)["claim_id"]) <= set(known_on(atlas, None)["claim_id"])


@settings(max_examples=50)
@given(known_atlases(), days)
def test_nothing_is_known_before_it_was_surely_said(atlas, day):
    known = known_on(atlas, day)

    assert (known["said_end"] <= pd.Timestamp(day, tz="UTC") + pd.Timedelta(days=1)).all()


@settings(max_examples=50)
@given(known_atlases(), st.one_of(st.none(), days))
def test_a_claim_is_in_one_state_on_one_day(atlas, day):
    states = state_on(atlas.claims, atlas.relations, day)

    assert len(states) == len(atlas.claims)
    assert set(states) <= set(STATES)
    known = known_on(atlas, day)["claim_id"]
    assert ((states != "unsaid") == atlas.claims["claim_id"].isin(known)).all()


@settings(max_examples=50)
@given(known_atlases(), days, days)
def test_what_was_superseded_stays_superseded(atlas, one, other):
    earlier, later = sorted((one, other))
    before = state_on(atlas.claims, atlas.relations, earlier)
    after = state_on(atlas.claims, atlas.relations, later)

    assert (after[before == "superseded"] == "superseded").all()
    assert (after[before == "retracted"] == "retracted").all()


@settings(max_examples=50)
@given(known_atlases())
def test_a_claim_is_never_struck_by_another_source_or_by_itself(atlas):
    struck = strikes(atlas.claims, atlas.relations)
    source_of = atlas.claims.set_index("claim_id")["source_id"]
    is_struck = struck["struck_by"].notna()

    by = struck["struck_by"][is_struck]

    assert by.map(source_of).tolist() == atlas.claims["source_id"][is_struck].tolist()
    assert (by != atlas.claims["claim_id"][is_struck]).all()


def test_two_claims_that_replace_each_other_are_both_struck_and_neither_by_itself():
    circle = [(0, "supersedes", 1), (1, "supersedes", 0)]
    atlas = told({"said": on(0)}, {"said": on(1)}, relations=circle)

    struck = strikes(atlas.claims, atlas.relations)

    assert struck["struck_by"].tolist() == ["claim-1", "claim-0"]


@settings(max_examples=50)
@given(known_atlases(), st.sampled_from(["a", "b", "c"]))
def test_a_lens_never_shows_another_sources_claim(atlas, source_id):
    seen = select_lens(atlas, source_id)

    assert set(seen["source_id"]) <= {source_id}
    assert len(seen) == (atlas.claims["source_id"] == source_id).sum()


def test_an_atlas_without_claims_has_nothing_to_strike():
    atlas = read_atlas()
    none = atlas.claims[:0]

    assert strikes(none, atlas.relations).empty
    assert state_on(none, atlas.relations, DAYS[0]).empty
