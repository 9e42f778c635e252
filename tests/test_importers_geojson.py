import json
import math

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.errors import GeodataError, UnreadableFile, WrongCrs
from tests.importing import (
    collection,
    feature,
    geometry,
    kinds,
    named_crs,
    point,
    polygon,
    read_here,
    square,
)

UNCHANGED = {
    "no features": [],
    "no geometry": [feature(None)],
    "no properties": [{"type": "Feature", "geometry": point(1, 2), "properties": None}],
    "a height": [feature(point(1, 2, 3.5))],
    "a collection": [
        feature({"type": "GeometryCollection", "geometries": [point(1, 2), polygon(square())]})
    ],
    "an empty collection": [feature({"type": "GeometryCollection", "geometries": []})],
    "an empty multipoint": [feature(geometry("MultiPoint", []))],
    "a clockwise ring": [feature(polygon(square()[::-1]))],
    "a hole": [feature(polygon(square(side=9), square(2, 2)))],
    "a line of no length": [feature(geometry("LineString", [[1, 2], [1, 2]]))],
    "positions that repeat": [feature(geometry("LineString", [[1, 2], [1, 2], [3, 4]]))],
    "the whole Earth": [
        feature(polygon([[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]]))
    ],
    "cut at the 180th meridian": [
        feature(geometry("MultiPolygon", [[square(179)], [square(-180)]]))
    ],
    "lines": [feature(geometry("MultiLineString", [[[0, 0], [1, 1]], [[2, 2], [3, 3]]]))],
}


@pytest.mark.parametrize("features", UNCHANGED.values(), ids=UNCHANGED.keys())
def test_what_the_standard_allows_comes_through_unchanged(features):
    answer = read_here(collection(*features))

    assert kinds(answer) == ([], [], [])
    assert [as_geojson(shape) for shape in answer.shapes] == [
        as_plain(one["geometry"]) for one in features
    ]


VALUES = {
    "a great integer": 2**70,
    "a float": 0.1 + 0.2,
    "leading zeros": "007",
    "a date": "2024-10-08T10:00:00Z",
    "nested values": {"a": [1, {"b": None}], "c": True},
    "null": None,
    "a truth": False,
    "letters of many scripts": "Пхеньян 평양 😀 \u202e",
    "an empty text": "",
    "NUL": "a\x00b",
    "a list of equal lists": [[1, 2], [3, 4]],
}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
def test_a_value_stays_what_it_is(value):
    answer = read_here(collection(feature(None, {"x": value})))

    assert answer.columns == {"x": [value]}
    assert type(answer.columns["x"][0]) is type(value)
    assert kinds(answer) == ([], [], [])


def test_null_is_not_the_same_as_absent():
    answer = read_here(collection(feature(None, {"x": None}), feature(None, {"y": 1})))

    assert answer.columns["x"][0] is None
    assert math.isnan(answer.columns["x"][1])


def test_ids_stay_numbers_and_texts():
    ids = [7, "7", "007", 1.5, "", 2**70]

    answer = read_here(collection(*(feature(None, id=number) for number in ids)))

    assert answer.ids == ids
    assert kinds(answer) == ([], [], [])


def test_a_feature_without_id_is_called_by_its_place_unless_another_is():
    answer = read_here(collection(feature(), feature(id="1"), feature()))

    assert answer.ids == ["1-2", "1", "3"]


def test_an_id_given_twice_is_told_and_the_second_gets_another():
    answer = read_here(collection(feature(id=1), feature(id=1), feature(id=1)))

    assert answer.ids == [1, "1-2", "1-3"]
    assert [repair.feature for repair in answer.repairs] == ["feature 2 (id 1)", "feature 3 (id 1)"]


def test_members_of_no_type_are_kept_beside_the_table():
    answer = read_here(
        collection(feature({**point(1, 2), "seen": 1}, title="x", bbox=[1, 2, 1, 2]), name="n")
    )

    assert answer.members == {"name": "n"}
    assert answer.feature_members == {
        "0": {"title": "x", "bbox": [1, 2, 1, 2], "geometry": {"seen": 1}}
    }
    assert kinds(answer) == ([], [], [])


@pytest.mark.parametrize("one", [feature(point(1, 2)), point(1, 2)], ids=["feature", "geometry"])
def test_a_bare_feature_or_geometry_is_a_layer_of_one(one):
    answer = read_here(one)

    assert [shape.wkt for shape in answer.shapes] == ["POINT (1 2)"]


