import json
from pathlib import Path

import pytest

from geodata import GeodataError, read_atlas
from geodata.errors import UnreadableFile, WrongCrs
from geodata.schema import TABLES
from tests.builders import (
    HEADER,
    assessment,
    claim,
    denial,
    document,
    movement,
    place,
    question,
    relation,
    source,
    tables,
    write_folder,
)

HOSTILE = [
    "{{7*191}}",
    "{% import os %}",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "${alert(1)}`",
    "\u202egnirts",
    "=HYPERLINK(1)",
    "'; DROP TABLE claims; --",
    "NaN",
    "a\n\tb",
]
NAMES = [
    (table.name, column.name)
    for table in TABLES.values()
    for column in table.columns
    if column.kind in ("id", "ref", "slug", "choice", "edtf", "url", "country")
]
RECORDS = {
    "sources": source, "documents": document, "questions": question, "claims": claim,
    "relations": relation, "assessments": assessment, "places": place, "movements": movement,
}  # fmt: skip


@pytest.fixture
def read(tmp_path):
    """A function that reads a small atlas with some changes."""
    return lambda **changes: read_atlas(write_folder(tmp_path / "atlas", **changes))


def faults(atlas):
    return [(fault.file, fault.row, fault.column) for fault in atlas.rejected]


def test_a_good_folder_is_read_whole(small_atlas, small_atlas_folder):
    assert small_atlas.rejected == ()
    assert small_atlas.title == HEADER["title"]
    assert small_atlas.opening == HEADER["opening"]
    assert small_atlas.path == small_atlas_folder
    assert {name: len(getattr(small_atlas, name)) for name in TABLES} == {
        name: len(rows) for name, rows in tables().items()
    }


def test_the_shipped_atlas_has_no_fault():
    atlas = read_atlas()

    assert atlas.rejected == ()
    assert len(atlas.claims) >= 257


def test_rows_keep_the_order_of_their_file(read):
    rows = [claim("b"), claim("a"), denial("c")]

    assert read(claims=rows, relations=[], assessments=[], movements=[]).claims[
        "claim_id"
    ].tolist() == ["b", "a", "c"]


def test_a_row_with_faults_is_set_aside_with_all_of_them_and_the_rest_is_read(read):
    bad = denial("bad", stance="shouts", said="soon")

    atlas = read(claims=[claim(), bad, denial()])

    assert atlas.claims["claim_id"].tolist() == ["earlier", "later"]
    assert faults(atlas) == [
        ("claims.json", "row 2 (claim bad)", "stance"),
        ("claims.json", "row 2 (claim bad)", "said"),
    ]


def test_faults_of_every_table_are_reported_together(read):
    atlas = read(
        header={**HEADER, "colour": "red"},
        sources=[*tables()["sources"], source("x", kind="spy")],
        relations=[relation(why=None)],
        places=[*tables()["places"], place("y", at=(200, 0))],
    )

    assert [file for file, _, _ in faults(atlas)] == [
        "atlas.json", "sources.json", "places.geojson", "relations.json",
    ]  # fmt: skip


def test_what_refers_to_a_row_set_aside_is_set_aside_too(read):
    atlas = read(claims=[claim(low=7), denial()])

    assert atlas.claims["claim_id"].tolist() == ["later"]
    assert len(atlas.relations) == len(atlas.assessments) == len(atlas.movements) == 0
    assert [file for file, _, _ in faults(atlas)] == [
        "claims.json", "relations.json", "assessments.json", "movements.geojson",
    ]  # fmt: skip
    assert all("set aside" in fault.reason for fault in atlas.rejected[1:])


def test_a_claim_that_names_one_unknown_place_is_set_aside(read):
    atlas = read(claims=[claim(), denial(place_ids=["vladivostok", "atlantis"])], relations=[])

    assert faults(atlas) == [("claims.json", "row 2 (claim later)", "place_ids")]


def test_of_two_rows_with_one_identifier_the_first_is_kept(read):
    atlas = read(sources=[*tables()["sources"], source("nis", name="Another")])

    assert faults(atlas) == [("sources.json", "row 3 (source nis)", "source_id")]
    assert atlas.sources["name"].tolist()[0] == "National Intelligence Service"
    assert len(atlas.claims) == 2


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_every_text_column_are_kept_as_the_words_they_are(read, words):
    rows = tables()
    texts = {
        table.name: {
            column.name: words[: column.longest]
            for column in table.columns
            if column.kind == "text"
        }
        for table in TABLES.values()
    }
    for name in TABLES:
        rows[name][0].get("properties", rows[name][0]).update(texts[name])

    atlas = read(**rows)

    assert atlas.rejected == ()
    for name in TABLES:
        found = getattr(atlas, name).iloc[0]
        assert {column: found[column] for column in texts[name]} == texts[name]


