import csv
import io
import json

import pytest

from geodata import read_atlas
from geodata.selection import Selection
from layers.export import claims_csv, claims_geojson
from tests.builders import claim, denial, utc, write_folder


def csv_rows(atlas, claims):
    return list(
        csv.DictReader(io.StringIO(claims_csv(atlas, claims, Selection()).decode("utf-8-sig")))
    )


@pytest.fixture
def formulas(tmp_path):
    """A claim whose words a spreadsheet would run."""
    write_folder(
        tmp_path / "formulas",
        claims=[claim(statement="=HYPERLINK(1)", note="@SUM(A1)", locator="-1+2"), denial()],
    )
    return read_atlas(tmp_path / "formulas")


def test_no_cell_of_a_csv_is_a_formula(formulas):
    row = csv_rows(formulas, formulas.claims)[0]

    assert row["statement"] == "'=HYPERLINK(1)"
    assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_every_row_carries_its_source_its_document_and_the_revision(small_atlas):
    row = csv_rows(small_atlas, small_atlas.claims)[0]

    assert row["source"] == "National Intelligence Service"
    assert row["document_publisher"] == "Yonhap"
    assert row["revision"] == small_atlas.revision


def test_a_denial_has_no_number_and_not_zero(small_atlas):
    row = csv_rows(small_atlas, small_atlas.claims)[1]

    assert (row["low"], row["high"]) == ("", "")


def test_geojson_says_what_was_selected_and_where_each_claim_is(small_atlas):
    selection = Selection(start=utc("2024-10-01"), sources=frozenset({"nis"}))

    collection = json.loads(claims_geojson(small_atlas, small_atlas.claims, selection))

    assert collection["selection"] == "from=2024-10-01&source=nis"
    placed, denied = collection["features"]
    assert placed["geometry"] == {"type": "Point", "coordinates": [131.87, 43.11]}
    assert denied["geometry"] is None
    assert denied["properties"]["low"] is None


def test_the_shipped_claims_can_all_be_taken_away():
    atlas = read_atlas()

    assert len(csv_rows(atlas, atlas.claims)) == len(atlas.claims)
    features = json.loads(claims_geojson(atlas, atlas.claims, Selection()))["features"]
    assert len(features) == len(atlas.claims)
