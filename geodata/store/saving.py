"""What is written: the first revision, edits saved, a revision taken back, a version restored."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Engine

from geodata.errors import EditRefused, NotThere
from geodata.model import Atlas, Rejected
from geodata.printable import printable
from geodata.store.checking import require_sound
from geodata.store.content import replacing
from geodata.store.digests import keep_digest
from geodata.store.engine import writing
from geodata.store.founding import founding, of_folder
from geodata.store.gate import as_drafts, named, require_why
from geodata.store.log import changes_of, revision_at
from geodata.store.merge import Outcome, merged
from geodata.store.origin import by_row, files_digest, keep_rows, put_rows
from geodata.store.recording import record
from geodata.store.roles import require_role
from geodata.store.values import Author, Edit, Kind, Revision
from geodata.store.world import World, head_of, world_at


def found_store(engine: Engine, origin: Atlas) -> None:
    """Make an atlas the first revision; see ``Store.found``."""
    outcomes = founding(origin)
    with writing(engine) as connection:
        if head_of(connection):
            return
        if origin.path is not None:
            sha256 = put_rows(connection, keep_rows(by_row(origin)))
            outcomes.append(of_folder(files_digest(origin.path), sha256))
        record(
            connection,
            outcomes,
            author=Author("", "admin"),
            why="taken over from its folder",
            base=0,
            kind="created",
        )
    keep_digest(engine, 1, origin.revision, published=False)


def save_edits(
    engine: Engine, edits: Sequence[Edit], *, author: Author, why: str, base: int, kind: Kind
) -> Revision:
    """Save edits as one revision; see ``Store.save``."""
    require_role(author, "editor", "save an edit")
    require_why(why)
    with writing(engine) as connection:
        world = world_at(connection, None, published=False)
        if not 0 <= base <= world.revision:
            raise NotThere(f"there is no revision {base} to have edited; open the page again")
        outcomes = merged(world, named(edits), base=base)
        return _recorded(world, outcomes, author=author, why=why, base=base, kind=kind)


def undo_revision(engine: Engine, revision: int, *, author: Author, why: str) -> Revision:
    """Take back what a revision did; see ``Store.undo``."""
    require_role(author, "editor", "undo an edit")
    with writing(engine) as connection:
        world = world_at(connection, None, published=False)
        undone = revision_at(connection, revision)
        if undone.kind in ("created", "publish"):
            reason = "what was published stays so; retract it, or publish a correction"
            row = f"revision {revision}"
            raise EditRefused((Rejected("history", row, "", undone.kind, reason),))
        edits = [
            Edit(one.table, one.row_id, replacing(one.after, one.before), one.version)
            for one in changes_of(connection, revision=revision)
        ]
        return _recorded(
            world,
            merged(world, edits, base=revision),
            author=author,
            why=why or f"undo of revision {revision}",
            base=revision,
            kind="undo",
            undoes=revision,
        )


def restore_version(
    engine: Engine, table: str, row_id: str, version: int, *, author: Author, why: str
) -> Revision:
    """Make a row what it was at one of its versions; see ``Store.restore``."""
    require_role(author, "editor", "restore a version")
    with writing(engine) as connection:
        world = world_at(connection, None, published=False)
        changes = changes_of(connection, table=table, row_id=row_id)
        found = next((change for change in changes if change.version == version), None)
        if found is None:
            raise NotThere(f"{table} {printable(row_id)} has no version {version}")
        last = changes[-1]
        edit = Edit(table, row_id, replacing(last.after, found.after), last.version)
        return _recorded(
            world,
            merged(world, [edit], base=world.revision),
            author=author,
            why=why or f"version {version} restored",
            base=world.revision,
            kind="restore",
        )


def _recorded(
    world: World,
    outcomes: Sequence[Outcome],
    *,
    author: Author,
    why: str,
    base: int,
    kind: Kind,
    undoes: int | None = None,
) -> Revision:
    """Check what the rows become, as drafts, and write it unless nothing changes."""
    changed = [outcome for outcome in as_drafts(outcomes) if not outcome.changes_nothing]
    if not changed:
        return revision_at(world.connection, world.revision)
    require_sound(world, changed)
    return record(
        world.connection, changed, author=author, why=why, base=base, kind=kind, undoes=undoes
    )
