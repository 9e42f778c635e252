from dataclasses import replace

import pytest

from geodata import read_atlas
from geodata.briefings import Briefing
from geodata.scene_views import (
    MOST_SENTENCES,
    frame_anew,
    parse_chosen,
    scene_of_view,
    take_view,
)
from geodata.selection import Selection
from tests.builders import claim, denial, utc, write_folder

STORY = Briefing(briefing_id="story", title="A story")
ALL = Selection()


def scene_of(atlas, *, selection=ALL, **view):
    return scene_of_view(STORY, "By ship", atlas=atlas, selection=selection, view=view)


def chosen(atlas, text, selection=ALL):
    return parse_chosen(text, atlas, selection).claims["claim_id"].tolist()


def test_a_view_becomes_a_scene_that_shows_the_same(small_atlas):
    selection = Selection(start=utc("2024-10-06"), sources=frozenset({"nis"}))

    scene = scene_of(
        small_atlas, selection=selection, view="41.7,131.1,7", day="2024-10-18", mode="cumulative"
    )

    assert (scene.scene_id, scene.title) == ("by-ship", "By ship")
    assert scene.selection == {"from": "2024-10-06", "source": "nis"}
    assert (scene.camera, scene.day, scene.mode) == ("41.7,131.1,7", "2024-10-18", "cumulative")
    assert scene.revision == small_atlas.revision


def test_the_text_begins_with_the_statements_of_the_chosen_claims(small_atlas):
    scene = scene_of(small_atlas, chosen="claim:later,earlier")

    assert [(s.words, s.claim_ids) for s in scene.text] == [
        ("About 1,500 soldiers went to Vladivostok.", ("earlier",)),
        ("No soldiers were sent.", ("later",)),
    ]
    assert scene.highlight == ("earlier", "later")
    assert set(scene.fingerprints) == {"earlier", "later"}


def test_a_chosen_place_means_the_claims_in_view_that_name_it(small_atlas):
    scene = scene_of(small_atlas, chosen="place:vladivostok")

    assert scene.places == ("vladivostok",)
    assert scene.claim_ids == ("earlier",)
    assert chosen(small_atlas, "place:vladivostok", Selection(sources=frozenset({"kremlin"}))) == []


def test_a_chosen_movement_means_its_claims(small_atlas):
    assert chosen(small_atlas, "movement:wonsan-vladivostok") == ["earlier"]


@pytest.mark.parametrize(
    "text", ["", "claim:", "claim:nobody", "place:atlantis", "x:y", "movement"]
)
def test_what_is_not_in_the_atlas_means_nothing(small_atlas, text):
    assert chosen(small_atlas, text) == []


def test_a_draft_is_never_taken_into_a_scene(tmp_path):
    drafts = [claim(), denial(status="draft")]
    atlas = read_atlas(write_folder(tmp_path, claims=drafts, relations=[]))

    scene = scene_of(atlas, selection=Selection(drafts=True), chosen="claim:earlier,later")

    assert scene.claim_ids == ("earlier",)
    assert "drafts" not in scene.selection


def test_a_crowd_of_claims_gives_no_more_sentences_than_can_be_read(tmp_path):
    rows = [claim("earlier"), denial(), *(claim(f"c-{number}") for number in range(20))]
    atlas = read_atlas(write_folder(tmp_path, claims=rows))

    scene = scene_of(atlas, chosen="place:vladivostok")

    assert len(scene.text) == MOST_SENTENCES


@pytest.mark.parametrize(
    "view", [{"view": "nowhere"}, {"day": "soon"}, {"mode": "backwards"}, {"chosen": "<b>"}]
)
def test_a_part_of_the_view_that_makes_no_sense_is_left_out(small_atlas, view):
    scene = scene_of(small_atlas, **view)

    assert replace(scene, revision="") == replace(scene_of(small_atlas), revision="")


def retaken(atlas, *, selection=ALL, **view):
    """Return a scene that spoke of the NIS, with another view."""
    before = scene_of(atlas, chosen="claim:earlier", view="60,100,4", day="2024-10-18")
    scene = replace(before, title="Kept", notes="Say it slowly.", play=True)
    return scene, take_view(scene, atlas=atlas, selection=selection, view=view)


def test_a_scene_takes_another_view_and_keeps_its_words(small_atlas):
    selection = Selection(start=utc("2024-10-06"), sources=frozenset({"nis"}))

    before, after = retaken(small_atlas, selection=selection, view="41.7,131.1,7")

    assert after.selection == {"from": "2024-10-06", "source": "nis"}
    assert (after.camera, after.day) == ("41.7,131.1,7", None)
    assert after == replace(before, selection=after.selection, camera=after.camera, day=None)


def test_claims_that_are_chosen_are_pointed_at_from_then_on(small_atlas):
    _, after = retaken(small_atlas, chosen="claim:later")

    assert after.highlight == ("later",)
    assert [sentence.claim_ids for sentence in after.text] == [("earlier",)]
    assert set(after.fingerprints) == {"earlier", "later"}


def test_a_view_without_a_map_leaves_the_scene_looking_where_it_did(small_atlas):
    _, after = retaken(small_atlas)

    assert after.camera == "60,100,4"


def test_another_view_does_not_hide_what_changed_before(small_atlas):
    before, _ = retaken(small_atlas)
    old = {"earlier": {"statement": "00000000"}}

    after = take_view(replace(before, fingerprints=old), atlas=small_atlas, selection=ALL, view={})

    assert after.fingerprints["earlier"] == old["earlier"]


@pytest.mark.parametrize(("camera", "looks"), [("41,131,7", "41,131,7"), ("x", "60,100,4")])
def test_a_scene_is_framed_anew_by_a_camera_and_by_nothing_else(small_atlas, camera, looks):
    before, _ = retaken(small_atlas)

    assert frame_anew(before, camera, small_atlas).camera == looks
