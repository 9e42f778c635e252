import gzip
import io
import json
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import shapely
from openpyxl import Workbook
from pyproj import CRS

from geodata.errors import UnreadableFile, WrongCrs
from geodata.importing import import_layer
from tests.hostile_files import POINTS, kml, written, zipped
from tests.importing import collection, feature, kinds, point, read_here


def test_a_geopackage_keeps_numbers_texts_and_its_own_ids():
    layer = import_layer(geopackage(), filename="a.bin")

    assert layer.format == "GeoPackage"
    assert layer.table["feature_id"].tolist() == [1, 2]
    assert layer.table["number"].tolist() == [2**53, 2**53 + 1]
    assert layer.table["name"].tolist() == ["평양 0", "평양 1"]
    assert (layer.repairs, layer.rejected) == ((), ())


def test_a_reference_system_of_a_geopackage_is_honoured():
    layer = import_layer(geopackage(crs="EPSG:3857"), filename="a.gpkg")

    assert layer.table.geometry[0].x == pytest.approx(1 / 111319.49, rel=1e-6)
    assert [repair.kind for repair in layer.repairs] == ["other-crs"]


def test_a_flatgeobuf_keeps_its_order_and_a_missing_shape():
    shapes = [shapely.Point(3, 4), None, shapely.Point(1, 2)]
    content = written("FlatGeobuf", "fgb", shapes, layer_options={"SPATIAL_INDEX": "NO"})["fgb"]

    layer = import_layer(content, filename="a.fgb")

    assert layer.format == "FlatGeobuf"
    assert [shape and shape.wkt for shape in layer.table.geometry] == [
        "POINT (3 4)",
        None,
        "POINT (1 2)",
    ]


def test_a_shapefile_is_read_from_its_zip_with_its_letters():
    layer = import_layer(shapefile(), filename="a.zip")

    assert layer.format == "Shapefile"
    assert layer.table["name"].tolist() == ["평양 0", "평양 1"]
    assert layer.layer == "folder/a"


def test_a_shapefile_without_its_encoding_is_read_as_utf_8_where_that_fits():
    layer = import_layer(shapefile(without="cpg"), filename="a.zip")

    assert layer.table["name"].tolist() == ["평양 0", "평양 1"]


def test_a_shapefile_without_its_reference_system_says_so_or_is_told_one():
    content = shapefile(without="prj", crs="EPSG:3857")

    supposed = import_layer(content, filename="a.zip")
    told = import_layer(content, filename="a.zip", crs="EPSG:3857")

    assert [repair.kind for repair in supposed.repairs] == ["no-crs"]
    assert [repair.kind for repair in told.repairs] == ["other-crs"]


def test_metres_of_no_reference_system_are_refused():
    content = shapefile(without="prj", shapes=[shapely.Point(155000, 463000)])

    with pytest.raises(WrongCrs, match="name the system"):
        import_layer(content, filename="a.zip")


def test_a_record_that_a_shapefile_marks_as_deleted_is_listed():
    parts = written("ESRI Shapefile", "shp", [shapely.Point(1, 2), shapely.Point(3, 4)])
    table = bytearray(parts["dbf"])
    table[int.from_bytes(table[8:10], "little")] = ord("*")
    parts["dbf"] = bytes(table)

    layer = import_layer(zipped({f"a.{k}": v for k, v in parts.items()}), filename="a.zip")

    assert len(layer.table) == 1
    assert [(fault.kind, fault.features) for fault in layer.rejected] == [("deleted-record", 1)]


def test_the_other_layers_of_a_file_are_listed_and_can_be_asked_for():
    parts = written("ESRI Shapefile", "shp")
    content = zipped({f"{name}.{k}": v for name in ("one", "two") for k, v in parts.items()})

    first = import_layer(content, filename="a.zip")
    second = import_layer(content, filename="a.zip", layer="two")

    assert (first.layer, first.layers) == ("one", ("one", "two"))
    assert [(f.kind, f.features) for f in first.rejected] == [("other-layer", 2)]
    assert second.layer == "two"


