import pytest

from geodata import read_atlas
from geodata.advice import Background, advise, background_of
from geodata.schema import TABLES
from geodata.tables import to_records
from tests.builders import claim, document, feature, place, relation, write_folder


@pytest.fixture
def background(small_atlas):
    return background_of(small_atlas)


def kinds(found):
    return [item.kind for item in found]


def flat(row):
    return {**row["properties"], "geometry": row["geometry"]}


def test_the_shipped_atlas_has_no_row_that_could_not_be_saved_again():
    atlas = read_atlas()
    background = background_of(atlas)

    found = [
        (name, item)
        for name, table in TABLES.items()
        for record in to_records(table, getattr(atlas, name))
        for item in advise(name, record, background, saved=record)
    ]

    assert [item for _, item in found if item.blocks] == []
    assert {item.kind for name, item in found if name == "places"} == set()


def test_a_date_in_words_blocks_and_is_proposed_in_edtf(background):
    row = claim("new", said="about mid-January 2025")

    (item,) = advise("claims", row, background)

    assert (item.column, item.blocks) == ("said", True)
    assert item.repair.label == "Write 2025-01-15~"
    assert item.repair.changes == {"said": "2025-01-15~"}


def test_an_identifier_that_is_taken_blocks_a_new_row_but_not_the_row_that_has_it(background):
    row = claim("earlier")

    assert kinds(advise("claims", row, background)) == ["schema"]
    assert advise("claims", row, background, saved=row) == ()


def test_a_reference_to_nothing_blocks(background):
    (item,) = advise("claims", claim("new", source_id="nobody"), background)

    assert (item.column, item.blocks) == ("source_id", True)
    assert "sources have no such row" in item.text


@pytest.mark.parametrize(
    ("changes", "repaired"),
    [
        ({"stance": "Asserts"}, {"stance": "asserts"}),
        ({"topic": "Sea Transfer"}, {"topic": "sea-transfer"}),
        ({"low": "1,500"}, {"low": 1500}),
    ],
)
def test_a_value_written_in_another_way_is_proposed_as_the_column_takes_it(
    background, changes, repaired
):
    (item, *_) = advise("claims", claim("new", **changes), background)

    assert item.repair.changes == repaired


def test_a_quote_over_its_length_is_offered_without_its_end(background):
    words = "one two three four five six seven eight nine"

    (item,) = advise("claims", claim("new", quoted_words=words), background)

    assert item.column == "quoted_words"
    assert item.repair.changes == {"quoted_words": "one two three four five six seven eight"}


def test_a_document_without_an_archived_copy_is_pointed_out_and_can_be_saved(background):
    (item,) = advise("documents", document("new"), background)

    assert (item.kind, item.column, item.blocks) == ("archive", "archive_url", False)


def test_a_geometry_that_changed_under_an_old_source_is_pointed_out(background):
    saved = flat(place())
    moved = {**saved, "geometry": {"type": "Point", "coordinates": [131.9, 43.12]}}

    (item,) = advise("places", moved, background, saved=saved)

    assert item.kind == "geometry-source"
    assert "“GeoNames”" in item.text
    assert advise("places", {**moved, "geometry_source": "own"}, background, saved=saved) == ()


def test_a_number_that_is_a_total_and_an_addition_of_one_source_is_pointed_out(tmp_path):
    total = claim("total", low=1500, high=1500, bound="exactly")
    more = claim("more", low=1500, high=1500, bound="exactly", basis="additional")
    atlas = read_atlas(write_folder(tmp_path / "sum", claims=[total, more], relations=[]))
    row = claim("both", low=3000, high=3000, bound="exactly")

    (item,) = advise("claims", row, background_of(atlas))

    assert item.kind == "sum"
    assert item.repair.changes == {"low": 1500, "high": 1500}
    assert advise("claims", {**row, "basis": "additional"}, background_of(atlas)) == ()


def test_an_addition_does_not_supersede_a_total(tmp_path):
    rows = [claim("total"), claim("more", basis="additional")]
    atlas = read_atlas(write_folder(tmp_path / "mixed", claims=rows, relations=[]))

    (item,) = advise(
        "relations", relation("more", "total", kind="supersedes"), background_of(atlas)
    )

    assert item.kind == "sum"


def test_style_keys_of_a_layer_of_ones_own_are_offered_to_be_taken_out():
    row = {"stroke": "#f00", "title": "a fact", "marker-color": "red", "geometry": None}

    (item,) = advise("my-layer", row, Background())

    assert item.repair.changes == {"marker-color": None, "stroke": None}


def test_a_column_that_the_table_does_not_have_blocks(background):
    row = flat(feature({**place("new")["properties"], "stroke": "#f00"}, place()["geometry"]))

    (item,) = advise("places", row, background)

    assert item.blocks
    assert "no such column" in item.text


def test_advice_leaves_the_row_as_it_is(background):
    row = claim("new", said="mid-January 2025", place_ids=["vladivostok"])
    before = {**row, "place_ids": list(row["place_ids"])}

    advise("claims", row, background)

    assert row == before