NOTED = {
    "heights": (feature(point(1, 2, 3)), "1 feature with heights"),
    "no shape": (feature(None), "1 feature without a shape"),
    "a collection": (
        feature({"type": "GeometryCollection", "geometries": [point(1, 2)]}),
        "with a collection of shapes",
    ),
    "a collection in a collection": (
        feature(
            {
                "type": "GeometryCollection",
                "geometries": [{"type": "GeometryCollection", "geometries": [point(1, 2)]}],
            }
        ),
        "with a collection in a collection",
    ),
    "a clockwise outline": (feature(polygon(square()[::-1])), "turn the other way"),
    "a hole that is not clockwise": (
        feature(polygon(square(side=9), square(2, 2))),
        "turn the other way",
    ),
    "a clockwise part": (
        feature(geometry("MultiPolygon", [[square()], [square(5)[::-1]]])),
        "turn the other way",
    ),
    "a clockwise outline in a collection": (
        feature({"type": "GeometryCollection", "geometries": [polygon(square()[::-1])]}),
        "turn the other way",
    ),
}


@pytest.mark.parametrize(("one", "words"), NOTED.values(), ids=NOTED.keys())
def test_what_is_lawful_but_not_usual_is_noted_and_not_changed(one, words):
    answer = read_here(collection(one))

    assert any(words in note for note in answer.notes)
    assert kinds(answer) == ([], [], [])
    assert as_geojson(answer.shapes[0]) == as_plain(one["geometry"])


def test_rings_that_turn_as_the_standard_has_it_are_not_noted():
    hole = polygon(square(side=9), square(2, 2)[::-1])

    answer = read_here(collection(feature(hole, id=1)))

    assert answer.notes == []


def test_several_types_of_shape_stay_in_one_layer_and_are_noted():
    answer = read_here(collection(feature(point(1, 2)), feature(polygon(square()))))

    assert "Several types of shape in one layer, areas and points: kept together." in answer.notes


BROKEN_GEOMETRIES = {
    "a type in small letters": geometry("point", [1, 2]),
    "no type": {"coordinates": [1, 2]},
    "too deep": geometry("Point", [[1, 2]]),
    "too flat": geometry("LineString", [1, 2]),
    "numbers as texts": point("1", "2"),
    "truths": point(True, False),
    "null for a number": point(None, 1),
    "one number": point(1),
    "null for coordinates": geometry("Point", None),
    "no coordinates": {"type": "Point"},
    "a line of one position": geometry("LineString", [[1, 2]]),
    "a ring of three positions": polygon([[0, 0], [1, 1], [0, 0]]),
    "an empty ring": polygon([]),
    "an object for coordinates": geometry("Point", {"lon": 1, "lat": 2}),
    "broken within a collection": {"type": "GeometryCollection", "geometries": [point("a", 1)]},
    "a collection without geometries": {"type": "GeometryCollection", "coordinates": []},
    "a text": "POINT (1 2)",
    "an empty object": {},
    "a crs of its own": {**point(1, 2), "crs": named_crs("EPSG:3857")},
    "too great a number": point(10**400, 1),
}


@pytest.mark.parametrize("broken", BROKEN_GEOMETRIES.values(), ids=BROKEN_GEOMETRIES.keys())
def test_a_broken_geometry_sets_its_feature_aside_and_no_other(broken):
    good = [feature(point(number, number), id=number) for number in range(5)]

    answer = read_here(collection(*good, feature(broken, id="broken"), *good[:0]))

    assert answer.ids == [0, 1, 2, 3, 4]
    assert [fault.feature for fault in answer.aside] == ["feature 6 (id “broken”)"]
    assert kinds(answer)[2] == ["bad-geometry"]


BROKEN_FEATURES = {
    "a number": (1, "no-feature"),
    "a bare geometry": (point(1, 2), "no-feature"),
    "a type in small letters": ({**feature(), "type": "feature"}, "no-feature"),
    "a collection": (collection(), "no-feature"),
    "null": (None, "no-feature"),
    "properties in a list": ({**feature(), "properties": [1]}, "bad-properties"),
    "properties as a text": ({**feature(), "properties": "x"}, "bad-properties"),
    "a value in 65 levels": (
        feature(None, {"x": json.loads("[" * 70 + "]" * 70)}),
        "too-deep",
    ),
    "a place beyond the pole": (feature(point(131.9, 97)), "not-on-earth"),
    "metres": (feature(point(14682000, 5330000)), "not-on-earth"),
}


