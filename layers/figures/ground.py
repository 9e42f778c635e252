"""The ground of a map on the page: land, borders and occupied regions, cut to the frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata import boundaries
from geodata.meridian import whole_at_antimeridian
from layers.figures.drawing import Box, line_data
from layers.figures.view import View

_STEP_DEG = 1.0
_MARGIN_DEG = 4.0
_DETAIL = 0.3
"""What is nearer than this to a straight line is drawn straight, in units."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under the claims, as geometry in units of the page, within the frame."""

    frame: BaseGeometry
    countries: Mapping[str, BaseGeometry]
    regions: Mapping[str, BaseGeometry]
    occupied: BaseGeometry
    borders: BaseGeometry
    undetermined: BaseGeometry
    region_lines: BaseGeometry
    land: BaseGeometry


@lru_cache(maxsize=16)
def ground_of(view: View, *, detailed: bool = True) -> Ground:
    """Return the ground of a view.

    Borders: Natural Earth, by the policy of the United Nations (docs/decisions/0002-borders.md).
    Countries and regions are named by their codes; one that is not in the frame is missing. Without
    detail, regions are left out but for those under occupation.
    """
    tables = _tables()
    frame = frame_of(view)
    countries = _named(view, frame, tables.country_codes, tables.countries)
    wanted = [
        (code, shape)
        for code, shape in zip(tables.region_codes, tables.regions, strict=True)
        if detailed or code in tables.occupied
    ]
    regions = _named(view, frame, *zip(*wanted, strict=True))
    occupied = [shape for code, shape in regions.items() if code in tables.occupied]
    return Ground(
        frame=frame,
        countries=countries,
        regions=regions,
        occupied=shapely.union_all(occupied),
        borders=_together(on_page(view, tables.borders)),
        undetermined=_together(on_page(view, tables.undetermined)),
        region_lines=_together(on_page(view, tables.region_lines) if detailed else []),
        land=shapely.union_all(list(countries.values())),
    )


def frame_of(view: View) -> BaseGeometry:
    """Return what of the box a view fills: the box, or the part of a hemisphere that is in it."""
    box = shapely.box(view.box.x, view.box.y, view.box.right, view.box.bottom)
    disc = view.disc()
    if disc is None:
        return box
    x, y, radius = disc
    return shapely.Point(x, y).buffer(radius, quad_segs=64).intersection(box)


def on_page(view: View, shapes: Iterable[BaseGeometry]) -> list[BaseGeometry]:
    """Return shapes in units of the page, cut to the frame; what is outside becomes empty.

    Parameters
    ----------
    view
        Where the page is.
    shapes
        EPSG:4326, degrees, whole at the 180th meridian, with a vertex every degree at least.
    """
    found = np.array(list(shapes), dtype=object)
    if not len(found):
        return []
    if view.projection.azimuthal:
        found = _this_side(found, view.projection.centre)
    else:
        found = _copies(found, _window(view))
    projected = _projected(view, found)
    if view.projection.azimuthal:
        projected = _on_disc(projected, view)
    box = view.box
    cut = shapely.clip_by_rect(projected, box.x, box.y, box.right, box.bottom)
    return list(shapely.simplify(cut, _DETAIL))


def path_of(shape: BaseGeometry) -> str:
    """Return the path data of lines or areas in units of the page."""
    parts = shapely.get_parts(shape)
    lines = [part for part in parts if part.geom_type in ("LineString", "LinearRing")]
    areas = [part for part in parts if part.geom_type == "Polygon"]
    rings = [ring for area in areas for ring in (area.exterior, *area.interiors)]
    return line_data(map(shapely.get_coordinates, lines)) + line_data(
        (shapely.get_coordinates(ring)[:-1] for ring in rings), closed=True
    )


def densified(shape: BaseGeometry) -> BaseGeometry:
    """Return a shape that is ready for ``on_page``: whole at 180°, a vertex every degree."""
    return shapely.segmentize(whole_at_antimeridian(shape), _STEP_DEG)


@dataclass(frozen=True, slots=True)
class _Tables:
    country_codes: tuple[str, ...]
    countries: tuple[BaseGeometry, ...]
    region_codes: tuple[str, ...]
    regions: tuple[BaseGeometry, ...]
    occupied: frozenset[str]
    borders: tuple[BaseGeometry, ...]
    undetermined: tuple[BaseGeometry, ...]
    region_lines: tuple[BaseGeometry, ...]


@cache
def _tables() -> _Tables:
    countries, regions, lines = (
        boundaries.read_countries(),
        boundaries.read_regions(),
        boundaries.read_lines(),
    )
    borders = lines[lines["kind"] == "border"]
    return _Tables(
        country_codes=tuple(countries["country_code"]),
        countries=tuple(map(densified, countries.geometry)),
        region_codes=tuple(regions["iso_3166_2"]),
        regions=tuple(map(densified, regions.geometry)),
        occupied=frozenset(regions.loc[regions["status"].notna(), "iso_3166_2"]),
        borders=tuple(map(densified, borders[~borders["undetermined"]].geometry)),
        undetermined=tuple(map(densified, borders[borders["undetermined"]].geometry)),
        region_lines=tuple(map(densified, lines[lines["kind"] == "region"].geometry)),
    )


