from dataclasses import FrozenInstanceError

import pytest

from geodata.model import Rejected


def test_a_fault_reads_as_one_sentence_with_place_and_next_step():
    fault = Rejected("claims.json", "row 14 (claim a)", "low", "“x”", "a number is needed")

    assert str(fault) == "claims.json, row 14 (claim a), low: found “x”; a number is needed."


def test_a_fault_of_a_whole_row_leaves_the_column_out():
    fault = Rejected("claims.json", "row 14", "", "3", "an object is needed")

    assert str(fault) == "claims.json, row 14: found 3; an object is needed."


def test_an_atlas_cannot_be_changed(small_atlas):
    with pytest.raises(FrozenInstanceError):
        small_atlas.title = "Another"
