import io
import json
import re
import zipfile

import numpy as np
import openpyxl
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from defusedxml import ElementTree
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata.errors import TooMuchForFormat, UnknownFormat
from geodata.exporters.delimited import well_known_texts
from geodata.exporters.formulas import guarded, unguarded
from geodata.exporting import FORMATS, export_layer
from geodata.layer import Layer
from tests.builders import points

every_format = pytest.mark.parametrize("name", FORMATS)

POINT = shapely.Point(131.87, 43.11)
LINE = shapely.LineString([(0, 0), (1, 1), (2, 0)])
AREA = shapely.box(0, 0, 3, 3).difference(shapely.box(1, 1, 2, 2))


def layer(*rows, shapes=None, name="own", **more):
    held = np.empty(len(rows), dtype=object)
    held[:] = shapes if shapes is not None else [POINT] * len(rows)
    columns = tuple(dict.fromkeys(column for row in rows for column in row))
    ids = [f"row-{number}" for number in range(len(rows))]
    return Layer(name=name, ids=ids, columns=columns, rows=rows, shapes=held, **more)


def read_by_gdal(export, tmp_path):
    path = tmp_path / export.filename
    path.write_bytes(export.content)
    return pyogrio.read_dataframe(path)


@every_format
def test_equal_layers_give_equal_bytes(name):
    one = export_layer(layer({"a": "x", "n": 1}), name)
    other = export_layer(layer({"a": "x", "n": 1}), name)

    assert one.content == other.content


@every_format
def test_a_layer_without_rows_can_be_taken_along(name):
    assert export_layer(layer(), name).notes == ()


@every_format
def test_a_file_is_named_after_its_layer(name):
    assert export_layer(layer({"a": 1}), name).filename == f"own.{FORMATS[name].ending}"


@every_format
def test_text_that_would_break_a_format_is_taken_along(name):
    hostile = "</script><img src=x onerror=alert(1)>]]>&\"'\\,;\r\n\t{{7*191}}=1+1"

    assert export_layer(layer({hostile: hostile}, name="own"), name).content


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(UnknownFormat, match="choose one of geojson, geojson-lines"):
        export_layer(layer(), "dwg")


@pytest.mark.parametrize("name", ["geojson", "geojson-lines", "topojson"])
def test_json_keeps_every_kind_of_value(name):
    row = {"leading": "007", "big": 2**70, "nested": {"a": [1, None, "x"]}, "zero": 0, "no": False}

    content = export_layer(layer(row), name).content
    value = json.loads(content)
    if name == "topojson":
        value = value["objects"]["own"]["geometries"][0]
    elif name == "geojson":
        value = value["features"][0]

    assert value["properties"] == row
    assert value["id"] == "row-0"


def test_geojson_says_where_the_rows_come_from():
    about = {"title": "Two claims", "selection": "source=nis", "revision": "abc"}

    collection = json.loads(export_layer(layer({"a": 1}, about=about), "geojson").content)

    assert {name: collection[name] for name in about} == about


def test_geojson_writes_coordinates_with_every_digit():
    where = shapely.Point(0.1 + 0.2, 1e-7)

    value = json.loads(export_layer(layer({"a": 1}, shapes=[where]), "geojson").content)

    assert value["features"][0]["geometry"]["coordinates"] == [0.1 + 0.2, 1e-7]


def test_topojson_writes_a_shared_border_once():
    west, east = shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)

    topology = json.loads(export_layer(layer({}, {}, shapes=[west, east]), "topojson").content)

    borders = [arc for arc in topology["arcs"] if all(longitude == 1 for longitude, _ in arc)]

    assert len(borders) == 1


@pytest.mark.parametrize("name", ["geopackage", "flatgeobuf", "topojson", "kml"])
def test_gdal_reads_the_rows_and_shapes_that_were_written(name, tmp_path):
    shapes = [POINT, LINE, AREA]

    table = read_by_gdal(
        export_layer(layer({"a": "x"}, {"a": "y"}, {"a": "z"}, shapes=shapes), name), tmp_path
    )

    assert table["a"].tolist() == ["x", "y", "z"]
    assert [shape.equals(was) for shape, was in zip(table.geometry, shapes, strict=True)] == [
        True
    ] * 3


def test_a_geopackage_keeps_names_that_differ_in_capitals_apart_and_says_so(tmp_path):
    export = export_layer(layer({"Name": "x", "name": "y", "fid": "z"}), "geopackage")

    table = read_by_gdal(export, tmp_path)

    assert export.notes == ("GeoPackage: 2 names changed: name → name_2, fid → fid_2.",)
    assert table[["Name", "name_2", "fid_2"]].to_numpy().tolist() == [["x", "y", "z"]]


def test_a_shapefile_says_what_it_shortens_and_where_texts_end(tmp_path):
    export = export_layer(
        layer({"geometry_source": "я" * 200, "geometry_sorrow": "b", "yes": True}), "shapefile"
    )

    table = read_by_gdal(export, tmp_path)

    assert export.notes == (
        "Shapefile, zipped: 2 names shortened: "
        "geometry_source → geometry_s, geometry_sorrow → geometry_2.",
        "Shapefile, zipped: Flags and long whole numbers are written as text: yes.",
        "Shapefile, zipped: Texts of more than 254 bytes are cut there: geometry_source.",
    )
    assert table["geometry_s"].tolist() == ["я" * 127]
    assert table["geometry_2"].tolist() == ["b"]


