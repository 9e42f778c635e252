"""An edit put on top of what others saved meanwhile, field by field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from geodata.errors import EditConflict, NotThere
from geodata.printable import printable
from geodata.store.content import differing, edited, flat, nested, to_fields
from geodata.store.tables import REVISIONS, VERSIONS
from geodata.store.values import Conflict, Edit, Fields
from geodata.store.world import Record, World


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a row shall be, and the version it replaces (0: there was none).

    ``fields`` is None for a row that is deleted, ``base`` the version that the author saw.
    """

    table: str
    row_id: str
    fields: Fields | None
    before: Fields | None
    version: int
    base: int
    position: int | None
    published: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Whether the row stays as it is."""
        if self.fields is None or self.before is None:
            return self.fields is self.before
        return not differing(flat(self.fields), flat(self.before))


def merged(world: World, edits: Sequence[Edit], *, base: int) -> list[Outcome]:
    """Return what the rows become.

    Parameters
    ----------
    world
        The newest versions, in the transaction that will write.
    edits
        At most one for each row.
    base
        The revision that the author saw.

    Raises
    ------
    EditConflict
        A field was changed by others since, to another value than this author's; all such fields
        are told together.
    NotThere
        An edit names a version that the row never had.
    """
    _require_once(edits)
    outcomes: list[Outcome] = []
    conflicts: list[Conflict] = []
    tables = dict.fromkeys(edit.table for edit in edits)
    now = {
        table: world.newest(table, [edit.row_id for edit in edits if edit.table == table])
        for table in tables
    }
    for edit in edits:
        record = now[edit.table].get(edit.row_id)
        seen = _seen(world.connection, edit, record, base)
        outcome, found = _merge(edit, seen, record)
        conflicts += [_told(world.connection, conflict, record) for conflict in found]
        outcomes.append(outcome)
    if conflicts:
        rows = dict.fromkeys(f"{conflict.table} {conflict.row_id}" for conflict in conflicts)
        raise EditConflict(
            f"{', '.join(rows)}: somebody saved the same "
            f"{'field' if len(conflicts) == 1 else 'fields'} meanwhile; compare and choose",
            conflicts=tuple(conflicts),
            head=world.revision,
        )
    return outcomes


def _require_once(edits: Sequence[Edit]) -> None:
    seen: set[tuple[str, str]] = set()
    for edit in edits:
        if edit.row_id and (edit.table, edit.row_id) in seen:
            raise EditConflict(f"{edit.table} {edit.row_id}: two edits of one row; make them one")
        seen.add((edit.table, edit.row_id))


def _seen(
    connection: Connection, edit: Edit, record: Record | None, base: int
) -> tuple[int, Fields | None]:
    """Return the version of the row that the author saw, and its fields."""
    if edit.version == 0 or record is None:
        if edit.version:
            raise NotThere(f"{edit.table} {printable(edit.row_id)}: it has no version yet")
        return 0, None
    if edit.version is None and record.revision <= base:
        return record.version, _fields(record)
    question = select(VERSIONS).where(
        VERSIONS.c.table_name == edit.table, VERSIONS.c.row_id == edit.row_id
    )
    if edit.version is None:
        question = question.where(VERSIONS.c.revision <= base)
    else:
        question = question.where(VERSIONS.c.version == edit.version)
    seen = connection.execute(question.order_by(VERSIONS.c.version.desc()).limit(1)).first()
    if seen is None:
        if edit.version is not None:
            raise NotThere(f"{edit.table} {edit.row_id}: it has no version {edit.version}")
        return 0, None
    return seen.version, _fields(seen)


def _merge(
    edit: Edit, seen: tuple[int, Fields | None], record: Record | None
) -> tuple[Outcome, list[Conflict]]:
    base_version, base = seen
    now = None if record is None else _fields(record)
    mine = None if edit.fields is None else edited(flat(base or {}), edit.fields)
    conflicts: list[Conflict] = []
    result: dict[str, object] | None

    def disputed(field: str, was: object, theirs: object, mine: object) -> None:
        conflicts.append(Conflict(edit.table, edit.row_id, field, was, theirs, mine, "", 0))

    if mine is None:
        if now is not None and base is not None and differing(flat(now), flat(base)):
            disputed("", base, now, None)
        if now is not None and base is None:
            disputed("", None, now, None)
        result = None
    elif now is None:
        if base is not None:
            disputed("", base, None, nested(mine))
        result = mine
    else:
        was, theirs = flat(base or {}), flat(now)
        meanwhile, apart = set(differing(was, theirs)), set(differing(theirs, mine))
        result = dict(theirs)
        for field in differing(was, mine):
            if field in meanwhile and field in apart:
                disputed(field, was.get(field), theirs.get(field), mine.get(field))
            elif field in mine:
                result[field] = mine[field]
            else:
                result.pop(field, None)
    version = 0 if record is None else record.version
    outcome = Outcome(
        table=edit.table,
        row_id=edit.row_id,
        fields=None if result is None else nested(result),
        before=now,
        version=version,
        base=base_version,
        position=None if record is None else record.position,
    )
    return outcome, conflicts


def _fields(record: Record) -> Fields | None:
    return None if record.content is None else to_fields(record.content)


def _told(connection: Connection, conflict: Conflict, record: Record | None) -> Conflict:
    """Return the conflict with who saved first."""
    if record is None:
        return conflict
    saved = (
        select(REVISIONS.c.author, REVISIONS.c.number)
        .join(VERSIONS, VERSIONS.c.revision == REVISIONS.c.number)
        .where(
            VERSIONS.c.table_name == conflict.table,
            VERSIONS.c.row_id == conflict.row_id,
            REVISIONS.c.kind != "publish",  # who reviewed it is not who wrote it
        )
        .order_by(VERSIONS.c.version.desc())
    )
    author, number = connection.execute(saved.limit(1)).one()
    return replace(conflict, author=author, revision=number)
