import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geodata.cells import GREATEST_NUMBER, Refused, is_slug, parse_cell
from geodata.schema import TABLES, Column

COLUMNS = [column for table in TABLES.values() for column in table.columns]


def column(kind, **changes):
    choices = ("yes", "no") if kind == "choice" else ()
    return Column("some", kind, required=False, meaning="anything", choices=choices, **changes)


@pytest.mark.parametrize(
    ("kind", "value", "parsed"),
    [
        ("id", "nis-1500", "nis-1500"),
        ("slug", "7", "7"),
        ("ref", "a-b-c", "a-b-c"),
        ("refs", ["a", "b"], ("a", "b")),
        ("refs", [], ()),
        ("text", " Two\nlines\tand a tab ", " Two\nlines\tand a tab "),
        ("text", "\u202eturned", "\u202eturned"),
        (
            "text",
            "{{7*191}}<script>alert(1)</script>${1}",
            "{{7*191}}<script>alert(1)</script>${1}",
        ),
        ("texts", ["a", "b"], ("a", "b")),
        ("names", {"ko": "평양", "zh-Hant": "平壤"}, {"ko": "평양", "zh-Hant": "平壤"}),
        ("choice", "yes", "yes"),
        ("edtf", "2024-10-08~", "2024-10-08~"),
        ("edtf", "2024-10-08/..", "2024-10-08/.."),
        ("url", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("url", "http://xn--e1afmkfd.example/", "http://xn--e1afmkfd.example/"),
        ("url", "https://пример.example/статья", "https://пример.example/статья"),
        ("language", "en", "en"),
        ("country", "UA", "UA"),
        ("subdivision", "UA-43", "UA-43"),
        ("flag", False, False),
        ("number", 3000, 3000.0),
        ("number", 0, 0.0),
        ("number", 0.5, 0.5),
        ("integer", 2013348, 2013348),
        ("geometry", {"type": "Point", "coordinates": [1, 2]}, shapely.Point(1, 2)),
    ],
)
def test_a_good_value_is_kept_as_it_is(kind, value, parsed):
    assert parse_cell(column(kind), value) == parsed


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("id", "NIS", "small letters"),
        ("id", "a--b", "small letters"),
        ("id", "-a", "small letters"),
        ("id", "a_b", "small letters"),
        ("id", "a\n", "small letters"),
        ("id", "é", "small letters"),
        ("id", "a" * 101, "at most 100"),
        ("id", 7, "small letters"),
        ("id", "../../etc/passwd", "small letters"),
        ("refs", "a", "a list is needed"),
        ("refs", ["a", 1], "small letters"),
        ("refs", ["a", "a"], "twice"),
        ("refs", ["a"] * 1001, "may have 1000"),
        ("text", 7, "a text is needed"),
        ("text", ["a"], "a text is needed"),
        ("text", "", "empty"),
        ("text", " \n", "empty"),
        ("text", "a\x00b", r"U\+0000"),
        ("text", "a\rb", r"U\+000D"),
        ("text", "a\x1bb", r"U\+001B"),
        ("text", "a\x85b", r"U\+0085"),
        ("text", "a\ud800b", r"U\+D800"),
        ("text", "a" * 201, "201 characters and may have 200"),
        ("names", ["평양"], "an object is needed"),
        ("names", {"ko": 7}, "a text is needed"),
        ("names", {"korean!": "평양"}, "language tag"),
        ("names", {"ko": "a\x00"}, r"U\+0000"),
        ("choice", "Yes", "one of these is needed: yes, no"),
        ("choice", None, "one of these"),
        ("edtf", "mid Jan", "not a date"),
        ("edtf", 2024, "as a text"),
        ("url", "javascript:alert(1)", "a web address is needed"),
        ("url", "JAVASCRIPT:alert(1)//http://example.org", "a web address is needed"),
        ("url", "data:text/html,x", "a web address is needed"),
        ("url", "ftp://example.org", "a web address is needed"),
        ("url", "//example.org", "a web address is needed"),
        ("url", "https://", "a web address is needed"),
        ("url", "https:///path", "a web address is needed"),
        ("url", "http://[::1", "a web address is needed"),
        ("url", "https://example.org/a b", "a web address is needed"),
        ("url", "https://example.org/\tb", "a web address is needed"),
        ("url", "https://example.org\\@evil.example", "a web address is needed"),
        ("language", "English!", "language tag"),
        ("country", "ua", "two capital letters"),
        ("country", "UKR", "two capital letters"),
        ("subdivision", "43", "ISO 3166-2"),
        ("flag", "true", "true or false"),
        ("flag", 1, "true or false"),
        ("number", "3000", "a number is needed"),
        ("number", True, "a number is needed"),
        ("number", float("nan"), "finite"),
        ("number", float("inf"), "finite"),
        ("number", -1, "below zero"),
        ("number", 2.0**53 + 2, "too great"),
        ("integer", 1.0, "whole number"),
        ("integer", 0, "whole number"),
        ("integer", True, "whole number"),
        ("geometry", "POINT (1 2)", "GeoJSON geometry"),
    ],
)
def test_a_bad_value_is_refused_with_what_is_needed(kind, value, reason):
    with pytest.raises(Refused, match=reason):
        parse_cell(column(kind), value)


def test_words_are_counted_as_well_as_characters():
    eight = column("text", most_words=8)

    assert parse_cell(eight, "one two three four five six seven eight")
    with pytest.raises(Refused, match="9 words and may have 8"):
        parse_cell(eight, "one two three four five six seven eight nine")


def test_a_date_that_must_be_known_cannot_have_an_open_end():
    said = Column("said", "edtf", required=True, meaning="when")

    with pytest.raises(Refused, match="open end"):
        parse_cell(said, "2024-10-08/..")


JUNK = st.recursive(
    st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["a", "UA", "2024"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=5,
)


@given(st.sampled_from(COLUMNS), JUNK)
def test_no_value_in_any_column_ends_in_anything_but_a_value_or_a_refusal(some, value):
    try:
        parsed = parse_cell(some, value)
    except Refused:
        return

    assert parsed is not None


@given(st.floats(0, GREATEST_NUMBER))
def test_a_number_is_never_rounded(number):
    assert parse_cell(column("number"), number) == number


@pytest.mark.parametrize("value", [None, 7, "", "A", "a b", ["a"]])
def test_only_a_text_in_kebab_case_is_an_identifier(value):
    assert not is_slug(value)