def test_geoparquet_keeps_nested_values_and_tells_of_times_and_bytes():
    table = pa.table(
        {
            "place_id": ["a", "b"],
            "list": [[1, None], []],
            "when": pa.array([0, None], pa.timestamp("s", "UTC")),
            "raw": [b"\xff", None],
            "geometry": shapely.to_wkb([shapely.Point(1, 2), shapely.Point(3, 4)]).tolist(),
        }
    )

    answer = read_here(geoparquet(table))

    assert answer.ids == ["a", "b"]
    assert answer.columns == {
        "place_id": ["a", "b"],
        "list": [[1, None], []],
        "when": ["1970-01-01T00:00:00+00:00", None],
        "raw": ["/w==", None],
    }
    assert kinds(answer) == (["not-json"], [], [])
    assert any("ISO 8601" in note for note in answer.notes)


def test_geoparquet_honours_its_reference_system():
    table = pa.table({"geometry": shapely.to_wkb([shapely.Point(155000, 463000)]).tolist()})
    system = json.loads(CRS("EPSG:28992").to_json())

    answer = read_here(geoparquet(table, crs=system))

    assert answer.shapes[0].x == pytest.approx(5.3872, abs=1e-4)
    assert kinds(answer) == (["other-crs"], [], [])


def test_plain_parquet_is_refused():
    held = io.BytesIO()
    pq.write_table(pa.table({"a": [1]}), held)

    with pytest.raises(UnreadableFile, match="GeoParquet"):
        read_here(held.getvalue())


def test_a_ring_left_open_in_well_known_binary_is_closed_and_told():
    closed = shapely.to_wkb(shapely.Polygon([(0, 0), (1, 0), (1, 1)]))
    is_open = closed[:9] + (3).to_bytes(4, "little") + closed[13:-16]

    answer = read_here(geoparquet(pa.table({"geometry": [is_open]})))

    assert answer.shapes[0].equals(shapely.Polygon([(0, 0), (1, 0), (1, 1)]))
    assert kinds(answer)[0] == ["open-ring"]


def test_a_curve_is_set_aside():
    circle = bytes.fromhex("0108000000") + (3).to_bytes(4, "little") + np.zeros(6).tobytes()

    answer = read_here(geoparquet(pa.table({"geometry": [circle, None]})))

    assert kinds(answer)[2] == ["bad-geometry"]
    assert answer.ids == ["2"]


def test_kml_gives_its_placemarks_with_data_folders_and_times():
    content = kml(
        '<Schema id="s"><SimpleField type="int" name="n"/></Schema>'
        "<Folder><name>East</name><Placemark id='p1'><name>A &amp; B</name>"
        "<TimeStamp><when>2024-10-08</when></TimeStamp>"
        "<ExtendedData><SchemaData schemaUrl='#s'><SimpleData name='n'>007</SimpleData>"
        "</SchemaData>"
        "<Data name='code'><value>007</value></Data></ExtendedData>"
        "<Polygon><outerBoundaryIs><LinearRing><coordinates>0,0 1,0\n1,1 0,0</coordinates>"
        "</LinearRing></outerBoundaryIs></Polygon></Placemark></Folder>"
        "<Placemark><MultiGeometry><Point><coordinates>1,2,3</coordinates></Point>"
        "<Point><coordinates>4,5,6</coordinates></Point></MultiGeometry></Placemark>"
        "<Placemark><name>no place</name></Placemark>"
        "<NetworkLink><Link><href>http://elsewhere.example/</href></Link></NetworkLink>"
    )

    answer = read_here(content)

    assert [shape and shape.wkt for shape in answer.shapes] == [
        "POLYGON ((0 0, 1 0, 1 1, 0 0))",
        "MULTIPOINT Z ((1 2 3), (4 5 6))",
        None,
    ]
    row = {name: column[0] for name, column in answer.columns.items()}
    assert row == {"folder": "East", "name": "A & B", "when": "2024-10-08", "n": 7, "code": "007"}
    assert answer.ids == ["p1", "2", "3"]
    assert [fault.found for fault in answer.aside] == ["1 × “NetworkLink”"]


