"""GeoPackage and FlatGeobuf, and whatever else GDAL writes, in a folder of its own."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely

from geodata.exporters.columns import (
    Held,
    TypedColumn,
    notes_on_json,
    notes_on_names,
    typed_columns,
    with_names,
)
from geodata.exporters.file import Written, listed
from geodata.geometry import STORAGE_CRS
from geodata.layer import Layer

NO_DAY = "1980-01-01"
"""The day in every file: the same content gives the same bytes on any day."""

_DTYPES: Mapping[Held, str] = {
    "text": "object", "integer": "int64", "real": "float64", "flag": "bool", "json": "object",
}  # fmt: skip


def to_geopackage(layer: Layer) -> Written:
    """Return a GeoPackage of one table, with what it is about as its metadata."""
    columns, notes = without_nul(with_names(typed_columns(layer), taken=("fid", "geom", "ogc_fid")))
    content = written(
        layer.name, "gpkg", "GPKG", columns, layer.shapes,
        layer_options={"FID": "fid", "GEOMETRY_NAME": "geom"},
        layer_metadata={key.upper(): value for key, value in layer.about.items()},
    )[f"{layer.name}.gpkg"]  # fmt: skip
    notes += notes_on_names(columns, "changed") + notes_on_json(columns)
    return Written(content, tuple(notes))


def to_flatgeobuf(layer: Layer) -> Written:
    """Return a FlatGeobuf with the rows in their order, which a spatial index would change."""
    columns, notes = without_nul(with_names(typed_columns(layer), taken=()))
    options = {"SPATIAL_INDEX": "NO", "TITLE": layer.about.get("title", layer.name)}
    options["DESCRIPTION"] = json.dumps(dict(layer.about), ensure_ascii=False)
    content = written(
        layer.name, "fgb", "FlatGeobuf", columns, layer.shapes, layer_options=options
    )[f"{layer.name}.fgb"]
    notes += notes_on_names(columns, "changed") + notes_on_json(columns)
    return Written(content, tuple(notes))


def written(
    name: str,
    ending: str,
    driver: str,
    columns: Sequence[TypedColumn],
    shapes: np.ndarray,
    *,
    geometry_type: str = "Unknown",
    **options: Any,  # noqa: ANN401  # GDAL's own
) -> dict[str, bytes]:
    """Return the files that GDAL wrote, by name."""
    with tempfile.TemporaryDirectory() as folder:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": f"{NO_DAY}T00:00:00.000Z"})
        pyogrio.raw.write(
            Path(folder, f"{name}.{ending}"),
            shapely.to_wkb(shapes, flavor="iso"),
            [_field(column) for column in columns],
            [column.name for column in columns],
            field_mask=[_mask(column) for column in columns],
            layer=name,
            driver=driver,
            geometry_type=geometry_type,
            crs=STORAGE_CRS,
            **options,
        )
        return {path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())}


def _field(column: TypedColumn) -> np.ndarray:
    dtype = _DTYPES[column.held]
    if dtype == "object":
        held = np.empty(len(column.values), dtype=object)
        held[:] = column.values
        return held
    return np.array([0 if value is None else value for value in column.values], dtype=dtype)


def _mask(column: TypedColumn) -> np.ndarray | None:
    if _DTYPES[column.held] == "object":
        return None
    return np.array([value is None for value in column.values], dtype=bool)


def without_nul(columns: Sequence[TypedColumn]) -> tuple[list[TypedColumn], list[str]]:
    """Return columns whose texts GDAL does not cut short, and a sentence if that changed one."""
    changed = [c.was for c in columns if any("\0" in v for v in c.values if isinstance(v, str))]
    if not changed:
        return list(columns), []
    plain = [
        replace(
            column,
            values=[v.replace("\0", "\ufffd") if isinstance(v, str) else v for v in column.values],
        )
        for column in columns
    ]
    return plain, [f"The character NUL became \ufffd: {listed(changed)}."]
