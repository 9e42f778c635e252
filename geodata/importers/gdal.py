"""GeoPackage, Shapefile and FlatGeobuf, through a GDAL that has been left with just these."""

from __future__ import annotations

import contextlib
import sqlite3
import warnings
from pathlib import Path
from typing import Any

import pyarrow as pa

from geodata.errors import UnreadableFile
from geodata.importers.arrow import json_columns, shapes_of_wkb
from geodata.importers.draft import Draft, Json
from geodata.importers.findings import Findings
from geodata.importers.formats import Request
from geodata.importers.rows import rows_draft
from geodata.importers.sandbox import DRIVERS
from geodata.printable import printable

_OBJECTS = """SELECT name, CASE WHEN sql LIKE 'CREATE VIRTUAL%' THEN 'view' ELSE type END
              FROM sqlite_master WHERE type IN ('table', 'view')"""
"""What a database holds; a virtual table runs code when it is read, as a view does."""


def read_geopackage(data: bytes, request: Request, findings: Findings) -> Draft:
    """Return the features of one table of a GeoPackage; a view is never run.

    Raises
    ------
    UnreadableFile
        It is no GeoPackage, damaged, or its own register is a view.
    """
    path = Path("layer.gpkg")
    path.write_bytes(data)
    layers: dict[str, int] = {}
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as file:
        try:
            objects = dict(file.execute(_OBJECTS))
            if objects.get("gpkg_contents") != "table":
                raise UnreadableFile("this is SQLite, but no GeoPackage; export the layer as one")
            if any(kind == "view" and name.startswith("gpkg_") for name, kind in objects.items()):
                raise UnreadableFile("its register is a view, which would run; export it again")
            for (name,) in file.execute("SELECT table_name FROM gpkg_contents").fetchall():
                if objects.get(name) == "table":
                    quoted = '"' + name.replace('"', '""') + '"'
                    (layers[name],) = file.execute(f"SELECT count(*) FROM {quoted}").fetchone()
                else:
                    why = "a view would run when it is read; save it as a table"
                    found = f"{printable(name)}, which is a view"
                    findings.set_aside("unread-part", None, found, why, features=0)
        except sqlite3.Error:
            raise _broken("GeoPackage") from None
    if not layers:
        raise UnreadableFile("the GeoPackage has no table of features; export the layer again")
    full = [name for name, features in layers.items() if features]
    chosen = request.layer if request.layer in layers else [*full, *layers][0]
    return _draft(path, "GeoPackage", findings, chosen, layers)


def read_flatgeobuf(data: bytes, request: Request, findings: Findings) -> Draft:
    """Return the features of a FlatGeobuf, in the order of the file."""
    path = Path("layer.fgb")
    path.write_bytes(data)
    return _draft(path, "FlatGeobuf", findings, "", {})


def read_shapefile_parts(
    parts: dict[str, bytes],
    findings: Findings,
    *,
    layer: str,
    layers: dict[str, int],
    encoding: str | None,
) -> Draft:
    """Return the features of one Shapefile, given its parts by suffix ("shp", "dbf" …)."""
    for suffix, content in parts.items():
        Path(f"layer.{suffix}").write_bytes(content)
    return _draft(Path("layer.shp"), "Shapefile", findings, layer, layers, encoding=encoding)


def _draft(
    path: Path,
    what: str,
    findings: Findings,
    layer: str,
    layers: dict[str, int],
    *,
    encoding: str | None = None,
) -> Draft:
    import pyogrio
    from pyogrio import raw

    if unknown := set(pyogrio.list_drivers()) - DRIVERS:
        raise UnreadableFile(f"GDAL has drivers that it should not have here: {min(unknown)}")
    asked: dict[str, Any] = {"encoding": encoding} if encoding else {}
    has_ids = what == "GeoPackage"
    if has_ids:
        asked["layer"] = layer
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            meta, table = raw.read_arrow(path, return_fids=has_ids, **asked)
        except (RuntimeError, ValueError, pa.ArrowException):
            raise _broken(what) from None
    _tell(said, findings)
    if what == "FlatGeobuf" and pyogrio.read_info(path)["features"] not in (-1, len(table)):
        raise _broken(what)
    names = table.column_names
    shape_column = (meta.get("geometry_name") or "wkb_geometry") if meta["geometry_type"] else None
    shape_column = shape_column if shape_column in names else None
    binary = table[shape_column].to_pylist() if shape_column else [None] * len(table)
    shapes, broken = shapes_of_wkb(binary, findings)
    ids: list[Json] | None = None
    if has_ids:
        fid = next(name for name in names if name not in set(meta["fields"]) | {shape_column})
        ids = table[fid].to_pylist()
    columns = json_columns(
        table.select([name for name in names if name in set(meta["fields"])]), findings
    )
    draft = rows_draft(
        findings, columns, len(table), ids=ids, shapes=shapes, layer=layer, layers=layers
    )
    draft.crs = meta["crs"] if shape_column else "OGC:CRS84"
    draft.dropped |= broken
    return draft


def _tell(said: list[warnings.WarningMessage], findings: Findings) -> None:
    """Pass on what GDAL warned of; a measure that it leaves out is a finding."""
    for text in dict.fromkeys(str(warning.message) for warning in said):
        if "Measured (M)" in text:
            findings.treat("more-than-height", None, "a measure in every position")
        else:
            findings.notes.append(f"GDAL says: {printable(text)}.")


def _broken(what: str) -> UnreadableFile:
    return UnreadableFile(f"the {what} is damaged or cut off; export it again")