@pytest.mark.parametrize(("broken", "kind"), BROKEN_FEATURES.values(), ids=BROKEN_FEATURES.keys())
def test_what_is_no_feature_is_set_aside_with_its_kind(broken, kind):
    answer = read_here(collection(feature(id="a"), broken))

    assert answer.ids == ["a"]
    assert kinds(answer)[2] == [kind]


MENDED = {
    "open-ring": (polygon(square()[:-1]), "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"),
    "stray-hole": (polygon(square(), square(5, 5)), "POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0))"),
    "swapped-axes": (point(43.1, 131.9), "POINT (131.9 43.1)"),
    "past-180": (point(190, 20, 5), "POINT Z (-170 20 5)"),
    "more-than-height": (point(1, 2, 3, 4), "POINT Z (1 2 3)"),
    "mixed-heights": (geometry("LineString", [[1, 2, 3], [4, 5]]), "LINESTRING (1 2, 4 5)"),
}


@pytest.mark.parametrize(("kind", "case"), MENDED.items(), ids=MENDED.keys())
def test_what_can_be_mended_is_mended_and_told(kind, case):
    broken, mended = case

    answer = read_here(collection(feature(broken)))

    assert [shape.wkt for shape in answer.shapes] == [mended]
    assert kinds(answer) == ([kind], [], [])


@pytest.mark.parametrize(("kind", "case"), MENDED.items(), ids=MENDED.keys())
def test_what_is_mended_can_be_set_aside_instead(kind, case):
    answer = read_here(collection(feature(case[0])), **{kind: "aside"})

    assert answer.ids == []
    assert kinds(answer) == ([], [], [kind])


def test_a_bow_tie_becomes_its_two_wings():
    bow_tie = polygon([[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]])

    answer = read_here(collection(feature(bow_tie)))
    left = read_here(collection(feature(bow_tie)), crossing_lines="leave")

    assert kinds(answer) == (["crossing-lines"], [], [])
    assert answer.shapes[0].is_valid
    assert answer.shapes[0].area == 2
    assert all(part.exterior.is_ccw for part in answer.shapes[0].geoms)
    assert not any("turn the other way" in note for note in answer.notes)
    assert kinds(left) == ([], ["crossing-lines"], [])
    assert left.shapes[0].equals_exact(shapely.geometry.shape(bow_tie))


def test_a_shape_over_the_180th_meridian_is_cut_there():
    answer = read_here(collection(feature(polygon(square(175, 0, 10)))))

    assert answer.shapes[0].bounds == (-180, 0, 180, 10)
    assert answer.shapes[0].area == pytest.approx(100)


PROPOSED = {
    "no-area": polygon([[1, 2], [3, 4], [5, 6], [1, 2]]),
    "wide-edge": geometry("LineString", [[170, 0], [-170, 0]]),
    "empty-geometry": geometry("LineString", []),
}


@pytest.mark.parametrize(("kind", "shape"), PROPOSED.items(), ids=PROPOSED.keys())
def test_what_the_standard_allows_but_few_mean_is_only_proposed(kind, shape):
    answer = read_here(collection(feature(shape)))
    applied = read_here(collection(feature(shape)), **{kind: "apply"})

    assert kinds(answer) == ([], [kind], [])
    assert as_geojson(answer.shapes[0]) == as_plain(shape)
    assert kinds(applied) == ([kind], [], [])
    assert as_geojson(applied.shapes[0]) != as_plain(shape)


def test_when_most_latitudes_stand_first_all_are_swapped():
    sure, unsure = feature(point(43, 131)), feature(point(55, 37))

    answer = read_here(collection(sure, sure, unsure))

    assert [shape.wkt for shape in answer.shapes] == [
        "POINT (131 43)",
        "POINT (131 43)",
        "POINT (37 55)",
    ]


def test_one_swapped_shape_among_many_is_swapped_alone():
    answer = read_here(collection(*[feature(point(55, 37))] * 3, feature(point(43, 131))))

    assert [shape.wkt for shape in answer.shapes][:1] == ["POINT (55 37)"]
    assert kinds(answer) == (["swapped-axes"], [], [])
    assert any("Latitude stands first" in note for note in answer.notes)


