import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import read_atlas
from geodata.selection import Selection
from layers.figure import render_figure
from layers.figures.drawing import Drawing, Face, Group, Run, Style, Text
from layers.figures.lettering import (
    MissingLetters,
    line_width,
    pieces,
    require_letters,
    width,
    wrap,
)
from tests.builders import claim, denial, place, source, write_folder

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


def test_letters_that_no_font_has_are_named_with_where_they_stand():
    words = [Text(x=0, y=0, runs=(Run(text, SANS),)) for text in ("Vladivostok", "漢字")]
    drawing = Drawing(
        width=9, height=9, ground="#FFFFFF", groups=(Group(name="labels", parts=tuple(words)),)
    )

    with pytest.raises(MissingLetters, match=r"“漢字”, in its labels, needs 字 \(U\+5B57\), 漢"):
        require_letters(drawing)


MISSING = {
    "labels": {"places": [place(name="漢字"), place("wonsan", (127.44, 39.15), country="KP")]},
    "foot": {"sources": [source(short_name="漢字"), source("kremlin", country="RU")]},
    "denials": {"claims": [claim(), denial(statement="漢字 were not sent.")]},
}


@pytest.mark.parametrize("where", MISSING)
def test_a_figure_is_refused_wherever_its_letters_are_missing(tmp_path, where):
    atlas = read_atlas(write_folder(tmp_path / "chinese", **MISSING[where]))

    with pytest.raises(MissingLetters, match=f"in its {where}, needs"):
        render_figure(atlas, Selection(), format="svg")


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
