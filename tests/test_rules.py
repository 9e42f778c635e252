import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.rules import check_rules
from tests.builders import checked, claim, denial, movement, place, relation


def faults(name, *rows):
    return [(fault.row, fault.column) for fault in check_rules(checked(name, *rows))]


def quantity(bound, low, high):
    return claim(bound=bound, low=low, high=high)


@pytest.mark.parametrize(
    ("bound", "low", "high"),
    [
        ("exactly", 3000, 3000),
        ("about", 3000, 3000),
        ("about", 0, 0),
        ("at-least", 3000, None),
        ("up-to", None, 10000),
        ("between", 2000, 12000),
        ("between", 5, 5),
        (None, None, None),
    ],
)
def test_a_quantity_as_it_was_said_has_no_fault(bound, low, high):
    assert faults("claims", quantity(bound, low, high)) == []


@pytest.mark.parametrize(
    ("bound", "low", "high", "columns"),
    [
        ("exactly", 3000, 3001, ["high"]),
        ("exactly", 3000, None, ["high"]),
        ("exactly", None, None, ["low", "high"]),
        ("about", 2900, 3100, ["high"]),
        ("about", None, 3000, ["low"]),
        ("at-least", None, 3000, ["low", "high"]),
        ("at-least", 3000, 3000, ["high"]),
        ("at-least", None, None, ["low"]),
        ("up-to", 0, 10000, ["low"]),
        ("up-to", 10000, None, ["low", "high"]),
        ("up-to", None, None, ["high"]),
        ("between", 12000, 2000, ["high"]),
        ("between", 2000, None, ["high"]),
        ("between", None, 2000, ["low"]),
        (None, 3000, None, ["low"]),
        (None, 3000, 3000, ["low", "high"]),
    ],
)
def test_a_bound_and_its_ends_must_agree(bound, low, high, columns):
    assert faults("claims", quantity(bound, low, high)) == [(0, column) for column in columns]


def test_a_number_without_a_unit_is_a_fault():
    assert faults("claims", claim(unit=None)) == [(0, "unit")]


def test_a_unit_without_a_number_says_what_was_counted_in_words():
    assert faults("claims", claim(bound=None, low=None, high=None)) == []


@pytest.mark.parametrize("stance", ["denies", "declines"])
def test_a_denial_has_no_number_at_all(stance):
    assert faults("claims", claim(stance=stance)) == [(0, "bound"), (0, "low"), (0, "high")]
    assert faults("claims", denial(stance=stance)) == []


def test_a_denied_number_is_missing_and_not_zero():
    row = denial(bound="exactly", low=0, high=0, unit="people")

    assert faults("claims", row) == [(0, "bound"), (0, "low"), (0, "high")]


def test_a_cell_that_was_refused_is_not_reported_again_by_a_rule():
    assert faults("claims", claim(low="many")) == []


def test_rules_speak_beside_an_unknown_column():
    assert faults("claims", claim(unit=None, colour="red")) == [(0, "unit")]


def test_a_region_lies_in_its_country():
    assert faults("places", place(country="UA", iso_3166_2="UA-43")) == []
    assert faults("places", place(country="RU", iso_3166_2="UA-43")) == [(0, "iso_3166_2")]


def test_no_place_is_known_without_any_error():
    assert faults("places", place(uncertainty_m=0)) == [(0, "uncertainty_m")]


def test_a_claim_is_not_related_to_itself():
    assert faults("relations", relation("a", "a")) == [(0, "to_claim_id")]


def test_a_movement_leads_somewhere_else():
    assert faults("movements", movement(destination_id="wonsan")) == [(0, "destination_id")]


def test_a_movement_rests_on_a_claim():
    assert faults("movements", movement(claim_ids=[])) == [(0, "claim_ids")]


def test_a_row_that_is_no_object_breaks_no_rule():
    assert faults("movements", 7) == []


def test_faults_come_in_the_order_of_the_rows():
    rows = [claim(unit=None), claim("b", low=1), claim("c", unit=None)]

    assert [row for row, _ in faults("claims", *rows)] == [0, 1, 2]


NUMBERS = st.none() | st.integers(0, 3)


@given(st.sampled_from(["exactly", "about", "at-least", "up-to", "between"]), NUMBERS, NUMBERS)
def test_what_has_no_fault_claims_exactly_the_ends_that_its_bound_names(bound, low, high):
    if faults("claims", quantity(bound, low, high)):
        return

    assert (low is None) == (bound == "up-to")
    assert (high is None) == (bound == "at-least")
    assert low is None or high is None or low <= high
