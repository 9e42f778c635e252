"""A map of the claims: where, how exactly that is known, and who says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from layers.figures.arcs import Arc, arc_paths, arcs_of
from layers.figures.drawing import Box, Group, Path, rectangle
from layers.figures.extent import view_for
from layers.figures.furniture import Furniture, graticule, is_north_up, north_arrow, scale_bar
from layers.figures.ground import Ground, densified, ground_of, on_page, path_of
from layers.figures.locator import locator
from layers.figures.looks import Look
from layers.figures.map_labels import MapLabels, Seen
from layers.figures.marks import place_mark
from layers.figures.room import Room
from layers.figures.scene import Plate, Scene
from layers.figures.sign_key import map_key, occupied_parts, region_parts
from layers.figures.told_places import ToldPlace, told_places
from layers.figures.view import View

_CORNERS = ("bottom-right", "bottom-left", "top-right", "top-left")


def draw_map(scene: Scene, box: Box) -> Plate:
    """Return the map of a scene within a box."""
    return _drawn(scene, box, with_locator=False)


def draw_map_with_locator(scene: Scene, box: Box) -> Plate:
    """Return the same with a small map of where it lies: beside it, or in its emptiest corner."""
    return _drawn(scene, box, with_locator=scene.preset.inset)


def _drawn(scene: Scene, box: Box, *, with_locator: bool) -> Plate:
    look = scene.look
    places = told_places(scene)
    view = view_for(scene, places, box)
    ground = ground_of(view)
    seen = _seen(places, view, ground)
    arcs = arcs_of(scene, view, ground)
    wide = any(shape.area > 0.25 * ground.frame.area for _, shape in seen.areas)
    hatch = look.size(16 if wide else 9)
    furniture = _furniture(view, look, seen, arcs)
    net, degrees = _net(scene, view, ground, furniture.boxes)
    room = Room(
        box,
        [*_taken(seen, look), *furniture.boxes, *degrees.boxes],
        np.vstack([np.empty((0, 2)), *(arc.points for arc in arcs)]),
    )
    inside = _corner(box, seen, furniture) if with_locator and not scene.preset.beside else None
    if inside:
        room.take(inside)
    labels = MapLabels(view, ground, look, seen, room)
    return Plate(
        groups=(
            *ground_groups(ground, look),
            net,
            Group(name="claimed-regions", parts=tuple(_areas(seen, look, hatch))),
            Group(name="movements", parts=tuple(_arcs(arcs, look))),
            Group(name="names", parts=labels.names),
            Group(name="places", parts=tuple(_marks(seen, look))),
            Group(name="leaders", parts=labels.leaders),
            Group(name="labels", parts=labels.places),
            Group(name="scale", parts=(*furniture.parts, *degrees.parts)),
            *([locator(scene, view, inside)] if inside else []),
            Group(
                name="frame",
                parts=(Path(data=rectangle(box), stroke=look.colours["border"], width=1),),
            ),
        ),
        key=map_key(
            look,
            precisions={place.precision for place, _ in seen.marks if not place.is_foreseen},
            foreseen=any(place.is_foreseen for place, _ in seen.marks),
            regions=bool(seen.areas),
            occupied=not ground.occupied.is_empty,
            arcs=arcs,
            undetermined=not ground.undetermined.is_empty,
            hatch=hatch,
        ),
        inset=partial(locator, scene, view) if with_locator else None,
        left_out=(*_without_place(scene), *labels.left_out),
        notes=(*_notes(places), view.projection.name),
    )


def ground_groups(ground: Ground, look: Look) -> tuple[Group, ...]:
    """Return sea, land, borders and occupied land as layers."""
    colours, size = look.colours, look.size
    land = tuple(
        Path(data=path_of(shape), fill=colours["land"], stroke=colours["land"], width=0.5)
        for shape in ground.countries.values()
    )

    def lines(name: str, shape: BaseGeometry, token: str, width: float, *dash: float) -> Group:
        data = path_of(shape)
        path = Path(data=data, stroke=colours[token], width=width, dash=dash)
        return Group(name=name, parts=(path,) if data else ())

    return (
        Group(name="sea", parts=(Path(data=path_of(ground.frame), fill=colours["sea"]),)),
        Group(name="land", parts=land),
        lines("regions", ground.region_lines, "admin", size(1.1)),
        Group(name="occupied", parts=occupied_parts(ground.occupied, look)),
        lines("borders", ground.borders, "border", size(1.5)),
        lines("undetermined", ground.undetermined, "border", size(1.5), size(5), size(3)),
    )


def _seen(places: Sequence[ToldPlace], view: View, ground: Ground) -> Seen:
    marks, areas, off, named = [], [], [], []
    for place in places:
        x, y = view.to_page(np.array([place.position]))[0].tolist()
        if place.precision == "country":
            named.append(place)
            if place.place["country"] not in ground.countries:
                off.append(place)
        elif place.is_area:
            shape = on_page(view, [densified(place.place["geometry"])])[0]
            if shape.is_empty:
                off.append(place)
            else:
                areas.append((place, shapely.make_valid(shape)))
        elif np.isfinite([x, y]).all() and shapely.contains_xy(ground.frame.buffer(-8), x, y):
            marks.append((place, (x, y)))
        else:
            off.append(place)
    return Seen(marks=tuple(marks), areas=tuple(areas), off=tuple(off), named=tuple(named))


def _marks(seen: Seen, look: Look) -> Iterator[Path]:
    for place, (x, y) in reversed(seen.marks):
        colour = look.colours[place.family]
        is_open = place.is_foreseen
        yield from place_mark(place.precision, x, y, look.size(7.5), colour, look, is_open=is_open)


def _areas(seen: Seen, look: Look, hatch: float) -> Iterator[Path]:
    largest_first = sorted(seen.areas, key=lambda area: -area[1].area)
    for place, shape in largest_first:
        colour = look.colours[place.family]
        yield from region_parts(shape, look, colour, hatch)
        dash = (look.size(5), look.size(3)) if place.precision == "district" else ()
        yield Path(data=path_of(shape), stroke=colour, width=look.size(1.9), dash=dash)


def _arcs(arcs: Sequence[Arc], look: Look) -> Iterator[Path]:
    for arc in arcs:
        yield from arc_paths(arc, look, gap=look.size(13))


def _net(scene: Scene, view: View, ground: Ground, taken: Sequence[Box]) -> tuple[Group, Furniture]:
    wanted = scene.graticule if scene.graticule is not None else not is_north_up(view)
    if not wanted:
        return Group(name="graticule", parts=()), Furniture((), ())
    path, words = graticule(view, ground, scene.look, taken)
    return Group(name="graticule", parts=(path,)), words


def _furniture(view: View, look: Look, seen: Seen, arcs: Sequence[Arc]) -> Furniture:
    """Return the scale bar in the corner where it covers least, and north where it is up."""
    points = [np.array([at]) for _, at in seen.marks] + [arc.points for arc in arcs]
    busy = np.vstack([np.empty((0, 2)), *points])

    def covered(bar: Furniture) -> int:
        if not bar.boxes:
            return len(busy) + 1
        box, pad = bar.boxes[0], look.size(60)
        x, y = busy[:, 0], busy[:, 1]
        near = (box.x - pad < x) & (x < box.right + pad)
        return int((near & (box.y - pad < y) & (y < box.bottom + pad)).sum())

    bars = [scale_bar(view, look, corner) for corner in _CORNERS]
    bar = min(bars, key=covered)
    if not bar.boxes or not is_north_up(view) or bar.boxes[0].x < view.box.x + look.size(50):
        return bar
    north = north_arrow(view, look, bar.boxes[0])
    return Furniture((*bar.parts, *north.parts), (*bar.boxes, *north.boxes))


def _corner(box: Box, seen: Seen, furniture: Furniture) -> Box:
    """Return the corner of the frame in which a locator covers fewest marks."""
    high = min(0.3 * box.width * 0.62, 0.36 * box.height)
    wide = high / 0.62
    corners = [
        Box(x, y, wide, high) for y in (box.bottom - high, box.y) for x in (box.right - wide, box.x)
    ]
    free = [one for one in corners if not any(one.overlaps(bar) for bar in furniture.boxes)]

    def covered(corner: Box) -> int:
        return sum(corner.overlaps(Box(x - 12, y - 12, 24, 24)) for _, (x, y) in seen.marks)

    return min(free or corners, key=covered)


def _taken(seen: Seen, look: Look) -> list[Box]:
    half = look.size(10)
    return [Box(x - half, y - half, 2 * half, 2 * half) for _, (x, y) in seen.marks]


def _notes(places: Sequence[ToldPlace]) -> Iterator[str]:
    if any(one.number and one.claim["superseded"] for place in places for one in place.told):
        yield "A number that its own source replaced is struck"


def _without_place(scene: Scene) -> Iterator[str]:
    count = sum(not one.claim["place_ids"] for one in scene.told)
    if count:
        yield f"{count} {'claim gives' if count == 1 else 'claims give'} no place"
