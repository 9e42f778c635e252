"""A figure that leaves the house can be checked, and a bundle holds all that a desk needs."""

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import replace

import pytest

from geodata import read_atlas
from geodata.errors import FigureRefused
from geodata.selection import Selection
from layers.figure import render_figure
from layers.figures.bundle import make_bundle
from layers.figures.command import main
from layers.figures.proof import proof_of, selection_of
from layers.figures.provenance import MEDIA_TYPES
from tests import builders
from tests.builders import write_folder


def figure(atlas, form="svg", **options):
    return render_figure(atlas, Selection(), format=form, kind="timeline", **options).content


@pytest.mark.parametrize("form", MEDIA_TYPES)
def test_a_figure_is_proven_by_drawing_it_again(small_atlas, form):
    proof = proof_of(figure(small_atlas, form, instead={"title": "Mine", "dek": ""}), small_atlas)

    assert proof.sealed
    assert proof.redrawn
    assert "byte for byte" in str(proof)


def test_an_altered_figure_is_told_from_a_proven_one(small_atlas):
    content = figure(small_atlas).replace(b"asserts", b"denies ", 1)

    proof = proof_of(content, small_atlas)

    assert not proof.unaltered
    assert "ALTERED" in str(proof)


def test_a_figure_of_another_revision_says_which(small_atlas):
    content = figure(small_atlas)

    proof = proof_of(content, replace(small_atlas, revision="f" * 64))

    assert proof.unaltered
    assert proof.redrawn is None
    assert small_atlas.revision[:8] in str(proof)
    assert "ffffffff" in str(proof)


def test_a_figure_that_was_sealed_anew_is_not_proven(small_atlas):
    other = replace(small_atlas, sources=small_atlas.sources.assign(short_name="Somebody"))

    proof = proof_of(figure(other), small_atlas)

    assert proof.sealed
    assert proof.redrawn is False
    assert "NOT PROVEN" in str(proof)


def test_a_selection_that_makes_no_sense_is_refused_not_widened(small_atlas):
    with pytest.raises(FigureRefused, match="nowhere"):
        selection_of(small_atlas, "source=nowhere")


def bundle(atlas, **options):
    return make_bundle(
        atlas, Selection(), permalink="https://a.example/figures", kind="timeline", **options
    )


def test_a_bundle_holds_every_format_the_data_the_words_and_checksums_that_hold(small_atlas):
    with zipfile.ZipFile(io.BytesIO(bundle(small_atlas))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}

    sums = files.pop("SHA256SUMS").decode().splitlines()
    assert dict(reversed(line.split("  ")) for line in sums) == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items()
    }
    assert {f"figure.{form}" for form in MEDIA_TYPES} <= set(files)
    assert len(json.loads(files["claims.geojson"])["features"]) == 2
    assert len(list(csv.reader(io.StringIO(files["claims.csv"].decode("utf-8-sig"))))) == 3
    assert files["permalink.txt"] == b"https://a.example/figures\n"
    assert "asserts about 1,500" in files["caption.txt"].decode()
    assert "Yonhap" in files["sources.txt"].decode()
    assert all(files.values())


def test_a_bundle_is_the_same_bytes_twice(small_atlas):
    assert bundle(small_atlas) == bundle(small_atlas)


def test_a_bundle_holds_no_draft_and_no_live_formula(tmp_path):
    rows = [
        builders.claim(statement='=HYPERLINK("http://elsewhere.example")'),
        builders.denial(status="draft", statement="Not yet."),
    ]
    atlas = read_atlas(write_folder(tmp_path / "formulas", claims=rows))

    with zipfile.ZipFile(io.BytesIO(bundle(atlas))) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        table = archive.read("claims.csv").decode("utf-8-sig")

    assert b"Not yet." not in everything
    assert "'=HYPERLINK" in table


def test_the_command_makes_a_figure_and_checks_it(small_atlas_folder, tmp_path, capsys):
    out = tmp_path / "a.pdf"
    made = main(
        [str(small_atlas_folder), "--kind", "timeline", "--format", "pdf", "--selection", "",
         "--alt-text", "Mine.", "--out", str(out)]
    )  # fmt: skip
    checked = main([str(small_atlas_folder), "--verify", str(out)])

    assert (made, checked) == (0, 0)
    assert "Unaltered" in capsys.readouterr().out


def test_the_command_says_what_it_refuses_and_answers_with_2(small_atlas_folder, tmp_path, capsys):
    empty = tmp_path / "none.png"
    empty.write_bytes(b"not a figure")

    assert main(["--verify", str(empty)]) == 2
    assert main([str(small_atlas_folder), "--selection", "from=2030-01-01"]) == 2
    assert "Widen the dates" in capsys.readouterr().err
