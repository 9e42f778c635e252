import os
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata import read_atlas
from geodata.history import LOCAL, Edit, open_store
from geodata.store.home import data_folder, home_of
from tests.builders import briefing, scene, write_briefings
from tests.stores import ANN

PAGES = Path(__file__).parent.parent / "pages"
SHIPPED = "the-reported-deployment"


def opened(**query):
    screen = AppTest.from_file(PAGES / "briefing.py", default_timeout=30)
    for name, value in query.items():
        screen.query_params[name] = value
    return screen.run()


@pytest.fixture
def own_folder(small_atlas_folder, monkeypatch):
    """The folder of an atlas of one's own, with a briefing of two scenes."""
    write_briefings(small_atlas_folder, briefing(scene("first"), scene("second", title="Second")))
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))
    return small_atlas_folder


def saved(folder):
    """Return the scenes of a folder's only briefing, as its store has them."""
    with store_of(folder) as store:
        return store.atlas(reader=LOCAL).briefings[0].scenes


def store_of(folder):
    home = home_of(str(folder) if folder else None, data_folder(os.environ))
    return open_store(home.url, origin=read_atlas(folder))


def field(screen, kind, label):
    return next(widget for widget in getattr(screen, kind) if widget.label == label)


def words_of(message):
    """Return what a message says once Markdown has taken its backslashes away."""
    return re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", message.value)


def press(screen, label):
    return next(button for button in screen.button if button.label == label).click().run()


def test_the_shipped_briefing_opens_at_its_first_scene_and_says_where_edits_go():
    screen = opened()

    assert not screen.exception
    assert screen.caption[0].value.startswith("12 scenes")
    assert screen.radio(key="scene").value == "three-numbers"
    assert any("Every edit is kept at once" in each.value for each in screen.caption)


def test_an_address_opens_a_scene_by_its_name():
    screen = opened(scene="crossing")

    assert screen.radio(key="scene").value == "crossing"
    assert any("From North Korea" in text.value for text in screen.markdown)


def test_every_sentence_stands_beside_links_to_its_claims():
    screen = opened(scene="crossing")

    (first,) = (text.value for text in screen.markdown if "about 1\\,500" in text.value)
    assert "/explore?" in first
    assert "chosen=claim%3Anis-1500" in first


def test_a_scene_that_was_moved_is_kept_in_the_store_and_the_file_stays(own_folder):
    screen = opened()

    press(screen, "Move down")

    assert not screen.error
    assert [found.scene_id for found in saved(own_folder)] == ["second", "first"]
    assert [found.scene_id for found in read_atlas(own_folder).briefings[0].scenes] == [
        "first",
        "second",
    ]
    assert screen.radio(key="scene").value == "first"


def test_undo_brings_back_what_was_there_before(own_folder):
    screen = opened()
    assert screen.button(key="undo").disabled

    press(screen, "Delete scene")
    assert [found.scene_id for found in saved(own_folder)] == ["second"]
    press(screen, "Undo")

    assert [found.scene_id for found in saved(own_folder)] == ["first", "second"]
    assert screen.button(key="undo").disabled


def test_words_and_claims_that_were_edited_are_saved_together(own_folder):
    screen = opened()

    field(screen, "text_input", "Title").set_value("Another title")
    field(screen, "text_area", "Sentence 1").set_value("The NIS put it at about 1,500.")
    field(screen, "text_area", "Another sentence").set_value("The Kremlin denied it.")
    field(screen, "multiselect", "Claims of sentence 2").set_value(["later"])
    press(screen, "Save scene")

    found = saved(own_folder)[0]
    assert not screen.error
    assert found.title == "Another title"
    assert [(s.words, s.claim_ids) for s in found.text] == [
        ("The NIS put it at about 1,500.", ("earlier",)),
        ("The Kremlin denied it.", ("later",)),
    ]
    assert set(found.fingerprints) == {"earlier", "later"}


def test_a_sentence_without_a_claim_is_not_saved_and_stays_in_the_form(own_folder):
    screen = opened()

    field(screen, "text_area", "Another sentence").set_value("Everybody knows it.")
    press(screen, "Save scene")

    assert "in sentence 2: it rests on no claim" in words_of(screen.error[0])
    assert field(screen, "text_area", "Another sentence").value == "Everybody knows it."
    assert len(saved(own_folder)[0].text) == 1


def test_a_sentence_emptied_is_taken_out(own_folder):
    screen = opened()

    field(screen, "text_area", "Sentence 1").set_value("  ")
    press(screen, "Save scene")

    assert saved(own_folder)[0].text == ()


