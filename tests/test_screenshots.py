import io

from PIL import Image

from layers.style import PALETTE
from tools.screenshots import WINDOWS, with_palette
from tools.tour import LOOKS


def test_a_colour_of_a_few_pixels_survives_the_palette():
    across, out = Image.linear_gradient("L"), Image.radial_gradient("L")
    picture = Image.merge("RGB", (across, across.rotate(90), out))
    deny = rgb(PALETTE["light"]["deny"])
    picture.paste(deny, (10, 10, 13, 13))

    with Image.open(io.BytesIO(with_palette(png_of(picture)))) as small:
        found = small.convert("RGB").getpixel((11, 11))

    assert max(abs(a - b) for a, b in zip(found, deny, strict=True)) <= 9


def test_a_picture_keeps_its_size_and_has_a_palette():
    with Image.open(io.BytesIO(with_palette(png_of(Image.new("RGB", (1440, 900)))))) as small:
        assert small.size == (1440, 900)
        assert small.mode == "P"


def test_every_look_of_the_tour_has_a_window():
    assert list(WINDOWS) == list(LOOKS)


def png_of(picture):
    content = io.BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


def rgb(colour):
    return tuple(bytes.fromhex(colour.removeprefix("#")))
