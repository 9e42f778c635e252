import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import read_atlas
from geodata.briefing_files import parse_upload, write_briefing
from geodata.briefing_text import SCENE_MEMBERS, briefing_record, briefing_revision, briefing_text
from geodata.briefings import Briefing, Scene, Sentence, remove_scene
from geodata.errors import EditConflict, RowsWouldBeLost, UnreadableFile, UnwritableFile
from geodata.fingerprints import fingerprinted
from geodata.writing import write_atlas
from tests.builders import briefing, claim, denial, scene, write_briefings, write_folder
from tests.test_reading import HOSTILE


@pytest.fixture
def read(small_atlas_folder):
    """A function that reads the small atlas with some briefings."""
    return lambda *briefings: read_atlas(write_briefings(small_atlas_folder, *briefings))


def faults(atlas):
    return [(fault.file, fault.row, fault.column) for fault in atlas.rejected]


def test_an_atlas_without_briefings_has_none(small_atlas):
    assert small_atlas.briefings == ()


def test_a_briefing_is_read_with_its_scenes_in_order(read):
    atlas = read(briefing(scene("b"), scene("a")))

    (story,) = atlas.briefings
    assert atlas.rejected == ()
    assert (story.briefing_id, story.title) == ("story", "A story")
    assert [found.scene_id for found in story.scenes] == ["b", "a"]
    assert story.scenes[0].text == (Sentence("The NIS said about 1,500.", ("earlier",)),)
    assert story.scenes[0].selection == {"from": "2024-10-06", "to": "2024-11-05"}


def test_briefings_stand_in_the_order_of_their_files(read):
    atlas = read(briefing(briefing_id="second"), briefing(briefing_id="first"))

    assert [story.briefing_id for story in atlas.briefings] == ["first", "second"]


def test_a_briefing_changes_no_revision_because_it_only_tells_what_the_tables_say(
    small_atlas, read
):
    assert read(briefing(scene())).revision == small_atlas.revision


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"title": None}, "title"),
        ({"title": "a\x00b"}, "title"),
        ({"scene_id": "No Slug"}, "scene_id"),
        ({"colour": "red"}, ""),
        ({"text": "words"}, "text"),
        ({"text": [{"words": "No claim."}]}, "text"),
        ({"text": [{"words": "No claim.", "claim_ids": []}]}, "text"),
        ({"text": [{"claim_ids": ["earlier"]}]}, "text"),
        ({"text": [{"words": " ", "claim_ids": ["earlier"]}]}, "text"),
        ({"text": [{"words": "A.", "claim_ids": ["earlier"], "more": 1}]}, "text"),
        ({"text": [{"words": "A.", "claim_ids": ["nobody-said"]}]}, "claim_ids"),
        ({"text": [7]}, "text"),
        ({"highlight": ["nobody-said"]}, "claim_ids"),
        ({"places": ["atlantis"]}, "places"),
        ({"selection": {"lens": "nobody"}}, "selection"),
        ({"selection": {"lens": "kremlin,nis,nis-two"}}, "selection"),
        ({"selection": {"known": "20241010"}}, "selection"),
        ({"selection": {"q": "x" * 201}}, "selection"),
        ({"selection": {"from": "soon"}}, "selection"),
        ({"selection": {"from": "2024-11-05", "to": "2024-10-06"}}, "selection"),
        ({"selection": {"source": "nobody"}}, "selection"),
        ({"selection": {"drafts": "1"}}, "selection"),
        ({"selection": {"colour": "red"}}, "selection"),
        ({"selection": ["from"]}, "selection"),
        ({"selection": {"q": "\u202eevil"}}, "selection"),
        ({"camera": "131.1,141.7,7"}, "camera"),
        ({"camera": [41.7, 131.1, 7]}, "camera"),
        ({"day": "2024-10"}, "day"),
        ({"mode": "backwards"}, "mode"),
        ({"play": "yes"}, "play"),
        ({"revision": "7f3a"}, "revision"),
        ({"fingerprints": {"earlier": "7f3a"}}, "fingerprints"),
        ({"fingerprints": {"earlier": {"low": "XYZ"}}}, "fingerprints"),
        ({"fingerprints": [1]}, "fingerprints"),
        ({"notes": 7}, "notes"),
    ],
)
def test_a_scene_with_a_fault_is_set_aside_with_its_reason_and_the_rest_is_read(
    read, changes, column
):
    atlas = read(briefing(scene("good"), {**scene("bad"), **changes}, scene("fine")))

    (story,) = atlas.briefings
    assert [found.scene_id for found in story.scenes] == ["good", "fine"]
    assert {file for file, _, _ in faults(atlas)} == {"briefings/story.json"}
    assert all(row.startswith("scene 2") for _, row, _ in faults(atlas))
    assert column in {found for _, _, found in faults(atlas)}
    assert all(str(fault).isprintable() for fault in atlas.rejected)


