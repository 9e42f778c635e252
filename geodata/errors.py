"""Every error that geodata raises on purpose.

GeodataError
├── UnreadableFile
├── UnwritableFile
├── MissingColumn
├── WrongCrs
├── InvalidTime
├── InvalidShape
├── RowsWouldBeLost
├── BadSelection
├── FigureRefused
└── EditConflict
"""

from __future__ import annotations


class GeodataError(Exception):
    """What geodata could not do, in one sentence that names the next step."""


class UnreadableFile(GeodataError):
    """A file or folder of an atlas cannot be read as what it should be."""


class UnwritableFile(GeodataError):
    """A file or folder of an atlas cannot be written."""


class MissingColumn(GeodataError):
    """A table lacks a column that is needed."""


class WrongCrs(GeodataError):
    """Coordinates are in another reference system than EPSG:4326, or in none."""


class InvalidTime(GeodataError):
    """A text is no date that can be placed between two instants."""

    def __init__(self, text: str, reason: str) -> None:
        super().__init__(f"“{text}” {reason}")
        self.reason = reason


class InvalidShape(GeodataError):
    """A geometry is broken, empty or not on the Earth."""


class RowsWouldBeLost(GeodataError):
    """Writing would lose the rows that reading set aside."""


class BadSelection(GeodataError):
    """A selection asks for something that does not exist."""


class FigureRefused(GeodataError):
    """A figure would say less, or other, than its claims do."""


class EditConflict(GeodataError):
    """An edit was made on a revision that is no longer the newest."""
