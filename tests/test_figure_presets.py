import pytest

from layers.figures.presets import PRESETS, BadPreset, preset_named


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_has_a_safe_area_inside_its_frame(name):
    preset = PRESETS[name]

    assert preset.safe.x > 0
    assert preset.safe.y > 0
    assert preset.safe.right < preset.width
    assert preset.safe.bottom < preset.height


@pytest.mark.parametrize("name", ["A4 landscape", "a4-landscape", "A4_Landscape"])
def test_a_preset_is_found_however_it_is_written(name):
    assert preset_named(name) is PRESETS["a4-landscape"]


@pytest.mark.parametrize("name", ["85 mm", "85mm"])
def test_a_column_is_named_by_its_width(name):
    assert preset_named(name) is PRESETS["85mm"]


def test_portrait_is_what_a_paper_size_means_alone():
    assert preset_named("A3 portrait") is PRESETS["a3"]


def test_a_size_of_ones_own_is_in_pixels_or_millimetres():
    assert (preset_named("1200x800").width, preset_named("1200x800").height) == (1200, 800)
    assert preset_named("254 x 100 mm").width == pytest.approx(960)


@pytest.mark.parametrize("name", ["letter", "", "10x10", "9000x900", "20x20mm", "1e9x5", "nan x 5"])
def test_a_size_that_does_not_exist_is_refused_with_what_to_write(name):
    with pytest.raises(BadPreset, match=r"choose one of|write"):
        preset_named(name)