def test_a_sentence_without_a_claim_is_told_with_its_number(read):
    text = [*scene()["text"], {"words": "Everybody knows.", "claim_ids": []}]

    (fault,) = read(briefing(scene(text=text))).rejected

    assert "in sentence 2: it rests on no claim" in fault.reason


def test_a_scene_may_not_show_a_draft(small_atlas_folder):
    write_folder(small_atlas_folder, claims=[claim(status="draft"), denial()])

    atlas = read_atlas(write_briefings(small_atlas_folder, briefing(scene())))

    assert atlas.briefings[0].scenes == ()
    assert "earlier is a draft" in atlas.rejected[0].reason


def test_a_claim_that_was_there_once_may_be_gone(small_atlas_folder):
    gone = scene(fingerprints={"earlier": {"said": "0123abcd"}})
    write_folder(small_atlas_folder, claims=[denial()], relations=[], assessments=[], movements=[])

    atlas = read_atlas(write_briefings(small_atlas_folder, briefing(gone)))

    assert atlas.rejected == ()
    assert atlas.briefings[0].scenes[0].claim_ids == ("earlier",)


def test_of_two_scenes_with_one_name_the_first_is_kept(read):
    atlas = read(briefing(scene("a", title="First"), scene("a", title="Second")))

    assert [found.title for found in atlas.briefings[0].scenes] == ["First"]
    assert faults(atlas) == [("briefings/story.json", "scene 2 (a)", "scene_id")]


@pytest.mark.parametrize(
    "broken",
    ["", "{", "7", "[]", "null", "[" * 100_000, '{"title": 7}', '{"a": 1, "a": 2}',
     json.dumps(briefing(briefing_id="other")), json.dumps(briefing(scenes=None)),
     json.dumps(briefing(colour="red")), json.dumps(briefing(title=" "))],
)  # fmt: skip
def test_a_briefing_with_a_fault_is_set_aside_and_the_rest_is_read(read, broken):
    atlas = read(broken, briefing(scene(), briefing_id="good"))

    assert [story.briefing_id for story in atlas.briefings] == ["good"]
    assert {file for file, _, _ in faults(atlas)} == {"briefings/story.json"}
    assert len(atlas.claims) == 2


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_every_text_of_a_scene_are_kept_as_the_words_they_are(read, words):
    text = [{"words": words, "claim_ids": ["earlier"]}]

    atlas = read(briefing(scene(title=words, kicker=words, notes=words, text=text), title=words))

    (story,) = atlas.briefings
    (found,) = story.scenes
    assert {story.title, found.title, found.kicker, found.notes, found.text[0].words} == {words}


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("member", SCENE_MEMBERS)
def test_hostile_words_where_something_else_is_needed_are_set_aside(read, member, words):
    if member in ("title", "kicker", "notes"):
        return

    atlas = read(briefing({**scene(), member: words}))

    assert atlas.briefings[0].scenes == ()
    assert all(str(fault).isprintable() for fault in atlas.rejected)


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20).filter(
    str.strip
)
CLAIMS = st.sampled_from([("earlier",), ("later",), ("earlier", "later")])
SCENES = st.builds(
    Scene,
    scene_id=st.from_regex(r"[a-z]{1,4}(-[0-9]{1,3})?", fullmatch=True),
    title=WORDS,
    kicker=WORDS,
    text=st.lists(st.builds(Sentence, WORDS, CLAIMS), max_size=3).map(tuple),
    selection=st.sampled_from(
        [{}, {"from": "2024-10-06", "known": "2024-10-20", "lens": "kremlin,nis", "q": "ship"}]
    ),
    camera=st.sampled_from(["", "41.7,131.1,7"]),
    day=st.none() | st.dates().map(str),
    mode=st.sampled_from(["window", "cumulative"]),
    play=st.booleans(),
    highlight=CLAIMS,
    places=st.sampled_from([(), ("wonsan",)]),
    notes=WORDS,
)


@given(st.lists(SCENES, max_size=4, unique_by=lambda scene: scene.scene_id), WORDS)
@settings(max_examples=50, deadline=None)
def test_reading_undoes_writing(shared_atlas, scenes, title):
    atlas = shared_atlas
    scenes = tuple(fingerprinted(scene, atlas) for scene in scenes)
    story = Briefing(briefing_id="story", title=title, scenes=scenes)

    found, rejected = parse_upload(briefing_text(story).encode(), name="any.json", atlas=atlas)

    assert rejected == ()
    assert found == story
    assert briefing_revision(found) == briefing_revision(story)


@pytest.fixture(scope="module")
def shared_atlas(tmp_path_factory):
    return read_atlas(write_folder(tmp_path_factory.mktemp("shared") / "atlas"))


