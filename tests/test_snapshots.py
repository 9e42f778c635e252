import pytest

from geodata import GeodataError, read_atlas
from geodata.snapshots import SHORT, Changes, changes_since, write_snapshot
from tests.builders import claim, denial, relation, write_folder


def atlas_of(folder, *claims, relations=()):
    write_folder(folder, claims=list(claims), relations=list(relations), assessments=[])
    return read_atlas(folder)


@pytest.fixture
def then(tmp_path):
    """The revision with the claims "earlier" and "later", remembered in tmp_path / "kept"."""
    atlas = atlas_of(tmp_path / "atlas", claim(), denial())
    write_snapshot(atlas, tmp_path / "kept")
    return atlas.revision[:SHORT]


def test_a_link_tells_which_claims_came_went_and_changed(then, tmp_path):
    today = atlas_of(tmp_path / "atlas", claim(high=1600, low=1600), claim("third"))

    changes = changes_since(then, today, tmp_path / "kept")

    assert changes == Changes(added=("third",), removed=("later",), changed=("earlier",))


def test_a_claim_that_its_source_replaced_has_changed(then, tmp_path):
    strikes = relation("third", "earlier", kind="supersedes")
    today = atlas_of(
        tmp_path / "atlas",
        claim(),
        denial(),
        claim("third", said="2024-11-01"),
        relations=[strikes],
    )

    assert changes_since(then, today, tmp_path / "kept").changed == ("earlier",)


def test_nothing_changed_on_the_same_revision(then, tmp_path):
    today = read_atlas(tmp_path / "atlas")

    assert changes_since(then, today, tmp_path / "kept") == Changes((), (), ())


@pytest.mark.parametrize("revision", ["00000000", "../../etc", "", "zzzzzzzz"])
def test_a_revision_never_seen_here_says_nothing(then, tmp_path, revision):
    assert changes_since(revision, read_atlas(tmp_path / "atlas"), tmp_path / "kept") is None


def test_a_damaged_snapshot_is_named(then, tmp_path):
    (tmp_path / "kept" / f"{then}.json").write_text("{", encoding="utf-8")

    with pytest.raises(GeodataError, match="is damaged"):
        changes_since(then, read_atlas(tmp_path / "atlas"), tmp_path / "kept")


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "kept").write_text("", encoding="utf-8")

    with pytest.raises(GeodataError, match="kept"):
        write_snapshot(atlas_of(tmp_path / "atlas", claim(), denial()), tmp_path / "kept" / "in")
