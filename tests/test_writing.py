import json
import os
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from geopandas.testing import assert_geodataframe_equal
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from shapely.geometry import mapping

from geodata import read_atlas
from geodata.errors import MissingColumn, RowsWouldBeLost, UnwritableFile
from geodata.schema import TABLES
from geodata.writing import new_atlas, write_atlas
from tests.builders import (
    assessment,
    boxes,
    claim,
    denial,
    movement,
    place,
    points,
    relation,
    source,
    tables,
    write_folder,
)


def assert_same_tables(one, other):
    for name in TABLES:
        compare = (
            assert_geodataframe_equal
            if name in ("claims", "places", "movements")
            else assert_frame_equal
        )
        compare(getattr(one, name), getattr(other, name))


def test_an_atlas_is_read_as_it_was_written(small_atlas, tmp_path):
    write_atlas(small_atlas, tmp_path / "copy")

    copy = read_atlas(tmp_path / "copy")

    assert_same_tables(copy, small_atlas)
    assert copy.revision == small_atlas.revision
    assert (copy.title, copy.theatres, copy.does_not_show) == (
        small_atlas.title,
        small_atlas.theatres,
        small_atlas.does_not_show,
    )


def test_the_shipped_atlas_is_read_as_it_was_written(tmp_path):
    shipped = read_atlas()

    write_atlas(shipped, tmp_path)

    assert read_atlas(tmp_path).revision == shipped.revision


