"""A revision written at the end of the history, with the digest that ties it to all before."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from geodata.schema import TABLES
from geodata.store.content import digest_of, to_text
from geodata.store.merge import Outcome
from geodata.store.tables import MENTIONS, REVISIONS, VERSIONS
from geodata.store.values import Author, Kind, Revision, Role
from geodata.store.world import head_of

Values = dict[str, object]


def record(
    connection: Connection,
    outcomes: Sequence[Outcome],
    *,
    author: Author,
    why: str,
    base: int,
    kind: Kind = "save",
    undoes: int | None = None,
    made: datetime | None = None,
) -> Revision:
    """Write one revision with its versions, inside the transaction of ``connection``.

    Parameters
    ----------
    outcomes
        What the rows become; checked already.
    author, why, base, kind, undoes
        As the log will show them.
    made
        When; without one, now.

    Returns
    -------
    Revision
        Its number is the next one, and its digest follows from the one before.
    """
    number = head_of(connection) + 1
    when = (made or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="milliseconds")
    positions = _next_positions(connection, outcomes)
    versions = [_version(outcome, number, positions) for outcome in outcomes]
    values: Values = {
        "number": number,
        "kind": kind,
        "made": when,
        "author": author.name,
        "role": author.role,
        "why": why,
        "base": base,
        "changes": len(versions),
        "undoes": undoes,
    }
    values["digest"] = revision_digest(_digest_before(connection, number), values, versions)
    connection.execute(insert(REVISIONS), [values])
    if versions:
        connection.execute(insert(VERSIONS), versions)
    if mentions := [mention for outcome in outcomes for mention in _mentions(outcome)]:
        connection.execute(insert(MENTIONS), mentions)
    return to_revision(values)


def revision_digest(
    before: str, revision: Mapping[str, object], versions: Iterable[Mapping[str, object]]
) -> str:
    """Return the digest of a revision: that of the one before, of itself, and of each version."""
    told = ("number", "kind", "made", "author", "role", "why", "base", "changes", "undoes")
    head = digest_of(before, *(revision[name] for name in told))
    digest = hashlib.sha256(head.encode())
    names = ("table_name", "row_id", "version", "base", "position", "published", "content")
    in_order = sorted(versions, key=lambda one: (str(one["table_name"]), str(one["row_id"])))
    for version in in_order:  # however a database sorts
        digest.update(to_text([version[name] for name in names]).encode())
    return digest.hexdigest()


def to_revision(values: Mapping[str, object]) -> Revision:
    """Return a revision as the database has it as a value."""
    role: Role = values["role"]  # type: ignore[assignment]  # written by this module
    kind: Kind = values["kind"]  # type: ignore[assignment]
    undoes = values["undoes"]
    return Revision(
        number=int(str(values["number"])),
        digest=str(values["digest"]),
        kind=kind,
        made=datetime.fromisoformat(str(values["made"])),
        author=str(values["author"]),
        role=role,
        why=str(values["why"]),
        base=int(str(values["base"])),
        changes=int(str(values["changes"])),
        undoes=None if undoes is None else int(str(undoes)),
    )


def _digest_before(connection: Connection, number: int) -> str:
    before = select(REVISIONS.c.digest).where(REVISIONS.c.number == number - 1)
    return connection.execute(before).scalar() or ""


def _next_positions(connection: Connection, outcomes: Sequence[Outcome]) -> dict[str, int]:
    """Return where the next new row of each table goes: after all that ever were there."""
    tables = dict.fromkeys(outcome.table for outcome in outcomes if outcome.position is None)
    return {
        table: (
            connection.execute(
                select(func.max(VERSIONS.c.position)).where(VERSIONS.c.table_name == table)
            ).scalar()
            or 0
        )
        + 1
        for table in tables
    }


def _version(outcome: Outcome, revision: int, positions: dict[str, int]) -> Values:
    position = outcome.position
    if position is None:
        position = positions[outcome.table]
        positions[outcome.table] += 1
    return {
        "table_name": outcome.table,
        "row_id": outcome.row_id,
        "version": outcome.version + 1,
        "revision": revision,
        "base": outcome.base,
        "position": position,
        "published": outcome.published,
        "content": None if outcome.fields is None else to_text(outcome.fields),
    }


def _mentions(outcome: Outcome) -> list[Values]:
    table = TABLES.get(outcome.table)
    if table is None or outcome.fields is None:
        return []
    named = {
        (column.refers, name)
        for column in table.columns
        if column.refers
        for name in _names(outcome.fields.get(column.name))
    }
    if outcome.table == "claims":
        named |= {("sources", name) for name in _names(outcome.fields.get("relayed_by"))}
    return [
        {
            "refers": refers,
            "refers_id": name,
            "table_name": outcome.table,
            "row_id": outcome.row_id,
            "version": outcome.version + 1,
        }
        for refers, name in sorted(named)
    ]


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [str(name) for name in value] if isinstance(value, list) else []
