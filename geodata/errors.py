"""Every error that geodata raises on purpose.

GeodataError
├── UnreadableFile
├── UnwritableFile
├── TooMuchToRead
├── ImportStopped
├── MissingColumn
├── WrongCrs
├── InvalidTime
├── InvalidShape
├── RowsWouldBeLost
├── BadSelection
├── FigureRefused
├── NotAllowed
├── NotThere
├── EditRefused
├── StoreUnavailable
├── UnknownFormat
├── TooMuchForFormat
├── ExportStopped
├── LinkRefused
├── UnsafeSettings
└── EditConflict
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geodata.model import Rejected
    from geodata.store.values import Conflict


class GeodataError(Exception):
    """What geodata could not do, in one sentence that names the next step."""


class UnreadableFile(GeodataError):
    """A file or folder cannot be read as what it should be."""


class UnwritableFile(GeodataError):
    """A file or folder of an atlas cannot be written."""


class TooMuchToRead(GeodataError):
    """A file asks for more time, memory or room than a reader is given."""


class ImportStopped(GeodataError):
    """The import was stopped by whoever asked for it."""


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


class NotAllowed(GeodataError):
    """Somebody's role does not reach as far as what they asked for."""


class NotThere(GeodataError):
    """A revision, row, version or layer was asked for that the store does not have."""


class EditRefused(GeodataError):
    """An edit would leave faults in the atlas; ``faults`` lists all of them."""

    def __init__(self, faults: tuple[Rejected, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class StoreUnavailable(GeodataError):
    """The database of a store cannot be reached, or cannot keep what it was given."""


class UnknownFormat(GeodataError):
    """A file is asked for in a format that is not written here."""


class TooMuchForFormat(GeodataError):
    """A format cannot hold so much."""


class LinkRefused(GeodataError):
    """A layer cannot be linked: its host is not allowed, or does not answer."""


class ExportStopped(GeodataError):
    """Somebody stopped an export."""


class EditConflict(GeodataError):
    """An edit was made on something that has changed since.

    ``conflicts`` lists each field that was changed by both, as it was, as it is now and as this
    edit would have it; ``head`` is the revision on which the choice between them can be saved.
    """

    def __init__(
        self, message: str, *, conflicts: tuple[Conflict, ...] = (), head: int | None = None
    ) -> None:
        super().__init__(message)
        self.conflicts = conflicts
        self.head = head


class UnsafeSettings(GeodataError):
    """The server's settings would let somebody do what nobody allowed."""
