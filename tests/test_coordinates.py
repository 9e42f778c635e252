import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layers.coordinates import STEPS_PER_DEGREE, lines_to_steps, rings_to_steps, to_steps

POSITIONS = st.lists(st.tuples(st.floats(-180, 190), st.floats(-90, 90)), min_size=1, max_size=20)


@given(POSITIONS)
def test_adding_up_the_steps_gives_the_positions_back_to_half_a_step(positions):
    steps = np.array(to_steps(np.array(positions))).reshape(-1, 2)

    degrees = steps.cumsum(axis=0) / STEPS_PER_DEGREE

    assert degrees == pytest.approx(np.array(positions), abs=0.51 / STEPS_PER_DEGREE)


def test_a_hole_is_a_ring_of_its_own():
    area = shapely.box(0, 0, 10, 10).difference(shapely.box(4, 4, 6, 6))

    assert len(rings_to_steps(area)) == 2


def test_every_part_of_a_line_travels():
    lines = shapely.MultiLineString([[(0, 0), (1, 1)], [(5, 5), (6, 6)]])

    assert lines_to_steps(lines) == [[0, 0, 10000, 10000], [50000, 50000, 10000, 10000]]