MEMBERS = {
    "bad-id": feature(id=True),
    "no-properties-member": {"type": "Feature", "geometry": None},
    "no-geometry-member": {"type": "Feature", "properties": {}},
    "misplaced-member": feature(None, features=[]),
    "bad-bbox": feature(None, bbox=[1, 2]),
}


@pytest.mark.parametrize(("kind", "one"), MEMBERS.items(), ids=MEMBERS.keys())
def test_a_member_that_is_not_lawful_is_told(kind, one):
    answer = read_here(collection(one))

    assert len(answer.ids) == 1
    assert kinds(answer) == ([kind], [], [])


REFUSED = {
    "nothing": (b"", "is empty"),
    "spaces": (b" \n ", "is empty"),
    "a web page": (b"<!DOCTYPE html><html>", "web page"),
    "a trailing comma": (b'{"type":"Point","coordinates":[1,2,]}', "comma"),
    "a comment": (b'{"type":"Point", // x\n"coordinates":[1,2]}', "comments"),
    "a file cut off": (b'{"type":"Point","coordinates":[1', "ends in the middle"),
    "a file cut off in a text": (b'{"type":"Point","na', "never ends; the file is cut off"),
    "single quotes": (b"{'type':'Point'}", "line 1, column 2"),
    "another encoding": ('{"a":"é"}'.encode("latin-1"), "0xe9 is not UTF-8"),
    "very deep arrays": (b'{"a":' + b"[" * 100_000, "nested too deep"),
    "two values on a line": (b'{"type":"Point","coordinates":[1,2]}' * 2, "more than one value"),
    "a key twice": (b'{"type":"FeatureCollection","features":[],"features":[]}', "twice"),
    "an array": (b"[1]", "an array"),
    "a number": (b"1", "holds 1"),
    "no type": (b'{"features":[]}', "the type is nothing"),
    "a type in small letters": (b'{"type":"featurecollection","features":[]}', "the type is"),
    "Esri JSON": (b'{"geometryType":"esriGeometryPoint","features":[]}', "Esri JSON"),
    "an address": (b"https://gis.example.org/a.geojson", "begins with “https://gis"),
    "no features": (b'{"type":"FeatureCollection"}', "features is nothing"),
    "null features": (b'{"type":"FeatureCollection","features":null}', "features is nothing"),
}


@pytest.mark.parametrize(("content", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_is_no_geojson_is_refused_in_a_sentence(content, words):
    with pytest.raises(UnreadableFile, match=words):
        read_here(content)


def test_numbers_that_json_does_not_have_are_told():
    answer = read_here(
        b'{"type":"Feature","geometry":null,"properties":'
        b'{"a":NaN,"b":1e999,"c":[-Infinity],"d":' + b"1" * 5000 + b"}}"
    )

    assert answer.columns == {
        "a": [None],
        "b": ["1e999"],
        "c": [["-Infinity"]],
        "d": ["1" * 5000],
    }
    assert kinds(answer)[0] == ["not-a-number", *["too-great-a-number"] * 3]


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"1e999", b"1" * 5000])
def test_a_position_with_such_a_number_sets_its_feature_aside(number):
    answer = read_here(b'{"type":"Point","coordinates":[' + number + b",1]}")

    assert kinds(answer) == ([], [], ["bad-geometry"])


def test_a_property_that_stands_there_twice_is_told():
    answer = read_here(b'{"type":"Feature","geometry":null,"properties":{"a":1,"a":2}}')

    assert answer.columns == {"a": [2]}
    assert kinds(answer) == (["repeated-key"], [], [])


BESIDE_THE_FEATURES = {
    "NaN": (b"NaN", None, "not-a-number"),
    "a number too great": (b"[1e999]", ["1e999"], "too-great-a-number"),
    "half a character": (b'"x\\ud800"', "x\ufffd", "broken-text"),
    "a key twice": (b'{"a":1,"a":2}', {"a": 2}, "repeated-key"),
}


@pytest.mark.parametrize(
    ("written", "kept", "kind"), BESIDE_THE_FEATURES.values(), ids=BESIDE_THE_FEATURES.keys()
)
def test_what_json_does_not_have_is_told_in_members_too(written, kept, kind):
    of_a_feature = b'{"type":"Feature","geometry":null,"properties":{},"x":' + written + b"}"
    of_the_file = b'{"type":"FeatureCollection","features":[],"x":' + written + b"}"

    answer, whole = read_here(of_a_feature), read_here(of_the_file)

    assert answer.feature_members == {"0": {"x": kept}}
    assert whole.members == {"x": kept}
    assert kinds(answer) == kinds(whole) == ([kind], [], [])


