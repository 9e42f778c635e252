import json

import pytest

from geodata.history import Author, open_store
from geodata.importing import import_layer
from geodata.keeping import ID, guessed, keep_layer, keep_rows, layer_features, mapped
from tests.importing import collection, feature, point

ANN = Author("Ann", "editor")


def layer_of(*features):
    content = json.dumps(collection(*features)).encode()
    return import_layer(content, filename="ports.geojson"), content


@pytest.fixture
def store(small_atlas, tmp_path):
    with open_store(f"sqlite:///{tmp_path / 'a.sqlite'}", origin=small_atlas) as opened:
        yield opened


PLACE = {
    "kind": "port",
    "country": "RU",
    "precision": "settlement",
    "uncertainty_m": "5000",
    "geometry_source": "own",
}


def test_a_layer_comes_out_of_the_store_as_it_went_in(store):
    row = {"n": 2**70, "code": "007", "nested": [{"a": None}], "feature_id": "own", "none": None}
    layer, content = layer_of(feature(point(1, 2), row, id=7), feature(None, {}, id="7"))

    keep_layer(store, layer, content, title="Two ports", author=ANN)

    kept = store.layers.read("two-ports", reader=ANN)
    assert [(found.row_id, found.fields.get("id")) for found in kept.features] == [
        ("7", 7),
        ("7-2", "7"),
    ]
    assert kept.features[0].fields["properties"] == row
    assert kept.features[1].fields.get("properties", {}) == {}
    assert kept.facts["sha256"] == layer.sha256
    assert store.layers.original(layer.sha256, reader=ANN) == ("ports.geojson", content)


def test_only_so_many_features_are_made_as_are_asked_for():
    layer, _ = layer_of(feature(id="a"), feature(id="b"))

    assert [name for name, _ in layer_features(layer, most=1)] == ["a"]


def test_columns_are_guessed_by_their_names():
    layer, _ = layer_of(feature(point(1, 2), {"Name": "A", "KIND": "port"}))

    found = guessed(layer, "places")

    assert (found["name"], found["kind"], found["place_id"]) == ("Name", "KIND", ID)
    assert found["country"] == ""


def test_rows_of_a_layer_become_places_and_the_faulty_stay_out_with_their_reasons(store):
    layer, content = layer_of(
        feature(point(1, 2), {"name": "A"}, id="Port A"), feature(None, {"name": "B"}, id="b")
    )

    found = mapped(layer, "places", {**guessed(layer, "places"), **PLACE})
    keep_rows(store, found, layer, content, author=ANN)

    assert list(found.rows) == ["port-a"]
    assert [fault.column for fault in found.faults] == ["geometry"]
    fields = store.row("places", "port-a", reader=ANN).fields
    assert (fields["name"], fields["uncertainty_m"]) == ("A", 5000)


def test_a_property_that_a_row_does_not_have_is_not_taken_for_a_value():
    layer, _ = layer_of(feature(None, {"status": "draft"}), feature(None, {}))

    found = mapped(layer, "claims", {"status": "status", "claim_id": ID})

    assert any(f.row.startswith("row 2") and f.column == "status" for f in found.faults)


def test_texts_become_the_kind_of_value_that_a_column_holds():
    row = {"name": "A", "alternatives": "B; C", "names": '{"ko": "가"}', "geonames_id": "7"}
    layer, _ = layer_of(feature(point(1, 2), row, id="a"))

    found = mapped(layer, "places", {**guessed(layer, "places"), **PLACE})

    assert found.faults == ()
    assert {name: found.rows["a"][name] for name in row} == {
        "name": "A",
        "alternatives": ["B", "C"],
        "names": {"ko": "가"},
        "geonames_id": 7,
    }
