import warnings
from datetime import timedelta

import pytest
from edtf import parse_edtf as parse_with_library
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import InvalidTime
from geodata.time import parse_edtf
from tests.builders import utc


@pytest.mark.parametrize(
    ("text", "start", "end", "uncertain"),
    [
        ("2024", "2024-01-01", "2025-01-01", False),
        ("2024-10", "2024-10-01", "2024-11-01", False),
        ("2024-12", "2024-12-01", "2025-01-01", False),
        ("2024-10-08", "2024-10-08", "2024-10-09", False),
        ("2024-02-29", "2024-02-29", "2024-03-01", False),
        ("2024-10-08/2024-10-13", "2024-10-08", "2024-10-14", False),
        ("2025-01-15~", "2025-01-15", "2025-01-16", True),
        ("2024-10-25~/2024-10-31", "2024-10-25", "2024-11-01", True),
        ("2024-01/2024-12-15~", "2024-01-01", "2024-12-16", True),
        ("2024/2025-04-26", "2024-01-01", "2025-04-27", False),
        ("2024-04~", "2024-04-01", "2024-05-01", True),
        ("2024-10-04?", "2024-10-04", "2024-10-05", True),
        ("2024-10-04%", "2024-10-04", "2024-10-05", True),
        ("2024-10-~04", "2024-10-04", "2024-10-05", True),
        ("2024-10-XX", "2024-10-01", "2024-11-01", False),
        ("2024-XX", "2024-01-01", "2025-01-01", False),
        ("202X", "2020-01-01", "2030-01-01", False),
        ("2024-10-08T10:00:00Z", "2024-10-08T10:00:00", "2024-10-08T10:00:01", False),
        ("2024-10-08T02:00:00+09:00", "2024-10-07T17:00:00", "2024-10-07T17:00:01", False),
        ("2024-10-08T23:59:59Z/2024-10-09", "2024-10-08T23:59:59", "2024-10-10", False),
    ],
)
def test_a_date_lasts_from_its_first_instant_to_the_next_one_after_it(text, start, end, uncertain):
    span = parse_edtf(text)

    assert (span.start, span.end, span.uncertain) == (utc(start), utc(end), uncertain)
    assert span.text == text


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024-10-01/..", "2024-10-01", None),
        ("2024-10-01/", "2024-10-01", None),
        ("../2024", None, "2025-01-01"),
        ("/2024", None, "2025-01-01"),
    ],
)
def test_an_open_or_unknown_end_is_missing_and_never_guessed(text, start, end):
    span = parse_edtf(text)

    assert span.start == (start and utc(start))
    assert span.end == (end and utc(end))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024-21", "2024-03-01", "2024-06-01"),
        ("2024-24", "2024-12-01", "2025-03-01"),
        ("2024-28", "2024-12-01", "2025-03-01"),
        ("2024-30", "2024-12-01", "2025-03-01"),
        ("2024-32", "2024-06-01", "2024-09-01"),
    ],
)
def test_a_season_is_uncertain_and_a_winter_goes_on_into_the_next_year(text, start, end):
    span = parse_edtf(text)

    assert (span.start, span.end, span.uncertain) == (utc(start), utc(end), True)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024-36", "2024-10-01", "2025-01-01"),
        ("2024-38", "2024-05-01", "2024-09-01"),
        ("2024-41", "2024-07-01", "2025-01-01"),
    ],
)
def test_a_quarter_third_or_half_of_a_year_has_exact_days(text, start, end):
    span = parse_edtf(text)

    assert (span.start, span.end, span.uncertain) == (utc(start), utc(end), False)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("mid Jan", "not a date"),
        ("", "not a date"),
        (" 2024", "not a date"),
        ("2024-1", "not a date"),
        ("2024-13", "not a date"),
        ("2024-02-30", "not a date"),
        ("2024-00", "not a date"),
        ("20241008", "not a date"),
        ("08.10.2024", "not a date"),
        ("٢٠٢٤", "not a date"),
        ("2024-1X", "not a date"),
        ("XXXX", "not a date"),
        ("0000", "not a date"),
        ("9999", "not a date"),
        ("9999-12-31", "not a date"),
        ("Y17E7", "not a date"),
        ("[2024,2025]", "not a date"),
        ("{2024-10,2024-11}", "not a date"),
        ("2024-10-08T25:00:00Z", "not a date"),
        ("2024-10-08T10:00:00", "without an offset"),
        ("2024-10-13/2024-10-08", "ends before it starts"),
        ("../..", "neither a start nor an end"),
        ("/", "neither a start nor an end"),
        ("2024/2025/2026", "more than one slash"),
        ("2024-10-08/" * 100, "too long"),
        (2024, "not a text"),
    ],
)
def test_what_is_no_date_is_refused_with_the_next_step(text, reason):
    with pytest.raises(InvalidTime, match=reason) as refusal:
        parse_edtf(text)

    assert any(step in str(refusal.value) for step in ("write a day", "add Z", "swap", "give"))


@given(st.dates(), st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]), st.sampled_from(["", "?", "~"]))
def test_plain_dates_agree_with_the_library(day, form, doubt):
    year = min(max(day.year, 1000), 9998)
    text = day.replace(year=year, day=min(day.day, 28)).strftime(form) + doubt

    span = parse_edtf(text)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = parse_with_library(text)
    assert span.start.timetuple()[:3] == expected.lower_strict()[:3]
    assert (span.end - timedelta(days=1)).timetuple()[:3] == expected.upper_strict()[:3]
    assert span.uncertain == bool(doubt)


@given(st.text(alphabet="0123456789-/X?~%.TZ:+[]{},Y", max_size=40))
def test_any_text_is_a_span_in_order_or_a_plain_refusal(text):
    try:
        span = parse_edtf(text)
    except InvalidTime:
        return

    assert span.start is None or span.end is None or span.start < span.end
