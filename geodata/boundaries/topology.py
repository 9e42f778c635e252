"""Simplify polygons so that neighbours keep one and the same border.

Development only.  Geometries come and go in EPSG:4326.  They are simplified in Lambert's
cylindrical equal-area projection, so that a tolerance is as many kilometres at 70° N as at
40° N; they are snapped and joined in degrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
import shapely
from shapely import Geometry, MultiLineString

#: Every stored coordinate is a multiple of this: about 110 m in latitude.
GRID_DECIMALS = 3

# Detail kept while working out which cell a simplified face belongs to.
_OWNER_TOLERANCE_KM = 0.3

# Radius of the sphere that has the Earth's surface.
_AUTHALIC_RADIUS_KM = 6371.007


def simplify_by_level(
    cells: Mapping[str, Geometry], levels: Sequence[tuple[float, Iterable[str]]]
) -> dict[str, Geometry]:
    """Return the cells simplified, each to the tolerance of its level.

    Parameters
    ----------
    cells
        A valid polygonal coverage, by code.
    levels
        (tolerance in kilometres, codes), finest first; each code in one level. A bend
        is kept when its triangle is larger than the tolerance squared. A border between
        two levels is drawn as the finer one has it.

    Returns
    -------
    dict
        Code to polygon or multipolygon on the grid; again a valid coverage. A cell too
        small for its level is missing.
    """
    codes = list(cells)
    plane = [_to_equal_area(cells[code]) for code in codes]
    faces = _faces(_level_lines(codes, plane, levels))
    owners = _owners(faces, _simplify(plane, _OWNER_TOLERANCE_KM))
    simplified = {}
    for index, code in enumerate(codes):
        mine = faces[owners == index]
        if len(mine):
            simplified[code] = to_rfc7946(shapely.coverage_union_all(mine))
    return simplified


def shared_edges(cells: Mapping[str, Geometry]) -> Iterator[tuple[str, str, MultiLineString]]:
    """Yield (code, code, edges) for every two cells of a coverage that share an edge."""
    codes = list(cells)
    polygons = [cells[code] for code in codes]
    pairs = shapely.STRtree(polygons).query(polygons, predicate="intersects")
    for one, other in sorted(map(tuple, pairs.T.tolist())):
        if one < other:
            met = shapely.intersection(polygons[one].boundary, polygons[other].boundary)
            edges = [part for part in shapely.get_parts(met) if part.length > 0]
            if edges:
                yield codes[one], codes[other], MultiLineString(edges)


def merge_edges(edges: Iterable[Geometry]) -> MultiLineString:
    """Return the edges joined end to end, each once, in a stable order and direction."""
    merged = shapely.line_merge(shapely.union_all(list(edges)))
    return MultiLineString(shapely.get_parts(shapely.normalize(merged)).tolist())


def to_rfc7946(geometry: Geometry) -> Geometry:
    """Return the polygons in a stable order, outer rings anticlockwise."""
    return shapely.orient_polygons(shapely.normalize(geometry), exterior_cw=False)


def to_grid(geometry: Geometry) -> Geometry:
    """Return the geometry with every coordinate rounded to the grid's decimals."""
    return shapely.transform(geometry, lambda xy: np.round(xy, GRID_DECIMALS) + 0.0)


def without_far_islands(
    geometry: Geometry, cells: shapely.STRtree, *, least_km2: float
) -> Geometry:
    """Return the geometry without islands below an area, the largest part always kept.

    Parts that touch another cell of the tree (exclaves) are kept.
    """
    parts = shapely.get_parts(geometry)
    areas = shapely.area([_to_equal_area(part) for part in parts])
    touching = np.bincount(cells.query(parts, predicate="intersects")[0], minlength=len(parts))
    keep = (areas >= least_km2) | (areas == areas.max()) | (touching > 1)
    return shapely.multipolygons(parts[keep])


def _level_lines(
    codes: Sequence[str],
    plane: Sequence[Geometry],
    levels: Sequence[tuple[float, Iterable[str]]],
) -> list[Geometry]:
    """Return each level's boundaries, less what a finer level draws."""
    lines = []
    finer: list[int] = []
    for tolerance, members in levels:
        wanted = set(members)
        here = [index for index, code in enumerate(codes) if code in wanted]
        simplified = _simplify(plane, tolerance)
        drawn = shapely.union_all(shapely.boundary(simplified[here]))
        already = shapely.union_all(shapely.boundary(simplified[finer]))
        lines.append(shapely.difference(drawn, already))
        finer += here
    return lines


def _simplify(plane: Sequence[Geometry], tolerance_km: float) -> np.ndarray:
    """Return equal-area polygons simplified together, in degrees."""
    return np.asarray(
        [_to_degrees(geometry) for geometry in shapely.coverage_simplify(plane, tolerance_km)]
    )


def _to_equal_area(geometry: Geometry) -> Geometry:
    return shapely.transform(geometry, _equal_area_km)


def _to_degrees(geometry: Geometry) -> Geometry:
    return shapely.transform(geometry, _degrees)


def _equal_area_km(degrees: np.ndarray) -> np.ndarray:
    longitude, latitude = np.radians(degrees).T
    return _AUTHALIC_RADIUS_KM * np.column_stack([longitude, np.sin(latitude)])


def _degrees(km: np.ndarray) -> np.ndarray:
    longitude, sine = (km / _AUTHALIC_RADIUS_KM).T
    latitude = np.arcsin(np.clip(sine, -1, 1))
    return np.column_stack([np.degrees(longitude), np.degrees(latitude)])


def _faces(lines: Sequence[Geometry]) -> np.ndarray:
    """Return the polygons that the lines enclose, with every vertex on the grid."""
    grid = 10.0**-GRID_DECIMALS
    snapped = to_grid(shapely.union_all(list(lines), grid_size=grid))
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(snapped)))
    return np.asarray(faces)


def _owners(faces: np.ndarray, cells: np.ndarray) -> np.ndarray:
    """Return for each face the cell that covers most of it, or -1 where sea does."""
    face, cell = shapely.STRtree(cells).query(faces, predicate="intersects")
    covered = shapely.area(shapely.intersection(faces[face], cells[cell]))
    land = np.bincount(face, weights=covered, minlength=len(faces))
    owners = np.full(len(faces), -1)
    order = np.argsort(covered, kind="stable")
    owners[face[order]] = cell[order]
    owners[land < shapely.area(faces) / 2] = -1
    return owners
