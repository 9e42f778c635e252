from geodata.checks import Fault
from geodata.rejection import rejected_row
from tests.builders import checked, claim, relation


def test_a_row_is_named_by_its_number_from_one_and_by_its_identifier():
    fault = Fault(1, "low", "many", "a number is needed")

    rejected = rejected_row(checked("claims", claim(), claim("later")), fault)

    assert str(rejected) == (
        "claims.json, row 2 (claim later), low: found “many”; a number is needed."
    )


def test_a_row_whose_identifier_is_no_identifier_is_named_by_its_number():
    rejected = rejected_row(checked("claims", claim("<b>")), Fault(0, "claim_id", "<b>", "no"))

    assert rejected.row == "row 1"


def test_a_row_of_a_table_without_identifiers_is_named_by_its_number():
    rejected = rejected_row(checked("relations", relation()), Fault(0, "why", None, "write it"))

    assert str(rejected) == "relations.json, row 1, why: found nothing; write it."