@pytest.mark.parametrize(("number", "name", "column"), [(n, *pair) for n, pair in enumerate(NAMES)])
def test_hostile_words_where_a_name_or_a_choice_is_needed_are_set_aside(read, number, name, column):
    row = tables()[name][0]
    row.get("properties", row)[column] = HOSTILE[number % len(HOSTILE)]

    atlas = read(**{name: [row, *tables()[name][1:]]})

    first = next(fault for fault in atlas.rejected if fault.file == TABLES[name].file)
    assert first.column == column
    assert str(first).isprintable()


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
@pytest.mark.parametrize("junk", ["NaN", "1e999", "9" * 400, "[[[[]]]]", '{"a": {}}', "-1"])
def test_a_wrong_type_in_any_column_is_a_fault_of_its_row(read, table, junk):
    rows = []
    for number, column in enumerate(table.columns):
        row = RECORDS[table.name]()
        properties = row.get("properties", row)
        if table.key:
            properties[table.key] = f"row-{number}"
        (row if column.name == "geometry" else properties)[column.name] = "@@@"
        rows.append(row)
    value = {"type": "FeatureCollection", "features": rows} if table.is_geojson else rows

    atlas = read(**{table.name: json.dumps(value).replace('"@@@"', junk)})

    found = {fault[1:] for fault in faults(atlas) if fault[0] == table.file}
    for number, column in enumerate(table.columns):
        is_nameless = table.key in (None, column.name)
        name = "" if is_nameless else f" ({table.one} row-{number})"
        assert (f"row {number + 1}{name}", column.name) in found


@pytest.mark.parametrize("name", ["relations", "assessments", "movements"])
def test_an_optional_table_may_be_absent(small_atlas_folder, name):
    (small_atlas_folder / TABLES[name].file).unlink()

    atlas = read_atlas(small_atlas_folder)

    assert len(getattr(atlas, name)) == 0
    assert len(atlas.claims) == 2


@pytest.mark.parametrize(
    "file", ["atlas.json"] + [table.file for table in TABLES.values() if not table.may_be_absent]
)
def test_any_other_file_is_needed(small_atlas_folder, file):
    (small_atlas_folder / file).unlink()

    with pytest.raises(UnreadableFile, match=f"{file}: there is no such file"):
        read_atlas(small_atlas_folder)


@pytest.mark.parametrize("file", ["atlas.json", *(table.file for table in TABLES.values())])
@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"7", b'"x"', b"null", b"\xff\xfe[\x00]\x00", b"\xef\xbb\xbf[]", b"[" * 100_000,
     b'{"a": 1, "a": 2}', b'{"type": "FeatureCollection", "features": 7}'],
)  # fmt: skip
def test_a_broken_file_is_named_in_a_plain_error(small_atlas_folder, file, content):
    (small_atlas_folder / file).write_bytes(content)

    if file == "atlas.json" and content.startswith(b"{") and len(content) > 1:
        assert read_atlas(small_atlas_folder).rejected
        return
    with pytest.raises(UnreadableFile, match=file):
        read_atlas(small_atlas_folder)


def test_all_unreadable_files_are_named_together(small_atlas_folder):
    (small_atlas_folder / "atlas.json").unlink()
    (small_atlas_folder / "claims.json").write_text("[")

    with pytest.raises(UnreadableFile, match=r"atlas\.json[^\n]*\nclaims\.json, line 1"):
        read_atlas(small_atlas_folder)


def test_a_file_in_another_reference_system_is_refused(read):
    collection = {"type": "FeatureCollection", "features": [], "crs": {"properties": {}}}

    with pytest.raises(WrongCrs, match=r"places\.geojson"):
        read(places=json.dumps(collection))


def test_a_folder_that_does_not_exist_is_named(tmp_path):
    with pytest.raises(UnreadableFile, match="there is no such folder"):
        read_atlas(tmp_path / "nowhere")


def test_a_file_instead_of_a_folder_is_refused(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(UnreadableFile, match="not a folder"):
        read_atlas(tmp_path / "file")


@pytest.mark.parametrize("name", ["a\x00b", "x" * 5000, "\udcff"])
def test_a_path_that_cannot_be_is_refused(tmp_path, name):
    with pytest.raises(GeodataError) as refusal:
        read_atlas(tmp_path / name)

    assert str(refusal.value).encode()


def test_a_folder_that_is_a_link_to_itself_is_refused(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")

    with pytest.raises(UnreadableFile):
        read_atlas(tmp_path / "loop")


def test_an_optional_file_that_is_a_link_to_itself_is_refused(small_atlas_folder):
    path = small_atlas_folder / "relations.json"
    path.unlink()
    path.symlink_to(path)

    with pytest.raises(UnreadableFile, match=r"relations\.json"):
        read_atlas(small_atlas_folder)


def test_a_file_that_may_not_be_read_is_named(small_atlas_folder, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)

    with pytest.raises(UnreadableFile, match=r"claims\.json: .*Permission denied"):
        read_atlas(small_atlas_folder)
