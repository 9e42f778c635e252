"""An atlas with its history, in one database: what is read of it, and what is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from sqlalchemy import Engine

from geodata.model import Atlas
from geodata.store import saving
from geodata.store.backup import restore_backup, write_backup
from geodata.store.digests import keep_digest, revision_of_digest
from geodata.store.engine import reading
from geodata.store.founding import atlas_in
from geodata.store.layers import Layers
from geodata.store.log import Log, last_publication
from geodata.store.origin import Origin
from geodata.store.review import Review
from geodata.store.rights import grant
from geodata.store.roles import sees_drafts
from geodata.store.unsaved import Unsaved
from geodata.store.values import PUBLIC, Author, Edit, Kind, Revision, Row
from geodata.store.world import head_of, world_at


class Store:
    """An atlas with its history, in a database that only ever adds to it.

    ``log`` tells what was done, ``review`` is the gate to what the public sees, ``layers`` are the
    own layers with any properties, ``origin`` the folder it was made of, and ``unsaved`` keeps what
    authors have not saved yet. Every write asks for the author's role first. A store may be used
    by many threads and processes.
    """

    def __init__(self, engine: Engine, *, unsaved: Unsaved | None = None) -> None:
        self._engine = engine
        self.log = Log(engine)
        self.review = Review(engine)
        self.layers = Layers(engine, save=self.save)
        self.origin = Origin(engine, save=self.save)
        self.unsaved = unsaved or Unsaved(engine)

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
        return saving.save_edits(self._engine, edits, author=author, why=why, base=base, kind=kind)

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
        return saving.undo_revision(self._engine, revision, author=author, why=why)

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
        return saving.restore_version(self._engine, table, row_id, version, author=author, why=why)

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
        saving.found_store(self._engine, origin)