def test_a_zipped_shapefile_says_its_encoding_and_its_crs():
    with zipfile.ZipFile(io.BytesIO(export_layer(layer({"a": "ї"}), "shapefile").content)) as found:
        assert found.read("own.cpg") == b"UTF-8"
        assert b"WGS_1984" in found.read("own.prj")
        assert b"own" not in found.read("notes.txt")


def test_a_shapefile_holds_one_kind_of_shape_so_there_is_one_for_each(tmp_path):
    export = export_layer(
        layer({"a": 1}, {"a": 2}, {"a": 3}, shapes=[POINT, AREA, None]), "shapefile"
    )

    with zipfile.ZipFile(io.BytesIO(export.content)) as found:
        names = {name for name in found.namelist() if name.endswith(".shp")}

    assert names == {"own_points.shp", "own_areas.shp"}
    assert "One file for each kind of shape: points, areas." in export.notes[-1]


def test_geoparquet_names_its_shapes_and_its_kinds_of_value():
    rows = {"n": 1, "j": ["x"], "t": "007", "f": False}

    held = pq.ParquetFile(io.BytesIO(export_layer(layer(rows), "geoparquet").content))

    geo = json.loads(held.schema_arrow.metadata[b"geo"])
    assert geo["columns"]["geometry"]["geometry_types"] == ["Point"]
    assert held.read(use_threads=False).to_pylist()[0] == {
        "feature_id": "row-0", **rows, "j": '["x"]', "geometry": POINT.wkb,
    }  # fmt: skip


def test_kml_is_xml_without_html_and_with_types():
    document = ElementTree.fromstring(
        export_layer(layer({"<b>": "<script>", "n": 3}), "kml").content
    )

    space = "{http://www.opengis.net/kml/2.2}"
    cells = {cell.get("name"): cell.text for cell in document.iter(f"{space}SimpleData")}
    kinds = {field.get("name"): field.get("type") for field in document.iter(f"{space}SimpleField")}
    assert cells == {"feature_id": "row-0", "<b>": "<script>", "n": "3"}
    assert kinds == {"feature_id": "string", "<b>": "string", "n": "int"}


def test_what_xml_cannot_hold_is_said():
    notes = export_layer(layer({"a": "bell\a"}), "kml").notes

    assert notes == ("KML: 1 text with characters that XML cannot hold: now \ufffd.",)


def test_gpx_has_waypoints_and_tracks_and_says_what_it_leaves_out():
    export = export_layer(layer({}, {}, {}, {}, shapes=[POINT, LINE, AREA, None]), "gpx")

    document = ElementTree.fromstring(export.content)

    tags = [child.tag.partition("}")[2] for child in document]
    assert tags == ["metadata", "wpt", "trk"]
    assert "GPX: 2 rows left out: GPX holds single points and lines only." in export.notes


@given(st.text())
def test_a_guarded_text_comes_back_and_never_begins_like_a_formula(text):
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=40)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=1))
def test_no_cell_of_a_workbook_is_a_formula_and_every_text_is_whole(texts):
    rows = [{"a": text} for text in ("=1+1", "+1", "-1", "@x", "\tx", "'=x", *texts)]

    content = export_layer(layer(*rows), "xlsx").content
    book = openpyxl.load_workbook(io.BytesIO(content))

    cells = [cell for sheet in book for row in sheet.rows for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    found = [cell.value or "" for cell in book["rows"]["B"][1:]]
    assert [unescaped(text) for text in found] == [row["a"] for row in rows]


def unescaped(text):
    """Return a text as Excel shows it; openpyxl itself turns _x005F_ into _ when it reads."""
    return re.sub("_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def test_numbers_in_a_workbook_are_numbers_and_long_ones_are_texts():
    content = export_layer(layer({"n": -5, "r": 0.5, "f": True, "big": 2**60}), "xlsx").content

    row = openpyxl.load_workbook(io.BytesIO(content))["rows"][2]

    assert [cell.value for cell in row][1:5] == [-5, 0.5, True, str(2**60)]


def test_a_shape_too_long_for_a_cell_is_left_out_and_said():
    circle = shapely.Point(0, 0).buffer(1, quad_segs=2000)

    export = export_layer(layer({"a": 1}, shapes=[circle]), "xlsx")

    assert "1 shape of more than 32,767 characters left out" in export.notes[-1]


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch):
    monkeypatch.setattr("geodata.exporters.spreadsheet.MOST_ROWS", 1)

    with pytest.raises(TooMuchForFormat, match="choose fewer rows or another format"):
        export_layer(layer({"a": 1}, {"a": 2}), "xlsx")


@given(points())
def test_well_known_text_has_every_digit_of_a_coordinate(point):
    shapes = np.array([point], dtype=object)

    assert shapely.from_wkt(well_known_texts(shapes)[0]).coords[0] == point.coords[0]
