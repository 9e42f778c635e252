import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import UnreadableFile
from geodata.header import UNTITLED, header_record, parse_header
from geodata.model import Theatre
from geodata.strict_json import Repeated
from tests.builders import HEADER


def test_a_good_header_is_read_without_a_fault():
    header = parse_header(HEADER)

    assert header.faults == []
    assert header.title == "Two claims"
    assert header.theatres == (Theatre("Far East", (120, 35, 190, 60)),)
    assert header.does_not_show == ("A front line.",)


def test_only_the_title_is_needed():
    header = parse_header({"title": "Small"})

    assert header.faults == []
    assert (header.summary, header.theatres, header.opening) == ("", (), "")


def test_all_faults_are_reported_together_and_the_rest_is_kept():
    header = parse_header(
        {
            "title": 7,
            "summary": "kept",
            "theatres": [{"name": "a", "bounds": [1, 2, 3, 4]}, 7],
            "opening": "a\x00",
            "does_not_show": ["kept", ""],
            "colour": "red",
        }
    )

    assert [fault.column for fault in header.faults] == [
        "", "title", "opening", "does_not_show", "theatres",
    ]  # fmt: skip
    assert (header.title, header.summary, header.does_not_show) == (UNTITLED, "kept", ("kept",))
    assert [theatre.name for theatre in header.theatres] == ["a"]


@pytest.mark.parametrize(
    "bounds",
    [
        None,
        [],
        [0, 0, 1],
        [0, 0, 1, "1"],
        [0, 0, True, 1],
        [1, 0, 0, 1],
        [0, 1, 1, 0],
        [0, 0, 0, 1],
        [-181, 0, 0, 1],
        [180, 0, 190, 1],
        [0, 0, 361, 1],
        [0, -91, 1, 1],
        [0, 0, 1, 91],
        [0, 0, float("nan"), 1],
        [0, 0, float("inf"), 1],
    ],
)
def test_bounds_that_are_no_window_on_the_earth_are_a_fault(bounds):
    header = parse_header({"title": "a", "theatres": [{"name": "a", "bounds": bounds}]})

    assert header.theatres == ()
    assert [fault.column for fault in header.faults] == ["theatres"]


def test_a_theatre_with_two_faults_has_both_reported():
    header = parse_header({"title": "a", "theatres": [{"name": "", "bounds": [1]}]})

    assert [fault.column for fault in header.faults] == ["name", "theatres"]


def test_a_missing_title_is_a_fault():
    assert [fault.column for fault in parse_header({}).faults] == ["title"]


def test_a_list_that_is_no_list_is_a_fault():
    header = parse_header({"title": "a", "theatres": {}, "does_not_show": "x"})

    assert {fault.column for fault in header.faults} == {"theatres", "does_not_show"}


def test_a_key_that_stands_twice_is_a_fault():
    document = Repeated(title="a")
    document.key = "title"

    assert [fault.column for fault in parse_header(document).faults] == ["title"]


@pytest.mark.parametrize("document", [None, 7, "x", []])
def test_a_header_that_is_no_object_is_unreadable(document):
    with pytest.raises(UnreadableFile, match="an object is needed"):
        parse_header(document)


JUNK = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["name", "bounds"]), inner)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*HEADER, "other"]), JUNK))
def test_a_header_that_was_read_is_read_again_without_a_fault(document):
    header = parse_header(document)

    record = header_record(
        title=header.title,
        summary=header.summary,
        theatres=header.theatres,
        opening=header.opening,
        does_not_show=header.does_not_show,
    )
    again = parse_header(record)

    assert again.faults == []
    assert (again.title, again.theatres) == (header.title, header.theatres)
