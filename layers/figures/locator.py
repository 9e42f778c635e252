"""A small map that shows where a large one lies."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from layers.figures.drawing import Box, Group, Part, Path, rectangle
from layers.figures.ground import Ground, ground_of, path_of
from layers.figures.looks import Look
from layers.figures.map_words import plain_country_labels
from layers.figures.placing import place_labels
from layers.figures.room import Room
from layers.figures.scene import Scene
from layers.figures.sign_key import occupied_parts
from layers.figures.view import View, view_of

_AROUND_DEG = 24
_MOST_NAMES = 6


def locator(scene: Scene, large: View, box: Box) -> Group:
    """Return a map of what lies around a view, and of the other theatres, in a smaller box."""
    look = scene.look
    rim = _rim(large)
    view = view_of(np.vstack([_surroundings(rim), *_theatres(scene)]), box, padding=0.04)
    ground = ground_of(view, detailed=False)
    frame: BaseGeometry = shapely.intersection(
        shapely.Polygon(view.to_page(rim)).buffer(0), ground.frame
    )
    colours = look.colours
    land = "".join(path_of(shape) for shape in ground.countries.values())
    outline = Path(data=path_of(frame), fill=colours["paper"], opacity=0.35)
    return Group(
        name="locator",
        parts=(
            Path(data=rectangle(box), fill=colours["paper"]),
            Path(data=path_of(ground.frame), fill=colours["sea"]),
            Path(data=land, fill=colours["land"]),
            *occupied_parts(ground.occupied, look),
            Path(data=path_of(ground.borders), stroke=colours["border"], width=look.size(0.8)),
            outline,
            *_names(ground, look, box, shapely.get_coordinates(frame)),
            Path(data=path_of(frame), stroke=colours["ink"], width=look.size(1.8)),
            Path(data=rectangle(box), stroke=colours["border"], width=1),
        ),
    )


def _names(ground: Ground, look: Look, box: Box, frame: np.ndarray) -> Iterator[Part]:
    """Yield the names of the largest countries; they keep off the frame's line."""
    room = Room(box, lines=frame)
    labels = list(plain_country_labels(ground, look))[:_MOST_NAMES]
    for one in place_labels(labels, room, leader=Path(data="")):
        yield from one.texts


def _rim(view: View) -> np.ndarray:
    """Return the edge of a view as a ring in degrees."""
    box = view.box
    x, y = np.linspace(box.x, box.right, 24), np.linspace(box.y, box.bottom, 24)
    page = np.vstack(
        [
            np.column_stack([x, np.full(24, box.y)]),
            np.column_stack([np.full(24, box.right), y]),
            np.column_stack([x[::-1], np.full(24, box.bottom)]),
            np.column_stack([np.full(24, box.x), y[::-1]]),
        ]
    )
    ring = view.to_degrees(page)
    seen: np.ndarray = ring[np.isfinite(ring).all(axis=1)]
    return seen


def _surroundings(ring: np.ndarray) -> np.ndarray:
    """Return positions around a ring of degrees, so that some of the continent shows."""
    shifts = ((-_AROUND_DEG, 0), (_AROUND_DEG, 0), (0, -_AROUND_DEG / 2), (0, _AROUND_DEG / 3))
    around = np.vstack([ring, *(np.add(ring, shift) for shift in shifts)])
    return np.column_stack([around[:, 0], np.clip(around[:, 1], -80, 80)])


def _theatres(scene: Scene) -> Iterator[np.ndarray]:
    for theatre in scene.atlas.theatres:
        west, south, east, north = theatre.bounds
        yield np.array([(west, south), (east, south), (west, north), (east, north)])
