from dataclasses import replace

import pytest

from geodata import read_atlas
from geodata.briefings import Scene, Sentence
from geodata.fingerprints import _WORDS, changed_since, fingerprint, fingerprinted
from geodata.schema import TABLES
from tests.builders import claim, denial, relation, write_folder


@pytest.fixture
def atlas_of(tmp_path):
    """A function that reads a small atlas with other claims and relations."""
    numbers = iter(range(100))

    def of(*claims, **changes):
        changes = {"relations": [], "assessments": [], "movements": [], **changes}
        return read_atlas(write_folder(tmp_path / str(next(numbers)), claims=claims, **changes))

    return of


def scene_on(atlas):
    text = (Sentence("About 1,500.", ("earlier",)), Sentence("None.", ("later",)))
    return fingerprinted(Scene(scene_id="a", title="A", text=text), atlas)


def told(scene, atlas):
    return [(change.claim_id, change.words) for change in changed_since(scene, atlas)]


def test_nothing_has_changed_on_the_atlas_that_a_scene_was_made_on(small_atlas):
    scene = scene_on(small_atlas)

    assert told(scene, small_atlas) == []
    assert scene.revision == small_atlas.revision
    assert set(scene.fingerprints) == {"earlier", "later"}


def test_what_is_missing_has_no_digest_so_that_a_new_column_changes_nothing(two_claims):
    digests = fingerprint(two_claims.iloc[1])

    assert "low" not in digests
    assert "note" not in digests
    assert all(len(digest) == 8 for digest in digests.values())


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"statement": "Another."}, "has another statement"),
        ({"low": 2000, "high": 2000}, "has another number"),
        ({"bound": "at-least", "high": None}, "has another number"),
        ({"said": "2024-10-17", "stance": "estimates"}, "has another verb and another day said"),
        ({"place_ids": ["wonsan"]}, "has other places"),
        ({"status": "retracted"}, "has been retracted"),
        ({"note": "New."}, "has another note"),
        ({"question_id": None}, "has another question"),
    ],
)
def test_a_claim_that_differs_is_told_with_what_differs(atlas_of, changes, words):
    scene = scene_on(atlas_of(claim(), denial()))

    assert told(scene, atlas_of(claim(**changes), denial())) == [("earlier", words)]


def test_a_claim_that_is_gone_is_told(atlas_of):
    scene = scene_on(atlas_of(claim(), denial()))

    assert told(scene, atlas_of(denial())) == [("earlier", "is no longer in the atlas")]


def test_a_claim_that_its_source_replaced_since_is_told(atlas_of):
    rows = [claim(), denial(), claim("newest", said="2024-10-20")]
    replaced = [relation("newest", "earlier", kind="supersedes")]

    scene = scene_on(atlas_of(*rows))
    later = atlas_of(*rows, relations=replaced)

    assert told(scene, later) == [("earlier", "has been superseded by its own source")]
    assert told(scene_on(later), later) == []
    assert told(scene_on(later), atlas_of(*rows)) == [("earlier", "is no longer superseded")]


def test_a_claim_without_a_fingerprint_cannot_be_compared(small_atlas):
    scene = replace(scene_on(small_atlas), fingerprints={})

    assert told(scene, small_atlas) == []


def test_an_edit_that_keeps_fingerprints_still_tells_what_changed_before_it(atlas_of):
    old, new = atlas_of(claim(), denial()), atlas_of(claim(note="New."), denial())

    edited = fingerprinted(replace(scene_on(old), title="B"), new, keep=True)

    assert told(edited, new) == [("earlier", "has another note")]
    assert edited.revision == old.revision
    assert told(fingerprinted(edited, new), new) == []


def test_a_sentence_taken_out_takes_its_fingerprint_along(small_atlas):
    scene = scene_on(small_atlas)

    shorter = fingerprinted(replace(scene, text=scene.text[:1]), small_atlas, keep=True)

    assert set(shorter.fingerprints) == {"earlier"}


def test_every_column_of_a_claim_has_words_for_its_change():
    columns = {column.name for column in TABLES["claims"].columns}

    assert set(_WORDS) == columns - {"claim_id", "status"}
