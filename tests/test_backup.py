"""A store backed up, and restored on a machine that has nothing else."""

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from geodata.__main__ import main
from geodata.errors import EditConflict, UnreadableFile
from geodata.history import Edit, open_store
from tests.stores import ANN, ROSA

ROOT = Path(__file__).parents[1]
WHY = "Read again."


@pytest.fixture
def edited_store(store):
    """A store with an edit, a layer, an original, unsaved work and a publication."""
    store.save([Edit("places", "wonsan", {"name": "Wŏnsan"})], author=ANN, why=WHY, base=1)
    store.layers.keep_original(b"\x00\xff", filename="own.gpkg", author=ANN)
    store.layers.add("own", [("1", {"properties": {"a": 1}})], title="Own", author=ANN, why=WHY)
    store.unsaved.keep("places", {"half": "done"}, author=ANN)
    store.review.publish([("places", "wonsan", 2)], author=ROSA)
    return store


def digests(store):
    revisions = [store.log.revision(number).digest for number in range(1, store.head() + 1)]
    atlases = [store.atlas(n, reader=ANN).revision for n in range(1, store.head() + 1)]
    return revisions, atlases, store.layers.read("own", reader=ANN).digest


def test_a_backup_restored_into_an_empty_store_has_every_digest(edited_store, tmp_path):
    edited_store.backup(tmp_path / "backup.gz")

    with open_store(f"sqlite:///{tmp_path}/other/store.sqlite") as other:
        other.restore_backup(tmp_path / "backup.gz")

        assert digests(other) == digests(edited_store)
        assert other.log.verify() == 0
        assert other.unsaved.of("places", author=ANN).value == {"half": "done"}


def test_a_backup_restored_by_another_process_prints_the_same_digest(
    small_atlas_folder, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("ATLAS", f"sqlite:///{tmp_path}/first.sqlite")
    with open_store(f"sqlite:///{tmp_path}/first.sqlite") as store:
        store.save([Edit("atlas", "header", {"title": "T"})], author=ANN, why=WHY, base=0)
        digest = store.log.revision(1).digest
    assert main(["backup", str(tmp_path / "backup.gz")]) == 0
    assert digest in capsys.readouterr().out

    command = ["-m", "geodata", "restore", str(tmp_path / "backup.gz"), "--atlas"]
    restored = subprocess.run(
        [sys.executable, *command, f"sqlite:///{tmp_path}/empty/second.sqlite"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert restored.stdout == f"Revisions 1 to 1, {digest}, are back, each with its digest.\n"


def test_a_backup_goes_into_no_store_that_has_revisions(edited_store, tmp_path):
    edited_store.backup(tmp_path / "backup.gz")

    with pytest.raises(EditConflict, match="into an empty one"):
        edited_store.restore_backup(tmp_path / "backup.gz")


def cut_off(lines):
    return lines[:-3]


def changed(lines):
    place = next(n for n, line in enumerate(lines) if "W\\u014fnsan" in line)
    return [*lines[:place], lines[place].replace("W\\u014fnsan", "Gensan"), *lines[place + 1 :]]


def without_a_row(lines):
    place = next(n for n, line in enumerate(lines) if "W\\u014fnsan" in line)
    end = json.dumps({"end": len(lines) - 3})
    return [*lines[:place], *lines[place + 1 : -1], end]


@pytest.mark.parametrize("damage", [cut_off, changed, without_a_row, lambda lines: ["{}"]])
def test_a_backup_that_was_damaged_is_refused_and_nothing_of_it_is_kept(
    edited_store, tmp_path, damage
):
    edited_store.backup(tmp_path / "backup.gz")
    lines = gzip.decompress((tmp_path / "backup.gz").read_bytes()).decode().splitlines()
    (tmp_path / "bad.gz").write_bytes(gzip.compress("\n".join(damage(lines)).encode()))

    with open_store(f"sqlite:///{tmp_path}/other.sqlite") as other:
        with pytest.raises(UnreadableFile, match=r"take another|name one"):
            other.restore_backup(tmp_path / "bad.gz")

        assert other.head() == 0
        assert other.unsaved.of("places", author=ANN) is None


def test_a_file_that_is_no_backup_is_refused(store, tmp_path):
    (tmp_path / "no.gz").write_text("hello")

    with (
        open_store(f"sqlite:///{tmp_path}/other.sqlite") as other,
        pytest.raises(UnreadableFile, match="no whole backup"),
    ):
        other.restore_backup(tmp_path / "no.gz")


def test_log_diff_and_export_speak_of_the_store(
    small_atlas_folder, small_atlas, tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("ATLAS", f"sqlite:///{tmp_path}/store.sqlite")
    with open_store(f"sqlite:///{tmp_path}/store.sqlite", origin=small_atlas) as store:
        edit = Edit("places", "wonsan", {"name": "Wonsan port"})
        store.save([edit], author=ANN, why="New\x1b name.", base=1)

    assert main(["log"]) == 0
    log = capsys.readouterr().out
    assert main(["diff", "1", "2"]) == 0
    diff = capsys.readouterr().out
    assert main(["export", str(tmp_path / "out"), "--drafts"]) == 0
    assert main(["check", str(tmp_path / "out")]) == 0

    assert log.splitlines()[0].endswith("save, 1 row, by “Ann” (editor): “New<U+001B> name.”")
    assert diff == "places “wonsan”\n  name: “Wonsan” → “Wonsan port”\n"
    assert main(["diff", "1", "9"]) == 2
    assert "the newest is 2" in capsys.readouterr().err


def test_an_atlas_that_nobody_edited_has_no_store_to_speak_of(small_atlas_folder, capsys):
    assert main(["log", "--atlas", str(small_atlas_folder)]) == 2
    assert "nobody has edited this atlas here" in capsys.readouterr().err
