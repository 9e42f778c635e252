import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from geodata.printable import LONGEST, printable

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(ANYTHING)
def test_whatever_is_found_is_shown_in_few_printable_characters(value):
    shown = printable(value)

    assert len(shown) <= 10 * LONGEST
    assert all(unicodedata.category(character) not in ("Cc", "Cf", "Cs") for character in shown)
    assert shown.encode("utf-8")


def test_a_text_that_steers_a_terminal_or_turns_round_is_shown_as_code_points():
    assert printable("a\x1b[2J\u202eb") == "“a<U+001B>[2J<U+202E>b”"


def test_a_long_text_is_cut():
    assert printable("a" * 1000) == f"“{'a' * LONGEST}…”"


def test_an_array_nested_too_deep_to_show_is_named_by_its_type():
    value = []
    for _ in range(100_000):
        value = [value]

    assert printable(value) == "a list"

    while value:  # taken apart step by step, for Python frees nested lists by recursion
        value = value.pop()
