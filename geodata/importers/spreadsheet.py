"""XLSX: the cells of one sheet with their types; a formula counts as what it last came to."""

from __future__ import annotations

import datetime
import mimetypes
import re
import warnings
from typing import Any
from xml.etree.ElementTree import ParseError

from geodata.errors import UnreadableFile
from geodata.importers.archives import Archive
from geodata.importers.draft import Draft, Json
from geodata.importers.findings import Findings, counted
from geodata.importers.formats import Request
from geodata.importers.sheets import table_draft

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_TIMES = (datetime.datetime, datetime.date, datetime.time)


def read_spreadsheet(archive: Archive, request: Request, findings: Findings) -> Draft:
    """Return the rows of one sheet of a workbook, whose first row names the columns.

    Raises
    ------
    UnreadableFile
        It is damaged, or the sheet is empty.
    TooMuchToRead
        Unpacked it is too large.
    """
    mimetypes.knownfiles.clear()  # openpyxl would read the system's, which are hidden here
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    for name in archive.members:  # so that no member is larger than it may be
        archive.read(name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and links that are not read
        try:
            book = load_workbook(archive.file.fp, read_only=True, data_only=True, keep_links=False)
            sheets = {sheet.title: max((sheet.max_row or 1) - 1, 0) for sheet in book.worksheets}
            name = request.layer if request.layer in sheets else next(iter(sheets))
            rows = book[name].iter_rows(values_only=True)
            cells = [list(row) for row in findings.through(rows, sheets[name])]
        except (
            InvalidFileException,
            KeyError,
            ValueError,
            TypeError,
            IndexError,
            ParseError,
            OSError,
        ):
            raise UnreadableFile("the spreadsheet is damaged; save it again as XLSX") from None
    while cells and all(cell is None for cell in cells[-1]):
        cells.pop()
    if not cells:
        raise UnreadableFile("the sheet is empty; choose another, or fill it")
    width = max(len(row) for row in cells)
    table = [[_json(cell) for cell in row] + [None] * (width - len(row)) for row in cells]
    header = ["" if cell is None else str(cell) for cell in table[0]]
    times = sum(isinstance(cell, _TIMES) for row in cells[1:] for cell in row)
    if times:
        findings.notes.append(f"{counted(times, 'date')} kept as text by ISO 8601.")
    formulas = _formulas(archive)
    if formulas:
        findings.notes.append(f"{counted(formulas, 'formula')}: what they last came to is taken.")
    findings.item = "row"
    return table_draft(findings, header, table[1:], layer=name, layers=sheets)


def _formulas(archive: Archive) -> int:
    """Return how many cells of the workbook are formulas."""
    archive.left = 2**62
    return sum(
        len(re.findall(rb"<f[ >/]", archive.read(name)))
        for name in archive.members
        if name.startswith("xl/worksheets/sheet")
    )


def _json(cell: Any) -> Json:  # noqa: ANN401  # whatever openpyxl finds in a cell
    if isinstance(cell, str):
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)
    if isinstance(cell, _TIMES):
        return cell.isoformat()
    if isinstance(cell, datetime.timedelta):
        return str(cell)
    return cell
