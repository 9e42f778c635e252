"""The rows of a store as they are at one revision, for the public or with all drafts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, Select, and_, exists, func, select

from geodata.errors import NotThere
from geodata.store.content import to_fields
from geodata.store.tables import MENTIONS, REVISIONS, VERSIONS
from geodata.store.values import Row

_AT_ONCE = 500
"""A database takes so many values in one question."""


class Record(Protocol):
    """One version of a row, as the database has it."""

    table_name: str
    row_id: str
    version: int
    revision: int
    base: int
    position: int
    published: bool
    content: str | None


@dataclass(frozen=True, slots=True)
class World:
    """All rows as they are at a revision: the newest versions, or the newest published ones."""

    connection: Connection
    revision: int
    published: bool

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of a table in their order, as in the folder it came from."""
        found = self._newest().where(VERSIONS.c.table_name == table)
        ordered = found.where(VERSIONS.c.content.is_not(None)).order_by(VERSIONS.c.position)
        for record in self.connection.execute(ordered):
            yield to_row(record)

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        found = self._newest().where(VERSIONS.c.table_name == table)
        there = found.where(VERSIONS.c.content.is_not(None)).subquery()
        return int(self.connection.execute(select(func.count()).select_from(there)).scalar_one())

    def some(self, table: str, row_ids: Collection[str]) -> dict[str, Row]:
        """Return the rows of these identifiers that are there."""
        newest = self.newest(table, row_ids)
        return {
            name: to_row(record) for name, record in newest.items() if record.content is not None
        }

    def newest(self, table: str, row_ids: Collection[str]) -> dict[str, Record]:
        """Return the newest versions of rows, as the database has them, deleted or not."""
        names = list(dict.fromkeys(row_ids))
        found: dict[str, Record] = {}
        for start in range(0, len(names), _AT_ONCE):
            some = names[start : start + _AT_ONCE]
            question = self._newest().where(
                VERSIONS.c.table_name == table, VERSIONS.c.row_id.in_(some)
            )
            for record in self.connection.execute(question):
                found[record.row_id] = record
        return found

    def mentioning(self, refers: str, refers_id: str, *, tables: Collection[str] = ()) -> list[Row]:
        """Return the rows that name another row."""
        named = select(MENTIONS.c.table_name, MENTIONS.c.row_id, MENTIONS.c.version).where(
            MENTIONS.c.refers == refers, MENTIONS.c.refers_id == refers_id
        )
        if tables:
            named = named.where(MENTIONS.c.table_name.in_(tables))
        naming = {tuple(record) for record in self.connection.execute(named)}
        by_table: dict[str, list[str]] = {}
        for table, row_id, _ in naming:
            by_table.setdefault(table, []).append(row_id)
        return [
            row
            for table, names in sorted(by_table.items())
            for row in self.some(table, names).values()
            if (row.table, row.row_id, row.version) in naming
        ]

    def _newest(self) -> Select[tuple[object, ...]]:
        later = VERSIONS.alias("later")
        follows = and_(
            later.c.table_name == VERSIONS.c.table_name,
            later.c.row_id == VERSIONS.c.row_id,
            later.c.version > VERSIONS.c.version,
            later.c.revision <= self.revision,
        )
        question = select(VERSIONS).where(VERSIONS.c.revision <= self.revision)
        if self.published:
            question = question.where(VERSIONS.c.published)
            follows = and_(follows, later.c.published)
        return question.where(~exists().where(follows))


def head_of(connection: Connection) -> int:
    """Return the number of the newest revision; 0 when there is none."""
    return connection.execute(select(func.max(REVISIONS.c.number))).scalar() or 0


def world_at(connection: Connection, revision: int | None, *, published: bool) -> World:
    """Return all rows at a revision; without one, at the newest.

    Raises
    ------
    NotThere
        The store has no such revision.
    """
    head = head_of(connection)
    if revision is not None and not 0 < revision <= head:
        raise NotThere(f"there is no revision {revision}; the newest is {head}")
    return World(connection, head if revision is None else revision, published)


def to_row(record: Record) -> Row:
    """Return a version that is not a deletion as a row."""
    return Row(
        table=record.table_name,
        row_id=record.row_id,
        version=record.version,
        revision=record.revision,
        fields=to_fields(record.content or "{}"),
        published=record.published,
    )
