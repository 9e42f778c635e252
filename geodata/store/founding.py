"""The first revision of a store: an atlas as it was read, all of it published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from geodata.briefing_files import FOLDER, parse_briefings
from geodata.briefing_text import briefing_record
from geodata.header import UNTITLED, header_record, parse_header
from geodata.model import Atlas, Rejected
from geodata.reading import atlas_of
from geodata.schema import TABLES, Table
from geodata.store.gate import DRAFT
from geodata.store.merge import Outcome
from geodata.store.public import without_drafts
from geodata.store.values import ATLAS, BRIEFINGS, ORIGIN, SET_ASIDE, Fields
from geodata.store.world import World
from geodata.tables import to_records

HEADER = "header"


def rows_of(atlas: Atlas) -> Iterator[tuple[str, str, Fields]]:
    """Yield every row of an atlas as (table, row_id, fields), in the atlas's order.

    Rows of relations and assessments are named by their number. The faults of rows that were set
    aside are rows of their own, so that a store goes on telling them.
    """
    header = header_record(
        title=atlas.title,
        summary=atlas.summary,
        theatres=atlas.theatres,
        opening=atlas.opening,
        does_not_show=atlas.does_not_show,
    )
    yield ATLAS, HEADER, header
    for name, table in TABLES.items():
        for number, fields in enumerate(to_records(table, getattr(atlas, name)), start=1):
            yield name, _row_id(table, fields, number), fields
    for briefing in atlas.briefings:
        yield BRIEFINGS, briefing.briefing_id, briefing_record(briefing)
    for number, fault in enumerate(atlas.rejected, start=1):
        values = (fault.file, fault.row, fault.column, fault.found, fault.reason)
        yield SET_ASIDE, str(number), dict(zip(_FAULT, values, strict=True))


def founding(atlas: Atlas) -> list[Outcome]:
    """Return the rows of an atlas as the first version of each; draft claims await review."""
    return [
        Outcome(
            table=table,
            row_id=row_id,
            fields=fields,
            before=None,
            version=0,
            base=0,
            position=None,
            published=table != "claims" or fields.get("status") != DRAFT,
        )
        for table, row_id, fields in rows_of(atlas)
    ]


def of_folder(files: str, rows: str) -> Outcome:
    """Return which files a store was made of, and where their rows are kept, as a row."""
    return Outcome(
        table=ORIGIN,
        row_id="folder",
        fields={"files": files, "rows": rows},
        before=None,
        version=0,
        base=0,
        position=None,
        published=True,
    )


def public_atlas(atlas: Atlas) -> Atlas:
    """Return an atlas as those see it who may see no draft: as a store made of it shows it."""
    by_table: dict[str, list[Fields]] = {}
    briefings: list[tuple[str, Fields]] = []
    for table, row_id, fields in rows_of(atlas):
        by_table.setdefault(table, []).append(fields)
        if table == BRIEFINGS:
            briefings.append((row_id, fields))
    return replace(_atlas_of(by_table, briefings, published=True), path=atlas.path)


def atlas_in(world: World) -> Atlas:
    """Return the atlas that the rows of a store make, checked as a folder's are."""
    by_table = {
        name: [row.fields for row in world.rows(name)] for name in (ATLAS, SET_ASIDE, *TABLES)
    }
    briefings = [(row.row_id, row.fields) for row in world.rows(BRIEFINGS)]
    return _atlas_of(by_table, briefings, published=world.published)


def _atlas_of(
    by_table: Mapping[str, Sequence[Fields]],
    briefings: Sequence[tuple[str, Fields]],
    *,
    published: bool,
) -> Atlas:
    tables = {name: by_table.get(name, ()) for name in TABLES}
    if published:
        tables = dict(without_drafts(tables))
    header = next(iter(by_table.get(ATLAS, ())), {"title": UNTITLED})
    faults = [_fault(fields) for fields in by_table.get(SET_ASIDE, ())]
    of_scenes = tuple(fault for fault in faults if fault.file.startswith(f"{FOLDER}/"))
    of_rows = tuple(fault for fault in faults if fault not in of_scenes)
    rows: dict[str, list[object]] = {name: list(found) for name, found in tables.items()}
    atlas = atlas_of(parse_header(dict(header)), rows, path=None, faults=of_rows)
    documents = [(f"{FOLDER}/{name}.json", fields) for name, fields in sorted(briefings, key=_name)]
    parsed, found = parse_briefings(documents, atlas)
    return replace(atlas, briefings=parsed, rejected=(*atlas.rejected, *of_scenes, *found))


_FAULT = ("file", "row", "column", "found", "reason")


def _name(briefing: tuple[str, Fields]) -> str:
    return briefing[0]


def _fault(fields: Fields) -> Rejected:
    return Rejected(*(str(fields.get(name, "")) for name in _FAULT))


def _row_id(table: Table, fields: Fields, number: int) -> str:
    return str(fields[table.key]) if table.key else str(number)
