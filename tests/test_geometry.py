import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import assume, given

from geodata.errors import InvalidShape, WrongCrs
from geodata.geometry import STEP_M, area_m2, bearing_deg, geodesic_route, length_m
from tests.builders import boxes, lines, points


def series(*shapes):
    return gpd.GeoSeries(list(shapes), crs="EPSG:4326")


@given(lines())
def test_a_line_is_as_long_backwards_as_forwards(line):
    there, back = length_m(series(line, line.reverse()))

    assert there == pytest.approx(back)


@given(points(), points())
def test_a_route_is_the_shortest_line_between_its_ends(origin, destination):
    assume(not origin.equals(destination))

    route = geodesic_route(origin, destination)

    direct = shapely.LineString([origin, destination])
    routed, straight = length_m(series(route, direct))
    assert routed == pytest.approx(straight, rel=1e-9, abs=1e-3)


@given(points(), points())
def test_a_route_runs_from_end_to_end_without_a_jump_or_a_long_step(origin, destination):
    assume(not origin.equals(destination))

    route = geodesic_route(origin, destination)

    first, last = shapely.Point(route.coords[0]), shapely.Point(route.coords[-1])
    steps = [shapely.LineString(step) for step in zip(route.coords, route.coords[1:], strict=False)]
    assert first.equals(origin)
    assert last.y == destination.y
    assert (last.x - destination.x) % 360 == pytest.approx(0, abs=1e-9) or (
        (last.x - destination.x) % 360 == pytest.approx(360, abs=1e-9)
    )
    assert np.abs(np.diff([x for x, _ in route.coords])).max() <= 180
    assert length_m(series(*steps)).max() <= STEP_M * 1.001


def test_a_route_over_the_pacific_runs_on_past_180_degrees():
    route = geodesic_route(shapely.Point(170, 60), shapely.Point(-170, 60))

    assert route.coords[0] == (170, 60)
    assert route.coords[-1] == (190, 60)


def test_a_route_westward_over_the_pacific_runs_on_past_minus_180_degrees():
    route = geodesic_route(shapely.Point(-170, 60), shapely.Point(170, 60))

    assert route.coords[-1] == (-190, 60)


def test_a_route_from_a_point_to_itself_is_refused():
    with pytest.raises(InvalidShape, match="one point"):
        geodesic_route(shapely.Point(1, 2), shapely.Point(1, 2))


def test_a_route_from_an_empty_point_is_refused():
    with pytest.raises(InvalidShape, match="empty"):
        geodesic_route(shapely.Point(), shapely.Point(1, 2))


def test_a_missing_shape_has_no_length_and_no_area():
    assert length_m(series(None)).isna().all()
    assert area_m2(series(None)).isna().all()


@pytest.mark.parametrize("measure", [length_m, area_m2])
@pytest.mark.parametrize("crs", [None, "EPSG:3857"])
def test_coordinates_in_another_reference_system_are_not_measured(measure, crs):
    with pytest.raises(WrongCrs, match="use to_crs"):
        measure(gpd.GeoSeries([shapely.box(0, 0, 1, 1)], crs=crs))


def test_longitude_first_on_wgs_84_is_the_same_reference_system():
    line = gpd.GeoSeries([shapely.LineString([(0, 0), (1, 0)])], crs="OGC:CRS84")

    assert round(length_m(line)[0]) == 111319


def test_the_whole_earth_has_the_area_of_the_ellipsoid():
    world = shapely.box(-180, -90, 180, 90)

    assert area_m2(series(world))[0] == pytest.approx(510_065_621_724_088, rel=1e-6)


@given(boxes(), boxes())
def test_the_area_of_two_shapes_is_the_sum_of_theirs_less_what_they_share(one, other):
    united, shared = one.union(other), one.intersection(other)

    areas = area_m2(series(one, other, united, shared))

    assert areas[2] == pytest.approx(areas[0] + areas[1] - areas[3], rel=1e-9, abs=1)


def test_the_way_round_of_a_ring_does_not_change_its_area():
    ring = shapely.box(0, 0, 1, 1)

    forwards, backwards = area_m2(series(ring, ring.reverse()))

    assert forwards == pytest.approx(backwards)
    assert forwards > 0


@pytest.mark.parametrize(
    ("destination", "bearing"), [((0, 1), 0), ((1, 0), 90), ((0, -1), 180), ((-1, 0), 270)]
)
def test_a_bearing_is_counted_clockwise_from_north(destination, bearing):
    assert bearing_deg(shapely.Point(0, 0), shapely.Point(destination)) == pytest.approx(bearing)


@given(points(), points())
def test_a_bearing_lies_from_0_to_below_360(origin, destination):
    assert 0 <= bearing_deg(origin, destination) < 360
