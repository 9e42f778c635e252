"""The dispute chart: every number under one question on one axis, each with its bound as said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geodata.errors import FigureRefused
from layers.days import day_in_words
from layers.figures.attribution import Attributed
from layers.figures.dispute_axis import Columns, axis_group, columns_of
from layers.figures.dispute_rows import Rows, dispute_rows
from layers.figures.dispute_ties import (
    MOST,
    Spot,
    gutter,
    tie_entry,
    tie_key,
    tie_parts,
    ties_between,
)
from layers.figures.drawing import Box, Group, Part, Path, rectangle
from layers.figures.lettering import width
from layers.figures.looks import Look
from layers.figures.marks import stance_mark
from layers.figures.numbers import number_mark
from layers.figures.scene import KeyEntry, Plate, Scene
from layers.figures.table import cell, fitted, rule

ROW, TIGHT = 38.0, 19.0
"""Height of a row on a page 1920 units wide: at most, and at least."""

_BOUNDS = {
    "exactly": "exactly",
    "about": "about",
    "at-least": "at least: no upper end given",
    "up-to": "up to: no lower end given",
    "between": "between",
}
_HEADINGS = {
    "main": "Answers",
    "foreseen": "Foreseen or planned: another question",
    "denied": "Denied or declined: no number, so no place on the axis",
}


def draw_dispute(scene: Scene, box: Box) -> Plate:
    """Draw the numbers under one question into a box.

    Raises
    ------
    FigureRefused
        There is no such question, or there are more rows than the box has room for.
    """
    look, rows = scene.look, dispute_rows(scene.atlas, scene.told, scene.selection)
    sections, left_out = _sections(rows, box, look)
    counted = [*rows.main, *(sections.get("foreseen") or ())]
    shown = [one for found in sections.values() for one in found]
    ties = ties_between(
        scene.atlas.relations,
        {
            str(one.claim["claim_id"]): (number, str(one.source["source_id"]))
            for number, one in enumerate(shown)
        },
    )
    left_out["ties"], ties = len(ties[MOST:]), ties[:MOST]
    gutters = (gutter(ties, look, "includes"), gutter(ties, look, "struck", "followed"))
    columns = columns_of(box, look, counted, shown, scale=scene.scale, gutters=gutters)
    lines = sum(len(found) + 1 for found in sections.values()) + 1
    height = min(look.size(ROW), box.height / lines)
    filled = Box(box.x, box.y, box.width, height * lines)
    axis, y = axis_group(columns, filled, height, look, rows.unit)
    groups: list[Group] = []
    edge = columns.right + look.size(16)
    spots: dict[int, Spot] = {}
    for name, found in sections.items():
        heading = cell(
            _HEADINGS[name], box.x, y + height / 2, box.width, look.words(16, weight=600)
        )
        parts: list[Part] = [*heading]
        y += height
        for before, one in zip([None, *found], found, strict=False):
            first = before is None or before.source["source_id"] != one.source["source_id"]
            is_open = name == "foreseen"
            drawn, spot = _row(one, columns, y, height, look, first=first, is_open=is_open)
            parts += drawn
            spots[len(spots)] = spot
            y += height
        groups.append(Group(name=name, parts=tuple(parts)))
    behind, above = (
        Group(name=name, parts=tie_parts(some, spots, columns.axis, edge, look))
        for name, some in (
            ("same-force", [tie for tie in ties if tie.kind == "same"]),
            ("links", [tie for tie in ties if tie.kind != "same"]),
        )
    )
    return Plate(
        groups=(axis, behind, *groups, above),
        key=(
            *_key(counted, look),
            *(tie_entry(kind, words, look) for kind, words in tie_key(ties)),
        ),
        notes=_notes(rows, left_out),
    )


def _sections(
    rows: Rows, box: Box, look: Look
) -> tuple[dict[str, tuple[Attributed, ...]], dict[str, int]]:
    """Return the sections that the box has room for, and how many rows of which are left out."""
    room = int(box.height / look.size(TIGHT)) - 1
    sections = {"main": rows.main} | {
        name: found
        for name, found in (("foreseen", rows.foreseen), ("denied", rows.denied))
        if found
    }
    left_out: dict[str, int] = {}

    def needed() -> int:
        return sum(len(found) + 1 for found in sections.values())

    if needed() > room and "foreseen" in sections:
        left_out["foreseen"] = len(sections.pop("foreseen"))
    if needed() > room and "denied" in sections:
        left_out["denied"] = min(needed() - room, len(rows.denied) - 1)
        sections["denied"] = rows.denied[: len(rows.denied) - left_out["denied"]]
    if needed() > room:
        raise FigureRefused(
            f"“{rows.text}” has {len(rows.main)} numbers, and a figure of this size has room for "
            f"{max(room - len(sections) - 1, 0)}. Choose a taller preset, or fewer days or sources."
        )
    return sections, left_out


def _row(
    one: Attributed, columns: Columns, y: float, height: float, look: Look, *, first: bool,
    is_open: bool,
) -> tuple[list[Part], Spot]:  # fmt: skip
    """Return the words and the mark of one claim; its source is named where it begins."""
    em, middle = look.size(15), y + height / 2
    plain = look.words(15, narrow=True)
    start = columns.source if first else columns.said
    parts: list[Part] = [
        rule(start, y, columns.right, look.colours["rule"], look.size(0.8 if first else 0.5))
    ]
    if first:
        room = columns.said - columns.source - 0.5 * em
        parts += cell(one.by, columns.source, middle, room, look.words(15, weight=600, narrow=True))
    short = look.words(15, "ink2", narrow=True)
    day = day_in_words(one.claim["said"]).removesuffix(f" {columns.year}")
    day = day.removeprefix("about ") if columns.narrow else day
    parts += cell(day, columns.said, middle, columns.stance - columns.said - 0.3 * em, short)
    uncertain = bool(one.claim["said_uncertain"])
    parts += stance_mark(
        one.claim["stance"], columns.stance + 0.5 * em, middle, 0.36 * em, look, is_open=uncertain
    )
    if not columns.narrow:
        room = columns.axis - columns.stance - 1.6 * em
        parts += cell(one.claim["stance"], columns.stance + 1.3 * em, middle, room, short)
    if one.number and one.affirms:
        drawn, spot = _number(one, columns, middle, look, is_open=is_open)
        return parts + drawn, spot
    said = f"“{one.claim['quoted_words']}”" if one.claim["quoted_words"] else one.claim["statement"]
    style = replace(plain, strike=bool(one.claim["superseded"]))
    text = fitted(said, columns.right - columns.axis, style)
    parts += cell(text, columns.axis, middle, columns.right - columns.axis, style)
    end = columns.axis + width(text, style)
    return parts, Spot(middle, columns.axis, end, columns.axis)


def _number(
    one: Attributed, columns: Columns, middle: float, look: Look, *, is_open: bool
) -> tuple[list[Part], Spot]:
    """Return a number's words and its mark: after it, before it, or on it without room beside."""
    claim, arrow, gap = one.claim, look.size(52), look.size(18)
    bound = str(claim["bound"] or "exactly")
    low, high = (None if claim[end] is None else columns.x(claim[end]) for end in ("low", "high"))
    left = low if low is not None else (high or 0) - arrow
    right = high if high is not None else left + arrow
    mark = number_mark(bound, left, right, middle, look, stance=claim["stance"], is_open=is_open)
    style = look.words(15, weight=600, narrow=True)
    style = replace(style, strike=bool(claim["superseded"]))
    words = one.number.replace(f" {claim['unit']}", "", 1)
    words = words.replace(" (superseded)", "").replace(" (foreseen)", "")
    for text in (words, words.partition(" (")[0]):
        room = width(text, style)
        if right + gap + room <= columns.right + look.size(16):
            at, beside = right + gap, True
        elif bound != "between" and left - gap - room >= columns.axis:
            at, beside = left - gap - room, True
        else:
            at, beside = max(columns.axis, (left + right - room) / 2), False
        if beside:
            break
    named: list[Part] = [_paper(at, middle, room, look), *cell(text, at, middle, room + 1, style)]
    number = high if low is None else low
    spot = Spot(middle, min(left - gap / 2, at), max(right + gap / 2, at + room), number or left)
    return [*named, *mark] if beside else [*mark, *named], spot


