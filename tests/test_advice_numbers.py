import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.advice.numbers import number_proposals
from geodata.rules import check_rules
from tests.builders import checked, claim


def first(words):
    proposal = number_proposals(words)[0]
    return proposal.bound, proposal.low, proposal.high


@pytest.mark.parametrize(
    ("words", "quantity"),
    [
        ("at least 3,000", ("at-least", 3000, None)),
        ("up to 10,000 soldiers", ("up-to", None, 10_000)),
        ("around 3,000", ("about", 3000, 3000)),
        ("exactly 1,500", ("exactly", 1500, 1500)),
        ("1,500", ("exactly", 1500, 1500)),
        ("between 2,000 and 12,000", ("between", 2000, 12_000)),
        ("from 10 to 12 thousand", ("between", 10_000, 12_000)),
        ("3,000 to 4,000 troops", ("between", 3000, 4000)),
        ("no more than twelve", ("up-to", None, 12)),
        ("some ten thousand", ("about", 10_000, 10_000)),
        ("1.5 million shells", ("exactly", 1_500_000, 1_500_000)),
        ("8k", ("exactly", 8000, 8000)),
        ("two brigades of 6,000 each", ("exactly", 12_000, 12_000)),
        ("up to 2 brigades of about 6,000 people each", ("up-to", None, 12_000)),
    ],
)
def test_words_stand_for_a_bound_and_its_ends(words, quantity):
    assert first(words) == quantity


def test_a_number_that_was_multiplied_says_so():
    assert number_proposals("two brigades of 6,000 each")[0].note == "Number derived: 2 × 6,000."


def test_a_bound_that_the_format_does_not_have_keeps_its_words_in_the_note():
    (proposal,) = number_proposals("more than 3,000")

    assert (proposal.bound, proposal.low, proposal.high) == ("at-least", 3000, None)
    assert proposal.note == "Said as “more than 3,000”."


@pytest.mark.parametrize("words", ["", "many", "a few", "unit 8th", "x" * 500])
def test_words_without_a_number_propose_nothing(words):
    assert number_proposals(words) == ()


@given(st.text(alphabet="0123456789, kmtoandbetween-up", max_size=40))
def test_every_proposal_is_a_quantity_that_a_claim_may_hold(words):
    for proposal in number_proposals(words):
        row = claim(**proposal.changes())

        assert check_rules(checked("claims", row)) == []
