"""The store of an atlas: what several analysts edit, with every revision readable for ever.

::

    store = open_store("sqlite:///atlas.sqlite", origin=read_atlas())
    ann = Author("Ann", "editor")
    edit = Edit("places", "sudzha", {"precision": "district", "uncertainty_m": 40000})
    store.save([edit], author=ann, why="The report names the district only.", base=store.head())
    store.atlas(reader=ann)          # with drafts; without a reader, what is published
    store.log.revisions(table="places", row_id="sudzha")
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine

from geodata.errors import EditRefused, NotThere
from geodata.model import Atlas, Rejected
from geodata.printable import printable
from geodata.reading import read_atlas
from geodata.store.backup import restore_backup, write_backup
from geodata.store.checking import require_sound
from geodata.store.content import replacing
from geodata.store.digests import keep_digest, revision_of_digest
from geodata.store.engine import connect, file_of, make_private, parse_url, reading, writing
from geodata.store.founding import atlas_in, founding, of_folder
from geodata.store.gate import as_drafts, named, require_why
from geodata.store.home import data_folder, home_of
from geodata.store.layers import Layers
from geodata.store.log import Log, changes_of, last_publication, revision_at
from geodata.store.merge import Outcome, merged
from geodata.store.origin import Origin, by_row, files_digest, keep_rows, put_rows
from geodata.store.recording import record
from geodata.store.review import Review
from geodata.store.rights import grant
from geodata.store.roles import require_role, sees_drafts
from geodata.store.schema import bring_up_to_date
from geodata.store.unsaved import Unsaved
from geodata.store.values import (
    LOCAL,
    PUBLIC,
    Author,
    Change,
    Conflict,
    Difference,
    Edit,
    Fields,
    Kind,
    Revision,
    Role,
    Row,
)
from geodata.store.world import World, head_of, world_at

__all__ = [
    "LOCAL", "PUBLIC", "Author", "Change", "Conflict", "Difference", "Edit", "Fields", "Revision",
    "Role", "Row", "Store", "open_store",
]  # fmt: skip


def open_store(url: str | None = None, *, origin: Atlas | None = None) -> Store:
    """Return the store at an address.

    Parameters
    ----------
    url
        ``sqlite:///FILE`` (three slashes and a relative path, or four and an absolute one) or
        ``postgresql+psycopg://USER@HOST/DATABASE``. Without one: the store of the atlas that the
        app shows, in the user's data folder unless ``ATLAS`` names another, made of its folder.
    origin
        The atlas that becomes the first revision of a store that has none.

    Returns
    -------
    Store
        Its database has the newest shape; an older one is migrated.

    Raises
    ------
    StoreUnavailable
        The address is none, or the database cannot be reached or used.
    """
    if url is None:
        home = home_of(os.environ.get("ATLAS"), data_folder(os.environ))
        url, origin = home.url, origin or read_atlas(home.folder)
    address = parse_url(url)
    engine = connect(address)
    try:
        bring_up_to_date(engine)
        store = Store(engine)
        if origin is not None and not store.head():
            store.found(origin)
    except BaseException:
        engine.dispose()
        raise
    file = file_of(address)
    if file is not None:
        make_private(file)
    return store


class Store:
    """An atlas with its history, in a database that only ever adds to it.

    ``log`` tells what was done, ``review`` is the gate to what the public sees, ``layers`` are the
    own layers with any properties, ``origin`` the folder it was made of, and ``unsaved`` keeps what
    authors have not saved yet. Every write asks for the author's role first. A store may be used
    by many threads and processes.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.log = Log(engine)
        self.review = Review(engine)
        self.layers = Layers(engine, save=self.save)
        self.origin = Origin(engine, save=self.save)
        self.unsaved = Unsaved(engine)

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def head(self, *, reader: Author | None = None) -> int:
        """Return the number of the newest revision; 0 when there is none.

        With a reader who may see no draft, that of the last publication: nothing that this reader
        sees has changed since.
        """
        with reading(self._engine) as connection:
            if reader is None or sees_drafts(reader):
                return head_of(connection)
            return last_publication(connection)

    def atlas(self, revision: int | None = None, *, reader: Author = PUBLIC) -> Atlas:
        """Return the atlas at a revision, whole.

        Parameters
        ----------
        revision
            Its number; None: the newest.
        reader
            Who reads. An editor, reviewer or admin gets all drafts, anybody else what is published.

        Returns
        -------
        Atlas
            With ``path`` None. Its ``revision`` is the digest that a folder with the same rows has.

        Raises
        ------
        NotThere
            The store has no such revision.
        """
        with reading(self._engine) as connection:
            world = world_at(connection, revision, published=not sees_drafts(reader))
            atlas = atlas_in(world)
        published = not sees_drafts(reader)
        keep_digest(self._engine, world.revision, atlas.revision, published=published)
        return atlas

    def revision_of(self, digest: str, *, reader: Author = PUBLIC) -> int | None:
        """Return the newest revision at which this reader's atlas had a digest that starts so.

        None: no such digest was ever read here. ``digest`` has at least the eight digits that an
        address carries.
        """
        return revision_of_digest(self._engine, digest, drafts=sees_drafts(reader))

    def rows(
        self, table: str, *, revision: int | None = None, reader: Author = PUBLIC
    ) -> list[Row]:
        """Return the rows of a table in their order; ``layer:NAME`` is that of an own layer.

        Parameters, errors and what ``reader`` sees are those of ``atlas``.
        """
        with reading(self._engine) as connection:
            world = world_at(connection, revision, published=not sees_drafts(reader))
            return list(world.rows(table))

    def row(
        self, table: str, row_id: str, *, revision: int | None = None, reader: Author = PUBLIC
    ) -> Row | None:
        """Return one row, or None when it is not there; see ``rows``."""
        with reading(self._engine) as connection:
            world = world_at(connection, revision, published=not sees_drafts(reader))
            return world.some(table, [row_id]).get(row_id)

    def save(
        self,
        edits: Sequence[Edit],
        *,
        author: Author,
        why: str,
        base: int,
        kind: Kind = "save",
    ) -> Revision:
        """Save edits as one revision, all or none; it is on the disk when this returns.

        Parameters
        ----------
        edits
            At most one for each row. They are drafts until somebody else publishes them
            (``review``); a claim becomes a draft again.
        author
            Who saves: an editor, reviewer or admin.
        why
            The reason, for the log.
        base
            The revision on which the author saw the rows. What others changed since is kept: other
            rows as they are, the same row field by field.

        Returns
        -------
        Revision
            The new one; the newest one as it is when the edits change nothing.

        Raises
        ------
        EditConflict
            The same field was changed by others since. ``conflicts`` has base, theirs and mine of
            each; save the choice with ``base`` set to the error's ``head``.
        EditRefused
            The rows would have faults; ``faults`` has all of them.
        NotAllowed
            The author's role does not reach.
        StoreUnavailable
            It could not be written; nothing of it is kept.
        """
        require_role(author, "editor", "save an edit")
        require_why(why)
        with writing(self._engine) as connection:
            world = world_at(connection, None, published=False)
            if not 0 <= base <= world.revision:
                raise NotThere(f"there is no revision {base} to have edited; open the page again")
            outcomes = merged(world, named(edits), base=base)
            return _recorded(world, outcomes, author=author, why=why, base=base, kind=kind)

    def undo(self, revision: int, *, author: Author, why: str = "") -> Revision:
        """Take back what a revision did, as a new revision; undoing that one is a redo.

        Raises
        ------
        EditConflict
            A field was changed again since.
        EditRefused
            It was a publication, or the rows would have faults.
        NotAllowed, NotThere, StoreUnavailable
            As for ``save``; there is no such revision.
        """
        require_role(author, "editor", "undo an edit")
        with writing(self._engine) as connection:
            world = world_at(connection, None, published=False)
            undone = revision_at(connection, revision)
            if undone.kind in ("created", "publish"):
                reason = "what was published stays so; retract it, or publish a correction"
                raise EditRefused((Rejected("history", f"revision {revision}", "", undone.kind,
                                            reason),))  # fmt: skip
            edits = [
                Edit(
                    change.table,
                    change.row_id,
                    replacing(change.after, change.before),
                    change.version,
                )
                for change in changes_of(connection, revision=revision)
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

    def restore(
        self, table: str, row_id: str, version: int, *, author: Author, why: str = ""
    ) -> Revision:
        """Make a row what it was at one of its versions, deleted or not, as a new revision.

        Raises
        ------
        NotThere
            The row never had that version.
        EditRefused, NotAllowed, StoreUnavailable
            As for ``save``.
        """
        require_role(author, "editor", "restore a version")
        with writing(self._engine) as connection:
            world = world_at(connection, None, published=False)
            changes = changes_of(connection, table=table, row_id=row_id)
            found = next((change for change in changes if change.version == version), None)
            if found is None:
                raise NotThere(f"{table} {printable(row_id)} has no version {version}")
            edit = Edit(
                table, row_id, replacing(changes[-1].after, found.after), changes[-1].version
            )
            why = why or f"version {version} restored"
            outcomes = merged(world, [edit], base=world.revision)
            return _recorded(
                world, outcomes, author=author, why=why, base=world.revision, kind="restore"
            )

    def backup(self, path: Path) -> int:
        """Write the whole store into one file, and return the last revision's number.

        Raises
        ------
        UnwritableFile
            It cannot be written; a file that was there is whole.
        """
        return write_backup(self._engine, path)

    def restore_backup(self, path: Path) -> int:
        """Fill this empty store from a backup, and return the last revision's number.

        Raises
        ------
        EditConflict, UnreadableFile
            The store is not empty; the file is no whole, unchanged backup. Nothing is kept then.
        """
        return restore_backup(self._engine, path)

    def grant(self, role: str) -> None:
        """Let a role of PostgreSQL read this store and add to it, and nothing else.

        Raises
        ------
        StoreUnavailable
            The store is no PostgreSQL, there is no such role, or this one does not own the tables.
        """
        grant(self._engine, role)

    def found(self, origin: Atlas) -> None:
        """Make an atlas the first revision, published; nothing happens when there is one."""
        outcomes = founding(origin)
        with writing(self._engine) as connection:
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
        keep_digest(self._engine, 1, origin.revision, published=False)


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
