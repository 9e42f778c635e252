"""The timeline: one lane for each source, its marks on the days on which it spoke."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from math import ceil

from layers.figures.attribution import Attributed
from layers.figures.drawing import Box, Group, Part, Path
from layers.figures.lettering import width
from layers.figures.looks import Look
from layers.figures.marks import stance_mark
from layers.figures.scene import KeyEntry, Plate, Scene
from layers.figures.table import cell, rule
from layers.figures.time_axis import TimeAxis, axis_group, said_day, time_axis
from layers.style import STANCES

LANE = 34.0
"""Height of a lane on a page 1920 units wide; fewer lanes are no taller."""

_LEAST_LANE = 23.0
_MOST_HAPPENED_DAYS = 21


def draw_timeline(scene: Scene, box: Box) -> Plate:
    """Draw the days on which the claims were said into a box, one lane for each source.

    Lanes stand in the order of their number of claims; those for which there is no room share the
    last one.
    """
    look = scene.look
    em = look.size(15)
    top = box.y + look.size(24)
    strong, count = look.words(15, weight=500, narrow=True), look.words(15, "ink2", narrow=True)
    lanes = _lanes(scene.told, int((box.bottom - top) / look.size(_LEAST_LANE)))
    widest = max(width(name, strong) for name, _ in lanes)
    names = min(widest + 2.8 * em, 0.36 * box.width)
    axis = time_axis(scene.told, scene.selection, box.x + names, box.right - 0.4 * em)
    height = min(look.size(LANE), (box.bottom - top) / len(lanes))
    bottom = top + height * len(lanes)
    bin_days = max(1, ceil(2.1 * em / axis.unit))
    rows: list[Part] = []
    for number, (name, told) in enumerate(lanes):
        y = top + number * height
        rows.append(rule(box.x, y, box.right, look.colours["rule"], look.size(0.8)))
        rows += cell(name, box.x, y + height / 2, names - 2.4 * em, strong)
        rows += cell(
            f"{len(told)}", box.x + names - 0.8 * em, y + height / 2, 2 * em, count, align="right"
        )
        rows += _happened(told, axis, y + height - look.size(3), look)
        rows += _marks(told, axis, y, height, look, bin_days)
    rows.append(rule(box.x, bottom, box.right, look.colours["rule"], look.size(0.8)))
    lines = axis_group(axis, box.y, bottom, look)
    return Plate(
        groups=(lines, Group(name="lanes", parts=tuple(rows))),
        key=_key(scene.told, look),
        notes=_notes(scene.told, axis, bin_days),
    )


def _lanes(told: Sequence[Attributed], most: int) -> list[tuple[str, tuple[Attributed, ...]]]:
    """Return the lanes; the last one holds the sources that have none of their own."""
    counts = Counter(one.source["source_id"] for one in told)
    order = sorted(counts, key=lambda source: -counts[source])
    own = order if len(order) <= max(most, 1) else order[: max(most - 1, 0)]
    lanes = [
        (found[0].by, found)
        for source in own
        if (found := tuple(one for one in told if one.source["source_id"] == source))
    ]
    if left := order[len(own) :]:
        others = tuple(one for one in told if one.source["source_id"] in left)
        lanes.append((f"{len(left)} other {'source' if len(left) == 1 else 'sources'}", others))
    return lanes


def _marks(
    told: Sequence[Attributed], axis: TimeAxis, y: float, height: float, look: Look, bin_days: int
) -> list[Part]:
    """Return the marks of a lane: on one place up to two stances, and how many claims each has."""
    places: dict[int, list[Attributed]] = {}
    for one in told:
        offset = (said_day(one) - axis.first).days
        places.setdefault(min(max(offset, 0), axis.days - 1) // bin_days, []).append(one)
    parts: list[Part] = []
    for place, found in places.items():
        start = axis.first + timedelta(days=place * bin_days)
        x = axis.x(start) + min(bin_days, axis.days - place * bin_days) * axis.unit / 2
        parts += _stack(found, x, y, height, look)
    return parts


def _stack(
    found: Sequence[Attributed], x: float, y: float, height: float, look: Look
) -> list[Part]:
    by_stance = {
        stance: [one for one in found if one.claim["stance"] == stance]
        for stance in STANCES
        if any(one.claim["stance"] == stance for one in found)
    }
    small = look.words(15, "ink2", narrow=True)
    is_roomy = height >= 2.2 * small.size
    shown = [*by_stance.items()][: 2 if len(by_stance) == 2 and is_roomy else 1]
    radius = min(look.size(6), height * (0.3 if len(shown) == 1 else 0.19))
    parts: list[Part] = []
    for number, (stance, claims) in enumerate(shown):
        middle = y + height * (number + 1) / (len(shown) + 1)
        doubt = all(one.claim["said_uncertain"] or one.is_foreseen for one in claims)
        parts += stance_mark(stance, x, middle, radius, look, is_open=doubt)
        more = len(found) - len(claims) if len(by_stance) > len(shown) else 0
        words = f"+{len(found) - 1}" if more else (f"{len(claims)}" if len(claims) > 1 else "")
        parts += cell(words, x + 1.35 * radius, middle, look.size(40), small)
    return parts


def _happened(told: Sequence[Attributed], axis: TimeAxis, y: float, look: Look) -> list[Part]:
    """Return thin bars for the days that the claims are about, where days are given."""
    bars: dict[tuple[date, date, bool], None] = {}
    for one in told:
        start, end = one.claim["happened_start"], one.claim["happened_end"]
        if start is not None and end is not None and (end - start).days <= _MOST_HAPPENED_DAYS:
            bars[start.date(), end.date(), bool(one.claim["happened_uncertain"])] = None
    parts: list[Part] = []
    for first, end, doubt in bars:
        left, right = axis.x(first), axis.x(end)
        if right > left:
            parts.append(
                Path(
                    data=f"M{left:.2f} {y:.2f}H{right:.2f}",
                    stroke=look.colours["border"],
                    width=look.size(2),
                    dash=(look.size(4), look.size(3)) if doubt else (),
                )
            )
    return parts


def _key(told: Sequence[Attributed], look: Look) -> tuple[KeyEntry, ...]:
    """Return what the stances that were drawn look like."""
    drawn = {one.claim["stance"] for one in told}

    def entry(stance: str) -> KeyEntry:
        def draw(box: Box) -> tuple[Part, ...]:
            x, y = box.x + box.width / 2, box.y + box.height / 2
            return stance_mark(stance, x, y, min(look.size(6), box.height / 2), look)

        return KeyEntry(draw, stance, wide=14)

    return tuple(entry(stance) for stance in STANCES if stance in drawn)


def _notes(told: Sequence[Attributed], axis: TimeAxis, bin_days: int) -> tuple[str, ...]:
    notes = ["Marks stand on the day of speaking."]
    if bin_days > 1:
        notes[0] = f"One mark stands for up to {bin_days} days of speaking."
    if any(one.claim["said_uncertain"] or one.is_foreseen for one in told):
        notes.append("An open mark: foreseen, or the day is inferred.")
    spans = ((one.claim["happened_start"], one.claim["happened_end"]) for one in told)
    if any(
        start is not None and end is not None and (end - start).days <= _MOST_HAPPENED_DAYS
        for start, end in spans
    ):
        notes.append("Grey bars: the days that the words are about, dashed if uncertain.")
    if any(not axis.first <= said_day(one) <= axis.last for one in told):
        notes.append("What may have been said before or after stands at the edge.")
    return tuple(notes)
