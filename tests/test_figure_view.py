import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.figures.drawing import Box
from layers.figures.ground import ground_of
from layers.figures.view import projection_for, view_of

PAGE = Box(0, 0, 1200, 800)
FAR_EAST = np.array([(125.0, 38.0), (135.0, 50.0)])
HEMISPHERE = np.array([(127.0, 38.0), (-77.0, 38.9), (37.6, 55.7)])
CHUKOTKA = np.array([(170.0, 62.0), (-165.0, 66.0)])


@pytest.mark.parametrize(
    ("positions", "name"),
    [
        (FAR_EAST, "Albers"),
        (np.array([(33.0, 46.0), (40.0, 54.0)]), "Albers"),
        (HEMISPHERE, "azimuthal"),
        (np.array([(100.0, -5.0), (110.0, 10.0)]), "azimuthal"),
        (np.array([(-60.0, 80.0), (100.0, 85.0)]), "azimuthal"),
    ],
)
def test_the_projection_suits_the_extent(positions, name):
    assert name in projection_for(positions).name


@given(
    st.lists(
        st.tuples(st.floats(-180, 180), st.floats(-75, 75)), min_size=1, max_size=12, unique=True
    )
)
def test_every_position_lies_within_the_frame(positions):
    view = view_of(np.array(positions), PAGE)

    on_page = view.to_page(np.array(positions))
    seen = np.isfinite(on_page).all(axis=1)
    hemisphere = view.projection.azimuthal
    assert hemisphere or seen.all()
    assert hemisphere or ((on_page >= 0) & (on_page <= (PAGE.right, PAGE.bottom))).all()


@pytest.mark.parametrize("positions", [FAR_EAST, CHUKOTKA, HEMISPHERE])
def test_a_point_of_the_page_comes_back_from_the_earth(positions):
    view = view_of(positions, PAGE)
    page = view.to_page(positions)

    assert view.to_page(view.to_degrees(page)) == pytest.approx(page, abs=0.01)


def test_the_180th_meridian_never_cuts_the_picture():
    view = view_of(CHUKOTKA, PAGE)
    russia = ground_of(view).countries["RU"]

    west, east = view.to_page(np.array([(179.5, 67.0), (-179.5, 67.0)]))

    assert abs(east[0] - west[0]) < 60
    land = ground_of(view).countries["RU"]
    assert land.contains(land.representative_point())
    assert len([part for part in getattr(russia, "geoms", [russia]) if part.area > 5000]) == 1


def test_the_ground_lies_within_its_frame():
    for positions in (FAR_EAST, CHUKOTKA, HEMISPHERE):
        view = view_of(positions, PAGE)
        ground = ground_of(view)

        assert ground.frame.buffer(0.5).covers(ground.land)
        assert ground.borders.difference(ground.frame.buffer(0.5)).is_empty


def test_a_country_on_the_other_side_of_the_earth_is_not_turned_inside_out():
    view = view_of(np.array([(100.0, -5.0), (110.0, 10.0)]), PAGE)

    assert ground_of(view).land.area < 0.6 * ground_of(view).frame.area


def test_occupied_regions_are_known_on_the_page_where_they_are_seen():
    ukraine = view_of(np.array([(33.0, 46.0), (40.0, 50.0)]), PAGE)

    assert not ground_of(ukraine).occupied.is_empty
    assert ground_of(view_of(FAR_EAST, PAGE)).occupied.is_empty