def test_a_number_that_the_claim_does_not_have_is_warned_of(own_folder):
    screen = opened()

    field(screen, "text_area", "Sentence 1").set_value("The NIS said 1,500.")
    press(screen, "Save scene")

    assert "is given as “about”" in screen.warning[0].value


def test_a_scene_whose_claim_changed_says_how_until_its_words_are_said_to_hold(own_folder):
    press(opened(), "Save scene")  # takes fingerprints
    with store_of(own_folder) as store:
        note = Edit("claims", "earlier", {"note": "New."})
        store.save([note], author=LOCAL, why="Read again.", base=store.head())
        drafts = store.review.awaiting(reader=LOCAL)
        store.review.publish([draft.item for draft in drafts], author=LOCAL)

    screen = opened()
    assert "has another note" in screen.warning[0].value
    assert screen.radio(key="scene").value == "first"
    press(screen, "Save scene")
    assert "has another note" in screen.warning[0].value
    press(screen, "The words still hold")

    assert not screen.warning


def test_a_save_on_top_of_somebody_elses_is_refused_and_said(own_folder):
    screen = opened()
    with store_of(own_folder) as store:
        theirs = Edit("briefings", "story", {"title": "Theirs"})
        store.save([theirs], author=ANN, why="Another title.", base=store.head())

    screen.button(key="delete_scene").click().run()

    assert "somebody saved it meanwhile" in words_of(screen.error[0])
    assert len(saved(own_folder)) == 2


def test_the_audience_sees_an_edited_briefing_once_it_is_published(own_folder):
    screen = opened()
    press(screen, "Delete scene")
    with store_of(own_folder) as store:
        before = store.atlas().briefings[0].scenes

    press(screen, "Publish this briefing")

    with store_of(own_folder) as store:
        assert (len(before), len(store.atlas().briefings[0].scenes)) == (2, 1)
    assert not screen.error


def test_edits_of_the_shipped_briefing_outlive_the_session_and_can_be_undone():
    before = read_atlas().briefings
    screen = opened()

    press(screen, "Delete scene")

    assert opened().caption[0].value.startswith("11 scenes")
    assert read_atlas().briefings == before
    press(screen, "Undo")
    assert opened().caption[0].value.startswith("12 scenes")


def test_an_atlas_without_a_briefing_says_how_to_make_one(small_atlas_folder, monkeypatch):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))

    screen = opened()

    assert not screen.exception
    assert "Add as scene" in screen.info[0].value


def test_a_briefing_without_scenes_opens(small_atlas_folder, monkeypatch):
    write_briefings(small_atlas_folder, briefing())
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))

    screen = opened()

    assert not screen.exception
    assert "no scenes" in screen.info[0].value


def test_of_several_briefings_one_is_chosen(own_folder):
    write_briefings(own_folder, briefing(scene("other"), briefing_id="zeta", title="Zeta"))

    screen = opened(briefing="zeta")

    assert screen.selectbox(key="briefing").value == "zeta"
    assert screen.radio(key="scene").value == "other"


def test_scenes_set_aside_are_shown_with_their_reason(own_folder):
    write_briefings(own_folder, briefing(scene("first"), scene("bad", camera="nowhere")))

    screen = opened()

    assert "1 fault was found" in screen.expander[0].label
    assert "nowhere" in screen.dataframe[0].value.to_string()
    press(screen, "Delete scene")
    assert "1 fault was found" in screen.expander[0].label


def test_words_of_a_briefing_are_shown_as_they_are(own_folder):
    words = "**b** [a](javascript:x) :red[y] <img src=x>"
    text = [{"words": words, "claim_ids": ["earlier"]}]
    write_briefings(own_folder, briefing(scene("first", title=words, kicker=words, text=text)))

    screen = opened()

    shown = [text.value for text in screen.markdown] + [text.value for text in screen.caption]
    assert not [value for value in shown if words in value or "](javascript" in value]
    assert any("\\*\\*b\\*\\*" in value for value in shown)


def test_who_may_not_edit_reads_the_scenes_and_is_offered_no_edit(monkeypatch):
    monkeypatch.setenv("ATLAS_EDITING", "off")

    screen = opened()

    assert not screen.exception
    assert any("/explore?" in text.value for text in screen.markdown)
    assert [button.label for button in screen.button] == []
    assert [download.label for download in screen.get("download_button")]
    assert not screen.expander
