from dataclasses import replace
from datetime import date

import pytest

from geodata.briefings import Sentence
from geodata.selection import Selection
from layers.player import DARK, LIGHT, without_notes
from layers.view import day_number
from tests.builders import utc
from tests.presenting import TWO_SCENES, Told


@pytest.fixture
def told(small_atlas):
    return Told(small_atlas)


def test_a_scene_names_its_claims_and_places_by_their_numbers_in_the_story(told):
    scene = told.briefing()["scenes"][0]

    assert scene["text"][0]["claims"] == [told.story.numbers["claim"]["earlier"]]
    assert scene["highlight"] == scene["text"][0]["claims"]
    assert scene["places"] == [told.story.numbers["place"]["vladivostok"]]


def test_a_claim_that_the_story_does_not_have_is_left_out_of_its_sentence(told):
    first = TWO_SCENES.scenes[0]
    sentence = Sentence("Two sources said so.", ("gone", "earlier"))
    briefing = replace(TWO_SCENES, scenes=(replace(first, text=(sentence,)),))

    scene = told.briefing(briefing)["scenes"][0]

    assert scene["text"][0]["claims"] == [told.story.numbers["claim"]["earlier"]]


def test_the_window_of_a_scene_is_that_of_its_selection(told):
    selection = {"from": "2024-10-18", "to": "2024-10-18"}
    briefing = replace(TWO_SCENES, scenes=(replace(TWO_SCENES.scenes[0], selection=selection),))

    scene = told.briefing(briefing)["scenes"][0]

    assert (scene["from"], scene["to"]) == (
        day_number(date(2024, 10, 18)),
        day_number(date(2024, 10, 19)),
    )


def test_a_scene_keeps_to_what_was_known_on_a_day_and_to_its_lens(told):
    selection = {"known": "2024-10-18", "lens": "nis"}
    first = replace(TWO_SCENES.scenes[0], selection=selection)

    scene = told.briefing(replace(TWO_SCENES, scenes=(first,)))["scenes"][0]

    assert scene["known"] == day_number(date(2024, 10, 18))
    assert scene["lens"] == [told.story.numbers["source"]["nis"]]


def test_what_is_meant_for_who_presents_can_be_left_out(told):
    setting = {**told.briefing(), "notes": "/notes?briefing=crossing"}

    public = without_notes(setting)

    assert [scene["notes"] for scene in public["scenes"]] == ["", ""]
    assert "notes" not in public
    assert setting["scenes"][0]["notes"] == "Say who says so."


def test_a_briefing_is_dark_and_a_view_light_unless_asked_for_otherwise(told):
    assert told.briefing()["theme"] == DARK
    assert told.view(Selection())["theme"] == LIGHT
    assert told.briefing(theme=LIGHT)["theme"] == LIGHT
    assert told.briefing(theme="<b>")["theme"] == DARK


def test_a_view_opens_as_its_address_says(told):
    setting = told.view(Selection(start=utc("2024-10-18")), asked={"view": "43,132,6", "day": "?"})

    assert setting["view"]["from"] == day_number(date(2024, 10, 18))
    assert setting["view"]["camera"] == "43,132,6"
    assert "day" not in setting["view"]
