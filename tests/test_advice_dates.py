from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.advice.dates import date_proposals, needs_day
from geodata.time import parse_edtf

MONDAY = date(2024, 10, 28)


def texts(words, **options):
    return [proposal.text for proposal in date_proposals(words, **options)]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("about mid-January 2025", "2025-01-15~"),
        ("mid January 2025", "2025-01-15~"),
        ("early October 2024", "2024-10-01~/2024-10-10~"),
        ("at the end of February 2024", "2024-02-21~/2024-02-29~"),
        ("between 8 and 13 October 2024", "2024-10-08/2024-10-13"),
        ("8–13 Oct 2024", "2024-10-08/2024-10-13"),
        ("from 28 October to 3 November 2024", "2024-10-28/2024-11-03"),
        ("October to December 2024", "2024-10/2024-12"),
        ("18 October 2024", "2024-10-18"),
        ("October 18th, 2024", "2024-10-18"),
        ("around 18 October 2024", "2024-10-18~"),
        ("in October 2024", "2024-10"),
        ("Sept. 2024", "2024-09"),
        ("winter 2024", "2024-24"),
        ("autumn of 2024", "2024-23"),
        ("about 2024-10-08", "2024-10-08~"),
    ],
)
def test_words_stand_for_a_date(words, text):
    assert texts(words) == [text]


def test_a_date_in_digits_is_offered_in_both_readings_where_both_exist():
    assert texts("3/4/2024") == ["2024-04-03", "2024-03-04"]
    assert texts("18.10.2024") == ["2024-10-18"]


def test_last_week_needs_a_day():
    assert texts("last week") == []
    assert needs_day("Last week")
    assert texts("last week", said=MONDAY) == ["2024-10-21/2024-10-27"]
    assert texts("yesterday", said=MONDAY) == ["2024-10-27"]
    assert texts("next month", said=MONDAY) == ["2024-11"]


@pytest.mark.parametrize(
    "words", ["", "2024-10-08", "soon", "31 February 2024", "13 to 8 October 2024", "45/45/2024"]
)
def test_what_is_a_date_already_or_none_is_not_touched(words):
    assert texts(words) == []


def test_a_proposal_says_which_days_it_covers():
    (proposal,) = date_proposals("early October 2024")

    assert proposal.meaning == "1 October 2024 to 10 October 2024, not certain"


@given(st.text(max_size=120))
def test_every_proposal_is_a_date(words):
    for proposal in date_proposals(words, said=MONDAY):
        parse_edtf(proposal.text)
