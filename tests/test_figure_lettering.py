import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.figures.drawing import Face, Run, Style
from layers.figures.lettering import (
    MissingLetters,
    line_width,
    pieces,
    require_letters,
    width,
    wrap,
)

SANS = Style(size=15, fill="#000000")
BOLD = Style(face=Face("sans", 600), size=15, fill="#000000")


def test_a_narrow_word_is_narrower():
    narrow = Style(face=Face("sans", 400, narrow=True), size=15, fill="#000000")

    assert width("Vladivostok", narrow) < 0.95 * width("Vladivostok", SANS)


def test_letter_spacing_widens_every_letter():
    spaced = Style(size=15, fill="#000000", spacing=3)

    assert width("CHINA", spaced) == pytest.approx(width("CHINA", SANS) + 15)


def test_latin_cyrillic_and_hangul_are_written_by_fonts_of_their_own():
    written = pieces("Pyongyang 평양 Пхеньян", Face())

    assert [text for _, text in written] == ["Pyongyang ", "평", "양", " ", "Пхеньян"]
    assert written[0][0] == written[3][0]


def test_letters_that_no_font_has_are_named():
    with pytest.raises(MissingLetters, match="漢"):
        require_letters(["Vladivostok", "漢字"])


def test_marks_of_direction_take_no_room():
    assert width("\u2068NIS\u2069", SANS) == width("NIS", SANS)


@given(st.text(alphabet="abc déжЩ-—", min_size=1, max_size=60), st.floats(30, 300))
def test_a_wrapped_text_stays_within_its_room_and_loses_no_letter(text, room):
    lines = wrap([Run(text, SANS), Run(text, BOLD)], room)

    assert all(line_width(line) <= room + 0.01 for line in lines)
    written = "".join(run.text for line in lines for run in line)
    assert written.replace(" ", "") == (text + text).replace(" ", "")


def test_a_line_breaks_where_the_text_does():
    assert [line[0].text for line in wrap([Run("one\ntwo", SANS)], 500)] == ["one", "two"]
