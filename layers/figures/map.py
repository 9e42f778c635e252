"""A map of the claims: where, how exactly that is known, and who says so."""

from __future__ import annotations

import numpy as np
import shapely

from layers.figures.drawing import Box, Group, Path, rectangle
from layers.figures.ground import Ground, ground_of, path_of
from layers.figures.marks import place_mark
from layers.figures.scene import Plate, Scene
from layers.figures.told_places import ToldPlace, told_places
from layers.figures.view import View, view_of


def draw_map(scene: Scene, box: Box) -> Plate:
    """Return the map of a scene within a box."""
    places = told_places(scene)
    view = view_of(np.array([place.position for place in places if place.is_point]), box)
    ground = ground_of(view)
    return Plate(
        groups=(
            *ground_groups(ground, scene),
            Group(name="places", parts=_marks(places, view, scene)),
            Group(
                name="frame",
                parts=(Path(data=rectangle(box), stroke=scene.look.colours["border"], width=1),),
            ),
        ),
        notes=(view.projection.name,),
    )


def ground_groups(ground: Ground, scene: Scene) -> tuple[Group, ...]:
    """Return sea, land and borders as layers."""
    colours, size = scene.look.colours, scene.look.size
    land = tuple(
        Path(data=path_of(shape), fill=colours["land"], stroke=colours["land"], width=0.5)
        for shape in ground.countries.values()
    )

    def lines(name: str, shape: shapely.Geometry, token: str, width: float, *dash: float) -> Group:
        data = path_of(shape)
        path = Path(data=data, stroke=colours[token], width=width, dash=dash)
        return Group(name=name, parts=(path,) if data else ())

    return (
        Group(name="sea", parts=(Path(data=path_of(ground.frame), fill=colours["sea"]),)),
        Group(name="land", parts=land),
        lines("regions", ground.region_lines, "admin", size(1.0)),
        lines("borders", ground.borders, "border", size(1.4)),
        lines("undetermined", ground.undetermined, "border", size(1.4), size(5), size(3)),
    )


def _marks(places: tuple[ToldPlace, ...], view: View, scene: Scene) -> tuple[Path, ...]:
    parts: list[Path] = []
    for place in places:
        if not place.is_point:
            continue
        x, y = view.to_page(np.array([place.position]))[0]
        parts += place_mark(
            place.place["precision"], x, y, scene.look.size(7.5),
            scene.look.colours[place.family], scene.look,
        )  # fmt: skip
    return tuple(parts)