def _paper(x: float, middle: float, room: float, look: Look) -> Path:
    """Return a piece of paper under words, so that no line of the axis runs through them."""
    half = look.size(9)
    box = Box(x - look.size(3), middle - half, room + look.size(6), 2 * half)
    return Path(data=rectangle(box), fill=look.colours["paper"])


def _key(counted: Sequence[Attributed], look: Look) -> tuple[KeyEntry, ...]:
    """Return what the marks that were drawn mean."""
    drawn = {str(one.claim["bound"] or "exactly") for one in counted}

    def entry(bound: str) -> KeyEntry:
        def draw(box: Box) -> tuple[Part, ...]:
            middle, left = box.y + box.height / 2, box.x + box.width * 0.15
            right = left if bound in ("exactly", "about") else box.x + box.width * 0.85
            left = box.x + box.width / 2 if bound in ("exactly", "about") else left
            return number_mark(bound, left, max(left, right), middle, look, stance="asserts")

        return KeyEntry(draw, _BOUNDS[bound])

    return tuple(entry(bound) for bound in _BOUNDS if bound in drawn)


def _notes(rows: Rows, left_out: dict[str, int]) -> tuple[str, ...]:
    notes = ["An arrow has no end: the source gave none."]
    if count := left_out.get("foreseen"):
        notes.append(f"{count} foreseen or planned, listed with the file, are not drawn.")
    if count := left_out.get("denied"):
        notes.append(f"{count} more denied or declined, listed with the file.")
    if count := left_out.get("ties"):
        notes.append(f"{count} more links between claims are not drawn.")
    if any(one.claim["superseded"] for one in rows.main):
        notes.append("A number that its own source replaced is struck.")
    if any(one.claim["basis"] == "additional" for one in rows.main):
        notes.append("A number that is additional, not a total, says so.")
    return tuple(notes)
