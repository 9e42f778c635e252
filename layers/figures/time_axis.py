"""Days on a line: where they lie, and which of them are named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from geodata.selection import Selection
from layers.figures.attribution import Attributed
from layers.figures.drawing import Group, Part, Path
from layers.figures.lettering import width
from layers.figures.looks import Look
from layers.figures.table import cell

_STEPS_DAYS = (1, 2, 7, 14)
_STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days from the first to the last, both included, between two positions in units."""

    first: date
    last: date
    left: float
    right: float

    @property
    def days(self) -> int:
        """Return how many days there are."""
        return (self.last - self.first).days + 1

    @property
    def unit(self) -> float:
        """Return how wide a day is."""
        return (self.right - self.left) / self.days

    def x(self, day: date) -> float:
        """Return where a day begins; days outside lie at the ends."""
        at = self.left + (day - self.first).days * self.unit
        return min(max(at, self.left), self.right)


def time_axis(
    told: Sequence[Attributed], selection: Selection, left: float, right: float
) -> TimeAxis:
    """Return the axis of a selection's days; without them, of the days on which it was said."""
    days = [said_day(one) for one in told]
    first = selection.start.date() if selection.start else min(days)
    end = min((moment for moment in (selection.end, selection.known) if moment), default=None)
    last = (end - timedelta(days=1)).date() if end else max(days)
    return TimeAxis(first, max(last, first), left, right)


def said_day(one: Attributed) -> date:
    """Return the first day on which a claim may have been said."""
    moment = one.claim["said_start"] or one.claim["said_end"]
    return date.fromordinal(pd.Timestamp(moment).toordinal())


def ticks(axis: TimeAxis, *, least: float) -> tuple[date, ...]:
    """Return the days that are named, no closer than ``least`` units to one another."""
    for step in _STEPS_DAYS:
        if step * axis.unit >= least:
            offset = -axis.first.toordinal() % step
            starts = range(axis.first.toordinal() + offset, axis.last.toordinal() + 1, step)
            return tuple(date.fromordinal(day) for day in starts)
    for months in _STEPS_MONTHS:
        if months * 30 * axis.unit >= least:
            break
    firsts = range(axis.first.year * 12 + axis.first.month - 1, axis.last.year * 12 + 12)
    days = (date(month // 12, month % 12 + 1, 1) for month in firsts if month % months == 0)
    return tuple(day for day in days if axis.first <= day <= axis.last)


def axis_group(axis: TimeAxis, top: float, bottom: float, look: Look) -> Group:
    """Return the named days with their lines; the year stands where it changes."""
    style = look.words(15, "ink2", narrow=True)
    parts: list[Part] = []
    taken, year = axis.left - look.size(100), None
    for day in ticks(axis, least=look.size(62)):
        x = axis.x(day)
        words = f"{day.day} {day:%b}" if axis.days < 150 or day.day != 1 else f"{day:%b}"
        words = words if day.year == year else f"{words} {day.year}"
        room = width(words, style)
        parts.append(
            Path(
                data=f"M{x:.2f} {top + look.size(20):.2f}V{bottom:.2f}",
                stroke=look.colours["rule"],
                width=look.size(0.8),
            )
        )
        at = min(x, axis.right - room)
        if at >= taken:
            parts += cell(words, at, top + look.size(9), room + 1, style)
            taken, year = at + room + look.size(10), day.year
    return Group(name="days", parts=tuple(parts))
