import io
import xml.etree.ElementTree as ET

import PIL.Image
import pypdf
import pytest

from layers.figures.drawing import Box, Drawing, Face, Group, Path, Run, Style, Text, rectangle
from layers.figures.printing import print_pdf, print_png
from layers.figures.svg import svg

HOSTILE = '<script>alert(1)</script> ]]> & " #panic() $x$ *b*'


@pytest.fixture
def drawing():
    style = Style(face=Face("sans", 600), size=20, fill="#1A2127", halo="#FFFFFF", halo_width=3)
    words = Text(x=20, y=60, runs=(Run(HOSTILE, style),))
    square = Path(data=rectangle(Box(10, 10, 30, 30)), fill="#B04A00")
    return Drawing(
        width=960,
        height=96,
        ground="#DBE4E9",
        groups=(Group(name="squares", parts=(square,)), Group(name="labels", parts=(words,))),
    )


def test_an_svg_has_a_group_for_each_layer_and_its_words_as_text(drawing):
    root = ET.fromstring(svg(drawing, title=HOSTILE, description="d", fonts=True))

    space = "{http://www.w3.org/2000/svg}"
    assert [group.get("id") for group in root.iter(f"{space}g")] == ["squares", "labels"]
    assert [text.text for text in root.iter(f"{space}text")] == [HOSTILE]
    assert root.findtext(f"{space}title") == HOSTILE


def test_an_svg_carries_its_letters_only_when_asked(drawing):
    assert "@font-face" in svg(drawing, fonts=True)
    assert "@font-face" not in svg(drawing)


def test_a_pdf_can_be_searched_and_says_what_it_is(drawing):
    read = pypdf.PdfReader(io.BytesIO(print_pdf(drawing, title=HOSTILE, description="a square")))

    assert HOSTILE in read.pages[0].extract_text()
    assert read.metadata.title == HOSTILE
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert read.pages[0].mediabox.width == pytest.approx(720)


def test_a_png_has_its_pixels_its_resolution_and_its_texts(drawing):
    image = PIL.Image.open(io.BytesIO(print_png(drawing, dpi=192, texts={"Title": "“T”"})))

    image.load()
    assert image.size == (1920, 192)
    assert image.info["dpi"] == pytest.approx((192, 192), abs=0.1)
    assert image.text == {"Title": "“T”"}
    assert image.convert("RGB").getpixel((40, 40)) == (0xB0, 0x4A, 0x00)


def test_printing_twice_gives_the_same_bytes(drawing):
    assert print_pdf(drawing, title="t") == print_pdf(drawing, title="t")
    assert print_png(drawing, dpi=96) == print_png(drawing, dpi=96)
