"""The signs of a figure: how exactly a place is known, and what a source does."""

from __future__ import annotations

import math

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from layers.figures.drawing import Box, Path, circle, line_data, rectangle
from layers.figures.looks import FAMILIES, Look

_RING = 0.42
"""Width of a ring's line, as a share of its radius."""


def place_mark(
    precision: str, x: float, y: float, radius: float, colour: str, look: Look, *,
    is_open: bool = False,
) -> tuple[Path, ...]:  # fmt: skip
    """Return the sign of a place around a point: a disc, a ring, or a dashed ring.

    ``precision`` is that of a place; its halo keeps it apart from lines that pass below.
    ``is_open`` draws a thin dashed outline, for what was only foreseen.
    """
    paper = look.colours["paper"]
    halo = Path(data=circle(x, y, radius + look.size(2)), fill=paper)
    if is_open:
        thin = look.size(1.4)
        short = (look.size(2.6), look.size(2))
        rim = circle(x, y, radius - thin / 2)
        return halo, Path(data=rim, fill=paper, stroke=colour, width=thin, dash=short)
    if precision == "site":
        return halo, Path(data=circle(x, y, radius * 0.92), fill=colour)
    line = radius * _RING
    around = 2 * math.pi * (radius - line / 2)
    dash = (around / 8 * 0.6, around / 8 * 0.4) if precision == "district" else ()
    ring = Path(
        data=circle(x, y, radius - line / 2), fill=paper, stroke=colour, width=line, dash=dash
    )
    return halo, ring


def stance_mark(
    stance: str, x: float, y: float, radius: float, look: Look, *, is_open: bool = False
) -> tuple[Path, ...]:
    """Return the shape of a stance around a point; ``radius`` in units.

    ``is_open`` draws it as an outline only, for a day or a status that is not certain.
    """
    colour, paper = look.colours[FAMILIES[stance]], look.colours["paper"]
    line = max(0.38 * radius, 0.8)
    dash = (0.5 * radius, 0.35 * radius) if is_open else ()

    def solid(data: str) -> Path:
        if is_open:
            return Path(data=data, fill=paper, stroke=colour, width=0.7 * line, dash=dash)
        return Path(data=data, fill=colour)

    def shape(*points: tuple[float, float]) -> str:
        return line_data(
            [np.array([(x + radius * a, y + radius * b) for a, b in points])], closed=True
        )

    def cross(arm: float, width: float, ink: str) -> Path:
        data = f"M{x - arm:.2f} {y - arm:.2f}L{x + arm:.2f} {y + arm:.2f}"
        data += f"M{x + arm:.2f} {y - arm:.2f}L{x - arm:.2f} {y + arm:.2f}"
        return Path(data=data, stroke=ink, width=width)

    rim = circle(x, y, radius - line / 2)
    ring = Path(data=rim, fill=paper, stroke=colour, width=line, dash=dash)
    if stance == "asserts":
        return (solid(circle(x, y, radius)),)
    if stance == "estimates":
        r = radius - line / 2
        half = f"M{x - r:.2f} {y:.2f}a{r:.2f} {r:.2f} 0 0 0 {2 * r:.2f} 0Z"
        return ring, Path(data=half, fill=colour)
    if stance == "observes":
        return ring, Path(data=circle(x, y, radius * 0.36), fill=colour)
    if stance == "confirms":
        side = 0.9 * radius
        return (solid(rectangle(Box(x - side, y - side, 2 * side, 2 * side))),)
    if stance == "denies":
        arms = cross(0.8 * radius, 0.5 * radius, colour)
        return (arms, cross(0.68 * radius, 0.22 * radius, paper)) if is_open else (arms,)
    if stance == "declines":
        bar = f"M{x - radius / 2:.2f} {y:.2f}h{radius:.2f}"
        return ring, Path(data=bar, stroke=colour, width=line)
    if stance == "warns":
        return (solid(shape((0, -1), (1, 0.85), (-1, 0.85))),)
    if stance == "condemns":
        return (solid(shape((0, 1), (1, -0.85), (-1, -0.85))),)
    diamond = shape((0, -1.1), (1.1, 0), (0, 1.1), (-1.1, 0))
    return (Path(data=diamond, fill=paper, stroke=colour, width=line, dash=dash),)


def hatching(
    area: BaseGeometry, *, every: float, width: float, colour: str, falling: bool = False,
    opacity: float = 1,
) -> tuple[Path, ...]:  # fmt: skip
    """Return parallel lines at 45° inside an area, as lines that an art desk can pick up.

    ``every`` is the distance between two of them and ``width`` their own, in units. They lie where
    the page puts them, so two areas side by side are hatched as one.
    """
    if area.is_empty:
        return ()
    left, top, right, bottom = area.bounds
    pitch = every * math.sqrt(2)
    reach = bottom - top
    if falling:
        first, last = left - bottom, right - top
        lines = [((c + top, top), (c + bottom, bottom)) for c in _steps(first, last, pitch)]
    else:
        first, last = left + top, right + bottom
        lines = [((c - top, top), (c - bottom, bottom)) for c in _steps(first, last, pitch)]
    if reach <= 0 or not lines:
        return ()
    cut = shapely.intersection(shapely.MultiLineString(lines), area)
    found = [part for part in shapely.get_parts(cut) if part.geom_type == "LineString"]
    data = line_data(map(shapely.get_coordinates, found))
    return (Path(data=data, stroke=colour, width=width, opacity=opacity),) if data else ()


def _steps(first: float, last: float, pitch: float) -> list[float]:
    start = math.floor(first / pitch) * pitch
    return [start + pitch * number for number in range(math.ceil((last - start) / pitch) + 1)]
