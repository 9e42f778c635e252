"""What an exporter gives back: the bytes of one file, and what its format could not hold."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive: the same content gives the same bytes on any day."""


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a file, and a sentence for each thing that is not in it as it was."""

    content: bytes
    notes: tuple[str, ...] = ()


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Return files as one zip archive, in their order; equal files give equal bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            archive.writestr(entry, content, compresslevel=6)
    return held.getvalue()


def listed(names: Sequence[str], *, most: int = 6) -> str:
    """Return names as they stand in a sentence, the first few of many.

    Examples
    --------
    >>> listed(["low", "high"])
    'low, high'
    >>> listed(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    Examples
    --------
    >>> counted(1, "row"), counted(2, "row"), counted(3, "property", "properties")
    ('1 row', '2 rows', '3 properties')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
