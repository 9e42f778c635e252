"""Where labels go on a map: around a mark, then by a leader, then in fewer words, then nowhere.

Labels are placed in order of importance, so that none covers another, a mark or the frame's edge.
Of the free positions, the one that covers fewest lines of the map is taken.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from layers.figures.drawing import Box, Path, Text
from layers.figures.lettering import Line, line_width, set_lines
from layers.figures.room import Room

_SIDES = ((1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1), (0, -1), (0, 1))
_DIRECTIONS = 20
_FURTHER = 2.2
"""How many times further a leader goes for the shortest words than for others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words for one thing on the map.

    Attributes
    ----------
    variants
        What to write, best first; each is lines of runs.
    spots
        Where the middle may stand, for the name of an area; otherwise the label goes around ``at``.
    at
        The mark, in units, and ``gap``, the distance that is kept from its middle.
    reach
        How far a leader may go, in units; 0 for none.
    beside
        How many of the first variants are only for a place beside the mark, without a leader.
    """

    variants: tuple[tuple[Line, ...], ...]
    at: tuple[float, float] = (0, 0)
    gap: float = 0
    reach: float = 0
    beside: int = 0
    spots: tuple[tuple[float, float], ...] = ()
    turn: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A label on the page: its words, the box they fill, and its leader."""

    number: int
    box: Box
    texts: tuple[Text, ...]
    leader: Path | None = None


def place_labels(labels: Sequence[Label], room: Room, *, leader: Path) -> list[Placed]:
    """Return the labels that have a place, in the order given; ``number`` is a label's index.

    Parameters
    ----------
    labels
        The most important first.
    room
        What is free; each label that is placed is taken from it.
    leader
        How a leader is drawn; its data are replaced.
    """
    placed = []
    for number, label in enumerate(labels):
        found = _placed(label, number, room, leader)
        if found is not None:
            room.take(found.box)
            placed.append(found)
    return placed


def size_of(lines: Sequence[Line]) -> tuple[float, float]:
    """Return width and height of lines, in units."""
    wide = max((line_width(line) for line in lines), default=0.0)
    return wide, sum(_height(line) for line in lines)


def _placed(label: Label, number: int, room: Room, leader: Path) -> Placed | None:
    for variant, lines in enumerate(label.variants):
        size = size_of(lines)
        spots = (_centred(spot, size) for spot in label.spots)
        on_spot = next((box for box in spots if room.is_free(box)), None)
        if on_spot is not None:
            return Placed(number=number, box=on_spot, texts=_set(lines, on_spot, "centre"))
        near = [] if label.spots else list(_around(label, size, lines))
        corners = [(box.x, box.y, box.right, box.bottom) for box, _ in near]
        free = room.free(np.array(corners).reshape(-1, 4), own=label.at)
        near = [one for one, is_free in zip(near, free, strict=True) if is_free]
        if near:
            box, align = min(near, key=lambda one: room.cost(one[0]))
            return Placed(number=number, box=box, texts=_set(lines, box, align))
        if label.reach and variant >= label.beside:
            reach = label.reach * (_FURTHER if lines is label.variants[-1] else 1)
            found = _by_leader(replace(label, reach=reach), number, lines, room, leader)
            if found is not None:
                return found
    return None


def _by_leader(
    label: Label, number: int, lines: Sequence[Line], room: Room, leader: Path
) -> Placed | None:
    x, y = label.at
    found = list(_far(label, size_of(lines)))
    corners = np.array([(box.x, box.y, box.right, box.bottom) for box, *_ in found])
    free = np.flatnonzero(room.free(corners, own=label.at))
    best: tuple[float, Box, str, tuple[float, float]] | None = None
    for candidate in free.tolist():
        box, align, end, far = found[candidate]
        if best is not None and far / 10 > best[0]:
            break
        cost = room.cost(box) + far / 10
        if (best is None or cost < best[0]) and room.is_clear((x, y), end):
            best = (cost, box, align, end)
    if best is None:
        return None
    _, box, align, end = best
    way = math.hypot(end[0] - x, end[1] - y)
    start = (x + (end[0] - x) * label.gap / way, y + (end[1] - y) * label.gap / way)
    room.draw_leader(start, end)
    data = f"M{start[0]:.2f} {start[1]:.2f}L{end[0]:.2f} {end[1]:.2f}"
    drawn = Path(data=data, stroke=leader.stroke, width=leader.width)
    return Placed(number=number, box=box, texts=_set(lines, box, align), leader=drawn)


def _around(
    label: Label, size: tuple[float, float], lines: Sequence[Line]
) -> Iterator[tuple[Box, str]]:
    """Yield the eight positions, those at the sides first with the name beside the mark."""
    (x, y), (wide, high), gap = label.at, size, label.gap
    first = _height(lines[0]) / 2
    for across, down in _SIDES:
        if across and not down:
            for top in (y - first, y - high / 2, y - high + first):
                yield (
                    Box(x + gap if across > 0 else x - gap - wide, top, wide, high),
                    ("left" if across > 0 else "right"),
                )
        elif across:
            near = gap * 0.72
            left = x + near if across > 0 else x - near - wide
            yield (
                Box(left, y + near if down > 0 else y - near - high, wide, high),
                ("left" if across > 0 else "right"),
            )
        else:
            top = y + gap if down > 0 else y - gap - high
            yield Box(x - wide / 2, top, wide, high), "centre"


def _far(
    label: Label, size: tuple[float, float]
) -> Iterator[tuple[Box, str, tuple[float, float], float]]:
    (x, y), (wide, high) = label.at, size
    steps = max(2, int(label.reach / 22))
    for step in range(1, steps + 1):
        far = label.gap + 12 + step * (label.reach / steps)
        for turn in range(_DIRECTIONS):
            angle = 2 * math.pi * (turn + 0.5 * (step % 2)) / _DIRECTIONS
            end = (x + far * math.cos(angle), y + far * math.sin(angle))
            right = math.cos(angle) >= 0
            left = end[0] + 4 if right else end[0] - 4 - wide
            for top in (end[1] - high / 2, end[1] - min(high, 11.0)):
                yield Box(left, top, wide, high), "left" if right else "right", end, far


def _set(lines: Sequence[Line], box: Box, align: str) -> tuple[Text, ...]:
    x = {"left": box.x, "centre": box.x + box.width / 2, "right": box.right}[align]
    texts: list[Text] = []
    y = box.y
    for line in lines:
        high = _height(line)
        texts += set_lines([line], x, y + high * 0.77, leading=0, align=align)
        y += high
    return tuple(texts)


def _height(line: Line) -> float:
    return max((run.style.size for run in line), default=0.0) * 1.2


def _centred(spot: tuple[float, float], size: tuple[float, float]) -> Box:
    return Box(spot[0] - size[0] / 2, spot[1] - size[1] / 2, *size)
