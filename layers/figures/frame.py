"""Where everything stands on the page: words, key, inset, picture and foot."""

from __future__ import annotations

from collections.abc import Iterator

from layers.figures.blocks import Block, denials_block, foot_block, heading_block, key_block
from layers.figures.drawing import Box, Drawing, Group
from layers.figures.scene import Kind, Plate, Scene

_COLUMN, _GUTTER = 0.285, 0.035
"""Shares of the safe width: the words beside a picture, and the gap between the two."""

_LEAST_PICTURE = 0.44
"""Share of the safe height that a picture above and below words keeps at least."""


_EXPECTED = Plate(groups=(), left_out=("-" * 110,), notes=("-" * 40,))
"""Stands for a plate that is not drawn yet, to know how high its foot will be at most."""


def compose(scene: Scene, kind: Kind) -> Drawing:
    """Return the whole picture: what a kind draws, with the words that belong to it around it."""
    arranged = _beside if scene.preset.beside else _stacked
    return Drawing(
        width=round(scene.preset.width, 2),
        height=round(scene.preset.height, 2),
        ground=scene.look.colours["paper"],
        groups=tuple(arranged(scene, kind)),
    )


def _beside(scene: Scene, kind: Kind) -> Iterator[Group]:
    look, safe = scene.look, scene.preset.safe
    gap = look.size(20)
    column = safe.width * _COLUMN
    left = safe.x + column + safe.width * _GUTTER
    foot = foot_block(scene, _EXPECTED, safe.width, most=5)
    for _ in range(2):
        bottom = safe.bottom - foot.height - gap
        picture = Box(left, safe.y, safe.right - left, bottom - safe.y)
        plate = kind(scene, picture)
        expected, foot = foot, foot_block(scene, plate, safe.width, most=len(foot.parts))
        if foot.height <= expected.height + 0.5:
            break
    heading = heading_block(scene, column, room=0.42 * picture.height)
    key = key_block(scene, plate, column)
    used = heading.height + gap + key.height
    inset = min(0.53 * column, picture.height - used - gap - look.size(110))
    inset = inset if plate.inset and inset > 0.3 * column else 0
    room = picture.height - used - (inset + gap if inset else 0) - gap
    denials = denials_block(scene, column, room)
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


def _stacked(scene: Scene, kind: Kind) -> Iterator[Group]:
    look, safe = scene.look, scene.preset.safe
    gap = look.size(16)
    heading = heading_block(scene, safe.width, room=0.2 * safe.height)
    foot = foot_block(scene, _EXPECTED, safe.width, most=6)
    key_height, foot_height = 2 * look.size(27), foot.height
    for _ in range(4):
        fixed = heading.height + foot_height + key_height + 3 * gap
        room = safe.height * (1 - _LEAST_PICTURE) - fixed - gap
        denials = denials_block(scene, safe.width, min(room, 0.17 * safe.height))
        high = safe.height - fixed - denials.height - (gap if denials.parts else 0)
        picture = Box(safe.x, safe.y + heading.height + gap, safe.width, high)
        plate = kind(scene, picture)
        key, foot = (
            key_block(scene, plate, safe.width),
            foot_block(scene, plate, safe.width, most=6),
        )
        if foot.height <= foot_height + 0.5 and key.height <= key_height + 0.5:
            break
        key_height, foot_height = max(key.height, key_height), max(foot.height, foot_height)
    yield _placed("title", heading, safe.x, safe.y)
    yield from plate.groups
    yield _placed("key", key, safe.x, picture.bottom + gap)
    if denials.parts:
        top = picture.bottom + gap + key_height + gap
        yield _placed("denials", denials, safe.x, top)
    yield _placed("foot", foot, safe.x, safe.bottom - foot.height)


def _placed(name: str, block: Block, x: float, y: float) -> Group:
    return Group(name=name, parts=block.parts, at=(x, y))
