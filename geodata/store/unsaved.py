"""What an author has not saved yet, kept on the server through a reload or a restart."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine, delete, insert, select

from geodata.store.content import to_text
from geodata.store.engine import reading, writing
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
    """Unsaved work, one value for each author and layer; it is no part of the history."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

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
        with writing(self._engine) as connection:
            connection.execute(delete(UNSAVED).where(*_of(layer, author)))
            connection.execute(insert(UNSAVED), [values])
        return kept

    def of(self, layer: str, *, author: Author) -> Work | None:
        """Return an author's work on a layer, if there is some."""
        with reading(self._engine) as connection:
            found = connection.execute(select(UNSAVED).where(*_of(layer, author))).first()
        if found is None:
            return None
        return Work(layer, json.loads(found.work), datetime.fromisoformat(found.kept))

    def drop(self, layer: str, *, author: Author) -> None:
        """Forget an author's work on a layer: it was saved or discarded."""
        with writing(self._engine) as connection:
            connection.execute(delete(UNSAVED).where(*_of(layer, author)))

    def others(self, *, author: Author) -> list[tuple[str, str, datetime]]:
        """Return who else has unsaved work, on which layer and since when, the newest first."""
        require_role(author, "editor", "see who else is editing")
        question = select(UNSAVED.c.author, UNSAVED.c.layer, UNSAVED.c.kept)
        newest = question.where(UNSAVED.c.author != author.name).order_by(UNSAVED.c.kept.desc())
        with reading(self._engine) as connection:
            found = connection.execute(newest).all()
        return [(name, layer, datetime.fromisoformat(kept)) for name, layer, kept in found]


def _of(layer: str, author: Author):  # type: ignore[no-untyped-def]  # noqa: ANN202  # two conditions
    return UNSAVED.c.author == author.name, UNSAVED.c.layer == layer