def _named(
    view: View, frame: BaseGeometry, codes: tuple[str, ...], shapes: tuple[BaseGeometry, ...]
) -> dict[str, BaseGeometry]:
    drawn = zip(codes, on_page(view, shapes), strict=True)
    valid = ((code, shapely.make_valid(shape)) for code, shape in drawn if not shape.is_empty)
    return {code: shape for code, shape in valid if shape.area > 0 and shape.intersects(frame)}


def _together(shapes: list[BaseGeometry]) -> BaseGeometry:
    lines = [line for shape in shapes for line in shapely.get_parts(shape) if not line.is_empty]
    return shapely.MultiLineString([line for line in lines if line.geom_type == "LineString"])


def _window(view: View) -> tuple[float, float, float, float]:
    """Return west, south, east, north around all that the box shows, east perhaps beyond 180."""
    lon, _ = view.projection.centre
    whole = (lon - 179.9, -89.9, lon + 179.9, 89.9)
    box: Box = view.box
    across = np.linspace(box.x, box.right, 25)
    down = np.linspace(box.y, box.bottom, 25)
    seen = view.to_degrees(np.array([(x, y) for x in across for y in down]))
    if np.isnan(seen).any() or view.projection.azimuthal:
        return whole
    if float(np.abs(seen[:, 1]).max()) > 84:
        return whole
    turned = (seen[:, 0] - lon + 180) % 360 - 180 + lon
    return (
        max(float(turned.min()) - _MARGIN_DEG, whole[0]),
        max(float(seen[:, 1].min()) - _MARGIN_DEG, -89.9),
        min(float(turned.max()) + _MARGIN_DEG, whole[2]),
        min(float(seen[:, 1].max()) + _MARGIN_DEG, 89.9),
    )


def _copies(shapes: np.ndarray, window: tuple[float, float, float, float]) -> np.ndarray:
    """Return each shape within the window, taken from every turn of the globe it shows in."""
    west, south, east, north = window
    kept = [shapely.GeometryCollection() for _ in shapes]
    for turn in (-360.0, 0.0, 360.0):
        bounds = shapely.bounds(shapes)
        near = np.flatnonzero(
            (bounds[:, 0] + turn < east)
            & (bounds[:, 2] + turn > west)
            & (bounds[:, 1] < north)
            & (bounds[:, 3] > south)
        )
        for at in near.tolist():
            shape = shapes[at]
            inside = (
                bounds[at, 0] + turn >= west
                and bounds[at, 2] + turn <= east
                and bounds[at, 1] >= south
                and bounds[at, 3] <= north
            )
            moved = (
                shape if not turn else shapely.transform(shape, lambda p, t=turn: np.add(p, (t, 0)))
            )
            part = moved
            if not inside:
                part = shapely.clip_by_rect(moved, west, south, east, north)
                part = shapely.segmentize(part, _STEP_DEG)
            if not part.is_empty:
                both = [kept[at], part] if not kept[at].is_empty else [part]
                kept[at] = part if len(both) == 1 else shapely.union_all(both)
    return np.array(kept, dtype=object)


def _this_side(shapes: np.ndarray, centre: tuple[float, float]) -> np.ndarray:
    """Return shapes without the parts that lie wholly beyond 100° from the centre.

    What surrounds the far point would come out inside out.
    """
    parts, owners = shapely.get_parts(shapes, return_index=True)
    positions, of_part = shapely.get_coordinates(parts, return_index=True)
    lon, lat = np.radians(positions).T
    lon0, lat0 = np.radians(centre)
    cosine = np.sin(lat) * np.sin(lat0) + np.cos(lat) * np.cos(lat0) * np.cos(lon - lon0)
    nearest = np.full(len(parts), -1.0)
    np.maximum.at(nearest, of_part, cosine)
    near = nearest > np.cos(np.radians(100))
    kept = [shapely.GeometryCollection() for _ in shapes]
    for owner in np.unique(owners).tolist():
        mine = owners == owner
        if near[mine].all():
            kept[owner] = shapes[owner]
        elif near[mine].any():
            several = parts[mine & near].tolist()
            areas = several[0].geom_type == "Polygon"
            kept[owner] = (shapely.MultiPolygon if areas else shapely.MultiLineString)(several)
    return np.array(kept, dtype=object)


def _on_disc(shapes: np.ndarray, view: View) -> np.ndarray:
    """Return shapes cut to the hemisphere around the middle; the other side has no true shape."""
    disc = view.disc()
    assert disc is not None
    x, y, radius = disc
    rim = shapely.Point(x, y).buffer(radius, quad_segs=64)
    shapely.prepare(rim)
    bounds = shapely.bounds(shapes)
    far = np.hypot(
        np.maximum(np.abs(bounds[:, 0] - x), np.abs(bounds[:, 2] - x)),
        np.maximum(np.abs(bounds[:, 1] - y), np.abs(bounds[:, 3] - y)),
    )
    kept = shapes.copy()
    for at in np.flatnonzero(~(far < radius)).tolist():
        shape = shapes[at]
        if not shapely.intersects(rim, shape):
            kept[at] = shapely.GeometryCollection()
        elif not rim.contains_properly(shape):
            kept[at] = shapely.intersection(shapely.make_valid(shape), rim)
    return kept


def _projected(view: View, shapes: np.ndarray) -> np.ndarray:
    projected = shapely.transform(shapes, view.to_page)
    assert isinstance(projected, np.ndarray)
    return projected
