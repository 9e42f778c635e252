"""Small maps of one extent side by side: one for each day of speaking, or for each source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import ceil, log

import numpy as np
import shapely

from geodata.errors import FigureRefused
from layers.figures.arcs import Arc, arc_paths, arcs_of
from layers.figures.attribution import Attributed
from layers.figures.drawing import Box, Group, Part, Path, rectangle
from layers.figures.extent import view_for
from layers.figures.ground import Ground, densified, ground_of, on_page, path_of
from layers.figures.lettering import width
from layers.figures.map import ground_groups
from layers.figures.marks import place_mark
from layers.figures.scene import Plate, Scene
from layers.figures.sign_key import map_key, region_parts
from layers.figures.table import cell
from layers.figures.time_axis import said_day, time_axis
from layers.figures.told_places import ToldPlace, told_places
from layers.figures.view import View
from layers.progress import Step

MOST_PANELS = 42
"""More panels than these would be too small to read."""

_LEAST_WIDTH, _NAMED_WIDTH = 96.0, 184.0
"""Width of a panel under a day, and under the name of a source, on a page 1920 units wide."""

_HATCH = 9.0
_SHAPE = 1.25


@dataclass(frozen=True, slots=True)
class _Base:
    """What all panels share: the ground of one panel at the page's corner, seen alike by all."""

    view: View
    ground: Ground
    groups: tuple[Group, ...]


def draw_days(scene: Scene, box: Box) -> Plate:
    """Draw a map for each day, with the claims that were first said on it.

    Raises
    ------
    FigureRefused
        There are more days, or the box is smaller, than can be read.
    """
    axis = time_axis(scene.told, scene.selection, 0, 1)
    days: dict[date, list[Attributed]] = {}
    for one in scene.told:
        days.setdefault(min(max(said_day(one), axis.first), axis.last), []).append(one)
    every = [axis.first + timedelta(days=number) for number in range(axis.days)]
    shown = every if len(every) <= MOST_PANELS else sorted(days)
    year = "" if axis.first.year == axis.last.year else " %Y"
    panels = {f"{day.day} {day:%b{year}}": tuple(days.get(day, ())) for day in shown}
    skipped = len(every) - len(shown)
    notes = ["Each map shows what was first said on its day"]
    if skipped:
        notes.append(f"{skipped} days on which nothing was said are left out")
    return _plate(scene, box, panels, notes)


def draw_sources(scene: Scene, box: Box) -> Plate:
    """Draw a map for each source, those with the most claims first; the rest are counted.

    Raises
    ------
    FigureRefused
        The box is smaller than can be read.
    """
    counts = Counter(one.source["source_id"] for one in scene.told)
    order = sorted(counts, key=lambda source: -counts[source])
    most = _most_panels(scene, box, _NAMED_WIDTH)
    panels: dict[str, tuple[Attributed, ...]] = {}
    for source in order[:most]:
        found = tuple(one for one in scene.told if one.source["source_id"] == source)
        name = found[0].by
        panels[name if name not in panels else f"{name} ({source})"] = found
    left = order[most:]
    notes = ["Each map shows the claims of one source"]
    if left:
        claims = sum(counts[source] for source in left)
        notes.append(f"{len(left)} more sources with {claims} claims are listed with the file")
    return _plate(scene, box, panels, notes)


def _most_panels(scene: Scene, box: Box, width: float = _LEAST_WIDTH) -> int:
    """Return how many panels of a width fit into a box, in the shape that they have."""
    least = scene.look.size(width)
    high = least / _SHAPE + scene.look.size(24)
    return min(MOST_PANELS, max(1, int(box.width / least)) * max(1, int(box.height / high)))


