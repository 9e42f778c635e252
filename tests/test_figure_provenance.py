"""A figure's file says how it was made, and shows any change."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from geodata.selection import Selection
from layers.figures.drawing import Box, Drawing, Face, Group, Path, Run, Style, Text, rectangle
from layers.figures.provenance import (
    MEDIA_TYPES,
    NoProvenance,
    Recipe,
    is_sealed,
    published,
    recipe_of,
)
from layers.figures.words import figure_words

HOSTILE = "</metadata><script>alert(1)</script> ]]> &amp; #{7*191} \"'\\ $x$ \u202e"


def drawing(words="Hello, Владивосток"):
    style = Style(face=Face("sans", 400), size=16, fill="#1A2127")
    return Drawing(
        width=300,
        height=100,
        ground="#FFFFFF",
        groups=(
            Group(name="mark", parts=(Path(data=rectangle(Box(5, 5, 20, 20)), fill="#1B5E9E"),)),
            Group(name="words", parts=(Text(x=30, y=40, runs=(Run(words, style),)),)),
        ),
    )


def recipe(form, **changes):
    made = Recipe(
        revision="ab" * 32, selection="from=2024-10-06", kind="map", preset="16:9", format=form
    )
    return replace(made, **changes)


every_format = pytest.mark.parametrize("form", MEDIA_TYPES)


@pytest.fixture
def words(small_atlas):
    return figure_words(small_atlas, Selection())


@every_format
def test_the_recipe_comes_back_out_of_the_file(words, form):
    made = recipe(form, words=(("title", HOSTILE), ("dek", "Ж 平양")), graticule=True, dpi=150)

    assert recipe_of(published(drawing(), words, made)) == made


@every_format
def test_the_same_recipe_gives_the_same_bytes(words, form):
    first, second = (published(drawing(), words, recipe(form)) for _ in range(2))

    assert first == second


@every_format
def test_a_file_is_sealed_until_a_byte_of_it_changes(words, form):
    content = published(drawing(), words, recipe(form))

    assert is_sealed(content)
    for at in (60, len(content) // 3, len(content) // 2, len(content) - 20):
        altered = bytearray(content)
        altered[at] ^= 1
        assert not is_sealed(bytes(altered)), at
    assert not is_sealed(content + b"\n")
    assert not is_sealed(content[:-1])


@every_format
def test_a_file_without_its_words_is_refused(form):
    bare = {
        "png": plain_png(),
        "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "pdf": b"%PDF-1.7",
    }

    with pytest.raises(NoProvenance):
        recipe_of(bare[form])
    assert not is_sealed(bare[form])


@settings(max_examples=50)
@given(st.binary(max_size=200), st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"%PDF-", b"<svg"]))
def test_whatever_the_bytes_are_they_are_read_or_refused(content, start):
    assert not is_sealed(start + content)
    with pytest.raises(NoProvenance):
        recipe_of(start + content)


def test_a_recipe_of_another_shape_is_refused(words):
    content = published(drawing(), words, recipe("svg")).decode()

    with pytest.raises(NoProvenance):
        recipe_of(content.replace('\\"dpi\\":null', '\\"more\\":1').encode())


def test_a_png_says_what_it_is_by_the_usual_keywords(words):
    with Image.open(io.BytesIO(published(drawing(), words, recipe("png"), dpi=144))) as image:
        texts, dpi = image.text, image.info["dpi"]

    assert texts["Title"] == words.title
    assert texts["Description"] == words.alt_text
    assert texts["Long description"] == words.long_description
    assert texts["Revision"] == "ab" * 32
    assert "https://yonhap" in texts["Source"] or "Yonhap" in texts["Source"]
    assert "CC BY 4.0" in texts["Copyright"]
    assert [round(value) for value in dpi] == [144, 144]


def test_a_pdf_says_its_title_and_alt_text(words):
    information = PdfReader(io.BytesIO(published(drawing(), words, recipe("pdf")))).metadata

    assert information["/Title"] == words.title
    assert information["/Subject"] == words.alt_text


def test_an_svg_keeps_anyones_words_as_words(words):
    hostile = replace(words, title=HOSTILE, long_description=HOSTILE, alt_text=HOSTILE)

    text = published(drawing(HOSTILE), hostile, recipe("svg")).decode()

    assert "<script" not in text
    assert text.count("</metadata>") == 1
    assert is_sealed(text.encode())


def test_typst_takes_anyones_words_for_words(words):
    hostile = replace(words, title='#panic("x") = $x$ *b* @a', alt_text='\\u{1f}#import "x"')

    information = PdfReader(io.BytesIO(published(drawing(), hostile, recipe("pdf")))).metadata

    assert information["/Title"] == '#panic("x") = $x$ *b* @a'


def plain_png():
    content = io.BytesIO()
    Image.new("RGB", (2, 2)).save(content, "PNG")
    return content.getvalue()
