"""CSV, whatever parts its cells; every cell stays the text that it is."""

from __future__ import annotations

import csv
import io

from geodata.errors import UnreadableFile
from geodata.exporters.formulas import unguarded
from geodata.importers.draft import Draft, Json
from geodata.importers.findings import Findings, counted
from geodata.importers.jsontext import decoded
from geodata.importers.sheets import table_draft

_DELIMITERS = ",;\t|"
_LOOKED_AT = 64 * 1024


def read_delimited(data: bytes, findings: Findings) -> Draft:
    """Return the rows of a CSV file as features; an empty cell is a missing value.

    Raises
    ------
    UnreadableFile
        It is not UTF-8, or has no header and no rows of one length.
    """
    mark = findings.repairs[:]
    text = decoded(data, findings)
    findings.repairs[:] = [r for r in findings.repairs if r in mark or r.kind != "byte-order-mark"]
    if "\0" in text:
        raise UnreadableFile("this is no text, and no format that is known; export it as GeoJSON")
    delimiter = _delimiter(text[:_LOOKED_AT])
    csv.field_size_limit(max(len(text) + 1, csv.field_size_limit()))  # holds for the process
    try:
        lines = [
            row
            for row in csv.reader(
                findings.through(io.StringIO(text, newline=""), text.count("\n")),
                delimiter=delimiter,
            )
            if row
        ]
    except csv.Error as error:
        raise UnreadableFile(f"this is no CSV ({error}); export it again") from None
    widths = {len(line) for line in lines[1:]}
    if not lines or len(lines[0]) < 2 or (widths and len(lines[0]) not in widths):
        raise UnreadableFile(
            "this is no format that is known; export it as GeoJSON, or as CSV with a header"
        )
    header = [unguarded(name) for name in lines[0]]
    rows: list[list[Json]] = []
    for row in lines[1:]:
        cells: list[Json] = [unguarded(cell) or None for cell in row]
        rows.append(cells)
    changed = sum(cell != unguarded(cell) for line in lines for cell in line)
    if changed:
        findings.notes.append(
            f"{counted(changed, 'cell')} with an apostrophe before = + - or @, as a guard against "
            "formulas: taken away."
        )
    findings.item = "row"
    width = len(header)
    wrong = [number for number, row in enumerate(rows) if len(row) != width]
    for number in wrong:
        found = f"{counted(len(rows[number]), 'cell')} under {counted(width, 'name')}"
        findings.set_aside("no-record", number, found, "give the row a cell for each column")
        rows[number] = (rows[number] + [None] * width)[:width]
    draft = table_draft(findings, header, rows)
    draft.dropped |= set(wrong)
    return draft


def _delimiter(start: str) -> str:
    """Return what parts the cells of the first line, outside quotation marks."""
    first = next(iter(start.splitlines()), "")
    bare = "".join(part for part in first.split('"')[::2])
    return max(_DELIMITERS, key=bare.count)
