from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from layers.direction import isolated


def test_a_name_that_turns_the_direction_of_writing_turns_only_itself():
    assert isolated("Wonsan") == "Wonsan"
    assert isolated("a\u202eb") == "\u2068a\u202eb\u2069\u2069"


@given(st.text(alphabet="ab\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
def test_no_mark_of_direction_is_left_open(words):
    depth = 0
    for mark in isolated(words) if isolated(words) != words else "":
        depth += (mark in "\u2066\u2067\u2068") - (mark == "\u2069" and depth > 0)

    assert depth == 0


@given(st.text(alphabet="ab\u202e\u2066\u2068\u2069", min_size=1))
def test_no_closing_mark_of_a_name_closes_more_than_the_name(words):
    said = isolated(words)
    inside = said.rstrip("\u2069")
    depth = 0
    for mark in inside if said != words else "\u2068":
        depth += (mark in "\u2066\u2067\u2068") - (mark == "\u2069" and depth > 0)

    assert depth > 0
