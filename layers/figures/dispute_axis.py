"""The columns of a dispute chart, and the axis on which its numbers stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layers.figures.attribution import Attributed
from layers.figures.drawing import Box, Group, Part, Path
from layers.figures.lettering import width
from layers.figures.looks import Look
from layers.figures.numbers import Scale, scale_of
from layers.figures.table import cell


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns begin, in units, and where the axis ends.

    ``year`` is told once for all when every row is of one year; ``narrow`` leaves the verbs out.
    """

    source: float
    said: float
    stance: float
    axis: float
    right: float
    narrow: bool
    scale: Scale
    year: str

    def x(self, value: float) -> float:
        """Return where a number stands."""
        return self.axis + (self.right - self.axis) * self.scale.at(value)


def columns_of(
    box: Box,
    look: Look,
    counted: Sequence[Attributed],
    shown: Sequence[Attributed],
    *,
    scale: str,
    gutters: tuple[float, float],
) -> Columns:
    """Return the columns of a chart.

    Parameters
    ----------
    box
        Where the chart stands.
    counted, shown
        The claims with a number on the axis, and all that have a row.
    scale
        "linear" or "log".
    gutters
        What is kept free at the left and at the right of the axis, in units.
    """
    narrow = box.width < look.size(900)
    years = {one.claim["said"][:4] for one in shown}
    year = years.pop() if len(years) == 1 else ""
    source, said, stance = (9.2, 3.6, 1.6) if narrow else (11.6, 6.4, 6.2)
    em, said = look.size(15), said + (0 if year else 2.2)
    axis = box.x + (source + said + stance) * em + gutters[0]
    right = box.right - look.size(16) - gutters[1]
    ends = [value for one in counted for value in (one.claim["low"], one.claim["high"])]
    return Columns(
        source=box.x,
        said=box.x + source * em,
        stance=box.x + (source + said) * em,
        axis=axis,
        right=right,
        narrow=narrow,
        year=year,
        scale=scale_of(
            [value for value in ends if value is not None], scale,
            max(2, min(7, int((right - axis) / look.size(70)))),
        ),
    )  # fmt: skip


def axis_group(
    columns: Columns, box: Box, height: float, look: Look, unit: str
) -> tuple[Group, float]:
    """Return the axis with its lines down to the end of the box, and where the rows begin."""
    small, y = look.words(15, "ink2", narrow=columns.narrow), box.y + height
    unit = f"{unit}, logarithmic" if columns.scale.is_log else unit
    first = f"{columns.scale.steps[0]:,.12g}" if columns.scale.steps else ""
    unit_at = columns.axis - width(first, small) / 2 - look.size(10)
    room = unit_at - columns.source - look.size(16)
    parts: list[Part] = [*cell(unit, unit_at, box.y + height / 2, room, small, align="right")]
    for value in columns.scale.steps:
        x = columns.x(value)
        words = f"{value:,.12g}"
        middle = min(x - width(words, small) / 2, box.right - width(words, small))
        parts += cell(words, middle, box.y + height / 2, look.size(120), small)
        line = f"M{x:.2f} {y:.2f}V{box.bottom:.2f}"
        parts.append(Path(data=line, stroke=look.colours["rule"], width=look.size(0.8)))
    return Group(name="axis", parts=tuple(parts)), y
