import geopandas as gpd
import pytest
import shapely
from hypothesis import assume, given

from geodata.geometry import STEP_M, area_m2, geodesic_route, length_m
from geodata.meridian import cut_at_antimeridian, whole_at_antimeridian
from tests.builders import boxes, lines, points


def series(*shapes):
    return gpd.GeoSeries(list(shapes), crs="EPSG:4326")


def test_a_line_over_the_meridian_is_cut_in_two_that_meet_there():
    line = shapely.LineString([(170, 0), (190, 20)])

    cut = cut_at_antimeridian(line)

    assert cut.wkt == "MULTILINESTRING ((170 0, 180 10), (-180 10, -170 20))"


def test_a_line_westward_over_the_meridian_keeps_its_direction():
    line = shapely.LineString([(-170, 0), (-190, 20)])

    cut = cut_at_antimeridian(line)

    assert cut.wkt == "MULTILINESTRING ((-170 0, -180 10), (180 10, 170 20))"


def test_a_line_that_only_touches_the_meridian_stays_in_one_piece():
    line = shapely.LineString([(170, 0), (180, 10), (170, 20)])

    assert cut_at_antimeridian(line).equals_exact(line)


def test_a_line_past_the_meridian_that_turns_back_is_cut_in_three():
    line = shapely.LineString([(170, 0), (190, 10), (170, 20)])

    cut = cut_at_antimeridian(line)

    assert [piece.wkt for piece in cut.geoms] == [
        "LINESTRING (170 0, 180 5)",
        "LINESTRING (-180 5, -170 10, -180 15)",
        "LINESTRING (180 15, 170 20)",
    ]


def test_an_area_over_the_meridian_is_cut_in_two():
    cut = cut_at_antimeridian(shapely.box(170, 60, 190, 70))

    expected = shapely.MultiPolygon(
        [shapely.box(170, 60, 180, 70), shapely.box(-180, 60, -170, 70)]
    )
    assert cut.equals(expected)


def test_a_point_past_the_meridian_comes_back_into_range():
    assert cut_at_antimeridian(shapely.Point(190, 5)).equals(shapely.Point(-170, 5))


@pytest.mark.parametrize(
    "shape", [shapely.Point(1, 2), shapely.box(-180, 0, -170, 10), shapely.Polygon()]
)
def test_a_shape_on_one_side_comes_back_as_it_is(shape):
    assert cut_at_antimeridian(shape) is shape
    assert whole_at_antimeridian(shape) is shape


def test_chukotka_is_drawn_past_180_degrees():
    mainland, tip = shapely.box(160, 62, 180, 70), shapely.box(-180, 62, -170, 70)

    whole = whole_at_antimeridian(shapely.MultiPolygon([mainland, tip]))

    assert whole.equals(shapely.box(160, 62, 190, 70))


def test_the_united_states_are_drawn_past_minus_180_degrees():
    mainland, islands = shapely.box(-180, 30, -66, 70), shapely.box(172, 51, 180, 53)

    whole = whole_at_antimeridian(shapely.MultiPolygon([mainland, islands]))

    assert whole.bounds == (-188, 30, -66, 70)


def test_an_island_beside_the_meridian_moves_with_its_side():
    parts = [shapely.box(160, 62, 180, 70), shapely.box(-180, 62, -170, 70)]
    island = shapely.box(-169.2, 65.7, -169, 65.9)

    whole = whole_at_antimeridian(shapely.MultiPolygon([*parts, island]))

    assert whole.bounds[2] == pytest.approx(191)


def test_antarctica_which_spans_all_longitudes_comes_back_as_it_is():
    belt = shapely.box(-180, -90, 180, -70)

    assert whole_at_antimeridian(belt) is belt


@given(points(), points())
def test_a_route_cut_for_storage_is_drawn_whole_again(origin, destination):
    assume(not origin.equals(destination))
    assume(abs(origin.x) < 179.999)
    route = geodesic_route(origin, destination)

    whole = whole_at_antimeridian(cut_at_antimeridian(route))

    assert shapely.hausdorff_distance(whole, route) < 1e-6


@given(points(), points())
def test_a_cut_route_lies_on_the_earth_and_is_as_long_as_before(origin, destination):
    assume(not origin.equals(destination))
    route = geodesic_route(origin, destination)

    cut = cut_at_antimeridian(route)

    assert cut.bounds[0] >= -180
    assert cut.bounds[2] <= 180
    before, after = length_m(series(route, cut))
    assert after == pytest.approx(before, rel=1e-3, abs=STEP_M)


@given(lines(west=-500, east=500))
def test_every_piece_of_a_cut_line_lies_on_one_side_of_the_meridian(line):
    cut = cut_at_antimeridian(line)

    assert cut.bounds[0] >= -180 - 1e-9
    assert cut.bounds[2] <= 180 + 1e-9


@given(boxes(west=-400.0, east=400.0))
def test_cutting_an_area_and_joining_it_keep_its_size(box):
    cut = cut_at_antimeridian(box)

    whole = whole_at_antimeridian(cut)

    assert cut.is_valid
    assert cut.area == pytest.approx(box.area)
    assert whole.area == pytest.approx(box.area)
    assert area_m2(series(cut))[0] == pytest.approx(area_m2(series(whole))[0], rel=1e-9)
