"""The rules by which the boundary files are built, on shapes small enough to see."""

from __future__ import annotations

from itertools import pairwise

import pytest
import shapely
from shapely import LineString, MultiPolygon, Polygon, STRtree, box

from geodata.boundaries import detail, names, policy, topology


def segments_of(geometry):
    return [
        tuple(sorted(pair))
        for part in shapely.get_parts(geometry)
        for pair in pairwise(part.coords)
    ]


@pytest.fixture
def two_neighbours():
    """Two squares of about 100 km with a toothed border between them, and an islet."""
    teeth = [(1 + 0.02 * (step % 2), 0.05 * step) for step in range(1, 20)]
    left = Polygon([(0, 0), (1, 0), *teeth, (1, 1), (0, 1)])
    right = Polygon([(2, 0), (2, 1), (1, 1), *reversed(teeth), (1, 0)])
    return {"left": MultiPolygon([left, box(3, 0, 3.01, 0.01)]), "right": right}


def test_neighbours_of_different_levels_meet_in_the_finer_border(two_neighbours):
    drawn = topology.simplify_by_level(two_neighbours, [(0.1, ["left"]), (50, ["right"])])

    (_, _, shared), *others = topology.shared_edges(drawn)
    assert not others
    assert shapely.coverage_is_valid(list(drawn.values()))
    assert len(segments_of(shared)) == 20


def test_a_coarse_level_straightens_the_border_for_both(two_neighbours):
    drawn = topology.simplify_by_level(two_neighbours, [(20, ["left", "right"])])

    (_, _, shared), *_ = topology.shared_edges(drawn)
    assert segments_of(shared) == [((1, 0), (1, 1))]


def test_a_sea_between_two_cells_stays_sea():
    apart = {"west": box(0, 0, 1, 1), "east": box(1.2, 0, 2, 1)}

    drawn = topology.simplify_by_level(apart, [(1, ["west", "east"])])

    assert not drawn["west"].intersects(drawn["east"])


def test_far_islands_are_dropped_and_exclaves_and_the_mainland_kept(two_neighbours):
    exclave = box(2, 0, 2.01, 0.01)
    country = MultiPolygon([*two_neighbours["left"].geoms, exclave])
    cells = STRtree([country, two_neighbours["right"]])

    kept = topology.without_far_islands(country, cells, least_km2=500)

    assert len(kept.geoms) == 2
    assert any(part.equals(exclave) for part in kept.geoms)


def test_the_only_island_of_a_small_state_is_kept():
    islet = MultiPolygon([box(0, 0, 0.01, 0.01)])

    assert topology.without_far_islands(islet, STRtree([islet]), least_km2=500).equals(islet)


def test_joined_edges_come_in_one_direction_whatever_the_order():
    one, other = LineString([(0, 0), (1, 0)]), LineString([(2, 0), (1, 0)])

    assert topology.merge_edges([one, other]) == topology.merge_edges([other, one])
    assert len(topology.merge_edges([one, other]).geoms) == 1


def test_no_cell_is_in_two_levels():
    cells = {"UA-14": "UA", "RU-PRI": "RU", "RU-KHA": "RU", "RU-KYA": "RU", "PL": "PL", "BR": "BR"}

    levels = detail.levels(cells)

    assert sorted(code for _, codes in levels for code in codes) == sorted(cells)
    assert [km for km, _ in levels] == sorted(km for km, _ in levels)


@pytest.mark.parametrize(
    ("properties", "country", "cell"),
    [
        ({"iso_3166_2": "UA-43", "iso_a2": "RU"}, "UA", "UA-43"),
        ({"iso_3166_2": "RU-MOW", "iso_a2": "RU"}, "RU", "RU-MOS"),
        ({"iso_3166_2": "XK-01", "iso_a2": "XK"}, "RS", "XK"),
        ({"iso_3166_2": "-99-X11~", "iso_a2": "-1"}, "SO", "SO"),
        ({"iso_3166_2": "FR-75", "iso_a2": "FR"}, "FR", "FR"),
    ],
)
def test_a_source_polygon_goes_to_the_country_of_the_decision(properties, country, cell):
    assert policy.country_code(properties) == country
    assert policy.cell_code(properties) == cell


def test_an_oblast_is_called_one_and_loses_stress_marks():
    source = {
        "name_en": "Tver",
        "name_ru": "Тверска\u0301я область",
        "name_uk": "",
        "name_ko": "트",
    }

    found = names.region_names("RU-TVE", source)

    assert found == {
        "name": "Tver Oblast",
        "names": {"en": "Tver Oblast", "ru": "Тверская область", "ko": "트주"},
    }
