"""GeoParquet 1.1: columns of one kind each, shapes as well-known binary."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import shapely

from geodata.exporters.columns import (
    Held,
    TypedColumn,
    notes_on_names,
    typed_columns,
    with_names,
)
from geodata.exporters.file import Written
from geodata.layer import Layer

SHAPE = "geometry"

_TYPES: dict[Held, Any] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "real": pa.float64(),
    "flag": pa.bool_(),
    "json": pa.json_(pa.utf8()),
}


def to_parquet(layer: Layer) -> Written:
    """Return a GeoParquet file; lists, objects and mixed values are columns of JSON."""
    columns = with_names(typed_columns(layer), taken=(SHAPE,), fold=False)
    shapes = shapely.to_wkb(layer.shapes, flavor="iso")
    arrays = [*(_array(column) for column in columns), pa.array(shapes, pa.binary())]
    names = [*(column.name for column in columns), SHAPE]
    table = pa.table(dict(zip(names, arrays, strict=True)))
    described = {"geo": json.dumps(_described(layer)), **layer.about}
    held = pa.BufferOutputStream()
    pq.write_table(
        table.replace_schema_metadata(described), held, compression="zstd", use_dictionary=True
    )
    return Written(held.getvalue().to_pybytes(), tuple(notes_on_names(columns, "changed")))


def _array(column: TypedColumn) -> Any:  # noqa: ANN401  # pyarrow is not typed
    if column.held == "json":
        texts = pa.array(column.values, pa.utf8())
        return pa.ExtensionArray.from_storage(_TYPES["json"], texts)
    return pa.array(column.values, _TYPES[column.held])


def _described(layer: Layer) -> dict[str, object]:
    """Return the metadata by which a reader knows the shapes; no ``crs`` means OGC:CRS84."""
    present = layer.shapes[shapely.is_geometry(layer.shapes)]
    kinds = sorted({f"{shape.geom_type}{' Z' if shape.has_z else ''}" for shape in present})
    column: dict[str, object] = {"encoding": "WKB", "geometry_types": kinds}
    bounds = shapely.total_bounds(present).tolist() if len(present) else []
    if bounds and all(value == value for value in bounds):
        column["bbox"] = bounds
    return {"version": "1.1.0", "primary_column": SHAPE, "columns": {SHAPE: column}}
