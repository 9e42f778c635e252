import pytest

from geodata.checks import Fault, check_cells
from geodata.features import Unusable
from geodata.schema import TABLES
from geodata.strict_json import Repeated
from tests.builders import checked, claim, source


def faults(name, *rows):
    return [(fault.row, fault.column) for fault in checked(name, *rows).faults]


def test_a_good_row_has_no_fault_and_keeps_its_values():
    table = checked("claims", claim())

    assert table.faults == ()
    assert table.columns["claim_id"] == ["earlier"]
    assert table.columns["place_ids"] == [("vladivostok",)]
    assert table.columns["note"] == [None]


def test_all_faults_of_a_row_are_reported_together():
    row = claim(source_id="NIS", statement=7, stance="says", said="soon", low="many", url="x")

    assert set(faults("claims", row)) == {
        (0, "source_id"), (0, "statement"), (0, "stance"), (0, "said"), (0, "low"), (0, ""),
    }  # fmt: skip


def test_a_fault_in_one_row_hides_none_in_another():
    assert faults("sources", source(kind="spy"), source("b"), source("c", country="kr")) == [
        (0, "kind"),
        (2, "country"),
    ]


def test_the_same_bad_value_is_reported_in_every_row_that_has_it():
    assert faults("sources", source(kind="spy"), source("b", kind="spy")) == [
        (0, "kind"),
        (1, "kind"),
    ]


def test_true_is_not_taken_for_the_number_one_that_stood_in_another_row():
    assert faults("claims", claim(low=1), claim("b", low=True)) == [(1, "low")]


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_an_empty_row_lacks_every_required_column(table):
    found = check_cells(table, [{}]).faults

    assert {fault.column for fault in found} == {
        column.name for column in table.columns if column.required
    }


def test_null_is_the_same_as_absent():
    with_null = checked("sources", {**source(), "note": None, "country": None})

    assert with_null.columns == checked("sources", source(country=None)).columns


@pytest.mark.parametrize("row", [None, 7, "x", [], [source()]])
def test_a_row_that_is_no_object_has_that_one_fault(row):
    (fault,) = check_cells(TABLES["sources"], [source(), row]).faults

    assert (fault.row, fault.column) == (1, "")
    assert "an object is needed" in fault.reason


def test_a_row_that_cannot_be_used_keeps_its_reason():
    rows = [Unusable("x", "because")]

    assert check_cells(TABLES["sources"], rows).faults == (Fault(0, "", "x", "because"),)


def test_a_key_that_stands_twice_is_a_fault_beside_the_others():
    row = Repeated(source(kind="spy"))
    row.key = "name"

    assert faults("sources", row) == [(0, ""), (0, "kind")]


def test_an_unknown_column_is_reported_by_its_name():
    (fault,) = checked("sources", source(nmae="x")).faults

    assert fault.found == "nmae"
    assert "no such column" in fault.reason


def test_no_rows_have_no_faults():
    assert check_cells(TABLES["claims"], []).faults == ()
