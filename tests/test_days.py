from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import InvalidTime
from layers.days import day_in_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-10-24", "24 Oct 2024"),
        ("2024-10", "Oct 2024 (day not given)"),
        ("2024-10-XX", "Oct 2024 (day not given)"),
        ("2024", "2024 (day and month not given)"),
        ("2024-10-31~", "about 31 Oct 2024"),
        ("2024-04~", "about Apr 2024 (day not given)"),
        ("2024-10-24?", "24 Oct 2024 (uncertain)"),
        ("2024-10%", "about Oct 2024 (day not given, uncertain)"),
        ("2024-10-08/2024-10-13", "8–13 Oct 2024"),
        ("2024-10-30/2024-11-02", "30 Oct – 2 Nov 2024"),
        ("2024-12-30/2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        ("2024-10/2025-04", "Oct 2024 – Apr 2025 (days not given)"),
        ("2025-01/2025-02", "Jan – Feb 2025 (days not given)"),
        ("2023/2024", "2023 – 2024 (days and months not given)"),
        ("2024/2025-04-26", "between 2024 and 26 Apr 2025"),
        ("2024-10-25~/2024-10-31", "between about 25 Oct and 31 Oct 2024"),
        ("2024-01/2024-12-15~", "between Jan and about 15 Dec 2024"),
        ("2024-10-01?/2024-10-15", "between 1 Oct (uncertain) and 15 Oct 2024"),
        ("2024-10-01/..", "from 1 Oct 2024 on"),
        ("2024-10/", "from Oct 2024, end not given"),
        ("../2024-10-01", "until 1 Oct 2024"),
        ("/2024-10-01~", "until about 1 Oct 2024, start not given"),
        ("2024-21", "between 1 Mar 2024 and 31 May 2024 (uncertain)"),
        ("202X", "between 1 Jan 2020 and 31 Dec 2029"),
        ("2024-10-08T23:30:00-02:00", "9 Oct 2024"),
    ],
)
def test_a_date_is_said_with_its_doubts_and_its_gaps(text, words):
    assert day_in_words(text) == words


@pytest.mark.parametrize("text", ["mid Jan", "2024-13", "2024-02-30", "", "{{7*191}}"])
def test_a_text_that_is_no_date_is_refused(text):
    with pytest.raises(InvalidTime):
        day_in_words(text)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_plain_day_is_said_without_doubt(day):
    words = day_in_words(f"{day:%Y-%m-%d}")

    assert words.split()[0] == str(day.day)
    assert words.split()[2] == str(day.year)
    assert "(" not in words
