"""One table at one revision, read once for all who edit it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from geodata.advice import Advice, Background, advise, background_of
from geodata.history import Author, Store
from geodata.model import Atlas
from geodata.store.content import flat
from geodata.store.values import LAYER_PREFIX
from layers.desk import layer_payload
from layers.geometries import with_built_geometry
from layers.payload import Payload
from pages.parts import served

MOST_CHECKED = 2000
"""Of a longer table only the rows being edited are checked."""

Fields = Mapping[str, object]


@dataclass(frozen=True)
class Sheet:
    """The rows of a table at a revision, each with its version, and what they are compared with."""

    table: str
    revision: int
    rows: Mapping[str, Fields]
    versions: Mapping[str, int]
    published: Mapping[str, bool]
    atlas: Atlas

    @property
    def address(self) -> str:
        """Where the browser of somebody who may see drafts fetches the rows."""
        return served.DATA + served.SHELF.put(self._payload, public=False)

    @cached_property
    def _payload(self) -> Payload:
        return layer_payload(self.table, with_built_geometry(self.table, self.rows, self.atlas))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of all fields that some row has, in their order."""
        return tuple(dict.fromkeys(name for fields in self.rows.values() for name in fields))

    @cached_property
    def background(self) -> Background:
        """What a row is compared with."""
        return background_of(self.atlas)

    @cached_property
    def advice(self) -> Mapping[str, tuple[Advice, ...]]:
        """The advice on each row as it was saved, where there is some."""
        if len(self.rows) > MOST_CHECKED:
            return {}
        found = {row: self.advise(row, fields) for row, fields in self.rows.items()}
        return {row: items for row, items in found.items() if items}

    def advise(self, row: str, fields: Fields) -> tuple[Advice, ...]:
        """Return the advice on a row as it is now."""
        saved = self.rows.get(row)
        return advise(
            self.table.removeprefix(LAYER_PREFIX),
            record_of(fields),
            self.background,
            saved=None if saved is None else record_of(saved),
        )


def record_of(fields: Fields) -> dict[str, object]:
    """Return a row's fields under the names that checks know: properties by their own."""
    return {name.removeprefix("properties/"): value for name, value in fields.items()}


def read_sheet(store: Store, table: str, revision: int, reader: Author) -> Sheet:
    """Return a table at a revision, with drafts."""
    return _read(store, table, revision, reader.role)


@lru_cache(maxsize=12)
def _read(store: Store, table: str, revision: int, role: str) -> Sheet:
    reader = Author("", role)  # type: ignore[arg-type]  # a role that an author had
    rows = store.rows(table, revision=revision, reader=reader)
    return Sheet(
        table=table,
        revision=revision,
        rows={row.row_id: flat(row.fields) for row in rows},
        versions={row.row_id: row.version for row in rows},
        published={row.row_id: row.published for row in rows},
        atlas=_atlas(store, revision, role),
    )


@lru_cache(maxsize=4)
def _atlas(store: Store, revision: int, role: str) -> Atlas:
    return store.atlas(revision, reader=Author("", role))  # type: ignore[arg-type]  # as above
