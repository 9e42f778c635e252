from datetime import date

import pytest

from geodata.selection import Selection
from layers.payload import Shelf
from layers.story import build_story
from layers.view import day_number, opening_view, parse_day, selected_view
from tests.builders import utc


@pytest.fixture
def small_story(small_atlas):
    return build_story(small_atlas, put=Shelf().put, ground="", address="", drafts=False)


def test_without_a_choice_a_view_spans_all_that_was_said(small_atlas, small_story):
    view = selected_view(small_atlas, small_story, Selection())

    assert [view["from"], view["to"]] == view["extent"]
    assert (view["mask"], view["known"], view["lens"]) == ("", None, [])


def test_the_last_day_known_is_named_inclusively(small_atlas, small_story):
    view = selected_view(small_atlas, small_story, Selection(known=utc("2024-10-20")))

    assert view["known"] == day_number(date(2024, 10, 19))


@pytest.mark.parametrize(
    "asked",
    [
        {"view": "91,0,3"},
        {"view": "1,2,3,4"},
        {"view": "٤٢,١٣١,٧"},
        {"day": "2024-13-01"},
        {"day": "24 Oct"},
        {"mode": "always"},
        {"lanes": "<b>"},
    ],
)
def test_what_makes_no_sense_in_an_address_is_left_at_its_default(small_story, asked):
    assert opening_view(small_story, asked) == {}


def test_an_address_opens_the_view_that_it_names(small_story):
    asked = {"view": "41.7,131.1,7", "day": "2024-10-19", "mode": "cumulative"}

    opening = opening_view(small_story, asked)

    assert opening == {
        "camera": "41.7,131.1,7",
        "day": parse_day("2024-10-19"),
        "mode": "cumulative",
    }
