import pandas as pd
import pytest

from geodata.relations import RELATION_WORDS, related, replacements, superseded
from geodata.schema import TABLES


@pytest.fixture
def claims():
    """Two claims of the NIS, one of the president of the same state, one of Peskov."""
    return pd.DataFrame(
        {
            "claim_id": ["first", "second", "president", "denial"],
            "source_id": ["nis", "nis", "kr-president", "kremlin-peskov"],
        }
    )


def relations(*rows):
    columns = ["from_claim_id", "to_claim_id", "kind", "author", "why"]
    return pd.DataFrame([(*row, "editors", "because") for row in rows], columns=columns)


def test_a_claim_replaced_by_its_own_source_is_superseded(claims):
    table = relations(("second", "first", "supersedes"))

    assert superseded(claims, table).tolist() == [True, False, False, False]
    assert replacements(claims, table).to_dict() == {"first": "second"}


def test_another_office_of_the_same_state_strikes_nothing(claims):
    table = relations(("president", "first", "supersedes"))

    assert not superseded(claims, table).any()
    assert replacements(claims, table).empty


@pytest.mark.parametrize("kind", sorted(set(RELATION_WORDS) - {"supersedes"}))
def test_no_other_relation_strikes_a_claim(claims, kind):
    assert not superseded(claims, relations(("second", "first", kind))).any()


def test_without_relations_nothing_is_superseded_and_nothing_related(claims):
    assert not superseded(claims, relations()).any()
    assert related(claims, relations(), "first") == ()


def test_a_relation_is_told_from_both_of_its_ends(claims):
    table = relations(("denial", "first", "denies"))

    (outward,) = related(claims, table, "denial")
    (inward,) = related(claims, table, "first")

    assert (outward.claim_id, outward.words, outward.outward) == ("first", "denies", True)
    assert (inward.claim_id, inward.words, inward.outward) == ("denial", "is denied by", False)
    assert inward.author == "editors"
    assert inward.why == "because"


def test_relations_of_others_are_left_out_and_the_order_is_kept(claims):
    table = relations(
        ("second", "first", "supersedes"),
        ("denial", "president", "denies"),
        ("first", "president", "corroborates"),
    )

    found = related(claims, table, "first")

    assert [(other.claim_id, other.words) for other in found] == [
        ("second", "is superseded by"),
        ("president", "corroborates"),
    ]
    assert [other.strikes for other in found] == [True, False]


def test_a_later_statement_by_another_office_is_linked_in_other_words(claims):
    table = relations(("president", "first", "supersedes"))

    (forward,), (back,) = related(claims, table, "president"), related(claims, table, "first")

    assert forward.words == "follows an earlier statement,"
    assert back.words == "is followed by a later statement,"
    assert not back.strikes


def test_every_kind_of_relation_has_words_in_both_directions():
    (kinds,) = [column.choices for column in TABLES["relations"].columns if column.name == "kind"]

    assert set(RELATION_WORDS) == set(kinds)
    assert all(forward and back for forward, back in RELATION_WORDS.values())
