from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.parts.comparison import (
    GROUPINGS,
    ORDERS,
    PARAMETERS,
    SCALES,
    Comparison,
    parse_query,
    to_query,
)

QUESTIONS = ("troops-sent", "killed")

comparisons = st.builds(
    Comparison,
    question=st.sampled_from(QUESTIONS),
    scale=st.sampled_from(SCALES),
    group=st.sampled_from(GROUPINGS),
    order=st.sampled_from(ORDERS),
    foreseen=st.booleans(),
    denied=st.booleans(),
    links=st.booleans(),
    drafts=st.booleans(),
    since=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)),
)


@given(comparisons)
def test_reading_an_address_undoes_writing_it(comparison):
    assert parse_query(to_query(comparison), QUESTIONS) == (comparison, ())


@given(comparisons)
def test_an_address_holds_nothing_but_the_parameters_of_a_comparison(comparison):
    assert set(to_query(comparison)) <= PARAMETERS


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("question", "who-won"),
        ("scale", "<script>"),
        ("group", "__proto__"),
        ("order", "largest,newest"),
        ("hide", "everything"),
        ("since", "mid January"),
        ("since", "9999-12-31"),
    ],
)
def test_what_an_address_asks_for_in_vain_is_left_out_and_named(name, value):
    comparison, problems = parse_query({name: value}, QUESTIONS)

    assert comparison == Comparison(question="troops-sent")
    assert len(problems) == 1
    assert name in problems[0]
    assert value in problems[0]


def test_an_atlas_without_questions_has_none_to_compare():
    assert parse_query({}, ()) == (Comparison(), ())
