"""Tables as pandas holds them, and the same rows as plain records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
from shapely.geometry import mapping

from geodata.errors import MissingColumn
from geodata.geometry import STORAGE_CRS
from geodata.schema import Column, Kind, Table

Record = dict[str, object]

_DTYPES: Mapping[Kind, str] = {
    "refs": "object", "texts": "object", "names": "object", "flag": "bool", "number": "float64",
    "integer": "Int64",
}  # fmt: skip
"""What pandas calls each kind of column; every other kind is a text, missing as NaN."""


def to_frame(table: Table, columns: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    """Return a table from its columns of n values each, None where a value is missing.

    Returns
    -------
    DataFrame, or GeoDataFrame in EPSG:4326 when the table has a geometry
        (n, c), a row per record in the same order, and the columns of the schema in its order.
    """
    series = {column.name: _series(column, columns[column.name]) for column in table.columns}
    if "geometry" in series:
        located: pd.DataFrame = gpd.GeoDataFrame(series, geometry="geometry", crs=STORAGE_CRS)
        return located
    return pd.DataFrame(series)


def to_records(table: Table, frame: pd.DataFrame) -> list[Record]:
    """Return the rows of a table as records fit for JSON.

    Parameters
    ----------
    table, frame
        (n, c) with at least the columns of the schema; derived columns are left out.

    Returns
    -------
    list of dict
        n records with the keys in the order of the schema. A missing value, an empty list and an
        empty object have no key; whole numbers are int; a geometry is a GeoJSON object.

    Raises
    ------
    MissingColumn
        The table lacks a column of the schema.
    """
    columns = to_columns(table, frame)
    return [
        {name: value for name, value in zip(columns, row, strict=True) if value is not None}
        for row in zip(*columns.values(), strict=True)
    ]


def to_columns(table: Table, frame: pd.DataFrame) -> dict[str, list[object]]:
    """Return the columns of a table as n values each, fit for JSON.

    ``table`` and ``frame`` are as for ``to_records``, and so are the values and the errors; a
    missing value, an empty list and an empty object are None.
    """
    names = [column.name for column in table.columns]
    if missing := [name for name in names if name not in frame.columns]:
        raise MissingColumn(f"{table.name}: the column {missing[0]} is missing; add it")
    return {column.name: _plain(column, frame[column.name]) for column in table.columns}


def _series(column: Column, values: Sequence[object]) -> pd.Series:
    if column.kind == "geometry":
        shapes: pd.Series = gpd.GeoSeries(list(values), crs=STORAGE_CRS)
        return shapes
    dtype = _DTYPES.get(column.kind, "str")
    if dtype == "object":
        held = np.empty(len(values), dtype=object)
        held[:] = values
        return pd.Series(held, dtype="object")
    return pd.Series(list(values), dtype=dtype)


def _plain(column: Column, series: pd.Series) -> list[object]:
    values: list[object] = series.astype("object").where(series.notna(), None).tolist()
    match column.kind:
        case "geometry":
            return [None if value is None else geojson_object(value) for value in values]
        case "number":
            return [
                int(value) if isinstance(value, float) and value.is_integer() else value
                for value in values
            ]
        case "refs" | "texts":
            return [list(value) if isinstance(value, (tuple, list)) and value else None
                    for value in values]  # fmt: skip
        case "names":
            return [value or None for value in values]
        case _:
            return values


def geojson_object(geometry: object) -> object:
    """Return a GeoJSON object with arrays, where shapely gives tuples."""
    found = mapping(geometry)
    return {"type": found["type"], "coordinates": _arrays(found["coordinates"])}


def _arrays(value: object) -> object:
    return [_arrays(item) for item in value] if isinstance(value, (tuple, list)) else value
