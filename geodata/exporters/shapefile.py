"""Zipped Shapefiles: one for each kind of shape, with what does not fit their table told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from geodata.exporters.columns import (
    TypedColumn,
    notes_on_json,
    notes_on_names,
    typed_columns,
    with_names,
)
from geodata.exporters.file import Written, counted, listed, zipped
from geodata.exporters.gdal import NO_DAY, without_nul, written
from geodata.layer import Layer

LONGEST_NAME = 10
"""Bytes in the name of a Shapefile's column."""

LONGEST_TEXT = 254
"""Bytes in a Shapefile's text."""

_FAMILIES = {
    "points": {"Point"},
    "multipoints": {"MultiPoint"},
    "lines": {"LineString", "MultiLineString", "LinearRing"},
    "areas": {"Polygon", "MultiPolygon"},
}
"""What a Shapefile holds only one of."""

_SHAPEFILE_TYPES = {
    "points": "Point", "multipoints": "MultiPoint", "lines": "LineString", "areas": "Polygon",
}  # fmt: skip


def to_shapefile(layer: Layer) -> Written:
    """Return a zip of Shapefiles in UTF-8, one for each kind of shape that occurs.

    Rows without a shape stand in the first. A file ``notes.txt`` says what was changed, and what
    the rows are about.
    """
    columns, notes = without_nul([_fit_for_dbf(column) for column in typed_columns(layer)])
    columns = with_names(columns, longest=LONGEST_NAME)
    notes += notes_on_names(columns, "shortened") + notes_on_json(columns)
    notes += _notes_on_dbf(typed_columns(layer), columns)
    files: dict[str, bytes] = {}
    parts, left_out = _parts(layer.shapes)
    for family, rows in parts.items():
        name = layer.name if len(parts) == 1 else f"{layer.name}_{family}"
        some = [replace(column, values=[column.values[row] for row in rows]) for column in columns]
        files |= written(
            name, "shp", "ESRI Shapefile", some, layer.shapes[rows],
            geometry_type=_SHAPEFILE_TYPES[family],
            encoding="UTF-8",
            layer_options={"DBF_DATE_LAST_UPDATE": NO_DAY},
        )  # fmt: skip
    if turned := _turned(layer.shapes):
        notes.append(f"Outlines of {counted(turned, 'area')} run clockwise, as Shapefiles have it.")
    if left_out:
        notes.append(f"{counted(left_out, 'row')} with a collection of shapes left out.")
    if len(parts) > 1:
        notes.append(f"One file for each kind of shape: {listed(list(parts))}.")
    about = [f"{name}: {text}" for name, text in layer.about.items()]
    files["notes.txt"] = "\n".join([*about, *notes, ""]).encode()
    return Written(zipped(dict(sorted(files.items()))), tuple(notes))


def _parts(shapes: np.ndarray) -> tuple[dict[str, np.ndarray], int]:
    """Return the rows of each Shapefile, and how many rows none of them can hold."""
    kinds = np.array(["" if shape is None else shape.geom_type for shape in shapes], dtype=object)
    parts = {
        family: np.flatnonzero([kind in types for kind in kinds])
        for family, types in _FAMILIES.items()
    }
    parts = {family: rows for family, rows in parts.items() if len(rows)} or {
        "points": np.array([], dtype=int)
    }
    first = next(iter(parts))
    bare = np.flatnonzero(kinds == "")
    parts[first] = np.sort(np.concatenate([parts[first], bare]))
    return parts, len(shapes) - sum(len(rows) for rows in parts.values())


def _turned(shapes: np.ndarray) -> int:
    """Return how many areas a Shapefile holds with their outlines the other way round."""
    areas = shapes[np.isin(shapely.get_type_id(shapes), [3, 6])]
    clockwise = shapely.orient_polygons(areas, exterior_cw=True)
    return int(len(areas) - shapely.equals_exact(areas, clockwise).sum())


def _fit_for_dbf(column: TypedColumn) -> TypedColumn:
    """Return a column as a Shapefile's table can hold it: flags and long integers as text."""
    if column.held == "flag":
        words = [None if v is None else "true" if v else "false" for v in column.values]
        return replace(column, held="text", values=words)
    if column.held == "integer" and any(abs(v) >= 10**17 for v in column.values if v is not None):
        return replace(column, held="text", values=[v and str(v) for v in column.values])
    if column.held in ("text", "json"):
        return replace(column, values=[_short(value) for value in column.values])
    return column


def _notes_on_dbf(before: Sequence[TypedColumn], after: Sequence[TypedColumn]) -> list[str]:
    notes = []
    as_text = [a.was for b, a in zip(before, after, strict=True) if b.held != a.held]
    if as_text:
        notes.append(f"Flags and long whole numbers are written as text: {listed(as_text)}.")
    cut = [
        column.was
        for column in before
        if column.held in ("text", "json")
        and any(value is not None and _short(value) != value for value in column.values)
    ]
    if cut:
        notes.append(f"Texts of more than {LONGEST_TEXT} bytes are cut there: {listed(cut)}.")
    empty = [column.was for column in before if "" in column.values]
    if empty:
        notes.append(f"An empty text is the same as a missing one: {listed(empty)}.")
    return notes


def _short(value: str | None) -> str | None:
    return value and value.encode()[:LONGEST_TEXT].decode(errors="ignore")
