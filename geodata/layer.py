"""One table of rows and shapes as it travels: what an export is made of, and an import gives."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.geometry import require_storage_crs

FEATURE_ID = "feature_id"
"""The column that names a feature where a table has no identifier of its own."""

_SAFE_INTEGER = 2**53

Value = Any
"""What JSON can hold: a text, a number, a flag, a list, an object."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layer:
    """Rows of plain values, each with a shape or none; ``digest`` says whether two are the same.

    ``name`` is fit for a file name. ``ids`` name the rows (a text or a whole number each, or None),
    and ``key`` is the property that says the same, or empty. ``columns`` are the names of the
    properties in their order, and ``rows`` hold their values as JSON has them: what is missing is
    None, or has no key. ``shapes`` are (n,) geometries in EPSG:4326, longitude first, None where
    there is none. ``about`` says where the rows come from: title, selection, sources, revision.
    """

    name: str
    ids: Sequence[str | int | float | None]
    columns: tuple[str, ...]
    rows: Sequence[Mapping[str, Value]]
    shapes: np.ndarray
    key: str = ""
    about: Mapping[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    @property
    def digest(self) -> str:
        """Return what names the content: 64 hexadecimal digits, the SHA-256 of every row.

        Each row counts with its id, its properties (sorted by name, missing ones left out, whole
        numbers without a fraction) and its shape (ISO well-known binary). The order of the rows
        counts; ``name``, ``about`` and the order of the columns do not.
        """
        found = hashlib.sha256()
        for name, row, shape in zip(self.ids, self.rows, self.shapes, strict=True):
            plain = {column: whole(value) for column, value in row.items() if value is not None}
            where = None if shape is None else _exact(shape)
            found.update(canonical([whole(name), plain, where]).encode() + b"\n")
        return found.hexdigest()

    def column(self, name: str) -> list[Value]:
        """Return the values of one property, None where it is missing."""
        return [row.get(name) for row in self.rows]


def layer_of_table(
    table: gpd.GeoDataFrame, *, name: str, about: Mapping[str, str] | None = None
) -> Layer:
    """Return a table with the column ``feature_id`` as a layer; every other column is a property.

    Parameters
    ----------
    table
        (n, c) with an active geometry in EPSG:4326, as ``import_layer`` gives it. A value that is
        None is null, and one that is NaN is not there at all.
    name
        What the layer is called, fit for a file name.
    about
        Where the rows come from, in words.

    Raises
    ------
    WrongCrs
        The geometry is in another CRS, or in none.
    """
    require_storage_crs(table.geometry)
    shape_column = table.geometry.name
    columns = tuple(str(c) for c in table.columns if c not in {shape_column, FEATURE_ID})
    values = [table[column].tolist() for column in columns]
    return Layer(
        name=name,
        ids=[name if name == name else None for name in table[FEATURE_ID]],
        columns=columns,
        rows=[
            {column: value for column, value in zip(columns, row, strict=True) if value == value}
            for row in (zip(*values, strict=True) if values else ((),) * len(table))
        ],
        shapes=shape_array(table.geometry),
        about=about or {},
    )


def shape_array(shapes: Iterable[object]) -> np.ndarray:
    """Return geometries as an (n,) array of objects, None where there is none."""
    held = list(shapes)
    array = np.empty(len(held), dtype=object)
    array[:] = [shape if isinstance(shape, BaseGeometry) else None for shape in held]
    return array


def _exact(shape: BaseGeometry) -> str:
    """Return a shape as ISO well-known binary in hexadecimal, with one zero only: not -0."""
    with_zero = shapely.transform(shape, lambda at: at + 0.0, include_z=shape.has_z)
    return str(shapely.to_wkb(with_zero, hex=True, flavor="iso"))


def whole(value: Value) -> Value:
    """Return a number without a fraction as an integer, at any depth; all else as it is.

    From 2⁵³ on a float stays one: not every integer there is a float.
    """
    if isinstance(value, float) and value.is_integer() and abs(value) < _SAFE_INTEGER:
        return int(value)
    if isinstance(value, (list, tuple)):
        return [whole(item) for item in value]
    if isinstance(value, Mapping):
        return {str(name): whole(item) for name, item in value.items()}
    return value.item() if isinstance(value, np.generic) else value


def canonical(value: Value) -> str:
    """Return JSON without spaces, its keys sorted, with every character as it is."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
