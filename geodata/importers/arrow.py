"""Columns of Arrow as values of JSON, and well-known binary as shapes."""

from __future__ import annotations

import base64
import datetime
import decimal
import json
import math
from typing import Any

import numpy as np
import pyarrow as pa
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.importers.draft import Json
from geodata.importers.findings import Findings
from geodata.importers.jsontext import Odd
from geodata.printable import printable

_TIMES = (datetime.datetime, datetime.date, datetime.time)


def json_columns(table: pa.Table, findings: Findings) -> dict[str, list[Json]]:
    """Return the columns of an Arrow table as lists of JSON's values.

    Dates and times become texts by ISO 8601, which a note says. Bytes, decimals and durations
    become texts too, and a column that has some is listed.
    """
    columns: dict[str, list[Json]] = {}
    times = []
    for name, column in zip(table.column_names, table.columns, strict=True):
        values = column.to_pylist()
        kind = column.type
        if isinstance(kind, pa.BaseExtensionType) and kind.extension_name == "arrow.json":
            values = [None if value is None else json.loads(value) for value in values]
        elif not (
            pa.types.is_string(kind) or pa.types.is_integer(kind) or pa.types.is_boolean(kind)
        ):
            seen: set[str] = set()
            values = [_json(value, seen) for value in values]
            times += [name] if "time" in seen else []
            if others := seen - {"time"}:
                findings.treat(
                    "not-json", None, f"{' and '.join(sorted(others))} in {printable(name)}"
                )
        columns[name] = values
    if times:
        findings.notes.append(
            f"Dates and times are kept as text by ISO 8601: {', '.join(map(printable, times))}."
        )
    return columns


def shapes_of_wkb(
    binary: list[bytes | None], findings: Findings
) -> tuple[np.ndarray[Any, Any], set[int]]:
    """Return the shapes, and the positions of those that cannot be read, which are listed."""
    try:
        shapes = shapely.from_wkb(np.array(binary, dtype=object), on_invalid="ignore")
    except NotImplementedError:
        shapes = np.array([_straight(wkb, "ignore") for wkb in binary] + [None], dtype=object)[:-1]
    missing = [n for n, wkb in enumerate(binary) if wkb is not None and shapes[n] is None]
    broken = set()
    for position in missing:
        mended = _straight(binary[position], "fix")
        if (
            mended is not None
            and findings.treat("open-ring", position, "a ring that is open") == "apply"
        ):
            shapes[position] = mended
        else:
            broken.add(position)
            if mended is None:
                why = "it is a curve, or broken; save it as points, lines or polygons"
                findings.set_aside("bad-geometry", position, "a shape that cannot be read", why)
    numbers, owner = shapely.get_coordinates(shapes, return_index=True)
    for position in sorted(set(owner[~np.isfinite(numbers).all(axis=1)].tolist())):
        findings.set_aside("bad-geometry", position, "a number that is not finite")
        shapes[position] = None
        broken.add(position)
    return shapes, broken


def _straight(wkb: bytes | None, on_invalid: str) -> BaseGeometry | None:
    """Return the shape, or None for one of curves, which shapely does not know."""
    try:
        return shapely.from_wkb(wkb, on_invalid=on_invalid)
    except NotImplementedError:
        return None


def _json(value: Json, seen: set[str]) -> Json:
    if isinstance(value, float) and not math.isfinite(value):
        return Odd("NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity")
    if isinstance(value, _TIMES):
        seen.add("time")
        return value.isoformat()
    if isinstance(value, (bytes, bytearray)):
        seen.add("bytes")
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, (decimal.Decimal, datetime.timedelta)):
        seen.add("decimal numbers" if isinstance(value, decimal.Decimal) else "durations")
        return str(value)
    if isinstance(value, dict):
        return {str(key): _json(part, seen) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_json(part, seen) for part in value]
    return value
