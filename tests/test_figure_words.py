"""The words of a figure keep verbs, bounds and denials, and refuse what cannot be attributed."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import read_atlas
from geodata.errors import FigureRefused
from geodata.facets import Facets
from geodata.selection import Selection, parse_query
from layers.figures.attribution import attributed, listed, verb_of
from layers.figures.captions import LONGEST_ALT
from layers.figures.denied import last_known_day
from layers.figures.sourcing import Sourcing, sources_within
from layers.figures.words import LONGEST, PICTURES, figure_words
from tests import builders
from tests.builders import write_folder

SHIPPED = read_atlas()


def of_address(**query):
    return parse_query(query, Facets.of(SHIPPED).known())[0]


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_verb_number_and_denial_stand_in_caption_and_alt_text(small_atlas):
    words = figure_words(small_atlas, Selection())

    for text in (words.caption, words.alt_text):
        assert "asserts about 1,500" in text
        assert "Denied by" in text
        assert "How many were sent?" in text


def test_a_bound_stays_open():
    words = figure_words(SHIPPED, of_address(question="troops-sent", known="2024-10-28"))

    assert "NIS (South Korea) asserts at least 3,000 people" in words.caption
    assert "CCD (Ukraine) estimates up to 12,000 people" in words.caption


def test_a_denial_of_another_question_says_which():
    words = figure_words(SHIPPED, of_address(**{"from": "2024-10-06", "to": "2024-11-05"}))

    assert (
        "On “Did North Korean troops take part in the fighting?”: Denied by Kremlin (Peskov)."
        in words.caption
    )


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"from": "2024-10-06", "to": "2024-11-05"},
        {"question": "troops-sent"},
        {"question": "were-troops-sent"},
        {"source": "nis"},
        {"topic": "treaty"},
        {"place": "sergeevka-training-ground"},
        {"q": "Maxar"},
    ],
    ids=str,
)
def test_an_alt_text_is_whole_sentences_below_250_characters(query):
    alt = figure_words(SHIPPED, of_address(**query), kind=max(PICTURES, key=len)).alt_text

    assert len(alt) < 250
    assert alt.endswith((".", "?", "!"))


@settings(max_examples=8)
@given(words=st.text(min_size=1, max_size=400), name=st.text(min_size=1, max_size=200))
def test_an_alt_text_stays_below_250_characters_whatever_the_atlas_says(words, name):
    claims = SHIPPED.claims.head(3).assign(statement=words)
    sources = SHIPPED.sources.assign(name=name, short_name=None)
    atlas = replace(SHIPPED, title=words, claims=claims, sources=sources, revision=words)

    assert len(figure_words(atlas, Selection()).alt_text) <= LONGEST_ALT


def test_the_long_description_leaves_no_attribution_out():
    selection = of_address(**{"from": "2024-10-06", "to": "2024-11-05"})

    description = figure_words(SHIPPED, selection).long_description

    claims = SHIPPED.claims[SHIPPED.claims["claim_id"].isin(["nis-1500", "white-house-3000"])]
    for one in attributed(SHIPPED, claims):
        assert one.claim["statement"] in description
        assert one.document["url"] in description
        assert f"{one.by} {one.verb}" in description
    assert description.count("Read in") >= 132


def test_a_figure_of_one_source_keeps_who_denied_it():
    words = figure_words(
        SHIPPED, of_address(source="nis", **{"from": "2024-10-06", "to": "2024-11-05"})
    )

    assert any(line.startswith("North Korea, UN denies, 21 Oct 2024") for line in words.denials)
    assert not any(line.startswith("North Korea, UN asserts") for line in words.denials)


def test_a_denial_said_after_the_day_known_is_not_there_yet(small_atlas):
    before = figure_words(small_atlas, Selection(known=utc("2024-10-19")))

    assert before.denials == ()
    assert figure_words(small_atlas, Selection()).denials


def test_what_a_source_replaced_itself_stands_last_and_says_so():
    lines = figure_words(SHIPPED, of_address(question="troops-sent")).denials

    superseded = ["(superseded)" in line for line in lines]

    assert any(superseded)
    assert superseded == sorted(superseded)


def test_a_denial_that_was_taken_back_says_by_whom_and_when():
    words = figure_words(SHIPPED, of_address(question="did-they-fight"))

    assert any("Kremlin (Peskov)" in line and "26 Apr 2025" in line for line in words.turns)


def test_data_are_as_of_the_day_known_or_of_the_last_day_anyone_spoke(small_atlas):
    assert last_known_day(small_atlas, Selection(known=utc("2024-10-19"))) == date(2024, 10, 18)
    assert figure_words(small_atlas, Selection()).as_of == "Data as of 19 October 2024."


def test_the_days_chosen_are_told_and_else_those_of_the_claims(small_atlas):
    chosen = Selection(start=utc("2024-10-06"), end=utc("2024-11-06"))

    assert (
        figure_words(small_atlas, chosen).said == "Claims said from 6 October to 5 November 2024."
    )
    assert figure_words(small_atlas, Selection()).said == "Claims said from 18 to 19 October 2024."


def test_a_draft_is_never_drawn_even_when_asked_for(tmp_path):
    folder = write_folder(
        tmp_path / "drafts",
        claims=[builders.claim(), builders.denial(status="draft", statement="A draft.")],
    )

    words = figure_words(read_atlas(folder), Selection(drafts=True))

    assert "A draft." not in repr(words)


def test_an_empty_selection_is_refused_with_a_way_on(small_atlas):
    with pytest.raises(FigureRefused, match=r"Widen the dates or clear a filter\."):
        figure_words(small_atlas, Selection(text="nowhere to be found"))


@pytest.mark.parametrize("column", ["source_id", "document_id"])
@pytest.mark.parametrize("value", [None, "gone"])
def test_a_claim_without_source_or_document_is_refused_by_name(small_atlas, column, value):
    claims = small_atlas.claims.copy()
    claims[column] = claims[column].astype("object")
    claims.loc[0, column] = value
    broken = replace(small_atlas, claims=claims, revision=f"{column} {value}")

    with pytest.raises(FigureRefused, match=f"claim earlier has no {column.removesuffix('_id')}"):
        figure_words(broken, Selection())


@pytest.mark.parametrize("name", LONGEST)
def test_an_editors_words_stand_in_place_of_the_proposal(small_atlas, name):
    words = figure_words(small_atlas, Selection(), instead={name: "My own words."})

    assert getattr(words, name) == "My own words."


def test_an_empty_text_of_the_editor_leaves_the_proposal(small_atlas):
    assert figure_words(small_atlas, Selection(), instead={"title": " "}) == figure_words(
        small_atlas, Selection()
    )


@pytest.mark.parametrize(
    ("instead", "reason"),
    [
        ({"alt_text": "x" * 250}, "take out 1"),
        ({"title": "x" * 301}, "at most 300"),
        ({"sources": "me"}, "not for an editor to change"),
    ],
)
def test_an_editors_words_that_are_too_many_or_not_theirs_are_refused(small_atlas, instead, reason):
    with pytest.raises(FigureRefused, match=reason):
        figure_words(small_atlas, Selection(), instead=instead)


def test_what_is_not_shown_is_told_and_the_rest_of_a_long_list_is_counted(small_atlas):
    assert figure_words(small_atlas, Selection()).not_shown == "Not shown: a front line."
    long = replace(small_atlas, does_not_show=("A " + "very " * 30 + "long thing.",) * 5)
    assert figure_words(long, Selection()).not_shown.endswith("listed with the file.")


def test_sources_are_told_in_full_or_counted_but_never_cut():
    sources = [Sourcing("NIS", 3, ("KBS", "Yonhap")), Sourcing("HUR", 1, ("Babel",))]

    assert sources_within(sources, 100) == "NIS via KBS and Yonhap; HUR via Babel"
    assert sources_within(sources, 20) == "NIS, HUR"
    assert sources_within(sources * 9, 40) == "NIS and 17 more, listed with the file"
    assert sources_within(sources, 1) == "2 sources, listed with the file"


def test_a_source_in_the_plural_takes_its_verb():
    assert verb_of("estimates", "Western officials") == "estimate"
    assert verb_of("denies", "Unnamed analysts") == "deny"
    assert verb_of("asserts", "Reuters") == "asserts"
    assert verb_of("declines", "Pentagon") == "declines to say"


@given(st.lists(st.text("ab,", min_size=1), min_size=1, max_size=6), st.integers(1, 6))
def test_every_name_is_listed_or_counted(names, most):
    text = listed(names, most=most)

    assert all(name in text for name in names[:most])
    assert len(names) <= most or str(len(names) - most) in text


def test_a_text_of_anyone_keeps_its_marks_of_direction_to_itself(small_atlas):
    sources = small_atlas.sources.assign(short_name="\u202egnp")

    caption = figure_words(
        replace(small_atlas, sources=sources, revision="rtl"), Selection()
    ).caption

    assert "\u2068\u202egnp" in caption