def _plate(
    scene: Scene, box: Box, panels: Mapping[str, tuple[Attributed, ...]], notes: Sequence[str]
) -> Plate:
    most = _most_panels(scene, box)
    if len(panels) > most:
        raise FigureRefused(
            f"There would be {len(panels)} small maps, and a figure of this size has room for "
            f"{most}. Choose fewer days or sources, or a larger size."
        )
    look, gap = scene.look, scene.look.size(10)
    head = look.size(22)
    columns = _columns(len(panels), box, head)
    rows = ceil(len(panels) / columns)
    wide = (box.width - gap * (columns - 1)) / columns
    high = (box.height - gap * (rows - 1)) / rows - head
    frame = Box(0, 0, wide, high)
    view = view_for(scene, told_places(scene), frame)
    ground = ground_of(view, detailed=False)
    base = _Base(view, ground, ground_groups(ground, look))
    groups: list[Group] = []
    precisions: set[str] = set()
    arcs: list[Arc] = []
    regions = foreseen = False
    for number, (name, told) in enumerate(panels.items()):
        scene.follow(Step(number + 1, len(panels) + 2, f"the map of {name}"))
        x = box.x + (number % columns) * (wide + gap)
        y = box.y + (number // columns) * (high + head + gap)
        places = told_places(replace(scene, told=told))
        inside = [place for place in places if place.is_point and _is_seen(place, base)]
        areas = [place for place in places if place.is_area]
        precisions |= {place.precision for place in inside if not place.is_foreseen}
        foreseen = foreseen or any(place.is_foreseen for place in inside)
        regions = regions or bool(areas)
        moved = arcs_of(replace(scene, told=told), view, ground)
        arcs += moved
        heading = _heading(name, len(told), frame, scene)
        picture = (*base.groups, *_drawn(inside, areas, moved, base, scene))
        edge = Path(data=rectangle(frame), stroke=look.colours["border"], width=look.size(0.8))
        groups.append(
            Group(
                name=f"panel-{number + 1}",
                at=(x, y),
                parts=(
                    *heading,
                    Group(name="map", at=(0, head), parts=(*picture, edge)),
                ),
            )
        )
    return Plate(
        groups=tuple(groups),
        key=map_key(
            look,
            precisions=precisions,
            foreseen=foreseen,
            regions=regions,
            occupied=not ground.occupied.is_empty,
            arcs=arcs,
            undetermined=not ground.undetermined.is_empty,
            hatch=look.size(_HATCH),
        ),
        notes=(
            *notes,
            "A numeral counts claims, also those that name no place or one beyond the map",
            view.projection.name,
        ),
    )


def _columns(count: int, box: Box, head: float) -> int:
    """Return how many panels stand side by side, so that each is nearest to its best shape."""

    def off(columns: int) -> float:
        rows = ceil(count / columns)
        wide, high = box.width / columns, max(box.height / rows - head, 1)
        return abs(log(wide / high / _SHAPE)) + 0.02 * (rows * columns - count)

    return min(range(1, count + 1), key=off)


def _heading(name: str, count: int, frame: Box, scene: Scene) -> tuple[Part, ...]:
    look = scene.look
    strong, plain = look.words(15, weight=600, narrow=True), look.words(15, "ink2", narrow=True)
    middle, numeral = look.size(10), look.size(34)
    words = f"{count}" if count else "no claim"
    if not count and width(name, strong) + look.size(72) > frame.width:
        words = "–"
    room = frame.width - (look.size(64) if words == "no claim" else numeral)
    return (
        *cell(name, 0, middle, room, strong),
        *cell(words, frame.width, middle, look.size(64), plain, align="right"),
    )


def _drawn(
    inside: Sequence[ToldPlace],
    areas: Sequence[ToldPlace],
    arcs: Sequence[Arc],
    base: _Base,
    scene: Scene,
) -> tuple[Part, ...]:
    """Return regions, movements and marks of one panel, without names."""
    look = scene.look
    parts: list[Part] = []
    for place in areas:
        shape = on_page(base.view, [densified(place.place["geometry"])])[0]
        if not shape.is_empty:
            whole = shapely.make_valid(shape)
            colour = look.colours[place.family]
            parts += region_parts(whole, look, colour, look.size(_HATCH))
            parts.append(Path(data=path_of(whole), stroke=colour, width=look.size(1.3)))
    for arc in arcs:
        parts += arc_paths(arc, look, gap=look.size(7))
    for place in inside:
        x, y = base.view.to_page(np.array([place.position]))[0].tolist()
        colour = look.colours[place.family]
        is_open = place.is_foreseen
        parts += place_mark(place.precision, x, y, look.size(5), colour, look, is_open=is_open)
    return tuple(parts)


def _is_seen(place: ToldPlace, base: _Base) -> bool:
    x, y = base.view.to_page(np.array([place.position]))[0].tolist()
    return bool(np.isfinite([x, y]).all() and shapely.contains_xy(base.ground.frame, x, y))
