"""The small atlas has claims of 18 and 21 October 2024."""

import pytest

from geodata import read_atlas
from geodata.selection import Selection
from geodata.story_days import within_story
from tests.builders import utc, write_folder


def test_days_far_beyond_the_story_are_left_open_and_told(small_atlas):
    asked = Selection(start=utc("0203-01-01"), end=utc("2999-01-01"))

    shown, problems = within_story(asked, small_atlas)

    assert (shown.start, shown.end) == (None, None)
    assert [problem.split(";")[0] for problem in problems] == [
        "The address asks for days from 0203-01-01 on",
        "The address asks for days until 2998-12-31",
    ]


def test_days_a_little_beyond_the_story_are_obeyed(small_atlas):
    asked = Selection(start=utc("2024-10-01"), end=utc("2024-11-06"))

    assert within_story(asked, small_atlas) == (asked, ())


@pytest.mark.parametrize(
    ("start", "end"), [("2030-01-01", "2031-01-01"), ("1900-01-01", "1901-01-01")]
)
def test_a_window_with_nothing_in_it_shows_all_days(small_atlas, start, end):
    shown, problems = within_story(Selection(start=utc(start), end=utc(end)), small_atlas)

    assert shown == Selection()
    assert "nothing was said" in problems[0]


@pytest.mark.parametrize("known", ["1999-01-01", "2999-01-01"])
def test_a_day_known_beyond_the_story_is_today(small_atlas, known):
    shown, problems = within_story(Selection(known=utc(known)), small_atlas)

    assert shown.known is None
    assert len(problems) == 1


def test_an_atlas_without_claims_bounds_nothing(tmp_path):
    empty = read_atlas(
        write_folder(tmp_path, claims=[], relations=[], assessments=[], movements=[])
    )
    asked = Selection(start=utc("0203-01-01"))

    assert within_story(asked, empty) == (asked, ())
