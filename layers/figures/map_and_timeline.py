"""A map over its timeline, of the same claims."""

from __future__ import annotations

from dataclasses import replace

from layers.figures.drawing import Box, Group
from layers.figures.map import draw_map
from layers.figures.scene import Plate, Scene
from layers.figures.timeline import draw_timeline

_MAP = 0.66
"""Share of the height that the map takes."""


def draw_map_over_timeline(scene: Scene, box: Box) -> Plate:
    """Return the map of a scene above the days on which its claims were said."""
    gap = scene.look.size(22)
    above = Box(box.x, box.y, box.width, box.height * _MAP)
    below = Box(box.x, above.bottom + gap, box.width, box.bottom - above.bottom - gap)
    upper, lower = draw_map(scene, above), draw_timeline(scene, below)
    return Plate(
        groups=(*_named("map", upper), *_named("timeline", lower)),
        key=(*upper.key, *lower.key),
        left_out=(*upper.left_out, *lower.left_out),
        notes=(*upper.notes, *lower.notes),
    )


def _named(name: str, plate: Plate) -> tuple[Group, ...]:
    """Return the layers of a plate under names of their own."""
    return tuple(replace(group, name=f"{name}-{group.name}") for group in plate.groups)
