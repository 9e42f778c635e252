"""What a map of some claims shows: all their places, one theatre, or what suits them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from geodata.model import Atlas, Theatre
from layers.figures.drawing import Box
from layers.figures.ground import densified
from layers.figures.scene import Scene
from layers.figures.told_places import ToldPlace
from layers.figures.view import View, view_of

_MOSTLY = 1 / 3
"""A theatre suits the claims when it holds at least this share of the places they name."""

_WORLD = ((-10.0, 35.0), (150.0, 60.0))


def view_for(scene: Scene, places: Sequence[ToldPlace], box: Box) -> View:
    """Return the view of a map within a box of the page."""
    chosen = _chosen(scene, places)
    if chosen is None:
        return view_of(_positions(places), box)
    inside = [place for place in places if place.is_point and _holds(chosen, place.position)]
    areas = [place for place in places if place.is_area and _holds(chosen, place.position)]
    if not inside and not areas:
        return view_of(_corners(chosen), box, padding=0.02)
    return view_of(_positions([*inside, *areas]), box)


def _chosen(scene: Scene, places: Sequence[ToldPlace]) -> Theatre | None:
    atlas: Atlas = scene.atlas
    if scene.extent == "all" or not atlas.theatres:
        return None
    named = next((one for one in atlas.theatres if one.name == scene.extent), None)
    if named is not None:
        return named
    points = [place for place in places if place.precision != "country"]
    if not points:
        return None
    held = {
        theatre.name: sum(_holds(theatre, place.position) for place in points)
        for theatre in atlas.theatres
    }
    best = max(atlas.theatres, key=lambda theatre: held[theatre.name])
    return best if held[best.name] >= _MOSTLY * len(points) else None


def _positions(places: Sequence[ToldPlace]) -> np.ndarray:
    """Return points that must be seen: marks, the outlines of areas, the middles of countries."""
    points = [place.position for place in places if place.is_point]
    outlines = [
        shapely.get_coordinates(densified(shapely.envelope(place.place["geometry"])))
        for place in places
        if place.is_area
    ]
    if not points and not outlines:
        points = [place.position for place in places] or list(_WORLD)
    return np.vstack([np.array(points, dtype=float).reshape(-1, 2), *outlines])


def _corners(theatre: Theatre) -> np.ndarray:
    west, south, east, north = theatre.bounds
    across = np.linspace(west, east, 9)
    return np.array([(x, y) for x in across for y in (south, north)])


def _holds(theatre: Theatre, position: tuple[float, float]) -> bool:
    west, south, east, north = theatre.bounds
    lon, lat = position
    return south <= lat <= north and any(west <= lon + turn <= east for turn in (-360, 0, 360))
