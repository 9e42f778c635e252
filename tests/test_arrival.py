import json

from geodata.importing import import_layer
from layers.arrival import fault_groups, fault_marks
from tests.importing import collection, feature, point, polygon, square


def faulty():
    content = collection(
        feature(point("x", 1)),
        feature(polygon(square(10, 10)[:-1])),
        feature(polygon(square(20, 20)[:-1])),
        feature(point(1, 2), id=True),
    )
    return import_layer(json.dumps(content).encode(), filename="a.geojson")


def test_faults_are_grouped_by_kind_with_what_was_done():
    groups = fault_groups(faulty())

    assert [(group.number, group.kind.name, group.count) for group in groups] == [
        (1, "bad-id", 1),
        (2, "open-ring", 2),
        (3, "bad-geometry", 1),
    ]
    assert groups[1].done == "closed with its first position"
    assert groups[2].done == "set aside"
    assert groups[2].told[0].startswith("feature 1: found")


def test_a_mark_lies_on_the_feature_that_was_treated():
    marks = fault_marks(faulty())

    assert sorted((mark["number"], *map(round, mark["at"])) for mark in marks) == [
        (1, 1, 2),
        (2, 10, 10),
        (2, 20, 20),
    ]
