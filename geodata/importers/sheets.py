"""Tables without a geometry of their own: where in their columns the shapes stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely

from geodata.importers.draft import Draft, Json
from geodata.importers.findings import Findings, counted
from geodata.importers.rows import rows_draft
from geodata.printable import printable

_TEXTS = ("wkt", "geometry", "geom", "the_geom", "shape", "wkt_geom")
_LATITUDES = ("latitude", "lat", "y", "lat_deg", "latitude_deg", "breite", "широта", "위도")
_LONGITUDES = (
    "longitude", "lon", "lng", "long", "x", "lon_deg", "longitude_deg", "länge", "долгота", "경도",
)  # fmt: skip
_WKT = re.compile(r"\s*(SRID=\d+;)?\s*(POINT|LINE|POLY|MULTI|GEOMETRYC|LINEARRING)", re.IGNORECASE)


def table_draft(
    findings: Findings, header: Sequence[str], rows: list[list[Json]], **rest: Json
) -> Draft:
    """Return the rows of a sheet as features.

    A column of well-known text becomes the geometry. Else a column of latitudes and one of
    longitudes do, found by their names, which is told; they stay properties as well. Without
    either, no row has a geometry.
    """
    names = _names(header, findings)
    columns = {name: [row[n] for row in rows] for n, name in enumerate(names)}
    text = next((name for name in names if name.strip().lower() in _TEXTS), None)
    if text and any(isinstance(cell, str) and _WKT.match(cell) for cell in columns[text]):
        shapes, broken = _from_texts(columns.pop(text), findings)
        draft = rows_draft(findings, columns, len(rows), shapes=shapes, **rest)
        draft.dropped |= broken
        findings.notes.append(f"The column {printable(text)} holds the shapes.")
        return draft
    by_name = {name.strip().lower(): name for name in names}
    latitude = next((by_name[name] for name in _LATITUDES if name in by_name), None)
    longitude = next((by_name[name] for name in _LONGITUDES if name in by_name), None)
    geometries: list[Json] = [None] * len(rows)
    if latitude is None or longitude is None:
        findings.notes.append(
            "No columns hold places: name two of them lat and lon, or one of them wkt."
        )
    else:
        pairs = list(zip(columns[longitude], columns[latitude], strict=True))
        geometries = [_point(*pair) for pair in pairs]
        commas = sum(isinstance(cell, str) and "," in cell for pair in pairs for cell in pair)
        findings.notes.append(
            f"Longitude is read from {printable(longitude)}, latitude from {printable(latitude)}"
            + (f"; {counted(commas, 'decimal comma')} in them." if commas else ".")
        )
    return rows_draft(findings, columns, len(rows), geometries=geometries, **rest)


def _names(header: Sequence[str], findings: Findings) -> list[str]:
    """Return a name for every column, each once; what had to be changed is told."""
    names: list[str] = []
    for number, found in enumerate(header, 1):
        wanted = name = found or f"column {number}"
        again = 1
        while name in names:
            again += 1
            name = f"{wanted} {again}"
        if name != found:
            findings.notes.append(
                f"Column {number}, called {printable(found)}, is named {printable(name)} here."
            )
        names.append(name)
    return names


def _from_texts(cells: list[Json], findings: Findings) -> tuple[np.ndarray[Any, Any], set[int]]:
    shapes = np.full(len(cells), None, dtype=object)
    broken: set[int] = set()
    for position, cell in enumerate(cells):
        if cell is None or not str(cell).strip():
            continue
        text = re.sub(r"^\s*SRID=4326;", "", str(cell))
        try:
            shapes[position] = shapely.from_wkt(text)
        except shapely.errors.GEOSException:
            broken.add(position)
            why = "well-known text is needed, such as POINT (131.9 43.1)"
            findings.set_aside("bad-geometry", position, printable(cell), why)
    return shapes, broken


def _point(longitude: Json, latitude: Json) -> Json:
    cells = (longitude, latitude)
    if all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells):
        return None
    return {"type": "Point", "coordinates": [_number(cell) for cell in cells]}


def _number(cell: Json) -> Json:
    if not isinstance(cell, str):
        return cell
    try:
        return float(cell.strip().replace(",", ".", 1).replace("−", "-"))
    except ValueError:
        return cell
