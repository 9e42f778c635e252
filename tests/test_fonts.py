import base64
import re
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from layers.assets import library_file
from layers.fonts import embedded_fonts, without_fonts


def test_latin_and_cyrillic_are_carried_whole():
    sheet = embedded_fonts(["Vladivostok", "Владивосток"])

    assert carried(sheet)[:2] == [
        library_file("plex-latin.woff2").read_bytes(),
        library_file("plex-cyrillic.woff2").read_bytes(),
    ]


def test_an_alphabet_that_does_not_occur_is_not_carried():
    assert "PlexKR" not in embedded_fonts(["Vladivostok"])


@pytest.mark.parametrize(("words", "others"), [("원산 청진", "평양"), ("Ľviv", "Ŵ")])
def test_of_a_large_alphabet_the_letters_that_occur_are_carried_and_no_others(words, others):
    faces = [TTFont(BytesIO(content)) for content in carried(embedded_fonts([words]))]

    letters = set().union(*(face.getBestCmap() for face in faces))
    assert {ord(letter) for letter in words} <= letters
    assert not {ord(letter) for letter in others} & letters


def test_a_cut_face_keeps_its_axes():
    latin_ext = TTFont(BytesIO(carried(embedded_fonts(["Ľ"]))[0]))

    assert {axis.axisTag for axis in latin_ext["fvar"].axes} == {"wght", "wdth"}


def test_a_sheet_loses_its_faces_and_nothing_else():
    assert without_fonts('@font-face {\n src: url("/a");\n}\np { color: red; }').strip() == (
        "p { color: red; }"
    )


def carried(sheet):
    return [
        base64.b64decode(text) for text in re.findall(r"data:font/woff2;base64,([^\"]+)", sheet)
    ]