def test_a_fault_beside_the_features_sets_no_feature_aside():
    content = b'{"type":"FeatureCollection","features":[],"x":NaN}'

    answer = read_here(content, not_a_number="aside")

    assert kinds(answer) == (["not-a-number"], [], [])


def test_a_member_of_the_file_that_stands_there_twice_is_told():
    answer = read_here(b'{"type":"FeatureCollection","features":[],"name":"a","name":"b"}')

    assert answer.members == {"name": "b"}
    assert kinds(answer) == (["repeated-key"], [], [])


def test_features_given_twice_are_refused_though_another_key_is_twice_as_well():
    with pytest.raises(UnreadableFile, match="“features” stands there twice"):
        read_here(b'{"type":"FeatureCollection","n":1,"n":2,"features":[],"features":[]}')


def test_a_bare_geometry_with_a_key_twice_is_set_aside():
    answer = read_here(b'{"type":"Point","coordinates":[1,2],"coordinates":[3,4]}')

    assert kinds(answer) == ([], [], ["bad-geometry"])


def test_an_id_too_great_for_any_program_is_told():
    answer = read_here(b'{"type":"Feature","id":1e999,"geometry":null,"properties":{}}')

    assert answer.ids == ["1"]
    assert kinds(answer) == (["bad-id"], [], [])


def test_half_a_character_in_an_id_or_a_name_is_told():
    answer = read_here(
        b'{"type":"Feature","id":"\\ud800","geometry":null,"properties":'
        b'{"a\\ud800":1,"a\\ufffd":2}}'
    )

    assert answer.ids == ["\ufffd"]
    assert answer.columns == {"a\ufffd\ufffd": [1], "a\ufffd": [2]}
    assert kinds(answer) == (["broken-text", "broken-text"], [], [])


def test_a_box_with_a_number_too_great_for_any_program_is_told():
    answer = read_here(collection(bbox=[0, 0, 10**400, 1]))

    assert kinds(answer) == (["bad-bbox"], [], [])


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8-sig", ["byte-order-mark"]),
        ("utf-16", ["byte-order-mark", "encoding"]),
        ("utf-16-be", ["encoding"]),
        ("utf-32", ["byte-order-mark", "encoding"]),
    ],
)
def test_another_unicode_encoding_is_read_and_told(encoding, found):
    text = '{"type":"Feature","geometry":null,"properties":{"a":"평양"}}'

    answer = read_here(text.encode(encoding))

    assert answer.columns == {"a": ["평양"]}
    assert sorted(kinds(answer)[0]) == found


def test_half_a_character_is_replaced_and_told():
    answer = read_here(b'{"type":"Feature","geometry":null,"properties":{"a":"x\\ud800"}}')

    assert answer.columns == {"a": ["x\ufffd"]}
    assert kinds(answer) == (["broken-text"], [], [])


@pytest.mark.parametrize(
    "name",
    [
        "urn:ogc:def:crs:OGC:1.3:CRS84",
        "urn:ogc:def:crs:OGC::CRS84",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
        "urn:ogc:def:crs:EPSG::4326",
        "EPSG:4326",
    ],
)
def test_longitude_and_latitude_by_any_name_are_left_as_they_are(name):
    answer = read_here(collection(feature(point(131.9, 43.1)), crs=named_crs(name)))

    assert answer.shapes[0].wkt == "POINT (131.9 43.1)"
    assert kinds(answer) == ([], [], [])


@pytest.mark.parametrize(
    ("crs", "there", "here"),
    [
        (named_crs("EPSG:3857"), (14682000, 5330000), (131.89065, 43.11833)),
        (named_crs("urn:ogc:def:crs:EPSG::28992"), (155000, 463000), (5.38720, 52.15517)),
        ({"type": "EPSG", "properties": {"code": 3857}}, (0, 0), (0, 0)),
    ],
)
def test_another_reference_system_is_converted_and_told(crs, there, here):
    answer = read_here(collection(feature(point(*there, 7)), feature(), crs=crs))

    shape = answer.shapes[0]

    assert (shape.x, shape.y, shape.z) == pytest.approx((*here, 7), abs=1e-4)
    assert kinds(answer) == (["other-crs"], [], [])
    assert "EPSG:" in answer.repairs[0].found


