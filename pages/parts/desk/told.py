"""What the store tells of drafts, versions and layers, asked once for each state it is in."""

from __future__ import annotations

from functools import lru_cache

from geodata.history import Author, Change, Revision, Store
from geodata.store.review import Awaiting
from pages.parts.desk.desk import Desk


def waiting(desk: Desk) -> tuple[Awaiting, ...]:
    """Return every row of every table that awaits review, the oldest edit first."""
    return _waiting(desk.store, desk.head, desk.author.role)


def versions(desk: Desk, row: str) -> tuple[tuple[Change, Revision], ...]:
    """Return what was done to a row, oldest first, each with the revision that did it."""
    return _versions(desk.store, desk.head, desk.author.role, desk.table, row)


def revisions(desk: Desk, limit: int) -> tuple[Revision, ...]:
    """Return what was done to the table, newest first."""
    return _revisions(desk.store, desk.head, desk.author.role, desk.table, limit)


@lru_cache(maxsize=4)
def _waiting(store: Store, head: int, role: str) -> tuple[Awaiting, ...]:
    del head  # part of the key only, here and below
    return tuple(store.review.awaiting(reader=_reader(role)))


@lru_cache(maxsize=64)
def _versions(
    store: Store, head: int, role: str, table: str, row: str
) -> tuple[tuple[Change, Revision], ...]:
    del head
    changes = store.log.versions(table, row, reader=_reader(role))
    return tuple((change, store.log.revision(change.revision)) for change in changes)


@lru_cache(maxsize=16)
def _revisions(store: Store, head: int, role: str, table: str, limit: int) -> tuple[Revision, ...]:
    del head
    return tuple(store.log.revisions(table=table, limit=limit, reader=_reader(role)))


def _reader(role: str) -> Author:
    return Author("", role)  # type: ignore[arg-type]  # a role that an author has
