"""Build the three boundary files from Natural Earth's first-level regions.

Development only: ``python -m geodata.boundaries.build BUILD_JSON``.  README.md says where
to get ``build.json``.  The same input gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely import Geometry
from shapely.geometry import mapping, shape
from shapely.ops import split

from geodata.boundaries import names, policy, topology

_HERE = Path(__file__).parent

#: Detail kept, as the side in degrees of the smallest bend; finest first.
_STORY, _NEAR, _SIX, _WORLD = 0.009, 0.025, 0.07, 0.16

#: Islands of the world (not of the six countries) are dropped below this: about 740 km².
_LEAST_ISLAND = 0.06

_STORY_REGIONS = frozenset({"RU-PRI", "RU-KRS", "RU-BRY", "RU-BEL", "RU-VOR", "RU-ROS", "RU-KDA"})
_NEAR_REGIONS = frozenset(
    {
        *("RU-KHA", "RU-AMU", "RU-YEV", "RU-SAK", "RU-BU", "RU-ZAB"),
        *("RU-SMO", "RU-ORL", "RU-LIP", "RU-TUL", "RU-KLU", "RU-MOS", "RU-MOW", "RU-TAM"),
        *("RU-VGG", "RU-AD", "RU-TA", "RU-RYA", "CN-JL", "CN-HL", "CN-LN", "BY", "MD"),
    }
)

Properties = dict[str, Any]


def main(source: Path, *, folder: Path = _HERE) -> None:
    """Write countries.geojson, regions.geojson and lines.geojson into the folder."""
    polygons = _read_polygons(source)
    cells, country_of = _dissolve(polygons)
    cells = _without_islands(cells, country_of)
    drawn = topology.simplify_by_level(cells, _levels(cells))
    countries: dict[str, list[Geometry]] = defaultdict(list)
    for code, geometry in drawn.items():
        countries[country_of[code]].append(geometry)
    admin = {row["iso_a2"]: row["admin"] for row, _ in reversed(polygons)}
    _write(folder / "countries.geojson", _country_rows(countries, admin))
    _write(folder / "regions.geojson", _region_rows(polygons, drawn, country_of))
    _write(folder / "lines.geojson", _line_rows(drawn, country_of))


def _read_polygons(source: Path) -> list[tuple[Properties, Geometry]]:
    features = json.loads(source.read_text(encoding="utf-8"))["features"]
    read = [(feature["properties"], shape(feature["geometry"])) for feature in features]
    return [pair for pair in read if pair[0]["iso_3166_2"] not in policy.LEFT_OUT]


def _dissolve(
    polygons: Sequence[tuple[Properties, Geometry]],
) -> tuple[dict[str, Geometry], dict[str, str]]:
    """Return the cells by code, and the country of each cell."""
    parts: dict[str, list[Geometry]] = defaultdict(list)
    country_of = {}
    for properties, geometry in polygons:
        code = policy.cell_code(properties)
        parts[code].append(geometry)
        country_of[code] = policy.country_code(properties)
    cells = {code: shapely.coverage_union_all(parts[code]) for code in sorted(parts)}
    return _with_whole_western_sahara(cells), country_of


def _with_whole_western_sahara(cells: dict[str, Geometry]) -> dict[str, Geometry]:
    """Give Western Sahara all land south of its northern parallel (27°40' N)."""
    both = shapely.coverage_union_all([cells["MA"], cells["EH"]])
    _, _, east, north = cells["EH"].bounds
    parallel = shapely.LineString([(-20, north), (east, north)])
    pieces = list(split(both, parallel).geoms)
    south = [piece for piece in pieces if piece.centroid.y < north and piece.bounds[0] < east]
    rest = [piece for piece in pieces if piece not in south]
    return cells | {
        "EH": shapely.coverage_union_all(south),
        "MA": shapely.coverage_union_all(rest),
    }


def _without_islands(
    cells: Mapping[str, Geometry], country_of: Mapping[str, str]
) -> dict[str, Geometry]:
    tree = shapely.STRtree(list(cells.values()))
    return {
        code: geometry
        if country_of[code] in policy.REGION_COUNTRIES
        else topology.without_far_islands(geometry, tree, _LEAST_ISLAND)
        for code, geometry in cells.items()
    }


def _levels(cells: Iterable[str]) -> list[tuple[float, list[str]]]:
    by_tolerance: dict[float, list[str]] = {_STORY: [], _NEAR: [], _SIX: [], _WORLD: []}
    for code in cells:
        by_tolerance[_tolerance(code)].append(code)
    return sorted(by_tolerance.items())


def _tolerance(code: str) -> float:
    if code in _STORY_REGIONS or code.startswith(("UA-", "KP-", "KR-")):
        return _STORY
    if code in _NEAR_REGIONS:
        return _NEAR
    return _SIX if "-" in code and code[:2] in policy.REGION_COUNTRIES else _WORLD


def _country_rows(
    countries: Mapping[str, Sequence[Geometry]], admin: Mapping[str, str]
) -> list[tuple[Properties, Geometry]]:
    return [
        (
            {"country_code": code, **names.country_names(code, admin.get(code, code))},
            topology.to_rfc7946(shapely.coverage_union_all(countries[code])),
        )
        for code in sorted(countries)
    ]


def _region_rows(
    polygons: Sequence[tuple[Properties, Geometry]],
    drawn: Mapping[str, Geometry],
    country_of: Mapping[str, str],
) -> list[tuple[Properties, Geometry]]:
    rows = {}
    for properties, _ in polygons:
        code = policy.cell_code(properties)
        country = country_of[code]
        if country in policy.REGION_COUNTRIES and properties["name"]:
            row = {
                "iso_3166_2": code,
                "country_code": country,
                **names.region_names(code, properties),
                "status": "temporarily-occupied" if code in policy.OCCUPIED else None,
                "far_east": code in policy.FAR_EAST,
            }
            rows[policy.REGION_COUNTRIES.index(country), code] = (row, drawn[code])
    return [rows[key] for key in sorted(rows)]


def _line_rows(
    drawn: Mapping[str, Geometry], country_of: Mapping[str, str]
) -> list[tuple[Properties, Geometry]]:
    edges = defaultdict(list)
    for one, other, shared in topology.shared_edges(drawn):
        undetermined = policy.is_undetermined((one, country_of[one]), (other, country_of[other]))
        pair = sorted({country_of[one], country_of[other]})
        if undetermined or len(pair) == 2:
            between = pair if len(pair) == 2 else sorted((one, other))
            edges["border", *between, undetermined].append(shared)
        elif pair[0] in policy.REGION_COUNTRIES:
            edges["region", *sorted((one, other)), False].append(shared)
    return [
        (
            {"kind": kind, "between": [one, other], "undetermined": undetermined},
            topology.merge_edges(edges[kind, one, other, undetermined]),
        )
        for kind, one, other, undetermined in sorted(edges)
    ]


def _write(path: Path, rows: Iterable[tuple[Properties, Geometry]]) -> None:
    lines = [
        json.dumps(
            {"type": "Feature", "properties": properties, "geometry": _geometry(geometry)},
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for properties, geometry in rows
    ]
    body = ",\n".join(lines)
    path.write_text(f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n', encoding="utf-8")


def _geometry(geometry: Geometry) -> dict[str, Any]:
    only = shapely.get_parts(geometry)
    written: dict[str, Any] = mapping(only[0] if len(only) == 1 else geometry)
    return written


if __name__ == "__main__":
    main(Path(sys.argv[1]))
