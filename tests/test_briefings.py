import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.briefings import (
    Briefing,
    Scene,
    Sentence,
    add_scene,
    move_scene,
    new_scene_id,
    remove_scene,
    replace_scene,
)
from geodata.cells import is_slug
from geodata.errors import EditConflict


def briefing_of(*names):
    scenes = tuple(Scene(scene_id=name, title=name) for name in names)
    return Briefing(briefing_id="story", title="A story", scenes=scenes)


def names_of(briefing):
    return [scene.scene_id for scene in briefing.scenes]


NAMES = st.lists(st.from_regex(r"[a-z]{1,3}", fullmatch=True), min_size=1, max_size=6, unique=True)


def test_a_new_scene_stands_at_the_end():
    longer = add_scene(briefing_of("a", "b"), Scene(scene_id="c", title="C"))

    assert names_of(longer) == ["a", "b", "c"]


def test_no_two_scenes_have_one_name():
    with pytest.raises(EditConflict, match="already"):
        add_scene(briefing_of("a"), Scene(scene_id="a", title="Another"))


def test_a_scene_is_replaced_where_it_stands():
    edited = replace_scene(briefing_of("a", "b", "c"), Scene(scene_id="b", title="New"))

    assert names_of(edited) == ["a", "b", "c"]
    assert edited.scene("b").title == "New"


@pytest.mark.parametrize(
    "edit",
    [
        lambda briefing: briefing.scene("z"),
        lambda briefing: remove_scene(briefing, "z"),
        lambda briefing: move_scene(briefing, "z", by=1),
        lambda briefing: replace_scene(briefing, Scene(scene_id="z", title="Z")),
    ],
)
def test_an_edit_of_a_scene_that_is_gone_says_so(edit):
    with pytest.raises(EditConflict, match="no scene z"):
        edit(briefing_of("a"))


@given(NAMES, st.integers(-9, 9))
def test_moving_keeps_every_scene_once_and_the_others_in_their_order(names, by):
    moved = move_scene(briefing_of(*names), names[0], by=by)

    assert [name for name in names_of(moved) if name != names[0]] == names[1:]
    assert names_of(moved).index(names[0]) == min(max(by, 0), len(names) - 1)


@given(NAMES)
def test_removing_undoes_adding(names):
    briefing = briefing_of(*names)

    longer = add_scene(briefing, Scene(scene_id="new-one", title="New"))

    assert remove_scene(longer, "new-one") == briefing


def test_an_edit_leaves_the_briefing_it_was_made_on_as_it_was():
    briefing = briefing_of("a", "b")

    remove_scene(briefing, "a")

    assert names_of(briefing) == ["a", "b"]


def test_the_claims_of_a_scene_are_told_once_those_of_the_text_first():
    scene = Scene(
        scene_id="a",
        title="A",
        text=(Sentence("One.", ("x", "y")), Sentence("Two.", ("y", "z"))),
        highlight=("w", "x"),
    )

    assert scene.claim_ids == ("x", "y", "z", "w")


def test_what_was_known_and_by_whose_lens_stand_in_the_selection():
    query = {"known": "2024-10-20", "lens": "kremlin,nis"}

    scene = Scene(scene_id="a", title="A", selection=query)

    assert (scene.known, scene.lens) == ("2024-10-20", ("kremlin", "nis"))
    assert (Scene(scene_id="b", title="B").known, Scene(scene_id="b", title="B").lens) == (None, ())


@pytest.mark.parametrize(
    ("title", "name"),
    [("By ship", "by-ship-2"), ("?!", "scene"), ("Київ", "scene"), ("x" * 300, "x" * 60)],
)
def test_a_new_scene_is_named_by_its_title_unlike_all_others(title, name):
    assert new_scene_id(briefing_of("by-ship"), title) == name


@given(st.text(max_size=40), NAMES)
def test_a_new_name_is_always_free_and_a_slug(title, names):
    name = new_scene_id(briefing_of(*names), title)

    assert is_slug(name)
    assert name not in names
