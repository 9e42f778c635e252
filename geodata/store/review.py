"""The gate: what somebody saved is seen by the public once somebody else has read it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, Select, func, select

from geodata.errors import EditConflict, EditRefused, NotAllowed, NotThere
from geodata.model import Rejected
from geodata.printable import printable
from geodata.store.checking import require_sound
from geodata.store.content import to_fields
from geodata.store.engine import reading, writing
from geodata.store.gate import DRAFT, PUBLISHED, RETRACTED, require_why
from geodata.store.merge import Outcome
from geodata.store.recording import record
from geodata.store.roles import require_role
from geodata.store.tables import REVISIONS, VERSIONS
from geodata.store.values import Author, Fields, Revision, Row
from geodata.store.world import Record, World, world_at

Item = tuple[str, str, int]
"""A table, a row and the version that was read."""


class Draft(Record, Protocol):
    """A version that is not published, with who made it, when and why."""

    author: str
    made: str
    why: str


@dataclass(frozen=True, slots=True)
class Awaiting:
    """A row that was edited since it was published: what is public, and what would be.

    ``authors`` are all who edited it since; none of them may publish it. ``since`` is the last
    edit, in UTC.
    """

    table: str
    row_id: str
    version: int
    published: Fields | None
    draft: Fields | None
    authors: tuple[str, ...]
    since: datetime
    why: str

    @property
    def item(self) -> Item:
        """What ``publish`` takes."""
        return self.table, self.row_id, self.version


class Review:
    """The drafts of a store, and how they become public."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def awaiting(self, *, reader: Author, table: str | None = None) -> list[Awaiting]:
        """Return the rows whose newest version is not published, the oldest edit first.

        Raises
        ------
        NotAllowed
            The reader may not see drafts.
        """
        require_role(reader, "editor", "see drafts")
        newer = _unpublished()
        if table is not None:
            newer = newer.where(VERSIONS.c.table_name == table)
        with reading(self._engine) as connection:
            newest: dict[tuple[str, str], list[Draft]] = {}
            for found in connection.execute(newer):
                newest.setdefault((found.table_name, found.row_id), []).append(found)
            world = world_at(connection, None, published=True)
            public: dict[tuple[str, str], Row] = {}
            for name in dict.fromkeys(of for of, _ in newest):
                rows = world.some(name, [row_id for of, row_id in newest if of == name])
                public |= {(name, row_id): row for row_id, row in rows.items()}
            return [_awaiting(versions, public.get(key)) for key, versions in newest.items()]

    def publish(self, items: Collection[Item], *, author: Author, why: str = "") -> Revision:
        """Make drafts public, all of them or none, as one revision.

        Parameters
        ----------
        items
            Each a table, a row and the version that the author has read.
        author
            A reviewer or admin who did not edit these rows since they were published. Only the one
            user of a store without a login may be alone.
        why
            For the log.

        Raises
        ------
        EditConflict
            A row was edited again since it was read.
        EditRefused
            What is public would have faults, such as a claim of a source that is not public yet:
            publish both.
        NotAllowed
            The author's role does not reach, or it is the author's own edit.
        NotThere
            A row has no draft.
        """
        require_role(author, "reviewer", "publish")
        with writing(self._engine) as connection:
            public = world_at(connection, None, published=True)
            outcomes = [_published(public, item, author) for item in dict.fromkeys(items)]
            if not outcomes:
                raise NotThere("nothing was chosen to publish; choose a draft")
            require_sound(public, outcomes)
            return record(connection, outcomes, author=author, why=why or "reviewed",
                          base=public.revision, kind="publish")  # fmt: skip

    def retract(self, claim_ids: Sequence[str], *, author: Author, why: str) -> Revision:
        """Retract claims that are public: they stay, struck, and the log and their note say why.

        Raises
        ------
        EditConflict
            A claim has a draft that awaits review; publish or undo that first.
        EditRefused, NotAllowed, NotThere
            There is no reason; the author is no reviewer or admin; no such claim is public.
        """
        require_role(author, "reviewer", "retract a claim")
        require_why(why)
        with writing(self._engine) as connection:
            public = world_at(connection, None, published=True)
            outcomes = [_retracted(public, claim_id, why) for claim_id in dict.fromkeys(claim_ids)]
            require_sound(public, outcomes)
            return record(connection, outcomes, author=author, why=why, base=public.revision,
                          kind="retract")  # fmt: skip


