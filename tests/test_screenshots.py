import io

from PIL import Image

from layers.style import PALETTE
from tools.screenshots import WINDOWS, with_palette
from tools.tour import LOOKS


def test_a_colour_of_a_few_pixels_survives_the_palette():
    deny = rgb(PALETTE["light"]["deny"])

    found = after_palette(of_many_colours(patch=deny, size=3))

    assert max(abs(a - b) for a, b in zip(found, deny, strict=True)) <= 9


def test_the_colour_of_a_large_area_is_exact():
    land = rgb(PALETTE["light"]["land"])

    assert after_palette(of_many_colours(patch=land, size=200)) == land


def test_a_picture_keeps_its_size_and_has_a_palette():
    with Image.open(io.BytesIO(with_palette(png_of(Image.new("RGB", (1440, 900)))))) as small:
        assert small.size == (1440, 900)
        assert small.mode == "P"


def test_every_look_of_the_tour_has_a_window():
    assert list(WINDOWS) == list(LOOKS)


def of_many_colours(*, patch, size):
    """Return a picture of more colours than a palette has, with a patch of one in its corner."""
    across, out = Image.linear_gradient("L"), Image.radial_gradient("L")
    picture = Image.merge("RGB", (across, across.rotate(90), out)).resize((1024, 1024), 0)
    picture.paste(patch, (0, 0, size, size))
    return picture


def after_palette(picture):
    """Return the colour of the corner, once the picture has a palette."""
    with Image.open(io.BytesIO(with_palette(png_of(picture)))) as small:
        return small.convert("RGB").getpixel((0, 0))


def png_of(picture):
    content = io.BytesIO()
    picture.save(content, "PNG")
    return content.getvalue()


def rgb(colour):
    return tuple(bytes.fromhex(colour.removeprefix("#")))
