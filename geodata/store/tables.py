"""The tables of a store's database, as SQLAlchemy speaks of them; migrations make them."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

METADATA = MetaData()

REVISIONS = Table(
    "revisions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("made", String(40), nullable=False),  # ISO 8601 in UTC, alike in every database
    Column("author", Text, nullable=False),
    Column("role", String(20), nullable=False),
    Column("why", Text, nullable=False),
    Column("base", Integer, nullable=False),
    Column("changes", Integer, nullable=False),
    Column("undoes", Integer),
    Index("revisions_by_author", "author", "number"),
)

VERSIONS = Table(
    "versions",
    METADATA,
    Column("table_name", String(120), nullable=False),
    Column("row_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("base", Integer, nullable=False),
    Column("position", Integer, nullable=False),  # of the row in its table, the same for life
    Column("published", Boolean, nullable=False),
    Column("content", Text),  # canonical JSON; NULL: the row is deleted
    PrimaryKeyConstraint("table_name", "row_id", "version"),
    Index("versions_by_revision", "revision", "table_name", "row_id"),
    Index("versions_by_position", "table_name", "position"),
    Index("versions_by_publication", "published", "table_name", "row_id", "version"),
)
"""One row for each version of each row; the newest of a row is what the row is."""

MENTIONS = Table(
    "mentions",
    METADATA,
    Column("refers", String(120), nullable=False),
    Column("refers_id", Text, nullable=False),
    Column("table_name", String(120), nullable=False),
    Column("row_id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    PrimaryKeyConstraint("refers", "refers_id", "table_name", "row_id", "version"),
)
"""Which version of a row names which other row, so that nobody looks through all of them."""

DIGESTS = Table(
    "digests",
    METADATA,
    Column("revision", Integer, nullable=False),
    Column("drafts", Boolean, nullable=False),
    Column("digest", String(64), nullable=False),
    PrimaryKeyConstraint("revision", "drafts"),
    Index("digests_by_digest", "digest"),
)
"""The content digests (``Atlas.revision``) of the revisions that were looked at."""

ORIGINALS = Table(
    "originals",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("filename", Text, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""Imported files, byte for byte."""

UNSAVED = Table(
    "unsaved",
    METADATA,
    Column("author", Text, nullable=False),
    Column("layer", Text, nullable=False),
    Column("kept", String(40), nullable=False),
    Column("work", Text, nullable=False),  # JSON
    PrimaryKeyConstraint("author", "layer"),
)
"""What authors have not saved yet: the one table whose rows are replaced and deleted."""

APPEND_ONLY = (REVISIONS, VERSIONS, MENTIONS, DIGESTS, ORIGINALS)
