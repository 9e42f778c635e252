"""XLSX: a sheet of rows in which no cell is a formula, and a sheet on where they come from."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from geodata.errors import TooMuchForFormat
from geodata.exporters.columns import (
    TypedColumn,
    notes_on_empty_text,
    notes_on_json,
    typed_columns,
    with_names,
)
from geodata.exporters.delimited import SHAPE, well_known_texts
from geodata.exporters.file import Written, counted, zipped
from geodata.layer import Layer, Value

LONGEST_CELL = 32_767
"""Characters in a cell of a spreadsheet."""

MOST_ROWS = 1_048_575
"""Rows of a sheet, below its header."""

_NOT_IN_A_CELL = re.compile("[\0-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_EXACT_INTEGER = 2**53
_NO_TIME = (
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties"/>'
)


def to_xlsx(layer: Layer) -> Written:
    """Return rows as the first sheet of a workbook; numbers are numbers, and texts are texts.

    Raises
    ------
    TooMuchForFormat
        There are more rows than a sheet holds.
    """
    if len(layer) > MOST_ROWS:
        raise TooMuchForFormat(
            f"{layer.name}: a sheet holds {MOST_ROWS:,} rows, and there are {len(layer):,}; "
            "choose fewer rows or another format"
        )
    columns = with_names(
        [_fit_for_cells(column) for column in typed_columns(layer)], taken=(SHAPE,)
    )
    shapes = well_known_texts(layer.shapes)
    book = Workbook(write_only=True)
    sheet = book.create_sheet("rows")
    sheet.freeze_panes = "A2"
    for row in _rows(sheet, columns, shapes):
        sheet.append(row)
    about = book.create_sheet("about")
    for name, text in layer.about.items():
        about.append([_cell(about, name), _cell(about, text)])
    notes = (
        notes_on_json(columns) + notes_on_empty_text(columns) + _notes_on_length(columns, shapes)
    )
    return Written(_bytes_of(book), tuple(notes))


def _rows(sheet: object, columns: list[TypedColumn], shapes: list[str]) -> Iterator[list[object]]:
    header = [_cell(sheet, name) for name in (*(column.name for column in columns), SHAPE)]
    for cell in header:
        cell.font = Font(bold=True)
    yield list(header)
    for *row, shape in zip(*(column.values for column in columns), shapes, strict=True):
        yield [*(_cell(sheet, value) for value in row), _cell(sheet, shape or None)]


def _cell(sheet: object, value: Value) -> WriteOnlyCell:
    """Return a cell; a text is kept a text, whatever it begins with, and one too long stays out."""
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, _escaped(value) if len(value) <= LONGEST_CELL else None)
    if cell.value is not None:
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def _escaped(text: str) -> str:
    """Return a text with ``_xHHHH_`` for each character that XML cannot hold, as Excel does."""
    return _NOT_IN_A_CELL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _fit_for_cells(column: TypedColumn) -> TypedColumn:
    """Return a column without the integers that a spreadsheet would round: they become text."""
    if column.held != "integer" or all(
        value is None or abs(value) <= _EXACT_INTEGER for value in column.values
    ):
        return column
    texts = [None if value is None else str(value) for value in column.values]
    return TypedColumn(column.name, column.was, "json", texts)


def _notes_on_length(columns: Iterable[TypedColumn], shapes: list[str]) -> list[str]:
    notes = []
    long = [
        column.was
        for column in columns
        if any(isinstance(value, str) and len(value) > LONGEST_CELL for value in column.values)
    ]
    if long:
        notes.append(
            f"Texts of more than {LONGEST_CELL:,} characters are left out: {', '.join(long)}."
        )
    if many := sum(len(shape) > LONGEST_CELL for shape in shapes):
        notes.append(
            f"{counted(many, 'shape')} of more than {LONGEST_CELL:,} characters left out; "
            "take GeoJSON for the shapes."
        )
    return notes


def _bytes_of(book: Workbook) -> bytes:
    """Return a workbook's file with no time of day in it: equal rows give equal bytes."""
    held = io.BytesIO()
    book.save(held)
    with zipfile.ZipFile(held) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["docProps/core.xml"] = _NO_TIME
    return zipped(files)
