"""Where everything stands on the page: words, key, inset, picture and foot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from layers.figures.drawing import Box, Drawing, Group, Part, Path, Run, Style
from layers.figures.lettering import Line, set_lines, wrap
from layers.figures.marks import stance_mark
from layers.figures.scene import Kind, Plate, Scene

_COLUMN, _GUTTER = 0.285, 0.035
"""Shares of the safe width: the words beside a picture, and the gap between the two."""

_LEAST_PICTURE = 0.36
"""Share of the safe height that a picture above and below words keeps at least."""


@dataclass(frozen=True, slots=True)
class _Block:
    """Parts that stand from 0 down, and how high they are in all."""

    parts: tuple[Part, ...]
    height: float


def compose(scene: Scene, kind: Kind) -> Drawing:
    """Return the whole picture: what a kind draws, with the words that belong to it around it."""
    safe = scene.preset.safe
    plate = kind(scene, safe)
    arranged = _beside if scene.preset.beside else _stacked
    groups = arranged(scene, kind, plate)
    return Drawing(
        width=round(scene.preset.width, 2),
        height=round(scene.preset.height, 2),
        ground=scene.look.colours["paper"],
        groups=tuple(groups),
    )


def _beside(scene: Scene, kind: Kind, plate: Plate) -> Iterator[Group]:
    look, safe = scene.look, scene.preset.safe
    gap = look.size(20)
    foot = _foot(scene, plate, safe.width, most=5)
    column = safe.width * _COLUMN
    bottom = safe.bottom - foot.height - gap
    left = safe.x + column + safe.width * _GUTTER
    picture = Box(left, safe.y, safe.right - left, bottom - safe.y)
    plate = kind(scene, picture)
    heading = _heading(scene, column, room=0.42 * picture.height)
    key = _key(scene, plate, column, columns=1)
    used = heading.height + gap + key.height
    inset = min(0.53 * column, picture.height - used - gap - look.size(110))
    inset = inset if plate.inset and scene.preset.inset and inset > 0.3 * column else 0
    room = picture.height - used - (inset + gap if inset else 0) - gap
    denials = _denials(scene, column, room)
    y = safe.y
    yield _placed("title", heading, safe.x, y)
    y += heading.height + gap
    if denials.parts:
        yield _placed("denials", denials, safe.x, y)
        y += denials.height + gap
    if key.parts:
        yield _placed("key", key, safe.x, y)
    if inset and plate.inset:
        yield plate.inset(Box(safe.x, bottom - inset, column, inset))
    yield from plate.groups
    yield _placed("foot", foot, safe.x, safe.bottom - foot.height)


def _stacked(scene: Scene, kind: Kind, plate: Plate) -> Iterator[Group]:
    look, safe = scene.look, scene.preset.safe
    gap = look.size(16)
    foot = _foot(scene, plate, safe.width, most=7)
    heading = _heading(scene, safe.width, room=0.24 * safe.height)
    columns = max(1, round(safe.width / look.size(440)))
    key = _key(scene, plate, safe.width, columns=columns)
    fixed = heading.height + foot.height + 3 * gap
    most = safe.height * (1 - _LEAST_PICTURE) - fixed - key.height
    denials = _denials(scene, safe.width, max(min(most, 0.2 * safe.height), look.size(60)))
    picture_height = safe.height - fixed - key.height - denials.height - gap
    picture = Box(safe.x, safe.y + heading.height + gap, safe.width, picture_height)
    plate = kind(scene, picture)
    key = _key(scene, plate, safe.width, columns=columns)
    yield _placed("title", heading, safe.x, safe.y)
    yield from plate.groups
    yield _placed("key", key, safe.x, picture.bottom + gap)
    y = safe.bottom - foot.height - gap
    if denials.parts:
        yield _placed("denials", denials, safe.x, y - denials.height)
    yield _placed("foot", foot, safe.x, safe.bottom - foot.height)


def _heading(scene: Scene, room_across: float, *, room: float) -> _Block:
    """Return title and dek; a long title is set smaller until it leaves room."""
    look = scene.look
    dek = look.words(21 if scene.preset.beside else 19, "ink2")
    for size in (43, 38, 33, 29, 25, 22, 20):
        title = look.words(size, weight=600, serif=True)
        block = _stack(
            [
                (wrap([Run(scene.words.title, title)], room_across), title, 1.17),
                (wrap([Run(scene.words.dek, dek)], room_across), dek, 1.38),
            ],
            between=look.size(14),
        )
        if block.height <= room:
            break
    return block


def _denials(scene: Scene, room_across: float, room: float) -> _Block:
    """Return the block "Denied at the time" between two rules, as much of it as there is room."""
    look, words = scene.look, scene.words
    lines_told = [*words.denials, *words.turns]
    if not lines_told:
        return _Block((), 0)
    plain, bold = look.words(16, "ink2"), look.words(16, weight=600)
    indent, pad = look.size(34), look.size(12)
    across = room_across - indent
    for kept in range(len(lines_told), -1, -1):
        told = " ".join(_sentence(line) for line in lines_told[:kept])
        left = len(lines_told) - kept
        if left:
            told += f" {'And ' if kept else ''}{left} {'more' if kept else ''}".rstrip()
            told += ", listed with the file."
        lines = wrap([Run("Denied at the time. ", bold), Run(told.strip(), plain)], across)
        leading = plain.size * 1.35
        height = 2 * pad + leading * len(lines)
        if height <= room or kept == 0:
            break
    first = pad + plain.size
    parts: tuple[Part, ...] = (
        _rule(look.colours["rule"], 0, room_across),
        *stance_mark("denies", look.size(10), first - plain.size * 0.34, look.size(8), look),
        *set_lines(lines, indent, first, leading=leading),
        _rule(look.colours["rule"], height, room_across),
    )
    return _Block(parts, height)


def _key(scene: Scene, plate: Plate, room_across: float, *, columns: int) -> _Block:
    look = scene.look
    style = look.words(16, "ink2")
    entries = plate.key
    if not entries:
        return _Block((), 0)
    across = room_across / columns
    indent, row = look.size(46), look.size(27)
    parts: list[Part] = []
    tops = [0.0] * columns
    per_column = -(-len(entries) // columns)
    for number, entry in enumerate(entries):
        column = number // per_column
        x = column * across
        lines = wrap([Run(entry.words, style)], across - indent - look.size(8))
        y = tops[column]
        sign = Box(x, y + row / 2 - look.size(8), look.size(34), look.size(16))
        parts += entry.draw(sign)
        baseline = y + row / 2 + style.size * 0.35
        parts += set_lines(lines, x + indent, baseline, leading=style.size * 1.25)
        tops[column] = y + row + style.size * 1.25 * (len(lines) - 1)
    return _Block(tuple(parts), max(tops))


def _foot(scene: Scene, plate: Plate, room_across: float, *, most: int) -> _Block:
    """Return the foot in so many lines at most; the sources give way, never the rest."""
    look, words = scene.look, scene.words
    plain, bold = look.words(15, "ink2"), look.words(15, weight=600)
    longest = 4000
    while True:
        runs = [
            Run(f"{words.as_of} ", bold),
            Run(f"{words.said} {words.not_shown} ", plain),
            Run("Sources: ", bold),
            Run(f"{_sentence(words.sources_within(longest))} ", plain),
            Run("Credits: ", bold),
            Run(" ".join(map(_sentence, (words.credits, *plate.notes, words.revision))), plain),
        ]
        lines = wrap(runs, room_across)
        if len(lines) <= most or longest <= 40:
            break
        longest = min(longest - 20, int(longest * 0.9))
    leading = plain.size * 1.38
    texts = set_lines(lines, 0, plain.size * 0.95, leading=leading)
    return _Block(texts, leading * (len(lines) - 1) + plain.size * 1.25)


def _stack(blocks: Iterable[tuple[list[Line], Style, float]], *, between: float) -> _Block:
    parts: list[Part] = []
    y = 0.0
    for lines, style, leading in blocks:
        if not lines:
            continue
        y += between if parts else 0
        parts += set_lines(lines, 0, y + style.size * 0.86, leading=style.size * leading)
        y += style.size * (leading * (len(lines) - 1) + 1.12)
    return _Block(tuple(parts), y)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "”")) else f"{words}."


def _rule(colour: str, y: float, across: float) -> Path:
    return Path(data=f"M0 {y:.2f}H{across:.2f}", stroke=colour, width=1)


def _placed(name: str, block: _Block, x: float, y: float) -> Group:
    return Group(name=name, parts=block.parts, at=(x, y))
