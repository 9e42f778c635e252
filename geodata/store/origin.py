"""The folder that a store was made of: whether its files changed since, and taking that over."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, insert, select

from geodata.errors import EditConflict, UnreadableFile
from geodata.model import Atlas
from geodata.reading import read_atlas
from geodata.schema import TABLES
from geodata.store.content import differing, flat, same, to_text
from geodata.store.engine import reading, writing
from geodata.store.founding import rows_of
from geodata.store.roles import require_role
from geodata.store.tables import ORIGINALS
from geodata.store.values import ORIGIN, Author, Conflict, Edit, Fields, Revision
from geodata.store.world import World, world_at

FOLDER = "folder"
Keep = Literal["store", "files"]
Rows = dict[tuple[str, str], Fields]


@dataclass(slots=True)
class _Taking:
    """What the files would change, and what was edited in the store as well."""

    edits: list[Edit] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)


class Origin:
    """The files that a store began with, and what became of them."""

    def __init__(self, engine: Engine, *, save: Callable[..., Revision]) -> None:
        self._engine = engine
        self._save = save

    def changed(self, digest: str) -> bool:
        """Return whether the files, by their ``files_digest``, are others than those known here."""
        with reading(self._engine) as connection:
            about = _about(world_at(connection, None, published=False))
            return "files" in about and about["files"] != digest

    def ignore(self, folder: Path, *, author: Author) -> Revision:
        """Remember that the files as they are now shall not be taken over.

        Raises
        ------
        NotAllowed, StoreUnavailable
            As for ``Store.save``.
        """
        edit = Edit(ORIGIN, FOLDER, {"files": files_digest(folder)})
        return self._save_now([edit], author=author, why="changed files ignored")

    def take(self, folder: Path, *, author: Author, keep: Keep | None = None) -> Revision:
        """Take over what changed in the files since they were taken over last, as drafts.

        Parameters
        ----------
        folder
            The atlas's folder.
        author
            Who takes it over.
        keep
            Whose value stays where a field was edited both in the store and in the files.

        Raises
        ------
        EditConflict
            There is such a field, and ``keep`` does not say; ``conflicts`` has all, the store's
            value as theirs and that of the files as mine.
        UnreadableFile
            The folder cannot be read.
        EditRefused, NotAllowed, StoreUnavailable
            As for ``Store.save``.
        """
        require_role(author, "editor", "take over files")
        digest = files_digest(folder)
        new = by_row(read_atlas(folder))
        rows = keep_rows(new)
        with reading(self._engine) as connection:
            world = world_at(connection, None, published=False)
            found = _compared(world, _taken_last(world), new, keep)
        if found.conflicts:
            raise EditConflict(
                f"{len(found.conflicts)} fields were edited both here and in the files; choose "
                "whose value stays",
                conflicts=tuple(found.conflicts),
                head=world.revision,
            )
        with writing(self._engine) as connection:
            sha256 = put_rows(connection, rows)
        about = Edit(ORIGIN, FOLDER, {"files": digest, "rows": sha256})
        return self._save_now([*found.edits, about], author=author, why="changed files taken over",
                              base=world.revision)  # fmt: skip

    def _save_now(
        self, edits: list[Edit], *, author: Author, why: str, base: int | None = None
    ) -> Revision:
        if base is None:
            with reading(self._engine) as connection:
                base = world_at(connection, None, published=False).revision
        return self._save(edits, author=author, why=why, base=base, kind="import")


def files_digest(folder: Path) -> str:
    """Return the SHA-256 of an atlas's files, by their names and bytes.

    Raises
    ------
    UnreadableFile
        One of them cannot be read.
    """
    digest = hashlib.sha256()
    try:
        for path in sorted([*folder.glob("*.*json"), *folder.glob("briefings/*.json")]):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(folder).as_posix()}\n{content}\n".encode())
    except OSError as error:
        raise UnreadableFile(f"the files of the atlas cannot be read ({error.strerror})") from None
    return digest.hexdigest()


def by_row(atlas: Atlas) -> Rows:
    """Return the rows of an atlas by table and name."""
    return {(table, row_id): fields for table, row_id, fields in rows_of(atlas)}


def keep_rows(rows: Rows) -> bytes:
    """Return rows as the bytes that ``put_rows`` keeps."""
    return to_text([[table, row_id, fields] for (table, row_id), fields in rows.items()]).encode()


def put_rows(connection: Connection, content: bytes) -> str:
    """Keep rows of a folder among the originals, and return their SHA-256."""
    sha256 = hashlib.sha256(content).hexdigest()
    known = select(ORIGINALS.c.sha256).where(ORIGINALS.c.sha256 == sha256)
    if connection.execute(known).first() is None:
        values = {"sha256": sha256, "filename": "rows of the folder", "content": content}
        connection.execute(insert(ORIGINALS), [values])
    return sha256


def _about(world: World) -> Fields:
    row = world.some(ORIGIN, [FOLDER]).get(FOLDER)
    return {} if row is None else row.fields


def _taken_last(world: World) -> Rows:
    wanted = ORIGINALS.c.sha256 == str(_about(world).get("rows", ""))
    content = world.connection.execute(select(ORIGINALS.c.content).where(wanted)).scalar()
    rows = json.loads(content) if content else []
    return {(table, row_id): fields for table, row_id, fields in rows}


def _compared(world: World, old: Rows, new: Rows, keep: Keep | None) -> _Taking:
    taking = _Taking()
    for table in dict.fromkeys(name for name, _ in (*old, *new)):
        now = {row.row_id: row.fields for row in world.rows(table)}
        was = {name: fields for (of, name), fields in old.items() if of == table}
        wanted = {name: fields for (of, name), fields in new.items() if of == table}
        if table in TABLES and TABLES[table].key is None:
            taking.edits += _without_names(table, was, wanted, now)
            continue
        for name in dict.fromkeys([*was, *wanted]):
            _compare(
                taking, Edit(table, name, wanted.get(name)), was.get(name), now.get(name), keep
            )
    return taking


def _without_names(
    table: str, was: Mapping[str, Fields], wanted: Mapping[str, Fields], now: Mapping[str, Fields]
) -> Iterator[Edit]:
    """Yield the edits of a table whose rows have no identifier: rows are told by their content."""
    before = {to_text(fields) for fields in was.values()}
    after = {to_text(fields): fields for fields in wanted.values()}
    here = {to_text(fields): name for name, fields in now.items()}
    for text in before - after.keys():
        if text in here:
            yield Edit(table, here[text], None)
    for text, fields in after.items():
        if text not in before and text not in here:
            yield Edit(table, "", fields)


def _compare(
    taking: _Taking, edit: Edit, was: Fields | None, now: Fields | None, keep: Keep | None
) -> None:
    """Add what the files change in one row, and what the store has changed as well."""
    one, other, here = flat(was or {}), flat(edit.fields or {}), flat(now or {})
    wanted: dict[str, object] = {}
    for name in differing(one, other):
        if same(here.get(name), other.get(name)):
            continue
        if same(here.get(name), one.get(name)) or keep == "files":
            wanted[name] = other.get(name)
        elif keep is None:
            values = (one.get(name), here.get(name), other.get(name))
            taking.conflicts.append(Conflict(edit.table, edit.row_id, name, *values, "", 0))
    if edit.fields is None:
        if now is not None and not {*here} - {*one} and len(wanted) == len(here):
            taking.edits.append(Edit(edit.table, edit.row_id, None))
    elif wanted:
        taking.edits.append(Edit(edit.table, edit.row_id, wanted))
