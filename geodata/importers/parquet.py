"""GeoParquet: columns of Arrow with well-known binary, through pyarrow alone."""

from __future__ import annotations

import json
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from geodata.errors import UnreadableFile
from geodata.importers.arrow import json_columns, shapes_of_wkb
from geodata.importers.draft import Draft, Json
from geodata.importers.findings import Findings
from geodata.importers.rows import rows_draft
from geodata.printable import printable


def read_parquet(data: bytes, findings: Findings) -> Draft:
    """Return the features of a GeoParquet file.

    Raises
    ------
    UnreadableFile
        It is encrypted, damaged, or plain Parquet without a column of shapes.
    """
    if data.startswith(b"PARE") or data.endswith(b"PARE"):
        raise UnreadableFile("the Parquet file is encrypted; write it without a key")
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        metadata = file.schema_arrow.metadata or {}
        table = file.read(use_threads=False)
        geo = json.loads(metadata.get(b"geo", b"null"))
    except (pa.ArrowException, OSError, ValueError):
        raise UnreadableFile("the Parquet file is damaged or cut off; write it again") from None
    name, about = _primary(geo)
    if name not in table.column_names or about.get("encoding") != "WKB":
        raise UnreadableFile(
            "the Parquet file has no column of shapes in WKB; write it as GeoParquet"
        )
    others = [column for column in geo["columns"] if column != name]
    if others:
        words = ", ".join(map(printable, others))
        findings.notes.append(f"Further columns of shapes are kept as bytes: {words}.")
    binary = table[name].to_pylist()
    if not all(wkb is None or isinstance(wkb, bytes) for wkb in binary):
        raise UnreadableFile("its shapes are no WKB; write it as GeoParquet")
    shapes, broken = shapes_of_wkb(binary, findings)
    rest = table.select([column for column in table.column_names if column != name])
    draft = rows_draft(findings, json_columns(rest, findings), len(table), shapes=shapes)
    draft.dropped |= broken
    if "crs" in about:
        draft.crs = None if about["crs"] is None else json.dumps(about["crs"])
    return draft


def _primary(geo: Json) -> tuple[str, dict[str, Any]]:
    try:
        name = geo["primary_column"]
        about = geo["columns"][name]
    except (TypeError, KeyError):
        return "", {}
    return (str(name), about) if isinstance(about, dict) else ("", {})
