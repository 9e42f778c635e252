"""CSV in which no cell is a formula."""

from __future__ import annotations

import csv
import io

import numpy as np
import shapely

from geodata.exporters.columns import as_text, notes_on_text, typed_columns, with_names
from geodata.exporters.file import Written
from geodata.exporters.formulas import guarded
from geodata.layer import Layer

SHAPE = "wkt"
"""The column of the shapes: well-known text, longitude first."""

_EXACT = 325
"""Decimals, enough for the smallest number: GEOS counts places, not digits that matter."""


def to_csv(layer: Layer) -> Written:
    """Return rows in UTF-8 with a byte order mark, parted by commas, with a header.

    The shape is in the last column, in well-known text. A text that a spreadsheet would take for a
    formula has an apostrophe in front.
    """
    columns = with_names(typed_columns(layer), taken=(SHAPE,), fold=False)
    plain = [[as_text(value, column.held) for value in column.values] for column in columns]
    cells = [
        [guarded(text) for text in texts] if column.held in ("text", "json") else texts
        for column, texts in zip(columns, plain, strict=True)
    ]
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow([*(guarded(column.name) for column in columns), SHAPE])
    writer.writerows(zip(*cells, well_known_texts(layer.shapes), strict=True))
    notes = notes_on_text(columns)
    if cells != plain:
        notes.append("A text that a spreadsheet would run has an apostrophe in front.")
    return Written(held.getvalue().encode("utf-8-sig"), tuple(notes))


def well_known_texts(shapes: np.ndarray) -> list[str]:
    """Return each shape in well-known text with every digit it has, "" where there is none."""
    texts = shapely.to_wkt(shapes, rounding_precision=_EXACT, trim=True, output_dimension=4)
    return ["" if text is None else str(text) for text in texts]
