"""The words of a map put into place, and what found none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from layers.figures import map_words
from layers.figures.drawing import Box, Part, Path, circle, line_data
from layers.figures.ground import Ground
from layers.figures.looks import Look
from layers.figures.placing import Label, Placed, place_labels
from layers.figures.room import Room
from layers.figures.told_places import ToldPlace
from layers.figures.view import View

_CROWDED = 15_000
"""Square units for each place, below which there is room for names and numbers only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What of the claims lies in the frame: marks in units, areas on the page, and the rest."""

    marks: tuple[tuple[ToldPlace, tuple[float, float]], ...]
    areas: tuple[tuple[ToldPlace, BaseGeometry], ...]
    off: tuple[ToldPlace, ...]
    named: tuple[ToldPlace, ...]


class MapLabels:
    """All words on the map, placed in order of importance."""

    def __init__(self, view: View, ground: Ground, look: Look, seen: Seen, room: Room) -> None:
        self._leader = Path(data="", stroke=look.colours["ink"], width=look.size(1.1))
        self.leaders: tuple[Path, ...] = ()
        crowd = len(seen.marks) + len(seen.areas)
        most = _lines_each(crowd, view.box.width * view.box.height / look.size(1) ** 2)
        pointers = list(_pointers(seen, view, look))
        for _, _, arrow in pointers:
            room.take(_box_around(arrow.data))
        places = [
            *(map_words.place_label(place, at, look, most=most, gap=look.size(13))
              for place, at in seen.marks),
            *(map_words.area_label(place, shape, look, most=min(max(most, 1), 2))
              for place, shape in seen.areas),
        ]  # fmt: skip
        placed = self._place([*places, *(label for _, label, _ in pointers)], room)
        found = {one.number for one in placed}
        arrows = [
            arrow for number, (_, _, arrow) in enumerate(pointers) if len(places) + number in found
        ]
        self.places = tuple(part for one in placed for part in one.texts) + tuple(arrows)
        countries = self._place([*map_words.country_labels(view, ground, look, seen.named)], room)
        waters = self._place([*map_words.water_labels(view, ground, look)], room)
        told = frozenset(str(place.place["iso_3166_2"]) for place, _ in seen.areas)
        regions = self._place([*map_words.region_labels(ground, look, told)], room)
        all_places = [place for place, _ in seen.marks]
        towns = [
            town
            for town in map_words.town_labels(view, ground, look, all_places)
            if room.is_free(Box(town[1][0] - 2, town[1][1] - 2, 4, 4))
        ]
        placed_towns = self._place([label for label, _ in towns], room)
        dots = [
            Path(data=circle(*towns[one.number][1], look.size(2.4)), fill=look.colours["ink3"])
            for one in placed_towns
        ]
        others = (*countries, *waters, *regions, *placed_towns)
        self.names: tuple[Part, ...] = (*dots, *(part for one in others for part in one.texts))
        shown = {
            place.place_id
            for number, (place, _, _) in enumerate(pointers)
            if len(places) + number in found
        }
        nameless = sum(number not in found for number in range(len(places)))
        self.left_out = tuple(_left_out(seen, nameless, len(places), shown))

    def _place(self, labels: Sequence[Label], room: Room) -> list[Placed]:
        placed = place_labels(labels, room, leader=self._leader)
        self.leaders += tuple(one.leader for one in placed if one.leader is not None)
        return placed


def _lines_each(crowd: int, area: float) -> int:
    """Return how many lines of who says so a label has at most, on a map of such an area.

    ``area`` is in square units of a page 1920 units wide.
    """
    most = 3 if crowd <= 9 else 2 if crowd <= 18 else 1 if crowd <= 60 else 0
    each = area / max(crowd, 1)
    return min(most, 0 if each < _CROWDED else 1 if each < 2 * _CROWDED else 3)


def _left_out(seen: Seen, nameless: int, places: int, shown: set[str]) -> Iterator[str]:
    """Yield what the map could not write, so that nothing is left out in silence."""
    if nameless:
        yield f"{nameless} of {places} places are drawn without a name for lack of room"
    names = [
        str(place.place["name"])
        for place in seen.off
        if place.precision != "country" and place.place_id not in shown
    ]
    if names:
        first, more = names[:5], len(names) - 5
        tail = f" and {more} more" if more > 0 else ""
        yield f"Claims also name places off this map: {', '.join(first)}{tail}"


def _pointers(seen: Seen, view: View, look: Look) -> Iterator[tuple[ToldPlace, Label, Path]]:
    """Yield labels at the frame's edge for the places just beyond it, with their arrows."""
    box = view.box.inset(look.size(22))
    middle = np.array([box.x + box.width / 2, box.y + box.height / 2])
    near = []
    for place in seen.off:
        if place.precision == "country":
            continue
        at = view.to_page(np.array([place.position]))[0]
        if not np.isfinite(at).all():
            continue
        away = at - middle
        beyond = max(abs(away[0]) / box.width, abs(away[1]) / box.height) * 2
        if beyond < 2.2:
            near.append((beyond, place, middle + away / beyond, away / np.hypot(*away)))
    for _, place, edge, ahead in sorted(near, key=lambda one: one[0])[:4]:
        tail = edge - ahead * look.size(34)
        beside = np.array([-ahead[1], ahead[0]]) * look.size(6)
        back = edge - ahead * look.size(9)
        data = line_data([np.array([tail, edge]), np.array([back + beside, edge, back - beside])])
        arrow = Path(data=data, stroke=look.colours["ink"], width=look.size(1.6))
        label = map_words.place_label(
            place,
            tuple((tail - ahead * look.size(5)).tolist()),
            look,
            most=1,
            gap=look.size(5),
            off=True,
        )
        yield place, label, arrow


def _box_around(data: str) -> Box:
    numbers = np.array([float(number) for number in re.findall(r"-?[\d.]+", data)]).reshape(-1, 2)
    (left, top), (right, bottom) = numbers.min(axis=0), numbers.max(axis=0)
    return Box(left, top, right - left, bottom - top)
