import pandas as pd
import pytest

from geodata.relations import replacements, superseded
from geodata.schema import TABLES

KINDS = next(column.choices for column in TABLES["relations"].columns if column.name == "kind")


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


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"supersedes"}))
def test_no_other_relation_strikes_a_claim(claims, kind):
    assert not superseded(claims, relations(("second", "first", kind))).any()


def test_without_relations_nothing_is_superseded(claims):
    assert not superseded(claims, relations()).any()
