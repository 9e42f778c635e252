import pytest

from geodata.references import Known, check_references, with_table
from tests.builders import (
    assessment,
    checked,
    claim,
    document,
    movement,
    place,
    question,
    relation,
    source,
)


@pytest.fixture
def known():
    """Two sources of which one is set aside, and one row of each other table."""
    known = with_table(
        Known(), checked("sources", source(), source("kremlin")), aside=frozenset({1})
    )
    for name, *rows in (
        ("documents", document()),
        ("questions", question()),
        ("places", place(), place("dunay"), place("wonsan", (127.44, 39.15))),
        ("claims", claim(), claim("later")),
    ):
        known = with_table(known, checked(name, *rows), aside=frozenset())
    return known


def faults(known, name, *rows):
    return [
        (fault.row, fault.column, fault.found)
        for fault in check_references(checked(name, *rows), known)
    ]


def test_references_to_kept_rows_have_no_fault(known):
    assert faults(known, "claims", claim()) == []
    assert faults(known, "relations", relation()) == []
    assert faults(known, "assessments", assessment()) == []
    assert faults(known, "movements", movement()) == []


@pytest.mark.parametrize(
    ("column", "value", "found"),
    [
        ("source_id", "nobody", "nobody"),
        ("document_id", "nowhere", "nowhere"),
        ("question_id", "why", "why"),
        ("place_ids", ["vladivostok", "atlantis"], "atlantis"),
    ],
)
def test_a_claim_refers_to_rows_that_exist(known, column, value, found):
    assert faults(known, "claims", claim(**{column: value})) == [(0, column, found)]


def test_every_place_that_does_not_exist_is_reported(known):
    row = claim(place_ids=["atlantis", "vladivostok", "lemuria"])

    assert [found for _, _, found in faults(known, "claims", row)] == ["atlantis", "lemuria"]


@pytest.mark.parametrize(
    ("name", "row", "column"),
    [
        ("relations", relation("lost"), "from_claim_id"),
        ("relations", relation(to_claim_id="lost"), "to_claim_id"),
        ("assessments", assessment("lost"), "claim_id"),
        ("movements", movement(origin_id="lost"), "origin_id"),
        ("movements", movement(destination_id="lost"), "destination_id"),
        ("movements", movement(claim_ids=["earlier", "lost"]), "claim_ids"),
    ],
)
def test_every_other_reference_resolves_too(known, name, row, column):
    assert faults(known, name, row) == [(0, column, "lost")]


def test_a_reference_to_a_row_set_aside_says_so(known):
    (fault,) = check_references(checked("claims", claim(source_id="kremlin")), known)

    assert fault.reason == "that row of sources is set aside; correct it there first"


@pytest.mark.parametrize("name", ["TASS", "South Korean lawmakers", "The War Zone", "nis"])
def test_a_claim_is_relayed_by_a_source_or_by_a_name_in_words(known, name):
    assert faults(known, "claims", claim(relayed_by=name)) == []


@pytest.mark.parametrize("name", ["tass", "kremlin"])
def test_what_looks_like_an_identifier_of_a_relay_must_be_one(known, name):
    assert faults(known, "claims", claim(relayed_by=name)) == [(0, "relayed_by", name)]


def test_a_number_has_the_unit_of_its_question(known):
    row = claim(unit="vessels")

    assert faults(known, "claims", row) == [(0, "unit", "vessels")]


def test_the_unit_of_a_question_does_not_matter_without_a_number_or_a_question(known):
    without_number = claim(unit="vessels", bound=None, low=None, high=None)
    without_question = claim("b", unit="vessels", question_id=None)

    assert faults(known, "claims", without_number, without_question) == []


def test_an_identifier_is_given_once():
    rows = [source(), source("kremlin"), source()]

    (fault,) = check_references(checked("sources", *rows), Known())

    assert (fault.row, fault.column) == (2, "source_id")
    assert fault.reason.startswith("row 1 has this identifier already")


def test_an_identifier_given_twice_still_names_the_first_row():
    sources = checked("sources", source(), source())

    known = with_table(Known(), sources, aside=frozenset({1}))

    assert known.kept["sources"] == {"nis"}
    assert known.aside["sources"] == set()


def test_a_relation_is_written_once(known):
    rows = [relation(), relation(kind="contradicts"), relation()]

    assert faults(known, "relations", *rows) == [(2, "kind", "denies")]


def test_a_movement_between_two_places_on_one_point_is_a_fault(known):
    row = movement(origin_id="vladivostok", destination_id="dunay")

    assert faults(known, "movements", row) == [(0, "destination_id", "dunay")]


def test_a_cell_that_was_refused_is_not_looked_up(known):
    assert faults(known, "claims", claim(source_id=7, place_ids=7, question_id="?")) == []
    assert faults(known, "relations", relation(7)) == []
