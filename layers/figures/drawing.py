"""What a figure is drawn with: shapes, words and named groups, in the order of painting.

One unit is a CSS pixel, 1/96 inch; x goes right and y down from the top left corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

UNITS_PER_MM = 96 / 25.4
UNITS_PER_POINT = 96 / 72


class Box(NamedTuple):
    """A rectangle: left, top, width and height, in units."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Return the lower edge."""
        return self.y + self.height

    def inset(self, margin: float) -> Box:
        """Return the box without a margin on all four sides."""
        return Box(
            self.x + margin, self.y + margin, self.width - 2 * margin, self.height - 2 * margin
        )

    def overlaps(self, other: Box, gap: float = 0) -> bool:
        """Return whether two boxes share anything, or come nearer than a gap."""
        return (
            self.x < other.right + gap
            and other.x < self.right + gap
            and self.y < other.bottom + gap
            and other.y < self.bottom + gap
        )

    def holds(self, other: Box) -> bool:
        """Return whether the other box lies inside, give or take a hundredth."""
        return (
            other.x >= self.x - 0.01
            and other.y >= self.y - 0.01
            and other.right <= self.right + 0.01
            and other.bottom <= self.bottom + 0.01
        )


@dataclass(frozen=True, slots=True)
class Face:
    """A cut of the type: ``sans`` or ``serif``; ``narrow`` is 84 % of the width."""

    family: str = "sans"
    weight: int = 400
    italic: bool = False
    narrow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How words look: size and letter spacing in units, colours as ``#RRGGBB``.

    A halo is a line around the letters, ``halo_width`` on each side, below them.
    """

    face: Face = Face()
    size: float
    fill: str
    spacing: float = 0
    halo: str | None = None
    halo_width: float = 0
    strike: bool = False


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style."""

    text: str
    style: Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A line of words: it starts at ``x``, its baseline at ``y``, turned by degrees clockwise."""

    x: float
    y: float
    runs: tuple[Run, ...]
    turn: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A shape: SVG path data; lines join and end round unless said otherwise."""

    data: str
    fill: str | None = None
    stroke: str | None = None
    width: float = 1
    dash: tuple[float, ...] = ()
    opacity: float = 1
    cap: str = "butt"
    join: str = "round"


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Parts under one name, such as ``borders``: what an art desk finds as a layer.

    The parts are moved by ``at``, in units.
    """

    name: str
    parts: tuple[Part, ...]
    at: tuple[float, float] = (0, 0)


Part = Path | Text | Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A whole picture: its size in units, its ground colour, and its groups from below to above."""

    width: float
    height: float
    ground: str
    groups: tuple[Group, ...]

    def texts(self) -> Iterator[Text]:
        """Return every line of words, in the order of painting."""
        return (text for _, text in self.named_texts())

    def named_texts(self) -> Iterator[tuple[str, Text]]:
        """Return every line of words with the name of the layer that it stands in."""
        return ((group.name, text) for group in self.groups for text in _texts([group]))


def moved(text: Text, dx: float, dy: float) -> Text:
    """Return a line of words somewhere else."""
    return replace(text, x=text.x + dx, y=text.y + dy)


def line_data(lines: Iterable[np.ndarray], *, closed: bool = False) -> str:
    """Return path data for lines, or for closed rings.

    Each is (n, 2) float, units; positions are written to a hundredth.
    """
    end = "Z" if closed else ""
    return "".join(
        "M" + "L".join(f"{x:g} {y:g}" for x, y in np.round(line, 2).tolist()) + end
        for line in lines
        if len(line) > 1
    )


def rectangle(box: Box) -> str:
    """Return path data for a box."""
    x, y, width, height = (round(value, 2) for value in box)
    return f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}Z"


def circle(x: float, y: float, radius: float) -> str:
    """Return path data for a circle around a point."""
    x, y, r = round(x, 2), round(y, 2), round(radius, 2)
    return f"M{x - r:.2f} {y:g}a{r:g} {r:g} 0 1 1 {2 * r:g} 0a{r:g} {r:g} 0 1 1 {-2 * r:g} 0Z"


def _texts(parts: Iterable[Part], dx: float = 0, dy: float = 0) -> Iterator[Text]:
    for part in parts:
        if isinstance(part, Text):
            yield moved(part, dx, dy)
        elif isinstance(part, Group):
            yield from _texts(part.parts, dx + part.at[0], dy + part.at[1])
