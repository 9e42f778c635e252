"""One author's work on one table: what was saved, what is not yet, and what may be done with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from geodata.advice import Advice
from geodata.draft import (
    Draft,
    Fields,
    Touch,
    after_save,
    do,
    redo,
    to_json,
    touch_of,
    undo,
    working_rows,
)
from geodata.errors import EditConflict, GeodataError
from geodata.history import Author, Conflict, Edit, Store
from geodata.schema import TABLES
from pages.parts import served, state
from pages.parts.desk import notices
from pages.parts.desk.sheet import Sheet, read_sheet


@dataclass
class Desk:
    """A table, its author, and the work on it; ``rows`` are those that the work changes."""

    store: Store
    author: Author
    sheet: Sheet
    draft: Draft
    rows: dict[str, Fields | None]
    head: int
    kept: datetime | None = None

    @property
    def table(self) -> str:
        """The name of the table; ``layer:NAME`` for an own layer."""
        return self.sheet.table

    @property
    def key(self) -> str:
        """What tells this draft from any other in a browser's memory."""
        return f"{self.author.name} {self.table}"

    def row(self, row: str) -> Fields | None:
        """Return a row as the author sees it, or None when it is not there."""
        return self.rows[row] if row in self.rows else self.sheet.rows.get(row)

    def all_rows(self) -> dict[str, Fields]:
        """Return every row as the author sees it, the new ones last."""
        now = {**self.sheet.rows, **self.rows}
        return {row: fields for row, fields in now.items() if fields is not None}

    def advice(self, row: str) -> tuple[Advice, ...]:
        """Return the advice on a row that is not left as it is."""
        fields = self.row(row)
        if fields is None:
            return ()
        saved = self.sheet.advice.get(row, ()) if row not in self.rows else None
        found = self.sheet.advise(row, fields) if saved is None else saved
        return tuple(item for item in found if mark_of(row, item) not in self.draft.left)

    def keep(self, draft: Draft) -> None:
        """Keep the draft on the server, where it outlives a reload and a restart."""
        self.rows = working_rows(draft, self.sheet.rows)
        self.draft = draft
        self.kept = self.store.unsaved.keep(self.table, to_json(draft), author=self.author)

    def act(self, changes: Mapping[str, Fields | None], *, note: str = "") -> None:
        """Do one step: each row to what it shall be, None to delete it."""
        touches = [touch_of(row, self.row(row), after) for row, after in changes.items()]
        self.keep(do(self.draft, touches, note=note))

    def undo(self) -> None:
        """Take the last step back; what cannot be is said on the page."""
        self._try(undo)

    def redo(self) -> None:
        """Do the last step again that was taken back."""
        self._try(redo)

    def _try(self, move: Any) -> None:  # noqa: ANN401  # undo or redo
        try:
            self.keep(move(self.draft, self.sheet.rows))
        except EditConflict as error:
            notices.say(str(error))

    def discard(self) -> None:
        """Forget what is not saved."""
        self.keep(Draft(base=self.head, acts=self.draft.acts))

    def accept(self, row: str, item: Advice) -> None:
        """Apply the repair that an advice proposes, to be told in the log."""
        fields = self.row(row)
        if fields is None or item.repair is None:
            return
        named = {_field(self.table, name): value for name, value in item.repair.changes.items()}
        after = {**fields, **named}
        gone = {name for name, value in named.items() if value is None}
        kept = {name: value for name, value in after.items() if name not in gone}
        self.act({row: kept}, note=f"{row}: {item.repair.label} ({item.title.lower()})")

    def leave(self, row: str, item: Advice) -> None:
        """Show an advice no more, as long as it says the same."""
        self.keep(replace(self.draft, left=self.draft.left | {mark_of(row, item)}))

    def edits(self) -> list[Edit]:
        """Return what is to be saved, row by row."""
        return [self._edit(row, fields) for row, fields in self.rows.items()]

    def _edit(self, row: str, fields: Fields | None) -> Edit:
        before, version = self.sheet.rows.get(row), self.sheet.versions.get(row, 0)
        if fields is None:
            return Edit(self.table, row, None, version)
        touch = touch_of(row, before or {}, fields)
        changes: dict[str, object] = {**dict.fromkeys(touch.before or ()), **(touch.after or {})}
        if gone := [
            name for name in changes if name.startswith("properties/") and name not in fields
        ]:
            for name in [*gone, *(name for name in changes if name.startswith("properties/"))]:
                changes.pop(name, None)
            changes["properties"] = {
                name.removeprefix("properties/"): value
                for name, value in fields.items()
                if name.startswith("properties/")
            }
        return Edit(self.table, final_name(self.table, row, before, fields), changes, version)

    def save(self, why: str) -> bool:
        """Save the work for review; a conflict is kept for the author to decide."""
        edits = self.edits()
        renamed = dict(zip(self.rows, (edit.row_id for edit in edits), strict=True))
        try:
            self.store = served.store()
            revision = self.store.save(edits, author=self.author, why=why, base=self.draft.base)
        except EditConflict as error:
            state.fill(desk_conflict=(self.table, error.conflicts, error.head, why))
            return False
        except GeodataError as error:
            notices.say(str(error))
            return False
        self._moved_to(revision.number, after_save(self.draft, revision.number, renamed))
        return True

    def decide(self, conflicts: Sequence[Conflict], mine: Iterable[Conflict], head: int) -> None:
        """Put the work on what others saved, with the author's choice for each disputed field."""
        theirs = read_sheet(self.store, self.table, head, self.author)
        keep_mine = {(conflict.row_id, conflict.field) for conflict in mine}
        left = {(one.row_id, one.field) for one in conflicts} - keep_mine
        wanted: list[Touch] = []
        for row, fields in self.rows.items():
            now = theirs.rows.get(row)
            if (row, "") in left:
                continue
            if fields is None or now is None or row not in self.sheet.rows:
                wanted.append(touch_of(row, now, fields))
                continue
            touch = touch_of(row, self.sheet.rows[row], fields)
            names = [
                name
                for name in {**(touch.before or {}), **(touch.after or {})}
                if (row, name) not in left
            ]
            after = {name: value for name, value in now.items() if name not in names}
            after |= {name: fields[name] for name in names if name in fields}
            wanted.append(touch_of(row, now, after))
        saved = self.draft.steps[: self.draft.saved]
        clean = replace(self.draft, base=head, steps=saved, done=len(saved), saved=len(saved))
        self._moved_to(head, do(clean, wanted))

    def _moved_to(self, revision: int, draft: Draft) -> None:
        self.sheet = read_sheet(self.store, self.table, revision, self.author)
        self.head = max(self.head, revision)
        self.keep(draft)


def final_name(table: str, row: str, before: Fields | None, fields: Fields) -> str:
    """Return under which name a row is saved: a new one takes its own identifier."""
    key = TABLES[table].key if table in TABLES else None
    return str(fields.get(key) or row) if key and before is None else row


def mark_of(row: str, item: Advice) -> str:
    """Return what tells one advice from another."""
    return f"{row}|{item.kind}|{item.column}|{item.text}"


def _field(table: str, name: str) -> str:
    return name if table in TABLES or name == "geometry" else f"properties/{name}"
