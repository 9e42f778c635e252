"""An atlas written to its folder."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.briefing_files import briefing_texts
from geodata.errors import RowsWouldBeLost, UnwritableFile
from geodata.files import replace_files
from geodata.header import FILE as HEADER_FILE
from geodata.header import header_record
from geodata.model import Atlas
from geodata.printable import printable
from geodata.schema import TABLES, Table
from geodata.tables import Record, geojson_object, to_frame, to_records

DECIMALS = 6
"""The geometry of a movement, which reading builds anew, is rounded to so many (11 cm)."""


def write_atlas(atlas: Atlas, folder: Path | str, *, leave_out_rejected: bool = False) -> None:
    """Write an atlas to a folder, so that reading it again gives the same revision.

    Parameters
    ----------
    atlas
        What to write. Its tables are trusted.
    folder
        Where to; it is made if it does not exist. Files of the same names are replaced, others
        stay.
    leave_out_rejected
        Whether the rows that reading set aside may be lost.

    Raises
    ------
    RowsWouldBeLost
        The atlas has rows set aside, and ``leave_out_rejected`` is False.
    MissingColumn
        A table lacks a column of the schema.
    UnwritableFile
        A file cannot be written; no file is left half written.

    Notes
    -----
    All new files are written beside the old ones and flushed to the disk before the first of them
    takes its place, each in one step. A crash leaves every file whole, old or new; between two
    files the tables may be of two revisions.
    """
    if atlas.rejected and not leave_out_rejected:
        raise RowsWouldBeLost(
            f"{len(atlas.rejected)} faults have set rows aside, and writing would lose these rows; "
            "correct them, or write with leave_out_rejected=True"
        )
    _write_texts(Path(folder), atlas_texts(atlas))


def atlas_texts(atlas: Atlas) -> dict[str, str]:
    """Return the text of every file of an atlas, by its path in the folder.

    Reading them gives the same revision, but for the rows that were set aside.

    Raises
    ------
    MissingColumn
        A table lacks a column of the schema.
    """
    header = header_record(
        title=atlas.title,
        summary=atlas.summary,
        theatres=atlas.theatres,
        opening=atlas.opening,
        does_not_show=atlas.does_not_show,
    )
    tables = {name: getattr(atlas, name) for name in TABLES}
    return _texts(header, tables) | briefing_texts(atlas.briefings)


def new_atlas(folder: Path | str, *, title: str = "New atlas") -> None:
    """Start an atlas without rows in a folder that is empty or does not exist.

    Parameters
    ----------
    folder
        Where to; it is made if it does not exist.
    title
        What the atlas is called.

    Raises
    ------
    UnwritableFile
        There is something in the folder already, or it cannot be written.
    """
    folder = Path(folder)
    try:
        in_use = folder.is_dir() and any(folder.iterdir())
    except (OSError, ValueError) as error:
        raise _unwritable(folder, error) from None
    if in_use:
        raise UnwritableFile(
            f"{printable(str(folder))}: the folder is not empty; name one that is, or a new one"
        )
    header = header_record(title=title, summary="", theatres=(), opening="", does_not_show=())
    tables = {
        name: to_frame(table, {column.name: [] for column in table.columns})
        for name, table in TABLES.items()
    }
    _write_texts(folder, _texts(header, tables))


def _texts(header: Mapping[str, object], tables: Mapping[str, pd.DataFrame]) -> dict[str, str]:
    texts = {HEADER_FILE: json.dumps(header, ensure_ascii=False, indent=2) + "\n"}
    for name, table in TABLES.items():
        texts[table.file] = _text(table, tables[name])
    return texts


def _write_texts(folder: Path, texts: Mapping[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_files(folder, texts)
    except (OSError, ValueError) as error:
        raise _unwritable(folder, error) from None


def _text(table: Table, frame: pd.DataFrame) -> str:
    records = to_records(table, frame)
    if not table.is_geojson:
        return f"[{_lines(records)}]\n"
    if table.name == "movements":
        shapes = frame.get("geometry", pd.Series([None] * len(frame), dtype="object"))
        geometries = [_rounded(shape) for shape in shapes]
        records = [
            {**record, "geometry": geometry}
            for record, geometry in zip(records, geometries, strict=True)
        ]
    features = [
        {
            "type": "Feature",
            "properties": {name: value for name, value in record.items() if name != "geometry"},
            "geometry": record["geometry"],
        }
        for record in records
    ]
    return f'{{"type": "FeatureCollection", "features": [{_lines(features)}]}}\n'


def _lines(records: Iterable[Record]) -> str:
    """Return one record per line, so that a line of a difference is a row of the table."""
    rows = [json.dumps(record, ensure_ascii=False, allow_nan=False) for record in records]
    return "\n" + ",\n".join(rows) + "\n" if rows else ""


def _rounded(geometry: BaseGeometry | None) -> object:
    if geometry is None:
        return None
    return geojson_object(shapely.transform(geometry, lambda xy: xy.round(DECIMALS)))


def _unwritable(folder: Path, error: Exception) -> UnwritableFile:
    reason = getattr(error, "strerror", None) or str(error)
    return UnwritableFile(
        f"{printable(str(folder))}: the atlas cannot be written here ({reason}); "
        "name a folder that you may write"
    )
