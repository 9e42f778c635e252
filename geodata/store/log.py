"""What was done: revisions page by page, the versions of a row, and what lies between two."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, and_, exists, or_, select

from geodata.errors import NotThere
from geodata.store.content import differing, flat, to_fields
from geodata.store.engine import reading
from geodata.store.recording import revision_digest, to_revision
from geodata.store.roles import sees_drafts
from geodata.store.tables import REVISIONS, VERSIONS
from geodata.store.values import PUBLIC, Author, Change, Difference, Fields, Kind, Revision
from geodata.store.world import World, world_at

PUBLIC_KINDS: tuple[Kind, ...] = ("created", "publish", "retract")
"""What a reader without drafts sees of the log."""


class Log:
    """The history of a store, for whoever may see it: without a role, what was published."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def revision(self, number: int) -> Revision:
        """Return a revision by its number.

        Raises
        ------
        NotThere
            The store has no such revision.
        """
        with reading(self._engine) as connection:
            return revision_at(connection, number)

    def revisions(
        self,
        *,
        table: str | None = None,
        row_id: str | None = None,
        author: str | None = None,
        kinds: Sequence[Kind] = (),
        before: int | None = None,
        limit: int = 50,
        reader: Author = PUBLIC,
    ) -> list[Revision]:
        """Return revisions, newest first.

        Parameters
        ----------
        table, row_id, author, kinds
            Only those that touched this table, or this row of it, by this author, of these kinds.
        before
            Only those before this number: the last one of a page leads to the next page.
        limit
            At most so many.
        reader
            Without the right to see drafts, only publications are listed.
        """
        question = select(REVISIONS)
        if not sees_drafts(reader):
            kinds = [kind for kind in PUBLIC_KINDS if not kinds or kind in kinds]
            question = question.where(REVISIONS.c.kind.in_(kinds))
        elif kinds:
            question = question.where(REVISIONS.c.kind.in_(kinds))
        if before is not None:
            question = question.where(REVISIONS.c.number < before)
        if author is not None:
            question = question.where(REVISIONS.c.author == author)
        if table is not None:
            touched = and_(
                VERSIONS.c.revision == REVISIONS.c.number, VERSIONS.c.table_name == table
            )
            if row_id is not None:
                touched = and_(touched, VERSIONS.c.row_id == row_id)
            question = question.where(exists().where(touched))
        with reading(self._engine) as connection:
            found = connection.execute(question.order_by(REVISIONS.c.number.desc()).limit(limit))
            return [to_revision(record._asdict()) for record in found]

    def changes(self, revision: int, *, reader: Author = PUBLIC) -> list[Change]:
        """Return what a revision did, row by row, before and after."""
        with reading(self._engine) as connection:
            revision_at(connection, revision)
            found = changes_of(connection, revision=revision)
        return found if sees_drafts(reader) else [change for change in found if change.published]

    def versions(self, table: str, row_id: str, *, reader: Author = PUBLIC) -> list[Change]:
        """Return what was done to a row, oldest first."""
        with reading(self._engine) as connection:
            found = changes_of(connection, table=table, row_id=row_id)
        return found if sees_drafts(reader) else [change for change in found if change.published]

    def differences(
        self,
        first: int,
        second: int,
        *,
        tables: Sequence[str] | None = None,
        reader: Author = PUBLIC,
    ) -> list[Difference]:
        """Return the rows that two revisions do not have alike, with the fields that differ.

        Raises
        ------
        NotThere
            The store has no such revision.
        """
        published = not sees_drafts(reader)
        with reading(self._engine) as connection:
            one = world_at(connection, first, published=published)
            other = world_at(connection, second, published=published)
            return differences(one, other, tables=tables)

    def verify(self) -> int:
        """Compute the digest of every revision again.

        Returns
        -------
        The number of the first revision whose digest is not that of its content and of all before
        it; 0 when every digest holds.
        """
        with reading(self._engine) as connection:
            return first_broken(connection)


