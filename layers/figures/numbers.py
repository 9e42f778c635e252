"""How a claimed number stands on an axis: its form says how it was bounded, an open end is open."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from layers.figures.drawing import Part, Path, circle
from layers.figures.looks import FAMILIES, Look

SCALES = ("linear", "log")
"""How the numbers of a chart stand: each step as long as the other, or each tenfold."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from ``first`` to ``last``, and the round numbers that are written on it."""

    first: float
    last: float
    steps: tuple[float, ...]
    is_log: bool = False

    def at(self, value: float) -> float:
        """Return where a number stands: 0 at the beginning, 1 at the end; zero has no logarithm."""
        if not self.is_log:
            return value / self.last
        if value <= self.first:
            return 0
        return math.log(value / self.first) / math.log(self.last / self.first)


def scale_of(values: Sequence[float], kind: str, most: int) -> Scale:
    """Return an axis for some numbers, with room after the greatest, and at most so many steps."""
    highest = max(values, default=1) or 1
    above = [value for value in values if value > 0]
    if kind == "log" and above:
        return _logarithmic(min(above), highest, most)
    last = 1.06 * highest
    return Scale(0, last, tuple(step for step in nice_steps(highest, most) if step <= last))


def _logarithmic(least: float, highest: float, most: int) -> Scale:
    powers = range(math.floor(math.log10(least)), math.ceil(math.log10(highest)) + 2)
    every = [round(mark * 10.0**power, 12) for power in powers for mark in (1, 2, 5)]
    first = max(mark for mark in every if mark <= least * (1 + 1e-9))
    last = min(mark for mark in every if mark >= highest * 1.1)
    steps = [mark for mark in every if first <= mark <= last]
    if len(steps) > most:
        tens = [mark for mark in steps if math.log10(mark).is_integer()]
        steps = tens[:: max(1, math.ceil(len(tens) / most))]
    return Scale(first, last, tuple(steps), is_log=True)


def number_mark(
    bound: str, low: float, high: float, y: float, look: Look, *, stance: str, is_open: bool = False
) -> tuple[Part, ...]:
    """Return how a number stands on an axis.

    Parameters
    ----------
    bound
        exactly, about, at-least, up-to or between.
    low, high
        Where its ends lie, in units; an end that was not given lies where the arrow points to.
    y
        The middle of the row, in units.
    is_open
        Whether it is foreseen: outlined and dashed.
    """
    colour, paper = look.colours[FAMILIES[stance]], look.colours["paper"]
    line, tick, disc = look.size(2), look.size(10), look.size(5.5)
    dash = (look.size(4), look.size(3)) if is_open else ()

    def stroke(data: str, *, dashed: bool = False) -> Path:
        return Path(data=data, stroke=colour, width=line, dash=dash if dashed else ())

    def tick_at(x: float) -> Path:
        return stroke(f"M{x:.2f} {y - tick:.2f}V{y + tick:.2f}")

    if bound == "between":
        bar = Path(
            data=f"M{low:.2f} {y:.2f}H{high:.2f}", stroke=colour, width=look.size(7), opacity=0.45,
            dash=dash,
        )  # fmt: skip
        return bar, tick_at(low), tick_at(high)
    if bound in ("at-least", "up-to"):
        start, end = (low, high) if bound == "at-least" else (high, low)
        head = look.size(8) if end > start else -look.size(8)
        shaft = stroke(f"M{start:.2f} {y:.2f}H{end:.2f}", dashed=True)
        tip = stroke(
            f"M{end - head:.2f} {y - abs(head) * 0.7:.2f}L{end:.2f} {y:.2f}"
            f"L{end - head:.2f} {y + abs(head) * 0.7:.2f}"
        )
        return tick_at(start), shaft, tip
    under = (
        f"M{low - 2.2 * disc:.2f} {y + disc * 0.8:.2f}q{disc:.2f} {-1.8 * disc:.2f} "
        f"{2.2 * disc:.2f} {-0.8 * disc:.2f}t{2.2 * disc:.2f} {-0.8 * disc:.2f}"
        if bound == "about"
        else f"M{low:.2f} {y - tick:.2f}V{y + tick:.2f}"
    )
    gap = Path(data=circle(low, y, disc * 1.45), fill=paper)
    if is_open:
        ring = circle(low, y, disc)
        return stroke(under), gap, Path(data=ring, fill=paper, stroke=colour, width=line, dash=dash)
    return stroke(under), gap, Path(data=circle(low, y, disc), fill=colour)


def nice_steps(highest: float, most: int) -> tuple[float, ...]:
    """Return round numbers from zero to just above the highest, at most so many after zero.

    Examples
    --------
    >>> nice_steps(12000, 7)
    (0.0, 2000.0, 4000.0, 6000.0, 8000.0, 10000.0, 12000.0)
    """
    rough = max(highest, 1) / max(most, 1)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10, 20) if power * factor >= rough)
    step = max(step, 1)
    count = math.ceil(highest / step - 1e-9) or 1
    return tuple(step * number for number in range(count + 1))
