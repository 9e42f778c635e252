"""Briefings as this reader edits them: kept in the store at once, public when published."""

from __future__ import annotations

from dataclasses import dataclass

from geodata import GeodataError
from geodata.briefing_text import briefing_record
from geodata.briefings import Briefing
from geodata.errors import EditConflict, RowsWouldBeLost
from geodata.history import Edit
from geodata.model import Atlas
from geodata.store.content import same
from geodata.store.roles import reaches, sees_drafts
from geodata.store.values import BRIEFINGS
from pages.parts import served, state


@dataclass(frozen=True, slots=True)
class Step:
    """One edit: the briefing before (None: there was none) and after it."""

    before: Briefing | None
    after: Briefing


def briefings(atlas: Atlas) -> tuple[Briefing, ...]:
    """Return every briefing of the atlas, as it was edited last for those who may see drafts."""
    if not sees_drafts(state.author()):
        return atlas.briefings
    return served.atlas(drafts=True).briefings


def is_public(briefing: Briefing) -> bool:
    """Return whether the audience sees a briefing as it is here."""
    return briefing in served.atlas().briefings


def may_edit() -> bool:
    """Return whether this reader may edit at all."""
    return reaches(state.author(), "editor")


def may_publish() -> bool:
    """Return whether this reader may publish at all; an own edit takes somebody else."""
    return reaches(state.author(), "reviewer")


def publish(briefing: Briefing) -> None:
    """Show a briefing to the audience as it is; when that fails, ``problem`` says why."""
    try:
        store = served.store()
        drafts = store.review.awaiting(reader=state.author(), table=BRIEFINGS)
        items = [draft.item for draft in drafts if draft.row_id == briefing.briefing_id]
        store.review.publish(items, author=state.author())
    except GeodataError as error:
        say(str(error))


def save(atlas: Atlas, before: Briefing | None, after: Briefing) -> None:
    """Keep an edited briefing; when that fails, ``problem`` says why.

    Parameters
    ----------
    atlas
        Whose briefing it is.
    before
        The briefing that was edited; None for a new one.
    after
        What it is now.
    """
    if _stored(atlas, before, after):
        _remember(after.briefing_id, (*_steps(after.briefing_id), Step(before, after)))


def can_undo(briefing: Briefing) -> bool:
    """Return whether there is an edit of this reader to be undone."""
    steps = _steps(briefing.briefing_id)
    return bool(steps) and steps[-1].before is not None


def undo(atlas: Atlas, briefing: Briefing) -> None:
    """Take back this reader's last edit, unless somebody has edited on top of it."""
    *steps, last = _steps(briefing.briefing_id)
    if last.before is not None and _stored(atlas, last.after, last.before):
        _remember(briefing.briefing_id, tuple(steps))


def problem() -> str:
    """Return, once, why the last edit was not kept; else the empty text."""
    found = state.held("edit_problem") or ""
    state.fill(edit_problem="")
    return found


def say(words: str) -> None:
    """Keep a problem for the page to show."""
    state.fill(edit_problem=words)


def _stored(atlas: Atlas, before: Briefing | None, after: Briefing) -> bool:
    try:
        _keep(atlas, before, after)
    except GeodataError as error:
        say(str(error))
        return False
    return True


def _keep(atlas: Atlas, before: Briefing | None, after: Briefing) -> None:
    name, store = after.briefing_id, served.store()
    row = store.row(BRIEFINGS, name, reader=state.author())
    standing = None if row is None else row.fields
    wanted = [briefing_record(briefing) for briefing in (before, after) if briefing is not None]
    if standing is None:
        is_mine = before is None
    else:
        is_mine = any(same(standing, record) for record in wanted)
    if not is_mine and any(f"/{name}.json" in fault.file for fault in atlas.rejected):
        raise RowsWouldBeLost(
            f"{name}: faults have set scenes aside, and saving would lose these scenes; correct "
            "them first"
        )
    if not is_mine:
        raise EditConflict(
            f"{name}: somebody saved it meanwhile; open it again and repeat your change"
        )
    edit = Edit(BRIEFINGS, name, briefing_record(after), row.version if row else 0)
    store.save([edit], author=state.author(), why="briefing edited", base=store.head())


def _steps(briefing_id: str) -> tuple[Step, ...]:
    """Return this reader's edits of a briefing, oldest first."""
    steps: dict[str, tuple[Step, ...]] = state.held("steps") or {}
    return steps.get(briefing_id, ())


def _remember(briefing_id: str, steps: tuple[Step, ...]) -> None:
    state.fill(steps={**(state.held("steps") or {}), briefing_id: steps})