WORDS = st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=20).filter(
    str.strip
)
SLUGS = st.from_regex(r"[a-z0-9]{1,5}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
DAYS = st.sampled_from(["2024", "2024-10-08~", "2024-10-25~/2024-10-31", "2024-21", "2024-10-XX"])
NUMBERS = st.integers(0, 2**53) | st.floats(0, 1e9)


@st.composite
def quantities(draw):
    low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
    return draw(
        st.sampled_from(
            [
                {"bound": None, "low": None, "high": None},
                {"bound": "about", "low": low, "high": low},
                {"bound": "at-least", "low": low, "high": None},
                {"bound": "up-to", "low": None, "high": high},
                {"bound": "between", "low": low, "high": high},
            ]
        )
    )


@st.composite
def atlases(draw):
    """Draw the rows of a good atlas, with any words and shapes."""
    shape = draw(points() | boxes())
    geometry = json.loads(json.dumps(mapping(shape)))
    names = draw(st.lists(SLUGS, min_size=1, max_size=4, unique=True))
    return tables(
        sources=[source(name=draw(WORDS)), source("kremlin", note=draw(st.none() | WORDS))],
        places=[
            place(names=draw(st.dictionaries(st.sampled_from(["ko", "uk"]), WORDS))),
            place("wonsan", geometry=geometry, uncertainty_m=draw(st.floats(0.1, 1e6))),
        ],
        claims=[
            claim(
                name,
                statement=draw(WORDS),
                said=draw(DAYS),
                happened=draw(st.none() | DAYS | st.just("2024-10/..")),
                place_ids=draw(st.sampled_from([None, [], ["wonsan"], ["wonsan", "vladivostok"]])),
                note=draw(st.none() | WORDS),
                **draw(quantities()),
            )
            for name in names
        ],
        relations=[relation(names[0], name, why=draw(WORDS)) for name in names[1:]],
        assessments=[assessment(names[0], assessed=draw(DAYS))],
        movements=[movement(claim_ids=names)],
    )


@given(atlases())
@settings(max_examples=25, deadline=None)
def test_reading_undoes_writing(rows):
    with tempfile.TemporaryDirectory() as folder:
        first = read_atlas(write_folder(Path(folder) / "first", **rows))

        write_atlas(first, Path(folder) / "second", leave_out_rejected=True)
        second = read_atlas(Path(folder) / "second")

        assert first.rejected == ()
        assert_same_tables(second, first)
        assert second.revision == first.revision


def test_each_row_stands_on_a_line_of_its_own(small_atlas, tmp_path):
    write_atlas(small_atlas, tmp_path)

    for name, rows in tables().items():
        lines = (tmp_path / TABLES[name].file).read_text().splitlines()
        assert len(lines) == len(rows) + 2


def test_words_are_written_as_they_are_and_not_as_escapes(small_atlas_folder, tmp_path):
    write_folder(small_atlas_folder, claims=[claim(statement="Київ 평양"), denial()])

    write_atlas(read_atlas(small_atlas_folder), tmp_path / "copy")

    assert "Київ 평양" in (tmp_path / "copy" / "claims.json").read_text(encoding="utf-8")


def test_a_movement_is_written_with_its_line_so_that_other_programs_see_it(small_atlas, tmp_path):
    write_atlas(small_atlas, tmp_path)

    (feature,) = json.loads((tmp_path / "movements.geojson").read_text())["features"]
    assert feature["geometry"]["coordinates"][0] == [127.44, 39.15]
    assert len(feature["geometry"]["coordinates"]) > 5


def test_rows_set_aside_are_not_lost_unasked(tmp_path):
    lost = source("x", kind="spy")
    folder = write_folder(tmp_path / "atlas", sources=[*tables()["sources"], lost])
    atlas = read_atlas(folder)

    with pytest.raises(RowsWouldBeLost, match="leave_out_rejected"):
        write_atlas(atlas, folder)

    assert "spy" in (folder / "sources.json").read_text()
    write_atlas(atlas, folder, leave_out_rejected=True)
    assert read_atlas(folder).rejected == ()


def test_a_table_that_lacks_a_column_leaves_every_file_as_it_was(small_atlas, small_atlas_folder):
    before = {path: path.read_bytes() for path in small_atlas_folder.iterdir()}
    broken = replace(small_atlas, sources=small_atlas.sources.drop(columns="name"))

    with pytest.raises(MissingColumn):
        write_atlas(broken, small_atlas_folder)

    assert {path: path.read_bytes() for path in small_atlas_folder.iterdir()} == before


@pytest.mark.parametrize("failing", [0, 4])
def test_a_disk_that_fails_leaves_every_file_as_it_was(
    small_atlas, small_atlas_folder, monkeypatch, failing
):
    before = {path: path.read_bytes() for path in small_atlas_folder.iterdir()}
    flushed = iter(range(100))

    def fail_later(_):
        if next(flushed) == failing:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail_later)
    changed = replace(small_atlas, title="Another")
    with pytest.raises(UnwritableFile, match="No space left"):
        write_atlas(changed, small_atlas_folder)

    assert {path: path.read_bytes() for path in small_atlas_folder.iterdir()} == before


def test_other_files_in_the_folder_stay(small_atlas, small_atlas_folder):
    (small_atlas_folder / "notes.txt").write_text("mine")

    write_atlas(small_atlas, small_atlas_folder)

    assert (small_atlas_folder / "notes.txt").read_text() == "mine"
    assert len(list(small_atlas_folder.iterdir())) == 10


def test_a_new_atlas_can_be_read_and_has_no_rows(tmp_path):
    new_atlas(tmp_path / "deep" / "new", title="Mine")

    atlas = read_atlas(tmp_path / "deep" / "new")

    assert (atlas.title, atlas.rejected) == ("Mine", ())
    assert all(len(getattr(atlas, name)) == 0 for name in TABLES)


def test_a_new_atlas_takes_the_place_of_nothing(small_atlas_folder):
    with pytest.raises(UnwritableFile, match="not empty"):
        new_atlas(small_atlas_folder)


@pytest.mark.parametrize("name", ["file", "file/below", "a\x00b"])
def test_a_folder_that_cannot_be_made_is_named(tmp_path, small_atlas, name):
    (tmp_path / "file").write_text("")

    with pytest.raises(UnwritableFile, match="cannot be written"):
        new_atlas(tmp_path / name)
    with pytest.raises(UnwritableFile, match="cannot be written"):
        write_atlas(small_atlas, tmp_path / name)