def _unpublished() -> Select[Any]:
    """Return the versions after the last published one of their row, oldest first."""
    other = VERSIONS.alias("other")
    last = (
        select(func.coalesce(func.max(other.c.version), 0))
        .where(
            other.c.table_name == VERSIONS.c.table_name,
            other.c.row_id == VERSIONS.c.row_id,
            other.c.published,
        )
        .scalar_subquery()
    )
    return (
        select(VERSIONS, REVISIONS.c.author, REVISIONS.c.made, REVISIONS.c.why)
        .join(REVISIONS, REVISIONS.c.number == VERSIONS.c.revision)
        .where(~VERSIONS.c.published, VERSIONS.c.version > last)
        .order_by(VERSIONS.c.revision, VERSIONS.c.position)
    )


def _awaiting(versions: Sequence[Draft], row: Row | None) -> Awaiting:
    last = versions[-1]
    return Awaiting(
        table=last.table_name,
        row_id=last.row_id,
        version=last.version,
        published=None if row is None else row.fields,
        draft=None if last.content is None else to_fields(last.content),
        authors=tuple(dict.fromkeys(version.author for version in versions)),
        since=datetime.fromisoformat(last.made),
        why=last.why,
    )


def _published(public: World, item: Item, author: Author) -> Outcome:
    table, row_id, version = item
    drafts = _drafts_of(public.connection, table, row_id)
    if not drafts:
        raise NotThere(f"{table} {printable(row_id)}: nothing of it awaits review")
    last = drafts[-1]
    if last.version != version:
        raise EditConflict(
            f"{table} {row_id}: it was edited again since you read it; read version "
            f"{last.version} and publish that",
            head=public.revision,
        )
    if not author.is_alone and author.name in {draft.author for draft in drafts}:
        raise NotAllowed(f"{table} {row_id}: you edited it yourself; somebody else must review it")
    fields = None if last.content is None else to_fields(last.content)
    if table == "claims" and fields is not None and fields.get("status") == DRAFT:
        fields = {**fields, "status": PUBLISHED}
    before = public.some(table, [row_id]).get(row_id)
    return _outcome(last, fields, None if before is None else before.fields)


def _retracted(public: World, claim_id: str, why: str) -> Outcome:
    newest = public.newest("claims", [claim_id]).get(claim_id)
    if newest is None or newest.content is None:
        raise NotThere(f"no claim {printable(claim_id)} is public; only such a claim is retracted")
    if _drafts_of(public.connection, "claims", claim_id):
        raise EditConflict(
            f"claims {claim_id}: a draft of it awaits review; publish or undo that first",
            head=public.revision,
        )
    before = to_fields(newest.content)
    if before.get("status") != PUBLISHED:
        reason = "only a published claim is retracted; choose another"
        raise EditRefused((Rejected("claims.json", f"claim {claim_id}", "status",
                                    printable(before.get("status")), reason),))  # fmt: skip
    said = f"{before['note']}\n" if before.get("note") else ""
    after = {**before, "status": RETRACTED, "note": f"{said}Retracted: {why}"}
    return _outcome(newest, after, before)


def _drafts_of(connection: Connection, table: str, row_id: str) -> list[Draft]:
    one_row = (VERSIONS.c.table_name == table, VERSIONS.c.row_id == row_id)
    return list(connection.execute(_unpublished().where(*one_row)))


def _outcome(newest: Record, fields: Fields | None, before: Fields | None) -> Outcome:
    return Outcome(
        table=newest.table_name,
        row_id=newest.row_id,
        fields=fields,
        before=before,
        version=newest.version,
        base=newest.version,
        position=newest.position,
        published=True,
    )
