import shapely

from layers.names import name_spots


def test_the_first_spot_is_the_middle_of_the_widest_part():
    area = shapely.union(shapely.box(0, 0, 10, 10), shapely.box(10, 4, 30, 5))

    x, y = name_spots(area)[0]

    assert shapely.box(3, 3, 7, 7).contains(shapely.Point(x, y))


def test_every_spot_lies_in_the_area():
    area = shapely.box(0, 0, 20, 20).difference(shapely.box(5, 5, 15, 15))

    assert all(area.contains(shapely.Point(spot)) for spot in name_spots(area))


def test_a_name_stands_on_the_largest_of_several_parts():
    area = shapely.MultiPolygon([shapely.box(0, 0, 1, 1), shapely.box(50, 0, 60, 10)])

    assert name_spots(area)[0][0] > 50
