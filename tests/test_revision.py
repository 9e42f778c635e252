import json

import pytest

from geodata import read_atlas
from tests.builders import HEADER, claim, denial, tables, write_folder


@pytest.fixture
def revision(tmp_path):
    """A function that writes a small atlas with some changes and returns its revision."""
    numbers = iter(range(100))

    def of(**changes):
        return read_atlas(write_folder(tmp_path / str(next(numbers)), **changes)).revision

    return of


def test_the_same_content_has_the_same_revision(revision):
    assert revision() == revision()
    assert len(revision()) == 64


def test_spacing_key_order_null_and_form_of_numbers_do_not_matter(revision):
    rows = [dict(reversed(row.items())) for row in (claim(low=1500.0, note=None), denial())]
    rows[0]["note"] = None
    rows[1]["place_ids"] = []

    assert revision(claims=json.dumps(rows, indent=3)) == revision()


@pytest.mark.parametrize(
    "changes",
    [
        {"claims": [claim(low=1501, high=1501), denial()]},
        {"claims": [claim(statement="Another."), denial()]},
        {"claims": [denial(), claim()]},
        {"relations": []},
        {"assessments": []},
        {"movements": []},
        {"header": {**HEADER, "title": "Another"}},
        {"header": {**HEADER, "theatres": []}},
        {"claims": [claim(), denial(), denial("third", stance="shouts")]},
    ],
)
def test_any_change_of_content_changes_the_revision(revision, changes):
    assert revision(**changes) != revision()


def test_a_change_in_a_row_set_aside_changes_the_revision(revision):
    one = tables()["claims"] + [denial("third", stance="shouts")]
    other = tables()["claims"] + [denial("third", stance="whispers")]

    assert revision(claims=one) != revision(claims=other)


def test_the_geometry_of_a_movement_does_not_count(revision):
    (movement,) = tables()["movements"]
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}

    assert revision(movements=[{**movement, "geometry": line}]) == revision()
