"""The files that a store was made of, changed after it was made."""

import pytest

from geodata import read_atlas
from geodata.errors import EditConflict
from geodata.history import LOCAL, Edit, open_store
from geodata.store.origin import files_digest
from tests.builders import claim, denial, place, relation, source, tables, write_folder
from tests.stores import ANN

WHY = "Read again."


@pytest.fixture
def store(small_atlas, store_url):
    """A store of the small folder in which "wonsan" was given another name."""
    with open_store(store_url, origin=small_atlas) as store:
        store.save([Edit("places", "wonsan", {"name": "Wŏnsan"})], author=ANN, why=WHY, base=1)
        yield store


def test_files_as_they_were_have_not_changed(store, small_atlas_folder):
    assert not store.origin.changed(files_digest(small_atlas_folder))


def test_what_changed_in_the_files_is_taken_over_beside_what_was_edited(store, small_atlas_folder):
    write_folder(
        small_atlas_folder,
        sources=[*tables()["sources"], source("tass")],
        places=[place(), place("wonsan", (127.44, 39.15), country="KP", uncertainty_m=99)],
        claims=[claim(note="New."), denial()],
        relations=[relation(why="Another reason.")],
    )
    assert store.origin.changed(files_digest(small_atlas_folder))

    store.origin.take(small_atlas_folder, author=ANN)

    atlas = store.atlas(reader=ANN)
    wonsan = atlas.places.set_index("place_id").loc["wonsan"]
    assert (wonsan["name"], wonsan["uncertainty_m"]) == ("Wŏnsan", 99)
    assert atlas.sources["source_id"].tolist() == ["nis", "kremlin", "tass"]
    assert atlas.relations["why"].tolist() == ["Another reason."]
    assert not store.origin.changed(files_digest(small_atlas_folder))


def test_what_changed_in_both_is_told_and_then_chosen(store, small_atlas_folder):
    others = [place(), place("wonsan", (127.44, 39.15), country="KP", name="Gensan")]
    write_folder(small_atlas_folder, places=others)

    with pytest.raises(EditConflict) as told:
        store.origin.take(small_atlas_folder, author=LOCAL)
    (conflict,) = told.value.conflicts
    store.origin.take(small_atlas_folder, author=LOCAL, keep="files")

    assert (conflict.base, conflict.theirs, conflict.mine) == ("Wonsan", "Wŏnsan", "Gensan")
    assert store.row("places", "wonsan", reader=LOCAL).fields["name"] == "Gensan"


def test_a_value_edited_in_the_store_stays_where_that_is_chosen(store, small_atlas_folder):
    others = [place(), place("wonsan", (127.44, 39.15), country="KP", name="Gensan")]
    write_folder(small_atlas_folder, places=others)

    store.origin.take(small_atlas_folder, author=ANN, keep="store")

    assert store.row("places", "wonsan", reader=ANN).fields["name"] == "Wŏnsan"


def test_files_that_are_ignored_are_not_told_of_again_until_they_change(store, small_atlas_folder):
    write_folder(small_atlas_folder, claims=[claim(note="New."), denial()])

    store.origin.ignore(small_atlas_folder, author=ANN)

    assert not store.origin.changed(files_digest(small_atlas_folder))
    assert store.atlas(reader=ANN).claims["note"].isna().all()
    assert read_atlas(small_atlas_folder).claims["note"].tolist()[0] == "New."
    assert store.review.awaiting(reader=ANN, table="origin") == []
