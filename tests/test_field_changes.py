from layers.field_changes import FieldChange, field_changes, in_words

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
BOW_TIE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]}
LINE = {"type": "LineString", "coordinates": [[0, 0], [1, 0]]}


def test_only_fields_that_differ_are_listed_with_both_values():
    found = field_changes({"a": 1, "b": 40000}, {"a": 1, "b": None, "c": ["x", "y"]})

    assert found == [FieldChange("b", "40,000", "—"), FieldChange("c", "—", "x, y")]


def test_a_shape_is_told_by_its_vertices_and_its_area():
    assert field_changes({"geometry": None}, {"geometry": SQUARE}) == [
        FieldChange("geometry", "—", "4 vertices"),
        FieldChange("area", "—", "12,308 km²"),
    ]


def test_a_line_is_told_by_its_length():
    (_, length) = field_changes(None, {"geometry": LINE})

    assert length == FieldChange("length", "—", "111.3 km")


def test_an_outline_that_crosses_itself_has_no_area():
    found = field_changes({"geometry": SQUARE}, {"geometry": BOW_TIE})

    assert found[-1] == FieldChange("area", "12,308 km²", "crosses itself")


def test_a_geometry_that_is_none_is_said_to_be_no_shape():
    (change,) = field_changes({}, {"geometry": "POINT(1 2)"})

    assert change.after == "not a shape"


def test_a_row_that_is_new_or_gone_lists_all_its_fields():
    assert [change.name for change in field_changes(None, {"a": 1, "b": 2})] == ["a", "b"]
    assert [change.after for change in field_changes({"a": 1}, None)] == ["—"]


def test_values_stand_in_words():
    assert in_words({"en": "A", "ko": "나"}) == "en: A, ko: 나"
    assert in_words(True) == "yes"
    assert in_words(()) == "—"
