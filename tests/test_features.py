import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import mapping

from geodata.errors import InvalidShape, UnreadableFile, WrongCrs
from geodata.features import Unusable, parse_geometry, rows_of_collection
from geodata.strict_json import Repeated
from tests.builders import boxes, feature, lines, points

SQUARE = [[0, 0], [1, 0], [1, 1], [0, 0]]


def collection(*features, **members):
    return {"type": "FeatureCollection", "features": list(features), **members}


def rows(*features, **members):
    return rows_of_collection(collection(*features, **members), "places.geojson", "place_id")


def test_a_feature_becomes_a_row_of_its_properties_and_its_geometry():
    point = {"type": "Point", "coordinates": [1, 2]}

    assert rows(feature({"place_id": "a"}, point)) == [{"place_id": "a", "geometry": point}]


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ([], "not a GeoJSON FeatureCollection"),
        (None, "not a GeoJSON FeatureCollection"),
        ({"type": "Feature"}, "not a GeoJSON FeatureCollection"),
        ({"type": "FeatureCollection"}, "no array of features"),
        (collection(features={}), "no array of features"),
        (collection(notes="x"), "no member “notes”"),
    ],
)
def test_another_document_is_unreadable(document, reason):
    with pytest.raises(UnreadableFile, match=reason):
        rows_of_collection(document, "places.geojson", "place_id")


def test_a_collection_with_a_key_twice_is_unreadable():
    document = Repeated(collection())
    document.key = "features"

    with pytest.raises(UnreadableFile, match="“features” stands there twice"):
        rows_of_collection(document, "places.geojson", "place_id")


def test_longitude_first_on_wgs_84_may_be_declared():
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}

    assert rows(crs=crs, name="places", bbox=[0, 0, 1, 1]) == []


@pytest.mark.parametrize(
    "crs", ["EPSG:3857", {"properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}, {}, 7]
)
def test_another_reference_system_is_refused(crs):
    with pytest.raises(WrongCrs, match="CRS84"):
        rows(crs=crs)


@pytest.mark.parametrize(
    "broken",
    [
        7,
        {"type": "Point", "coordinates": [1, 2]},
        feature(None, None),
        feature([], None),
        feature({"geometry": 7}, None),
        {**feature({"place_id": "a"}, None), "title": "x"},
        {**feature({"place_id": "a"}, None), "id": "b"},
    ],
)
def test_a_broken_feature_is_a_row_that_cannot_be_used(broken):
    (row,) = rows(broken)

    assert isinstance(row, Unusable)
    assert row.reason


def test_a_feature_may_repeat_its_identifier_as_id():
    (row,) = rows({**feature({"place_id": "a"}, None), "id": "a"})

    assert row == {"place_id": "a", "geometry": None}


@pytest.mark.parametrize(
    ("kind", "coordinates", "reason"),
    [
        ("Point", None, "must be arrays"),
        ("Point", [], "two numbers"),
        ("Point", [1], "two numbers"),
        ("Point", [1, 2, 3], "two numbers"),
        ("Point", ["1", "2"], "two numbers"),
        ("Point", [True, False], "two numbers"),
        ("Point", [None, 2], "two numbers"),
        ("Point", [float("nan"), 2], "not finite"),
        ("Point", [float("inf"), 2], "not finite"),
        ("Point", [181, 2], "not on the Earth"),
        ("Point", [43.1, 131.9], "longitude .* first"),
        ("Point", [[1, 2]], "two numbers"),
        ("MultiPoint", [], "empty"),
        ("LineString", [[1, 2]], "cannot be built"),
        ("LineString", [[1, 2], [1, 2]], "not valid"),
        ("LineString", [1, 2], "must be arrays"),
        ("Polygon", [], "empty"),
        ("Polygon", [[]], "empty"),
        ("Polygon", [SQUARE[:3]], "four positions"),
        ("Polygon", [[*SQUARE[:3], [2, 2]]], "last equal to the first"),
        ("Polygon", [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]], "not valid"),
        ("MultiPolygon", [[SQUARE], []], "empty"),
        ("MultiPolygon", [[SQUARE], [SQUARE]], "not valid"),
        ("GeometryCollection", [], "type must be one of"),
        (["Point"], [1, 2], "type must be one of"),
        (None, [1, 2], "type must be one of"),
    ],
)
def test_a_shape_that_is_broken_empty_or_elsewhere_is_refused_and_never_mended(
    kind, coordinates, reason
):
    with pytest.raises(InvalidShape, match=reason):
        parse_geometry({"type": kind, "coordinates": coordinates})


@pytest.mark.parametrize("value", [None, 7, [1, 2], "POINT (1 2)"])
def test_a_geometry_must_be_an_object(value):
    with pytest.raises(InvalidShape, match="GeoJSON geometry"):
        parse_geometry(value)


def test_a_geometry_with_a_member_of_its_own_is_refused():
    with pytest.raises(InvalidShape, match="only type and coordinates"):
        parse_geometry({"type": "Point", "coordinates": [1, 2], "crs": {}})


@given(points() | lines() | boxes())
def test_every_good_shape_is_read_exactly(shape):
    geojson = mapping(shape)
    as_arrays = _arrays(geojson["coordinates"])

    parsed = parse_geometry({"type": geojson["type"], "coordinates": as_arrays})

    assert parsed.equals_exact(shape)


JUNK = st.recursive(
    st.none() | st.floats() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=5),
    max_leaves=20,
)


@given(st.sampled_from(["Point", "LineString", "Polygon", "MultiPolygon"]), JUNK)
def test_any_coordinates_are_a_shape_or_a_refusal(kind, coordinates):
    try:
        shape = parse_geometry({"type": kind, "coordinates": coordinates})
    except InvalidShape:
        return

    assert shape.is_valid
    assert shapely.box(-180, -90, 180, 90).covers(shape)


def _arrays(value):
    return [_arrays(item) for item in value] if isinstance(value, tuple) else value
