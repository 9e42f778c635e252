"""The author's desk as it is at this moment, with what the open pages told meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from threading import Lock
from typing import Any, Literal

from geodata.draft import Draft, Fields, from_json, put_on, working_rows
from geodata.errors import EditConflict, GeodataError
from pages.parts import state
from pages.parts.desk import notices, place
from pages.parts.desk.desk import Desk
from pages.parts.desk.sheet import read_sheet

MOST_PAGES = 20
Verb = Literal["act", "undo", "redo", "discard", "accept", "leave", "decide", "save"]
_LOCK = Lock()


def open_desk(table: str) -> Desk:
    """Return the author's desk for a table: a name of the schema, or ``layer:NAME``.

    What this page told meanwhile (``layers/web/desk_journal.js``) is done first, each act once, and
    kept before this returns. What cannot be kept is said; the browser holds it and tells it again.
    """
    with _LOCK:  # two pages of one author tell the same draft
        return _heard(_opened(table))


def change(table: str, verb: Verb, *what: Any) -> None:  # noqa: ANN401  # what the verb takes
    """Do one thing with the author's work on a table as it is at this moment."""
    with _LOCK:
        desk = _heard(_opened(table))
        try:
            getattr(desk, verb)(*what)
        except GeodataError as error:
            notices.say(str(error))


def _heard(desk: Desk) -> Desk:
    told = (state.held("attributes") or {}).get("told")
    if told and told.get("key") == desk.key:
        page, known = str(told["page"]), desk.draft.acts.get(str(told["page"]), 0)
        try:
            for entry in told["entries"]:
                if entry["n"] > known:
                    _hear(desk, page, int(entry["n"]), entry["acts"])
        except GeodataError as error:
            notices.say(str(error))
    return desk


def _opened(table: str) -> Desk:
    store, author = place.store(), place.me()
    head = store.head()
    kept = store.unsaved.of(table, author=author)
    draft = from_json(kept.value) if kept else Draft(base=head)  # type: ignore[arg-type]  # ours
    if draft.is_clean or draft.base > head:
        draft = replace(draft, base=head)
    sheet = read_sheet(store, table, draft.base, author)
    try:
        rows = working_rows(draft, sheet.rows)
    except EditConflict:
        notices.say(
            "The files of the atlas changed since you began. Your work stands on what they say "
            "now; look at what changes before you save."
        )
        draft = put_on(draft, sheet.rows, base=draft.base)
        rows = working_rows(draft, sheet.rows)
    return Desk(store, author, sheet, draft, rows, head, kept.kept if kept else None)


def _hear(desk: Desk, page: str, number: int, acts: Iterable[Mapping[str, Any]]) -> None:
    others = {name: last for name, last in desk.draft.acts.items() if name != page}
    known = dict([*others.items(), (page, number)][-MOST_PAGES:])
    desk.draft = replace(desk.draft, acts=known)
    desk.act(_changes(desk, acts))


def _changes(desk: Desk, acts: Iterable[Mapping[str, Any]]) -> dict[str, Fields | None]:
    changes: dict[str, Fields | None] = {}
    for act in acts:
        row = str(act["row"])[:200]
        if act["set"] is None:
            changes[row] = None
            continue
        before = changes.get(row) or desk.row(row) or {}
        gone = set(act.get("gone") or ())
        after = {**before, **act["set"]}
        changes[row] = {name: value for name, value in after.items() if name not in gone}
    return changes
