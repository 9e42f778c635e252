from __future__ import annotations

import math

import pytest

from geodata.schema import TABLES
from layers.words import (
    NO_BREAK,
    RELATIONS,
    assessment_in_words,
    claim_label,
    document_in_words,
    number_in_words,
    place_in_words,
    relation_in_words,
)


@pytest.mark.parametrize(
    ("bound", "low", "high", "words"),
    [
        ("exactly", 3000, 3000, "3,000 people"),
        ("about", 3000.0, 3000.0, "about 3,000 people"),
        ("up-to", None, 10000, "up to 10,000 people"),
        ("at-least", 3000, math.nan, "at least 3,000 people"),
        ("between", 2000, 12000, "between 2,000 and 12,000 people"),
        ("exactly", 0, 0, "0 people"),
        ("exactly", 1, 1, "1 person"),
        ("exactly", 0.5, 0.5, "0.5 people"),
    ],
)
def test_a_number_keeps_the_bound_that_was_said(bound, low, high, words):
    claim = {"bound": bound, "low": low, "high": high, "unit": "people", "basis": "total"}

    assert number_in_words(claim) == words


@pytest.mark.parametrize("missing", [None, math.nan])
def test_a_missing_number_is_never_zero(missing):
    claim = {"bound": missing, "low": missing, "high": missing, "unit": missing, "note": missing}

    assert number_in_words(claim) == "No number given"


def test_a_number_without_a_unit_stands_alone():
    assert (
        number_in_words({"bound": "about", "low": 40, "high": 40, "unit": math.nan}) == "about 40"
    )


def test_one_vessel_is_not_called_vessels():
    assert (
        number_in_words({"bound": "exactly", "low": 1, "high": 1, "unit": "vessels"}) == "1 vessel"
    )


def test_at_most_one_vessel_is_not_called_vessels():
    assert number_in_words({"bound": "up-to", "high": 1, "unit": "vessels"}) == "up to 1 vessel"


def test_between_one_and_three_sites_are_several():
    claim = {"bound": "between", "low": 1, "high": 3, "unit": "sites"}

    assert number_in_words(claim) == "between 1 and 3 sites"


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("said 2024-10-22; derived total of 2 x 6,000", "12,000 people (derived, 2 × 6,000)"),
        ("derived: two brigades of 6,000", "12,000 people (derived)"),
        ("the first 2 × 6,000 were sent earlier", "12,000 people"),
    ],
)
def test_a_derived_number_says_so(note, words):
    claim = {"bound": "exactly", "low": 12000, "high": 12000, "unit": "people", "note": note}

    assert number_in_words(claim) == words


def test_a_number_on_top_of_others_says_so():
    claim = {
        "bound": "exactly", "low": 1500, "high": 1500, "unit": "people", "basis": "additional",
        "note": "derived",
    }  # fmt: skip

    assert number_in_words(claim) == "1,500 people (additional, derived)"


@pytest.mark.parametrize(
    ("kind", "precision", "uncertainty_m", "words"),
    [
        ("training-base", "site", 2000, "Named, site ± 2 km"),
        ("military-site", "site", 500, "Named, site ± 500 m"),
        ("military-site", "site", math.nan, "Named, site"),
        ("port", "settlement", 15000, "Named, town or port"),
        ("training-base", "settlement", 10000, "Named, within about 10 km"),
        ("region", "district", 30000, "Named, district only"),
        ("region", "region", 110000, "Named, region only"),
        ("country", "country", 3500000, "Named, country only"),
    ],
)
def test_a_place_says_how_exactly_it_is_known(kind, precision, uncertainty_m, words):
    place = {
        "name": "Named", "kind": kind, "precision": precision, "uncertainty_m": uncertainty_m,
    }  # fmt: skip

    assert place_in_words(place).replace(NO_BREAK, " ") == words


def test_a_document_tells_who_wrote_it_and_that_another_holds_the_address():
    document = {
        "publisher": "AFP", "title": math.nan, "url": "https://example.org/a",
        "archive_url": None, "published": "2024-10-24~", "date_inferred": True,
        "access": "full-text", "hosting": "republisher",
    }  # fmt: skip

    assert document_in_words(document) == {
        "publisher": "AFP", "title": None, "url": "https://example.org/a", "archive": None,
        "access": "full text", "republished": True, "published": "about 24 Oct 2024",
        "inferred": True,
    }  # fmt: skip


def test_a_relation_reads_differently_from_its_other_end():
    assert relation_in_words("includes", back=False, same_source=True) == "Includes"
    assert relation_in_words("includes", back=True, same_source=True) == "Part of"


def test_another_source_follows_a_claim_but_does_not_supersede_it():
    assert relation_in_words("supersedes", back=False, same_source=True) == "Supersedes"
    assert relation_in_words("supersedes", back=False, same_source=False) == "Follows"
    assert relation_in_words("supersedes", back=True, same_source=False) == "Followed by"


def test_every_kind_of_relation_has_words():
    (kind,) = (column for column in TABLES["relations"].columns if column.name == "kind")

    assert set(RELATIONS) == set(kind.choices)


@pytest.mark.parametrize(
    ("said", "label"),
    [
        ("2024-10-18", "NIS (South Korea), 18 Oct"),
        ("2025-04-30", "NIS (South Korea), 30 Apr 2025"),
        ("2024-10-18~", "NIS (South Korea), about 18 Oct"),
        ("2024-10", "NIS (South Korea), Oct 2024 (day not given)"),
    ],
)
def test_another_claim_is_called_by_its_source_and_day(said, label):
    assert (
        claim_label("NIS (South Korea)", said, beside="2024-10-24").replace(NO_BREAK, " ") == label
    )


def test_an_assessment_keeps_its_letter_and_digit_beside_what_they_stand_for():
    judgement = {
        "reliability": "B", "credibility": "2", "author": "Ann", "assessed": "2024-11-03",
    }  # fmt: skip

    assert assessment_in_words(judgement) == (
        "B2: usually reliable, probably true (Ann, 3 Nov 2024)"
    )
