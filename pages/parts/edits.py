"""Briefings as this reader edits them: into one's own folder, or kept in the session."""

from __future__ import annotations

from dataclasses import dataclass

from geodata import GeodataError
from geodata.briefing_files import write_briefing
from geodata.briefings import Briefing
from geodata.errors import EditConflict
from geodata.model import Atlas
from geodata.reading import SHIPPED_ATLAS
from pages.parts import state


@dataclass(frozen=True, slots=True)
class Step:
    """One edit: the briefing before (None: there was none) and after it."""

    before: Briefing | None
    after: Briefing


def is_own(atlas: Atlas) -> bool:
    """Return whether edits are written into the atlas's folder: the shipped one stays as it is."""
    return atlas.path is not None and atlas.path.resolve() != SHIPPED_ATLAS.resolve()


def briefings(atlas: Atlas) -> tuple[Briefing, ...]:
    """Return every briefing of the atlas as this reader has edited it, then the reader's own."""
    known = {briefing.briefing_id: briefing for briefing in atlas.briefings}
    return tuple((known | _kept(atlas)).values())


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
        if is_own(atlas):
            write_briefing(after, atlas, instead_of=before)
        else:
            _keep(atlas, before, after)
    except GeodataError as error:
        say(str(error))
        return False
    return True


def _keep(atlas: Atlas, before: Briefing | None, after: Briefing) -> None:
    now = {briefing.briefing_id: briefing for briefing in briefings(atlas)}.get(after.briefing_id)
    if now not in (before, after):
        raise EditConflict(
            f"{after.briefing_id}: it changed meanwhile; open the page again and repeat the edit"
        )
    state.fill(briefings={**_kept(atlas), after.briefing_id: after})


def _kept(atlas: Atlas) -> dict[str, Briefing]:
    """Return what the session holds beside the atlas: nothing where the folder is written."""
    return {} if is_own(atlas) else dict(state.held("briefings") or {})


def _steps(briefing_id: str) -> tuple[Step, ...]:
    """Return this reader's edits of a briefing, oldest first."""
    steps: dict[str, tuple[Step, ...]] = state.held("steps") or {}
    return steps.get(briefing_id, ())


def _remember(briefing_id: str, steps: tuple[Step, ...]) -> None:
    state.fill(steps={**(state.held("steps") or {}), briefing_id: steps})
