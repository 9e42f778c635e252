"""The Import page without a browser: a file is looked at, treated, saved, and taken back."""

import json

import pytest

from geodata.history import Author
from pages.parts import people, served
from tests.importing import collection, feature, geometry, named_crs, point, polygon, square
from tests.test_pages import opened

ANN = Author("Ann", "admin")
FAULTY = collection(
    feature(point(131.9, 43.1), {"name": "Vladivostok harbour", "code": "007"}, id="harbour"),
    feature(polygon(square()[:-1]), {"name": "<b>open</b> {{7*191}}"}, id="open"),
    feature(point("x", 1), {"name": "no place"}, id="bad"),
    feature(geometry("LineString", [[170, 0], [-170, 0]]), id="wide"),
)


@pytest.fixture(autouse=True)
def small_store(small_atlas_folder, monkeypatch):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))


def arrived(value=FAULTY, name="harbours.geojson"):
    content = value if isinstance(value, bytes) else json.dumps(value).encode()
    screen = opened("import_layer.py")
    screen.file_uploader(key="arrived_files").set_value([(name, content, "")])
    return screen.run()


def marked(screen):
    return "\n".join(each.value for each in (*screen.markdown, *screen.caption))


def labels(screen):
    return [each.label for each in screen.button]


def save(screen):
    key = next(e.key for e in screen.button if e.key and e.key.startswith("arrived_save"))
    return screen.button(key=key).click().run()


def test_the_page_says_what_it_takes_before_there_is_a_file():
    screen = opened("import_layer.py")

    assert not screen.exception
    assert screen.title[0].value == "Import a layer"
    assert "GeoPackage" in screen.sidebar.caption[0].value
    assert "nothing is saved" in screen.info[0].value


def test_an_example_shows_what_the_page_does():
    screen = opened("import_layer.py").button(key="arrived_example").click().run()

    assert not screen.exception
    assert "GeoJSON · 7 features · 1 feature set aside · not saved" in marked(screen)


def test_a_file_is_understood_before_anything_is_saved():
    screen = arrived()

    assert not screen.exception
    assert screen.title[0].value == "harbours"
    assert "GeoJSON · 3 features · 1 feature set aside · not saved" in marked(screen)
    assert served.store().layers.names(reader=ANN) == {}


def test_each_kind_of_fault_is_shown_with_its_features_and_a_choice():
    screen = arrived()

    assert "A ring that is not closed" in marked(screen)
    assert any("feature 3 (id “bad”)" in text.value for text in screen.text)
    assert screen.button_group(key="arrived_choice_open-ring").value == "apply"
    assert screen.button_group(key="arrived_choice_wide-edge").value == "leave"


def test_another_choice_reads_the_file_again():
    screen = arrived()

    screen.button_group(key="arrived_choice_open-ring").select("aside").run()

    assert not screen.exception
    assert "2 features · 2 features set aside" in marked(screen)


def test_a_layer_is_saved_with_its_original_and_can_be_taken_back():
    screen = save(arrived())

    assert not screen.exception
    assert "Saved as revision" in screen.success[0].value
    layer = served.store().layers.read("harbours", reader=ANN)
    assert [row.row_id for row in layer.features] == ["harbour", "open", "wide"]
    assert layer.features[0].fields["properties"]["code"] == "007"
    assert served.store().layers.original(layer.facts["sha256"], reader=ANN) == (
        "harbours.geojson",
        json.dumps(FAULTY).encode(),
    )

    screen.button(key="arrived_undo").click().run()

    assert served.store().layers.names(reader=ANN) == {}


def test_a_file_that_cannot_be_read_is_a_sentence():
    screen = arrived(b"<!doctype html>", "page.geojson")

    assert not screen.exception
    assert "web page" in screen.error[0].value


def test_coordinates_of_no_known_system_ask_for_its_name():
    screen = arrived(collection(feature(point(1, 2)), crs=named_crs("EPSG:999999")))

    assert r"EPSG\:3857" in screen.error[0].value
    assert screen.text_input(key="arrived_crs")


def test_rows_become_places_and_those_with_faults_stay_out():
    row = {"name": "A", "kind": "port", "country": "RU", "precision": "settlement"}
    row |= {"uncertainty_m": "5000", "geometry_source": "own"}
    screen = arrived(
        collection(feature(point(131.9, 43.1), row, id="Port A"), feature(None, row, id="b"))
    )

    screen.button_group(key="arrived_target").select("places").run()
    assert "Save 1 row for review" in labels(screen)
    assert any("geometry is required" in text.value for text in screen.text)

    screen = save(screen)
    assert not screen.exception
    assert served.store().row("places", "port-a", reader=ANN).fields["uncertainty_m"] == 5000


def test_the_parts_of_a_shapefile_are_taken_together():
    from tests.hostile_files import written

    parts = written("ESRI Shapefile", "shp")
    screen = opened("import_layer.py")
    screen.file_uploader(key="arrived_files").set_value(
        [(f"shapes.{suffix}", content, "") for suffix, content in parts.items()]
    )

    screen.run()

    assert "Shapefile · 2 features" in marked(screen)


def test_whoever_may_not_edit_may_not_import(monkeypatch):
    monkeypatch.setattr(people, "reader", lambda: Author("Eve", "viewer"))

    screen = opened("import_layer.py")

    assert not screen.file_uploader
    assert "role of an editor" in screen.info[0].value
