"""The pages on an atlas that has a store: what is public, drafts when asked for, changed files."""

import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata import read_atlas
from geodata.history import LOCAL, Edit, open_store
from geodata.store.home import data_folder, home_of, is_there
from pages.parts import people
from tests.builders import claim, denial, place, write_folder
from tests.stores import ANN
from tests.test_pages_edit import edit, field, marked, save

PAGES = Path(__file__).parent.parent / "pages"
WHY = "Read again."


@pytest.fixture
def store(small_atlas_folder, monkeypatch):
    """The store of the atlas that the pages show."""
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))
    home = home_of(str(small_atlas_folder), data_folder(os.environ))
    with open_store(home.url, origin=read_atlas(small_atlas_folder)) as store:
        yield store


def opened(**query):
    screen = AppTest.from_file(PAGES / "explore.py", default_timeout=60)
    for name, value in query.items():
        screen.query_params[name] = value
    return screen.run()


def test_looking_makes_no_store(small_atlas_folder, monkeypatch, tmp_path):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))

    screen = opened()

    assert not screen.exception
    assert not (tmp_path / "data" / "stores").exists()


def test_edit_reads_the_folder_and_makes_a_store_with_the_first_save(
    small_atlas_folder, monkeypatch
):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))
    monkeypatch.setattr(people, "reader", lambda: LOCAL)
    home = home_of(str(small_atlas_folder), data_folder(os.environ))
    screen = edit("places", "vladivostok")
    assert not home.unsaved.parent.exists()

    field(screen, "name").input("Vladivostok port").run()
    assert home.unsaved.exists()
    assert not is_there(home)

    save(screen)
    assert is_there(home)
    with open_store(home.url) as store:
        assert store.log.verify() == 0
        assert [each.kind for each in store.log.revisions(reader=LOCAL)] == ["save", "created"]
        assert store.row("places", "vladivostok", reader=LOCAL).version == 2


def test_work_begun_before_there_was_a_store_goes_on_in_it(small_atlas_folder, monkeypatch):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))
    monkeypatch.setattr(people, "reader", lambda: LOCAL)
    field(edit("places", "wonsan", name="Ben"), "name").input("Wonsan port").run()
    ann = edit("places", "vladivostok")
    field(ann, "name").input("Vladivostok port").run()

    save(ann)

    assert edit("places", "wonsan", name="Ben").title[0].value == "Wonsan port"


def test_work_that_is_not_saved_outlives_a_change_of_the_files(small_atlas_folder, monkeypatch):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))
    monkeypatch.setattr(people, "reader", lambda: LOCAL)
    field(edit("places", "vladivostok"), "name").input("Mine").run()
    written = place(name="In the file", kind="port")
    write_folder(small_atlas_folder, places=[written, place("wonsan", (127.44, 39.15))])

    screen = edit("places", "vladivostok")

    assert "files of the atlas changed" in screen.error[0].value
    assert screen.title[0].value == "Mine"
    assert "In the file" in marked(screen)


def test_a_claim_that_was_saved_is_counted_when_drafts_are_asked_for(store):
    new = Edit("claims", "third", claim("third"))
    store.save([new], author=ANN, why=WHY, base=1)
    before = opened().caption[0].value

    screen = opened(drafts="1")

    assert before.startswith("2 of 2 claims")
    assert screen.caption[0].value.startswith("3 of 3 claims")


def test_files_that_changed_are_told_of_and_taken_over(store, small_atlas_folder):
    write_folder(small_atlas_folder, claims=[claim(note="New."), denial()])
    screen = opened()
    told = any("files of this atlas changed" in text.value for text in screen.markdown)

    screen.button(key="take_files").click().run()

    assert told
    assert not any("files of this atlas changed" in text.value for text in screen.markdown)
    assert store.row("claims", "earlier", reader=LOCAL).fields["note"] == "New."


def test_of_what_changed_in_both_the_reader_chooses_whose_value_stays(store, small_atlas_folder):
    store.save([Edit("claims", "earlier", {"note": "Mine."})], author=ANN, why=WHY, base=1)
    write_folder(small_atlas_folder, claims=[claim(note="New."), denial()])
    screen = opened()

    screen.button(key="take_files").click().run()
    assert any("earlier" in text.value and "note" in text.value for text in screen.markdown)
    screen.button(key="take_keeping_store").click().run()

    assert store.row("claims", "earlier", reader=LOCAL).fields["note"] == "Mine."
    assert not any("files of this atlas changed" in text.value for text in screen.markdown)


def test_files_that_are_ignored_are_not_told_of_again(store, small_atlas_folder):
    write_folder(small_atlas_folder, claims=[claim(note="New."), denial()])
    screen = opened()

    screen.button(key="ignore_files").click().run()

    assert not any("files of this atlas changed" in text.value for text in screen.markdown)
    assert "note" not in store.row("claims", "earlier", reader=LOCAL).fields


def test_a_link_of_before_tells_what_was_published_since(store):
    revision = store.atlas().revision[:8]
    store.save([Edit("claims", "earlier", {"note": "N."})], author=ANN, why=WHY, base=1)
    drafts = store.review.awaiting(reader=LOCAL)
    before = linked(revision)
    store.review.publish([draft.item for draft in drafts], author=LOCAL)

    assert (before, linked(revision)) == ([], ["Changed since this link was made: 1 changed"])


def linked(revision):
    """Return what a page says of a link that was made on a revision."""
    return [
        found.label
        for found in opened(revision=revision).expander
        if "Changed since" in found.label
    ]
