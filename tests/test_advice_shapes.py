import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape

from geodata.advice import Background, advise, background_of
from geodata.advice.shapes import decimals_of, justified_decimals, rounded
from geodata.boundaries import country_geometry, read_regions
from geodata.tables import geojson_object
from tests.builders import boxes, movement

OWN = "my-layer"


def geometry(kind, coordinates):
    return {"type": kind, "coordinates": coordinates}


def advice(found, **columns):
    return advise(OWN, {"geometry": found, **columns}, Background())


def repaired(item):
    return shape(item.repair.changes["geometry"])


def test_a_bow_tie_is_blocked_with_the_place_where_it_crosses_and_mended_as_two():
    bow_tie = geometry("Polygon", [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]])

    (item,) = advice(bow_tie)

    assert item.blocks
    assert item.at == (1, 1)
    assert item.repair.label == "Mend it as 2 parts"
    assert repaired(item).is_valid
    assert repaired(item).area == pytest.approx(2)


def test_a_latitude_above_ninety_is_offered_to_be_swapped():
    (item,) = advice(geometry("Point", [43.11, 131.87]), country="RU")

    assert item.blocks
    assert repaired(item) == shapely.Point(131.87, 43.11)


def test_axes_that_look_swapped_for_the_stated_country_are_offered_to_be_swapped():
    (item,) = advice(geometry("Point", [51.2, 35.3]), country="RU")

    assert item.kind == "axes"
    assert repaired(item) == shapely.Point(35.3, 51.2)


def test_a_longitude_past_180_is_offered_to_be_cut_there():
    (item,) = advice(geometry("Polygon", [[[175, 60], [185, 60], [185, 65], [175, 65], [175, 60]]]))

    assert item.repair.label == "Cut it at the 180th meridian"
    assert repaired(item).bounds == (-180, 60, 180, 65)


def test_a_vertex_across_the_border_is_named_with_its_distance_and_moved_to_the_border():
    inside = [[34.5, 52.0], [35.5, 52.0], [35.5, 51.5]]
    abroad = [34.2, 51.3]  # north of Sumy, in Ukraine
    area = geometry("Polygon", [[*inside, abroad, inside[0]]])

    (item,) = advice(area, country="RU")

    assert item.kind == "country"
    assert item.title == "A vertex lies in Ukraine"
    assert item.text.startswith("Country is RU. Vertex 4 is ")
    assert item.at == tuple(abroad)
    moved = repaired(item)
    assert shapely.get_coordinates(moved)[:3].tolist() == inside
    assert country_geometry("RU").distance(shapely.Point(moved.exterior.coords[3])) < 1e-4
    assert advice(item.repair.changes["geometry"], country="RU") == ()


def test_a_point_in_another_country_is_called_a_point():
    (item,) = advice(geometry("Point", [30.5, 50.45]), country="RU")

    assert item.title == "The point lies in Ukraine"


def test_a_port_that_reaches_into_the_sea_and_a_whole_country_keep_to_their_country():
    assert advice(geometry("Point", [131.95, 43.05]), country="RU") == ()
    assert advice(geojson_object(country_geometry("UA")), country="UA") == ()


@pytest.mark.parametrize("code", ["RU-KRS", "UA-43", "RU-PRI"])
def test_a_region_keeps_to_its_country(code):
    regions = read_regions().set_index("iso_3166_2")
    found = geojson_object(regions.geometry[code])

    assert advice(found, country=code[:2]) == ()


def test_seven_decimals_for_a_district_are_too_many_and_rounded_to_two():
    (item,) = advice(
        geometry("Point", [35.1234567, 51.7654321]), precision="district", uncertainty_m=40_000
    )

    assert item.kind == "decimals"
    assert item.text == "7 decimals, about 1 cm, for a district ± 40 km."
    assert repaired(item) == shapely.Point(35.12, 51.77)
    assert not item.blocks


def test_decimals_that_the_precision_justifies_are_left_alone():
    assert advice(geometry("Point", [131.669, 44.327]), uncertainty_m=2000) == ()


def test_a_geometry_that_is_no_geometry_blocks_without_a_repair():
    for broken in ("POINT(1 2)", {"type": "Circle"}, geometry("Point", ["a", "b"]), []):
        (item,) = advice(broken)

        assert item.blocks
        assert item.repair is None


def test_the_geometry_of_a_movement_is_built_and_not_looked_at(small_atlas):
    row = {**movement()["properties"], "geometry": {"type": "Circle"}}

    found = advise("movements", row, background_of(small_atlas), saved=row)

    assert found == ()


@given(boxes(), st.integers(0, 5))
def test_a_rounded_shape_has_no_more_decimals_and_is_valid(box, decimals):
    small = rounded(box, decimals)

    assert small.is_valid
    assert decimals_of(shapely.get_coordinates(small).tolist()) <= decimals


@given(st.floats(0.1, 5_000_000))
def test_a_place_known_less_exactly_never_deserves_more_decimals(uncertainty_m):
    assert justified_decimals(uncertainty_m * 2) <= justified_decimals(uncertainty_m)