def test_kml_with_a_broken_place_sets_it_aside():
    content = kml(
        "<Placemark><Point><coordinates>east,2</coordinates></Point></Placemark>"
        "<Placemark><LineString><coordinates>1,2</coordinates></LineString></Placemark>"
    )

    answer = read_here(content)

    assert kinds(answer) == ([], [], ["bad-geometry", "bad-geometry"])


def test_kmz_is_the_document_in_it():
    content = zipped({"doc.kml": kml("<Placemark/>"), "files/a.png": b"x"})

    answer = read_here(content)

    assert answer.format == "KMZ"
    assert len(answer.ids) == 1
    assert [fault.kind for fault in answer.aside] == ["unread-part"]


def test_gpx_gives_waypoints_routes_and_tracks_with_their_times():
    content = b"""<gpx xmlns="http://www.topografix.com/GPX/1/1">
      <wpt lat="43.1" lon="131.9"><ele>7</ele><name>A</name></wpt>
      <rte><name>B</name><rtept lat="1" lon="2"/><rtept lat="3" lon="4"/></rte>
      <trk><name>C</name><trkseg><trkpt lat="1" lon="2"><time>2024-10-08T00:00:00Z</time></trkpt>
        <trkpt lat="3" lon="4"><hdop>2</hdop></trkpt></trkseg></trk></gpx>"""

    answer = read_here(content)

    assert [shape.wkt for shape in answer.shapes] == [
        "POINT Z (131.9 43.1 7)",
        "LINESTRING (2 1, 4 3)",
        "LINESTRING (2 1, 4 3)",
    ]
    assert answer.columns["name"] == ["A", "B", "C"]
    assert answer.columns["times"][2] == [["2024-10-08T00:00:00Z", None]]
    assert [fault.found for fault in answer.aside] == ["“hdop”"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_of_places_keeps_every_cell_a_text(delimiter):
    lines = [["code", "name", "lat", "lon"], ["007", '"a, b; c"', "43.10", "131.9"]]
    content = "\r\n".join(delimiter.join(line) for line in lines)

    answer = read_here(content.encode("utf-8-sig"), filename="a.csv")

    assert answer.format == "CSV"
    assert answer.shapes[0].wkt == "POINT (131.9 43.1)"
    assert answer.columns["code"] == ["007"]
    assert answer.columns["lat"] == ["43.10"]
    assert answer.columns["name"] == ["a, b; c"]
    assert any("latitude from “lat”" in note for note in answer.notes)


def test_csv_reads_decimal_commas_and_says_so():
    answer = read_here(b"name;lat;lon\na;43,1;131,9\n", filename="a.csv")

    assert answer.shapes[0].wkt == "POINT (131.9 43.1)"
    assert any("2 decimal commas" in note for note in answer.notes)


def test_csv_with_well_known_text_gives_shapes_and_names_bad_rows():
    answer = read_here(
        b"place_id,wkt\na,POINT (1 2)\nb,POINT (x)\nc,\n"
        b'd,"POLYGON ((0 0, 1 0, 1 1, 0 0))",too many\n',
        filename="a.csv",
    )

    assert answer.ids == ["a", "c"]
    assert kinds(answer)[2] == ["bad-geometry", "no-record"]
    assert answer.aside[0].feature == "row 2"


def test_csv_without_places_is_rows_without_geometry():
    answer = read_here(b"claim_id,statement\na,Something was said\n", filename="a.csv")

    assert answer.shapes.tolist() == [None]
    assert any("No columns hold places" in note for note in answer.notes)


def test_a_place_that_cannot_be_read_sets_its_row_aside():
    answer = read_here("name,lat,lon\na,43°06′N,131\nb,,\n".encode(), filename="a.csv")

    assert kinds(answer)[2] == ["bad-geometry"]
    assert answer.shapes.tolist() == [None]


def test_csv_in_another_encoding_is_refused():
    with pytest.raises(UnreadableFile, match="line 2: byte 0xe9 is not UTF-8"):
        read_here("name,lat,lon\né,1,2\n".encode("latin-1"), filename="a.csv")


def test_a_spreadsheet_keeps_types_and_takes_what_formulas_came_to():
    book = Workbook()
    sheet = book.active
    sheet.append(["code", "n", "when", "flag", "lat", "lon", "lon"])
    sheet.append(["007", 2**40, date(2024, 10, 8), True, 43.1, 131.9, None])
    sheet["G2"] = "=1+1"
    book.create_sheet("more").append(["a"])
    held = io.BytesIO()
    book.save(held)

    answer = read_here(held.getvalue())

    assert answer.format == "XLSX"
    assert answer.shapes[0].wkt == "POINT (131.9 43.1)"
    assert {name: column[0] for name, column in answer.columns.items()} == {
        "code": "007",
        "n": 2**40,
        "when": "2024-10-08T00:00:00",
        "flag": True,
        "lat": 43.1,
        "lon": 131.9,
        "lon 2": None,
    }
    assert any("1 formula" in note for note in answer.notes)
    assert answer.layers == ["Sheet", "more"]


def test_topojson_is_decoded_with_its_transform_and_shared_arcs():
    square = [[0, 0], [1000, 0], [0, 1000], [-1000, 0], [0, -1000]]
    topology = {
        "type": "Topology",
        "transform": {"scale": [0.001, 0.001], "translate": [100, 0]},
        "arcs": [square],
        "objects": {
            "a": {
                "type": "GeometryCollection",
                "geometries": [
                    {"type": "Polygon", "arcs": [[0]], "id": "p", "properties": {"x": 1}},
                    {"type": "Polygon", "arcs": [[-1]]},
                    {"type": "Point", "coordinates": [4000, 5000]},
                    {"type": "LineString", "arcs": [9]},
                    {"type": None},
                ],
            },
            "b": {"type": "Point", "coordinates": [1, 1]},
        },
    }

    answer = read_here(topology)

    assert answer.format == "TopoJSON"
    assert [shape and shape.wkt for shape in answer.shapes] == [
        "POLYGON ((100 0, 101 0, 101 1, 100 1, 100 0))",
        "POLYGON ((100 0, 100 1, 101 1, 101 0, 100 0))",
        "POINT (104 5)",
        None,
    ]
    assert answer.ids == ["p", "2", "3", "5"]
    assert kinds(answer)[2] == ["other-layer", "bad-geometry"]
    assert read_here(topology, layer="b").shapes[0].wkt == "POINT (100.001 0.001)"


def test_a_single_packed_layer_is_read():
    content = json.dumps(collection(feature(point(1, 2)))).encode()

    packed = zipped({"folder/a.geojson": gzip.compress(content)})

    assert read_here(packed).shapes[0].wkt == "POINT (1 2)"


def geopackage(**options):
    return written("GPKG", "gpkg", POINTS, **options)["gpkg"]


def shapefile(*, without="", shapes=POINTS, **options):
    parts = written("ESRI Shapefile", "shp", shapes, encoding="UTF-8", **options)
    return zipped({f"folder/a.{k}": v for k, v in parts.items() if k != without})


def geoparquet(table, **about):
    column = {"encoding": "WKB", "geometry_types": [], **about}
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    held = io.BytesIO()
    pq.write_table(table.replace_schema_metadata({"geo": json.dumps(geo)}), held)
    return held.getvalue()
