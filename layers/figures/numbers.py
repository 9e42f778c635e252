"""How a claimed number stands on an axis: its form says how it was bounded, an open end is open."""

from __future__ import annotations

import math

from layers.figures.drawing import Part, Path, circle
from layers.figures.looks import FAMILIES, Look


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
