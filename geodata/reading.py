"""An atlas read from its folder."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd

from geodata.briefing_files import read_briefings
from geodata.checks import Checked, check_cells
from geodata.derived import located_claims, routed_movements, with_instants, with_points
from geodata.errors import GeodataError, UnreadableFile
from geodata.features import rows_of_collection
from geodata.header import FILE as HEADER_FILE
from geodata.header import Header, header_record, parse_header
from geodata.model import Atlas, Rejected
from geodata.printable import printable
from geodata.references import Known, check_references, with_table
from geodata.rejection import rejected_row
from geodata.revision import revision_of
from geodata.rules import check_rules
from geodata.schema import TABLES, Table
from geodata.strict_json import read_json
from geodata.tables import to_frame

SHIPPED_ATLAS = Path(__file__).parent / "atlases" / "north-korea-russia"


def read_atlas(path: Path | str | None = None) -> Atlas:
    """Return the atlas in a folder.

    Parameters
    ----------
    path
        The folder; without one, the atlas that is shipped.

    Returns
    -------
    Atlas
        Tables in the order of their files. A row with a fault is set aside, and so is a row that
        refers to it; ``rejected`` lists every fault, in the order of ``schema.TABLES``, then those
        of the briefings.

    Raises
    ------
    UnreadableFile
        The folder or some of its files cannot be read; the message names all of them. The files of
        relations, assessments and movements may be absent.
    WrongCrs
        A GeoJSON file declares another reference system than longitude and latitude on WGS 84.
    """
    folder = SHIPPED_ATLAS if path is None else Path(path)
    header, rows = _read_folder(folder)
    atlas = atlas_of(header, rows, path=folder)
    briefings, faults = read_briefings(folder, atlas)
    return replace(atlas, briefings=briefings, rejected=(*atlas.rejected, *faults))


def atlas_of(
    header: Header,
    rows: Mapping[str, list[object]],
    *,
    path: Path | None,
    faults: tuple[Rejected, ...] = (),
) -> Atlas:
    """Return the atlas in rows as they were read, checked, without its briefings.

    Parameters
    ----------
    header
        The value of atlas.json.
    rows
        Every table of ``schema.TABLES`` by name: records as JSON holds them, a geometry as a
        GeoJSON object in EPSG:4326, longitude first.
    path
        The folder they were read from, if there is one.
    faults
        Those of rows that were set aside before; they come before the faults found now.
    """
    kept, rejected = _checked(rows)
    frames: dict[str, pd.DataFrame] = {
        name: with_instants(TABLES[name], to_frame(TABLES[name], columns))
        for name, columns in kept.items()
    }
    rejected = (*header.faults, *faults, *rejected)
    record = header_record(
        title=header.title,
        summary=header.summary,
        theatres=header.theatres,
        opening=header.opening,
        does_not_show=header.does_not_show,
    )
    places = with_points(frames["places"])
    return Atlas(
        title=header.title,
        summary=header.summary,
        theatres=header.theatres,
        opening=header.opening,
        does_not_show=header.does_not_show,
        sources=frames["sources"],
        documents=frames["documents"],
        questions=frames["questions"],
        claims=located_claims(frames["claims"], places, frames["relations"]),
        relations=frames["relations"],
        assessments=frames["assessments"],
        places=places,
        movements=routed_movements(frames["movements"], places),
        rejected=rejected,
        revision=revision_of(record, frames, rejected=rejected),
        path=path,
    )


def _read_folder(folder: Path) -> tuple[Header, dict[str, list[object]]]:
    """Return the header and the rows of every table as they stand there."""
    _require_folder(folder)
    header = Header()
    rows: dict[str, list[object]] = {}
    faults: list[GeodataError] = []
    try:
        header = parse_header(read_json(folder / HEADER_FILE))
    except GeodataError as error:
        faults.append(error)
    for table in TABLES.values():
        try:
            rows[table.name] = _read_rows(table, folder / table.file)
        except GeodataError as error:
            faults.append(error)
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise UnreadableFile("\n".join(str(fault) for fault in faults))
    return header, rows


def _require_folder(folder: Path) -> None:
    advice = "name the folder of an atlas, or start one with python -m geodata new"
    try:
        if folder.is_dir():
            return
        found = "this is not a folder" if folder.exists() else "there is no such folder"
    except (OSError, ValueError) as error:
        found = f"the folder cannot be opened ({getattr(error, 'strerror', None) or error})"
    raise UnreadableFile(f"{printable(str(folder))}: {found}; {advice}")


def _read_rows(table: Table, path: Path) -> list[object]:
    if table.may_be_absent and not os.path.lexists(path):
        return []
    document = read_json(path)
    if table.is_geojson:
        return rows_of_collection(document, table.file, table.columns[0].name)
    if not isinstance(document, list):
        raise UnreadableFile(f"{table.file}: an array of rows is needed; write [ … ] around them")
    return document


def _checked(
    rows: Mapping[str, list[object]],
) -> tuple[dict[str, dict[str, list[object]]], tuple[Rejected, ...]]:
    """Return the columns of the rows that are kept, and every fault of the others."""
    known = Known()
    kept: dict[str, dict[str, list[object]]] = {}
    rejected: list[Rejected] = []
    for name, table in TABLES.items():
        checked = check_cells(table, rows[name])
        faults = [*checked.faults, *check_rules(checked), *check_references(checked, known)]
        aside = frozenset(fault.row for fault in faults)
        known = with_table(known, checked, aside)
        kept[name] = _without(checked, aside)
        faults.sort(key=lambda fault: fault.row)
        rejected.extend(rejected_row(checked, fault) for fault in faults)
    return kept, tuple(rejected)


def _without(checked: Checked, aside: frozenset[int]) -> dict[str, list[object]]:
    if not aside:
        return checked.columns
    return {
        name: [value for row, value in enumerate(values) if row not in aside]
        for name, values in checked.columns.items()
    }
