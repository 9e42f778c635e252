from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.changes import changes_between
from tests.known_cases import CASES, DAYS, atlas_of, known_atlases


def as_lists(changes):
    return {
        "added": list(changes.added),
        "superseded": [list(pair) for pair in changes.superseded],
        "denied": [[claim, list(denied)] for claim, denied in changes.denied],
        "declined": list(changes.declined),
        "confirmed": [[claim, list(after)] for claim, after in changes.confirmed],
    }


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if "changes" in case["expected"]]
)
def test_what_changed_between_two_days_is_what_the_case_says(name, tmp_path):
    atlas = atlas_of(CASES[name], tmp_path / "atlas")

    for expected in CASES[name]["expected"]["changes"]:
        first = date.fromisoformat(expected["first"])
        second = expected["second"] and date.fromisoformat(expected["second"])
        found = as_lists(changes_between(atlas, first, second))
        assert found == {part: expected[part] for part in found}


@settings(max_examples=50)
@given(known_atlases(), st.lists(st.sampled_from(DAYS), min_size=3, max_size=3))
def test_two_spans_of_days_side_by_side_change_what_the_whole_span_does(atlas, days):
    first, second, third = sorted(days)

    halves = (changes_between(atlas, first, second), changes_between(atlas, second, third))
    whole = changes_between(atlas, first, third)

    for part in ("added", "superseded", "declined", "confirmed"):
        assert set(getattr(whole, part)) == {
            change for half in halves for change in getattr(half, part)
        }
    assert {claim for claim, _ in whole.denied} == {
        claim for half in halves for claim, _ in half.denied
    }
    assert len(whole.added) == sum(len(half.added) for half in halves)


@settings(max_examples=50)
@given(known_atlases(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_two_days_may_stand_in_either_order(atlas, one, other):
    assert changes_between(atlas, one, other) == changes_between(atlas, other, one)


@settings(max_examples=50)
@given(known_atlases(), st.sampled_from(DAYS))
def test_nothing_changes_within_one_day(atlas, day):
    assert not any(as_lists(changes_between(atlas, day, day)).values())


@settings(max_examples=50)
@given(known_atlases(), st.sampled_from(DAYS))
def test_only_the_same_source_supersedes(atlas, day):
    source_of = atlas.claims.set_index("claim_id")["source_id"]

    for old, new in changes_between(atlas, DAYS[0], day).superseded:
        assert source_of[old] == source_of[new]
