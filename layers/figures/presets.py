"""The sizes that figures come in, and how much of each a crop may take."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from geodata.errors import GeodataError
from layers.figures.drawing import UNITS_PER_MM, UNITS_PER_POINT, Box


class BadPreset(GeodataError):
    """A figure is asked for in a size that does not exist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """A size in units (1/96 inch), its safe margins and its type.

    Attributes
    ----------
    margins
        Left, top, right and bottom, in units; nothing that must be read lies outside.
    least_type
        The smallest type, in units; all other sizes follow from it.
    beside
        Whether the words stand in a column beside the picture, or above and below it.
    inset
        Whether there is room for a small map that shows where the large one lies.
    dpi
        The resolution of a PNG when none is asked for.
    """

    name: str
    width: float
    height: float
    margins: tuple[float, float, float, float]
    least_type: float
    beside: bool
    inset: bool = True
    dpi: int = 96

    @property
    def safe(self) -> Box:
        """Return the area that no crop takes."""
        left, top, right, bottom = self.margins
        return Box(left, top, self.width - left - right, self.height - top - bottom)


def preset_named(name: str) -> Preset:
    """Return a preset by its name, or one of a size of one's own.

    Parameters
    ----------
    name
        One of ``PRESETS``, or a width and a height: "1200x800" in pixels, "120x90mm".

    Raises
    ------
    BadPreset
        There is no such preset, or the size is too small to read or too large to print.

    Examples
    --------
    >>> preset_named("16:9").width, round(preset_named("120x90mm").width)
    (1920, 454)
    """
    plain = re.sub(r"[\s_-]+", "-", name.strip().lower()).removesuffix("-portrait")
    plain = re.sub(r"-?mm$", "mm", plain)
    if plain in PRESETS:
        return PRESETS[plain]
    size = re.fullmatch(r"(\d{1,6}(?:\.\d+)?)-?[x×]-?(\d{1,6}(?:\.\d+)?)-?(px|mm)?", plain)
    if size is None:
        raise BadPreset(
            f"“{name[:80]}” is no preset; choose one of {', '.join(PRESETS)}, "
            "or write a size such as 1200x800 or 120x90mm."
        )
    width, height = float(size[1]), float(size[2])
    return _print(plain, width, height) if size[3] == "mm" else _custom_screen(plain, width, height)


def _screen(
    name: str, width: float, height: float, margins: tuple[float, float, float, float],
    least_type: float,
) -> Preset:  # fmt: skip
    return Preset(
        name=name, width=width, height=height, margins=margins, least_type=least_type,
        beside=width >= 1.3 * height,
    )  # fmt: skip


def _even(margin: float) -> tuple[float, float, float, float]:
    return margin, margin, margin, margin


def _custom_screen(name: str, width: float, height: float) -> Preset:
    if not (600 <= width <= 8000 and 600 <= height <= 8000):
        raise BadPreset(f"{name} is out of range; write 600 to 8000 pixels for either side.")
    short = min(width, height)
    least = max(15.0, 0.0139 * short)
    return _screen(name, width, height, _even(0.03 * short), least)


def _print(name: str, width_mm: float, height_mm: float) -> Preset:
    if not (80 <= width_mm <= 900 and 60 <= height_mm <= 1300):
        raise BadPreset(
            f"{name} is out of range; write 80 to 900 mm for the width, 60 to 1300 for the height."
        )
    column = width_mm < 100
    least = 6.5 if column else 7 * max(1.0, min(width_mm, height_mm) / 210) ** 0.5
    return Preset(
        name=name,
        width=width_mm * UNITS_PER_MM,
        height=height_mm * UNITS_PER_MM,
        margins=_even(5 * UNITS_PER_MM),
        least_type=least * UNITS_PER_POINT,
        beside=width_mm >= 1.3 * height_mm,
        inset=not column,
        dpi=300,
    )


PRESETS: Mapping[str, Preset] = {
    preset.name: preset
    for preset in (
        _screen("16:9", 1920, 1080, _even(0.03 * 1080), 15),
        _screen("1:1", 1080, 1080, _even(0.05 * 1080), 17),
        _screen("4:5", 1080, 1350, _even(0.05 * 1080), 18),
        _screen("9:16", 1080, 1920, (65, 269, 65, 384), 20),
        _print("a4", 210, 297),
        _print("a4-landscape", 297, 210),
        _print("a3", 297, 420),
        _print("a3-landscape", 420, 297),
        _print("85mm", 85, 150),
        _print("180mm", 180, 150),
    )
}
"""Name to preset, in the order of a menu."""