@pytest.mark.parametrize(
    "crs",
    [
        named_crs("EPSG:999999"),
        named_crs("my own"),
        named_crs("+proj=utm +zone=52 +geoidgrids=/etc/passwd"),
        {"type": "link", "properties": {"href": "http://elsewhere.example/"}},
        "EPSG:4326",
        {},
    ],
)
def test_a_reference_system_that_is_not_known_is_refused(crs):
    with pytest.raises(WrongCrs, match="EPSG:"):
        read_here(collection(feature(point(1, 2)), crs=crs))


def test_a_line_that_is_no_json_is_set_aside_and_the_others_read():
    lines = [json.dumps(feature(point(1, 2), id="a")), "{", json.dumps(point(3, 4))]

    answer = read_here("\n".join(lines).encode())

    assert answer.ids == ["a", "2"]
    assert answer.aside[0].found == "line 2"


def lines(*values):
    return "\n".join(map(json.dumps, values)).encode()


def test_lines_that_name_different_reference_systems_are_refused():
    here = collection(feature(point(1, 2)))
    there = collection(feature(point(14682000, 5330000)), crs=named_crs("EPSG:3857"))

    with pytest.raises(WrongCrs, match="do not all name the same"):
        read_here(lines(here, there))


def test_the_reference_system_of_all_lines_is_that_of_the_file():
    there = collection(feature(point(14682000, 5330000)), crs=named_crs("EPSG:3857"))

    answer = read_here(lines(there, there))

    assert [round(shape.x) for shape in answer.shapes] == [132, 132]
    assert kinds(answer) == (["other-crs"], [], [])


def test_members_of_the_collections_on_lines_are_kept_by_line():
    answer = read_here(lines(collection(name="a"), feature(None), collection(name="b")))

    assert answer.members == {"line 1": {"name": "a"}, "line 3": {"name": "b"}}


def test_a_line_with_a_broken_collection_hides_no_other():
    answer = read_here(lines(feature(None, id="a"), {"type": "FeatureCollection"}))

    assert answer.ids == ["a"]
    assert kinds(answer) == ([], [], ["no-record"])


def test_a_sequence_with_record_separators_is_read():
    records = [json.dumps(feature(point(1, 2)), indent=1), json.dumps(feature(point(3, 4)))]

    answer = read_here("".join(f"\x1e{record}\n" for record in records).encode())

    assert [shape.wkt for shape in answer.shapes] == ["POINT (1 2)", "POINT (3 4)"]


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
numbers = st.floats(-400, 400) | st.integers(-400, 400)
coordinates = st.recursive(
    numbers | st.none() | st.text(max_size=2), lambda inner: st.lists(inner, max_size=5)
)
any_geometry = st.none() | st.builds(
    geometry,
    st.sampled_from(["Point", "MultiPoint", "LineString", "Polygon", "MultiPolygon", "polygon"]),
    coordinates | st.lists(st.lists(numbers, min_size=2, max_size=2), min_size=2, max_size=6),
)
any_feature = st.builds(
    lambda shape, properties, more: feature(shape, properties, **more),
    any_geometry,
    st.dictionaries(st.text(), values, max_size=3),
    st.just({}) | st.builds(lambda number: {"id": number}, st.integers(0, 3) | st.text()),
)


@settings(max_examples=60)
@given(st.lists(any_feature | values, max_size=6))
def test_every_feature_is_in_the_table_or_among_those_set_aside(features):
    try:
        content = json.dumps(collection(*features)).encode()
        answer = read_here(content)
    except GeodataError:
        pytest.fail("one bad feature must not hide the others")

    assert len(answer.ids) + len(answer.aside) == len(features)
    assert len(set(map(repr, answer.ids))) == len(answer.ids)
    assert all(len(column) == len(answer.ids) for column in answer.columns.values())


@settings(max_examples=60)
@given(st.lists(st.dictionaries(st.text(), values, max_size=4), max_size=4))
def test_properties_come_back_as_they_were(rows):
    answer = read_here(collection(*(feature(None, row) for row in rows)))

    found = [
        {name: column[row] for name, column in answer.columns.items() if is_there(column[row])}
        for row in range(len(rows))
    ]

    if not answer.repairs:
        assert found == rows


def is_there(value):
    return not (isinstance(value, float) and math.isnan(value))


def as_plain(value):
    return json.loads(json.dumps(value, default=float)) if value is not None else None


def as_geojson(shape):
    return as_plain(None if shape is None else json.loads(shapely.to_geojson(shape)))
