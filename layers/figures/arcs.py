"""Movements on the page: one arc each, with one arrowhead; ships bend over water."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely

from geodata.geometry import whole_at_antimeridian
from layers.figures.drawing import Path, line_data
from layers.figures.ground import Ground
from layers.figures.looks import Look
from layers.figures.scene import Scene
from layers.figures.view import View

_SAMPLES = 48
_LONG_M = 1_900_000
"""Beyond this, an arc is the geodesic: a bend would say more than is known."""

_BEND = 0.24


@dataclass(frozen=True, slots=True)
class Arc:
    """A movement within the frame: (n, 2) units from origin to destination, and what is known.

    Where two sources are set side by side, ``by`` is who reports it, and ``second`` whether that is
    the second of them alone.
    """

    points: np.ndarray
    reported: bool
    mode: str
    ends: bool
    by: str = ""
    second: bool = False


def arcs_of(scene: Scene, view: View, ground: Ground) -> tuple[Arc, ...]:
    """Return the movements that the figure's claims report, as far as the frame shows them."""
    drawn = {one.claim["claim_id"]: one for one in scene.told}
    places = scene.atlas.places
    cells = zip(
        *(places[name] for name in ("place_id", "longitude_deg", "latitude_deg")), strict=True
    )
    positions = {place: (lon, lat) for place, lon, lat in cells}
    shapely.prepare(ground.land)
    arcs: list[Arc] = []
    first, two = None, len(scene.selection.lens or scene.selection.sources) == 2
    for row in scene.atlas.movements.itertuples(index=False):
        told = {one.source["source_id"]: one.by for one in map(drawn.get, row.claim_ids) if one}
        if not told:
            continue
        first = first or next(iter(told))
        ends = view.to_page(np.array([positions[row.origin_id], positions[row.destination_id]]))
        line = view.to_page(shapely.get_coordinates(whole_at_antimeridian(row.geometry)))
        if row.route != "reported" and row.length_m < _LONG_M:
            line = _bent(ends[0], ends[1], ground, over_water=row.mode == "sea")
        by = told.get(first, next(iter(told.values())))
        parts = _within(line, ground, row)
        arcs += [replace(arc, by=by, second=first not in told) for arc in parts] if two else parts
    return tuple(arcs)


def arc_paths(arc: Arc, look: Look, *, gap: float) -> tuple[Path, ...]:
    """Return an arc as lines: dashed unless its route was reported, and one arrowhead.

    It stops ``gap`` units before its destination, when that is in the frame.
    """
    ink, halo = look.colours["ink"], look.colours["paper"]
    end = arc.points[-1]
    away = np.hypot(*(arc.points - end).T)
    stop = gap if arc.ends else look.size(4)
    points = arc.points[away >= stop]
    if len(points) < 2:
        return ()
    tip = points[-1]
    ahead = end - tip
    ahead = ahead / (np.hypot(*ahead) or 1.0)
    beside = np.array([-ahead[1], ahead[0]])
    size = look.size(1.0)
    head = np.array(
        [
            tip + ahead * 5 * size,
            tip - ahead * 6 * size + beside * 5.4 * size,
            tip - ahead * 3.4 * size,
            tip - ahead * 6 * size - beside * 5.4 * size,
        ]
    )
    width = look.size(2.1)
    data = line_data([points])
    dash = () if arc.reported else (look.size(7.5), look.size(5))
    dash = (look.size(2.2), look.size(3.6)) if arc.second and not arc.reported else dash
    return (
        Path(data=data, stroke=halo, width=width + look.size(3), opacity=0.75),
        Path(data=data, stroke=ink, width=width, dash=dash),
        Path(data=line_data([head], closed=True), fill=ink, join="miter"),
    )


def _bent(start: np.ndarray, end: np.ndarray, ground: Ground, *, over_water: bool) -> np.ndarray:
    """Return the bend to one side, for a ship to the side with less land."""
    right, left = (_bend(start, end, share) for share in (_BEND, -_BEND))
    if not over_water:
        return right
    return right if _on_land(right, ground) <= _on_land(left, ground) else left


def _bend(start: np.ndarray, end: np.ndarray, share: float) -> np.ndarray:
    across = (end - start) @ np.array([[0, 1], [-1, 0]])
    control = (start + end) / 2 + across * share
    t = np.linspace(0, 1, _SAMPLES)[:, None]
    bent: np.ndarray = (1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end
    return bent


def _on_land(points: np.ndarray, ground: Ground) -> int:
    return int(shapely.contains_xy(ground.land, points[:, 0], points[:, 1]).sum())


def _within(line: np.ndarray, ground: Ground, row: object) -> list[Arc]:
    """Return the parts of an arc inside the frame; only the last has its destination there."""
    if not np.isfinite(line).all():
        return []
    dense = shapely.segmentize(shapely.LineString(line), 3)
    cut = shapely.intersection(dense, ground.frame)
    parts = [part for part in shapely.get_parts(cut) if part.geom_type == "LineString"]
    route, mode = getattr(row, "route"), getattr(row, "mode")  # noqa: B009  # a row of pandas
    return [
        Arc(
            shapely.get_coordinates(part),
            route == "reported",
            mode,
            bool(np.allclose(part.coords[-1], line[-1], atol=0.5)),
        )
        for part in parts
        if part.length > 8
    ]
