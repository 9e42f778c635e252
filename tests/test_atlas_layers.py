import csv
import io
import json
import zipfile

import pytest

from geodata import read_atlas
from geodata.atlas_layers import ATLAS_LAYERS, atlas_layer
from geodata.exporting import FORMATS, export_atlas, export_layer
from geodata.selection import Selection
from geodata.store.founding import public_atlas
from tests.builders import (
    briefing,
    claim,
    denial,
    movement,
    scene,
    tables,
    utc,
    write_briefings,
    write_folder,
)


@pytest.fixture
def with_draft(tmp_path):
    """A published claim, a draft, and a movement of each."""
    write_folder(
        tmp_path / "drafts",
        claims=[claim(), denial(), claim("secret", status="draft", statement="Not yet.")],
        movements=[
            movement(claim_ids=["earlier", "secret"]),
            movement("hidden", claim_ids=["secret"]),
        ],
        assessments=[],
    )
    return read_atlas(tmp_path / "drafts")


def test_a_claim_carries_its_source_and_its_document(small_atlas):
    row = atlas_layer(small_atlas, "claims").rows[0]

    assert row["source"] == "National Intelligence Service"
    assert row["document_publisher"] == "Yonhap"


def test_a_layer_says_where_its_rows_come_from(small_atlas):
    selection = Selection(start=utc("2024-10-01"), sources=frozenset({"nis"}))

    assert atlas_layer(small_atlas, "claims", selection).about == {
        "title": "Two claims",
        "note": "What sources claimed, not what happened.",
        "selection": "from=2024-10-01&source=nis",
        "sources": "National Intelligence Service",
        "coordinates": "EPSG:4326, longitude first",
        "revision": small_atlas.revision,
    }


def test_a_denial_has_no_number_and_no_shape(small_atlas):
    layer = atlas_layer(small_atlas, "claims")

    assert layer.rows[1]["low"] is None
    assert layer.shapes[1] is None


def test_the_places_and_movements_of_a_selection_are_those_of_its_claims(small_atlas):
    denied = Selection(sources=frozenset({"kremlin"}))
    reported = Selection(sources=frozenset({"nis"}))

    assert atlas_layer(small_atlas, "places", reported).ids == ["vladivostok"]
    assert atlas_layer(small_atlas, "movements", reported).ids == ["wonsan-vladivostok"]
    assert len(atlas_layer(small_atlas, "places", denied)) == 0
    assert len(atlas_layer(small_atlas, "movements", denied)) == 0


def test_a_draft_is_in_no_layer_unless_it_is_asked_for(with_draft):
    ids = [name for table in ATLAS_LAYERS for name in atlas_layer(with_draft, table).ids]
    asked = atlas_layer(with_draft, "claims", Selection(drafts=True))

    assert not {"secret", "hidden"} & set(ids)
    assert atlas_layer(with_draft, "movements").rows[0]["claim_ids"] == ["earlier"]
    assert "secret" in asked.ids


def test_what_is_published_knows_nothing_of_a_draft(with_draft):
    shown = public_atlas(with_draft)

    content = export_atlas(shown).content

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if b"secret" in archive.read(name)]
    assert shown.revision != with_draft.revision


def test_the_rows_of_a_csv_are_those_of_the_layer(small_atlas):
    content = export_layer(atlas_layer(small_atlas, "claims"), "csv").content

    placed, denied = csv.DictReader(io.StringIO(content.decode("utf-8-sig")))
    assert (placed["low"], placed["wkt"]) == ("1500", "POINT (131.87 43.11)")
    assert (denied["low"], denied["wkt"]) == ("", "")
    assert json.loads(placed["place_ids"]) == ["vladivostok"]


@pytest.mark.parametrize("table", ATLAS_LAYERS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_shipped_layer_can_be_taken_along_in_every_format(table, name):
    layer = atlas_layer(read_atlas(), table)

    assert export_layer(layer, name).content


def test_an_archive_unpacked_is_the_same_atlas(small_atlas_folder, tmp_path):
    write_briefings(small_atlas_folder, briefing(scene()))
    atlas = read_atlas(small_atlas_folder)

    export = export_atlas(atlas)

    with zipfile.ZipFile(io.BytesIO(export.content)) as archive:
        archive.extractall(tmp_path)
    again = read_atlas(tmp_path / export.filename.removesuffix(".zip"))
    assert again.revision == atlas.revision
    assert again.briefings == atlas.briefings
    assert export.notes == ()


def test_the_shipped_atlas_unpacked_has_the_same_revision(tmp_path):
    atlas = read_atlas()

    with zipfile.ZipFile(io.BytesIO(export_atlas(atlas).content)) as archive:
        archive.extractall(tmp_path)

    assert read_atlas(tmp_path / f"atlas-{atlas.revision[:8]}").revision == atlas.revision


def test_rows_that_were_set_aside_are_said_to_be_missing(tmp_path):
    rows = [*tables()["claims"], claim("broken", said="mid Jan")]
    atlas = read_atlas(write_folder(tmp_path / "faulty", claims=rows))

    assert export_atlas(atlas).notes == ("1 row with faults, which reading set aside, left out.",)
