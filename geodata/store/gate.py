"""What makes an edit a draft: nobody publishes by saving."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import replace

from geodata.errors import EditRefused
from geodata.model import Rejected
from geodata.printable import printable
from geodata.schema import TABLES
from geodata.store.merge import Outcome
from geodata.store.values import BRIEFINGS, ORIGIN, SET_ASIDE, Edit

DRAFT, PUBLISHED, RETRACTED = "draft", "published", "retracted"
_LONGEST_WHY, _LONGEST_NAME = 2000, 1000
_UNKEPT = re.compile(r"[\x00\ud800-\udfff]")


def named(edits: Sequence[Edit]) -> list[Edit]:
    """Return the edits with a name for each new row.

    Raises
    ------
    EditRefused
        A name has a character that no database keeps, or is longer than 1,000.
    """
    found = [_named(edit) for edit in edits]
    bad = [edit for edit in found if not _is_name(edit.row_id)]
    if bad:
        reason = "a name of 1 to 1,000 characters, none of them U+0000 or half of one, is needed"
        raise EditRefused(
            tuple(Rejected(edit.table, "", "", printable(edit.row_id), reason) for edit in bad)
        )
    return found


def as_drafts(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return what edits make of rows, with the status that a claim has until it is published.

    A claim that is new or was published becomes a draft. A retracted claim stays retracted, unless
    the edit makes it a draft.
    """
    return [_as_draft(outcome) for outcome in outcomes]


def require_why(why: str) -> None:
    """Raise unless there is a reason for the log.

    Raises
    ------
    EditRefused
        There is none, or it is longer than 2,000 characters.
    """
    if not why.strip():
        reason = "a reason is needed; say in a few words why"
    elif len(why) > _LONGEST_WHY:
        reason = f"it has {len(why)} characters and may have {_LONGEST_WHY}; shorten it"
    elif _UNKEPT.search(why):
        reason = "it has the character U+0000 or half of one; remove it"
    else:
        return
    raise EditRefused((Rejected("history", "", "why", printable(why), reason),))


def _is_name(name: str) -> bool:
    return bool(name) and len(name) <= _LONGEST_NAME and not _UNKEPT.search(name)


def _named(edit: Edit) -> Edit:
    if edit.fields is None or edit.row_id:
        return edit
    key = _key_of(edit.table)
    name = edit.fields.get(key) if key else secrets.token_hex(8)
    return replace(edit, row_id=str(name or ""), version=0)


def _key_of(table: str) -> str | None:
    if table == BRIEFINGS:
        return "briefing_id"
    return TABLES[table].key if table in TABLES else None


def _as_draft(outcome: Outcome) -> Outcome:
    if outcome.table in (ORIGIN, SET_ASIDE):  # says where rows came from, and is no row of them
        return replace(outcome, published=True)
    if outcome.table != "claims" or outcome.fields is None or outcome.changes_nothing:
        return outcome
    status = outcome.fields.get("status")
    before = (outcome.before or {}).get("status")
    if status == PUBLISHED or (status == RETRACTED and before != RETRACTED):
        return replace(outcome, fields={**outcome.fields, "status": DRAFT})
    return outcome
