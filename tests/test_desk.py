import json

from geodata.schema import TABLES
from layers.desk import desk_columns, layer_payload
from layers.geometries import with_built_geometry

OWN = "layer:rail-heads"


def kinds(*rows):
    named = [{f"properties/{name}": value for name, value in row.items()} for row in rows]
    return {column["label"]: column["kind"] for column in desk_columns(OWN, named)}


def test_every_column_of_a_table_but_its_geometry_is_an_attribute():
    names = [column["name"] for column in desk_columns("places", [])]

    assert names == [column.name for column in TABLES["places"].columns][:-1]


def test_a_choice_offers_its_words():
    columns = {column["name"]: column for column in desk_columns("places", [])}

    assert columns["precision"]["kind"] == "choice"
    assert "district" in columns["precision"]["choices"]


def test_the_kind_of_an_own_property_is_read_off_its_values():
    found = kinds(
        {"n": 1, "flag": True, "code": "007", "mixed": 1, "tags": ["a"], "none": None},
        {"n": None, "mixed": "one", "late": 2.5},
    )

    assert found == {"n": "number", "flag": "flag", "code": "text", "mixed": "text",
                     "tags": "list", "none": "text", "late": "number"}  # fmt: skip


def test_a_payload_keeps_every_digit_and_every_value():
    rows = {"a": {"properties/x": None, "geometry": {"coordinates": [0.1234567890123456, 2**53]}}}

    assert json.loads(layer_payload(OWN, rows).content)["rows"] == [["a", rows["a"]]]


def test_a_layer_is_called_by_its_name_or_title_where_it_has_one():
    named = {"a": {"properties/Title": "A", "properties/n": 1}}

    assert json.loads(layer_payload(OWN, named).content)["title"] == "properties/Title"
    assert json.loads(layer_payload(OWN, {}).content)["title"] == ""


def test_movements_are_shown_with_the_line_that_is_built_for_them(small_atlas):
    rows = {"wonsan-vladivostok": {"mode": "sea"}, "new-1": {}}

    shown = with_built_geometry("movements", rows, small_atlas)

    assert shown["wonsan-vladivostok"]["geometry"]["type"] == "LineString"
    assert shown["new-1"] == {}
    assert with_built_geometry("places", rows, small_atlas) is rows
