"""What an author has not saved yet, kept on the server through a reload or a restart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, Select, delete, insert, inspect, select

from geodata.store.content import to_text
from geodata.store.engine import connect_anew, make_folder, make_private, reading, writing
from geodata.store.roles import require_role
from geodata.store.tables import UNSAVED
from geodata.store.values import Author


@dataclass(frozen=True, slots=True)
class Work:
    """Unsaved work on one layer: any JSON value, and when it was kept (UTC)."""

    layer: str
    value: object
    kept: datetime


class Unsaved:
    """Unsaved work, one value for each author and layer; it is no part of the history.

    Parameters
    ----------
    engine
        Of the store.
    file
        Where the engine keeps it before there is a store; it is made when something is kept.
    """

    def __init__(self, engine: Engine, *, file: Path | None = None) -> None:
        self._engine = engine
        self._file = file

    def keep(self, layer: str, value: object, *, author: Author) -> datetime:
        """Keep an author's work on a layer in place of what was kept, and return when (UTC).

        Raises
        ------
        NotAllowed
            The author may not edit.
        EditRefused
            The value is no JSON.
        StoreUnavailable
            It could not be written.
        """
        require_role(author, "editor", "keep unsaved work")
        kept = datetime.now(UTC)
        values = {
            "author": author.name,
            "layer": layer,
            "kept": kept.isoformat(timespec="milliseconds"),
            "work": to_text(value),
        }
        if self._file is not None:
            make_folder(self._file.parent)
        with writing(self._engine) as connection:
            if self._file is not None:
                UNSAVED.create(connection, checkfirst=True)
                make_private(self._file)
            _put(connection, values)
        return kept

    def of(self, layer: str, *, author: Author) -> Work | None:
        """Return an author's work on a layer, if there is some."""
        found = self._read(select(UNSAVED).where(*_of(layer, author.name)))
        if not found:
            return None
        return Work(layer, json.loads(found[0].work), datetime.fromisoformat(found[0].kept))

    def drop(self, layer: str, *, author: Author) -> None:
        """Forget an author's work on a layer: it was saved or discarded."""
        if self.of(layer, author=author) is not None:
            with writing(self._engine) as connection:
                connection.execute(delete(UNSAVED).where(*_of(layer, author.name)))

    def others(self, *, author: Author) -> list[tuple[str, str, datetime]]:
        """Return who else has unsaved work, on which layer and since when, the newest first."""
        require_role(author, "editor", "see who else is editing")
        question = select(UNSAVED.c.author, UNSAVED.c.layer, UNSAVED.c.kept)
        newest = question.where(UNSAVED.c.author != author.name).order_by(UNSAVED.c.kept.desc())
        found = self._read(newest)
        return [(row.author, row.layer, datetime.fromisoformat(row.kept)) for row in found]

    def take_over(self, other: Unsaved) -> None:
        """Take over the work that was kept elsewhere; of one layer the newer work stays."""
        moved = other._read(select(UNSAVED))
        if not moved:
            return
        with writing(self._engine) as connection:
            for row in moved:
                here = select(UNSAVED.c.kept).where(*_of(row.layer, row.author))
                if row.kept > (connection.execute(here).scalar() or ""):
                    _put(connection, row._asdict())
        with writing(other._engine) as connection:
            for row in moved:
                same = (*_of(row.layer, row.author), UNSAVED.c.kept == row.kept)
                connection.execute(delete(UNSAVED).where(*same))

    def _read(self, question: Select[Any]) -> list[Row[Any]]:
        if self._file is not None and not self._file.exists():
            return []
        with reading(self._engine) as connection:
            if self._file is not None and not inspect(connection).has_table(UNSAVED.name):
                return []
            return list(connection.execute(question))


def unsaved_in(file: Path) -> Unsaved:
    """Return the unsaved work that a file of its own keeps, before there is a store."""
    return Unsaved(connect_anew(file), file=file)


def _put(connection: Connection, values: dict[str, Any]) -> None:
    connection.execute(delete(UNSAVED).where(*_of(values["layer"], values["author"])))
    connection.execute(insert(UNSAVED), [values])


def _of(layer: str, author: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  # two conditions
    return UNSAVED.c.author == author, UNSAVED.c.layer == layer