def first_broken(connection: Connection) -> int:
    """Return the first revision whose digest does not hold, or 0; see ``Log.verify``."""
    before = ""
    numbers = connection.execute(select(REVISIONS).order_by(REVISIONS.c.number)).all()
    for expected, revision in enumerate(numbers, start=1):
        of_revision = select(VERSIONS).where(VERSIONS.c.revision == revision.number)
        versions = [record._asdict() for record in connection.execute(of_revision)]
        before = revision_digest(before, revision._asdict(), versions)
        if before != revision.digest or revision.number != expected:
            return expected
    return 0


def revision_at(connection: Connection, number: int) -> Revision:
    """Return a revision by its number.

    Raises
    ------
    NotThere
        The store has no such revision.
    """
    found = connection.execute(select(REVISIONS).where(REVISIONS.c.number == number)).first()
    if found is None:
        raise NotThere(f"there is no revision {number}; the log lists them")
    return to_revision(found._asdict())


def last_publication(connection: Connection) -> int:
    """Return the number of the newest revision that the public sees something of, or 0."""
    question = select(REVISIONS.c.number).where(REVISIONS.c.kind.in_(PUBLIC_KINDS))
    newest = question.order_by(REVISIONS.c.number.desc()).limit(1)
    return connection.execute(newest).scalar() or 0


def changes_of(
    connection: Connection,
    *,
    revision: int | None = None,
    table: str | None = None,
    row_id: str | None = None,
) -> list[Change]:
    """Return what a revision did, or what was done to a row.

    Before a publication is what was published before it; before a draft, the version before it.
    """
    earlier = VERSIONS.alias("earlier")
    before = (
        select(earlier.c.content)
        .where(
            earlier.c.table_name == VERSIONS.c.table_name,
            earlier.c.row_id == VERSIONS.c.row_id,
            earlier.c.version < VERSIONS.c.version,
            or_(earlier.c.published, ~VERSIONS.c.published),
        )
        .order_by(earlier.c.version.desc())
        .limit(1)
        .scalar_subquery()
    )
    question = select(VERSIONS, before.label("content_before"))
    if revision is not None:
        question = question.where(VERSIONS.c.revision == revision)
    if table is not None:
        question = question.where(VERSIONS.c.table_name == table)
    if row_id is not None:
        question = question.where(VERSIONS.c.row_id == row_id)
    ordered = question.order_by(VERSIONS.c.version, VERSIONS.c.table_name, VERSIONS.c.position)
    return [
        Change(
            table=record.table_name,
            row_id=record.row_id,
            version=record.version,
            revision=record.revision,
            base=record.base,
            before=_fields(record.content_before),
            after=_fields(record.content),
            published=record.published,
        )
        for record in connection.execute(ordered)
    ]


def differences(first: World, second: World, tables: Sequence[str] | None) -> list[Difference]:
    """Return the rows that two states do not have alike; only what was touched is looked at."""
    low, high = sorted((first.revision, second.revision))
    question = select(VERSIONS.c.table_name, VERSIONS.c.row_id).distinct()
    if first.published == second.published:
        question = question.where(VERSIONS.c.revision > low, VERSIONS.c.revision <= high)
    if tables is not None:
        question = question.where(VERSIONS.c.table_name.in_(tables))
    touched: dict[str, list[str]] = {}
    for name, row_id in first.connection.execute(question):
        touched.setdefault(name, []).append(row_id)
    found = []
    for name, row_ids in sorted(touched.items()):
        before, after = first.some(name, row_ids), second.some(name, row_ids)
        for row_id in row_ids:
            one = before[row_id].fields if row_id in before else None
            other = after[row_id].fields if row_id in after else None
            fields = differing(flat(one or {}), flat(other or {}))
            if fields or (one is None) != (other is None):
                found.append(Difference(name, row_id, one, other, fields))
    return found


def _fields(content: str | None) -> Fields | None:
    return None if content is None else to_fields(content)
