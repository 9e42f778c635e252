"""What goes into a store and what comes out of it, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["viewer", "editor", "reviewer", "admin"]
Kind = Literal["created", "save", "undo", "restore", "publish", "retract", "import"]
Fields = Mapping[str, object]
"""A row as JSON holds it: for a table, its columns (``geometry`` as a GeoJSON object, EPSG:4326,
longitude first); for a feature of an own layer, ``properties``, ``geometry`` and, where the file
had one, ``id``."""

ROLES: tuple[Role, ...] = ("viewer", "editor", "reviewer", "admin")
"""Each may do what those before it may."""

ATLAS, BRIEFINGS, LAYERS, SET_ASIDE, ORIGIN = (
    "atlas", "briefings", "layers", "set-aside", "origin",
)  # fmt: skip
"""Tables of a store beside those of ``schema.TABLES``: the header (one row, ``header``), the
briefings, the own layers, the faults of rows that were set aside before the store was made, and
which files it was made of."""

LAYER_PREFIX = "layer:"
"""``layer:NAME`` is the table of an own layer's features."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who asks: a name, as the log shows it, and how far the role reaches.

    ``is_alone`` marks the one user of a store without a login, who reviews without a second person.
    """

    name: str
    role: Role = "viewer"
    is_alone: bool = False


PUBLIC = Author("", "viewer")
"""Somebody unknown: sees what is published, and nothing else."""


LOCAL = Author("local", "admin", is_alone=True)
"""The one user of a machine without a login: does everything."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What an author wants of one row.

    Parameters
    ----------
    table
        A name of ``schema.TABLES``, ``briefings``, ``atlas``, or ``layer:NAME``.
    row_id
        The row's identifier. A new row of a table without identifiers (relations, assessments)
        has the empty text; the store gives it one.
    fields
        The fields to set, each to a JSON value; None takes a field away. A property of an own layer
        is named ``properties/NAME``. Fields that are not named stay. None instead of a mapping
        deletes the row.
    version
        The version of the row that the author saw; None: that of the save's ``base``.
    """

    table: str
    row_id: str
    fields: Fields | None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row at some revision.

    ``version`` counts the row's own changes from 1, ``revision`` is the one that made this version,
    and ``published`` says whether the public sees this very version.
    """

    table: str
    row_id: str
    version: int
    revision: int
    fields: Fields
    published: bool


@dataclass(frozen=True, slots=True)
class Change:
    """What one revision did to one row: before and after, either None where there was no row."""

    table: str
    row_id: str
    version: int
    revision: int
    base: int
    before: Fields | None
    after: Fields | None
    published: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """One saved state of the store: who made it, when (UTC), why, and on which revision.

    ``digest`` (64 hexadecimal digits) names this revision and all before it: SHA-256 over the
    digest of the revision before, who, when, why and each change. ``undoes`` is the revision that
    this one takes back.
    """

    number: int
    digest: str
    kind: Kind
    made: datetime
    author: str
    role: Role
    why: str
    base: int
    changes: int
    undoes: int | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that two authors changed: as both found it, as it is now, and as the second has it.

    ``field`` is empty when one of them deleted the row. A value that is None is absent. ``author``
    and ``revision`` say whose change came first.
    """

    table: str
    row_id: str
    field: str
    base: object
    theirs: object
    mine: object
    author: str
    revision: int


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that differs between two revisions, and the fields that do (geometry included)."""

    table: str
    row_id: str
    before: Fields | None
    after: Fields | None
    fields: tuple[str, ...]