def test_a_sentence_and_a_fingerprint_stand_on_a_line_of_their_own(read):
    atlas = read(briefing(scene()))
    (story,) = atlas.briefings
    stamped = replace(story, scenes=(fingerprinted(story.scenes[0], atlas),))

    lines = briefing_text(stamped).splitlines()

    assert sum('"words"' in line for line in lines) == 1
    assert sum(line.strip().startswith('"earlier": {') for line in lines) == 1
    assert json.loads("\n".join(lines)) == json.loads(json.dumps(briefing_record(stamped)))


def test_a_briefing_is_written_into_the_folder_of_its_atlas(read, small_atlas_folder):
    atlas = read(briefing(scene("a"), scene("b")))
    (story,) = atlas.briefings

    write_briefing(remove_scene(story, "a"), atlas, instead_of=story)

    (found,) = read_atlas(small_atlas_folder).briefings
    assert [scene.scene_id for scene in found.scenes] == ["b"]
    assert [path.name for path in (small_atlas_folder / "briefings").iterdir()] == ["story.json"]


def test_the_first_briefing_of_an_atlas_makes_its_folder(small_atlas):
    write_briefing(Briefing(briefing_id="new", title="New"), small_atlas, instead_of=None)

    assert read_atlas(small_atlas.path).briefings[0].title == "New"


def test_a_save_on_top_of_somebody_elses_is_refused(read, small_atlas_folder):
    atlas = read(briefing(scene("a"), scene("b")))
    (story,) = atlas.briefings
    theirs, mine = remove_scene(story, "a"), remove_scene(story, "b")
    write_briefing(theirs, atlas, instead_of=story)

    with pytest.raises(EditConflict, match="meanwhile"):
        write_briefing(mine, atlas, instead_of=story)

    assert read_atlas(small_atlas_folder).briefings == (theirs,)


def test_a_new_briefing_takes_the_place_of_none(read):
    atlas = read(briefing(scene()))

    with pytest.raises(EditConflict):
        write_briefing(Briefing(briefing_id="story", title="New"), atlas, instead_of=None)


def test_saving_twice_is_saving_once(read):
    atlas = read(briefing(scene("a"), scene("b")))
    (story,) = atlas.briefings
    shorter = remove_scene(story, "a")

    write_briefing(shorter, atlas, instead_of=story)
    write_briefing(shorter, atlas, instead_of=story)

    assert read_atlas(atlas.path).briefings == (shorter,)


def test_scenes_set_aside_are_not_lost_unasked(read, small_atlas_folder):
    atlas = read(briefing(scene("a"), scene("bad", camera="nowhere")))
    (story,) = atlas.briefings
    file = small_atlas_folder / "briefings" / "story.json"

    with pytest.raises(RowsWouldBeLost):
        write_briefing(replace(story, title="New"), atlas, instead_of=story)

    assert "nowhere" in file.read_text()
    write_briefing(replace(story, title="New"), atlas, instead_of=story, leave_out_rejected=True)
    assert "nowhere" not in file.read_text()


def test_a_file_that_cannot_be_read_is_not_written_over(read):
    atlas = read("{")

    with pytest.raises(EditConflict, match="Correct the file"):
        write_briefing(Briefing(briefing_id="story", title="New"), atlas, instead_of=None)


def test_a_disk_that_fails_leaves_the_old_briefing_whole(read, monkeypatch):
    atlas = read(briefing(scene("a"), scene("b")))
    (story,) = atlas.briefings

    def fail(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UnwritableFile, match="No space left"):
        write_briefing(remove_scene(story, "a"), atlas, instead_of=story)

    assert read_atlas(atlas.path).briefings == (story,)


def test_an_atlas_is_written_with_its_briefings(read, tmp_path):
    atlas = read(briefing(scene()), briefing(briefing_id="other"))

    write_atlas(atlas, tmp_path / "copy")

    assert read_atlas(tmp_path / "copy").briefings == atlas.briefings


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_an_upload_that_is_no_json_is_refused_with_its_name(small_atlas, content):
    with pytest.raises(UnreadableFile, match="mine"):
        parse_upload(content, name="mine.json", atlas=small_atlas)


@pytest.mark.parametrize("document", [7, [], {}, {"briefing_id": "../../etc"}, {"scenes": []}])
def test_an_upload_that_is_no_briefing_is_set_aside(small_atlas, document):
    content = json.dumps(document).encode()

    found, rejected = parse_upload(content, name="../{{7}}.json", atlas=small_atlas)

    assert found is None
    assert rejected


def test_the_name_of_an_uploaded_file_does_not_matter(small_atlas):
    content = json.dumps(briefing(scene())).encode()

    found, rejected = parse_upload(content, name="copy (2).json", atlas=small_atlas)

    assert found is not None
    assert rejected == ()


def test_every_member_of_a_scene_is_documented():
    text = (Path(__file__).parents[1] / "docs" / "data-format.md").read_text(encoding="utf-8")
    section = text.partition("## Briefings")[2]

    assert [name for name in SCENE_MEMBERS if f"| `{name}` |" not in section] == []
