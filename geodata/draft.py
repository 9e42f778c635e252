"""Work on one table that is not saved yet: steps that can be undone and done again.

A draft is a value. It stands on a revision of the table, its ``base``; what others save meanwhile
is merged when the draft is saved (``geodata.history``), never before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from geodata.errors import EditConflict

Fields = Mapping[str, object]
Rows = Mapping[str, Fields]
"""Row to its fields by name; a property of an own layer is named ``properties/NAME``."""

MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class Touch:
    """What a step does to one row.

    ``before`` and ``after`` hold the fields that differ, each only where it is there; None is a row
    that is not there, and the other side then holds all its fields.
    """

    row: str
    before: Fields | None
    after: Fields | None


@dataclass(frozen=True, slots=True)
class Step:
    """What was done at once, and what it is called in the log when it was a repair."""

    touches: tuple[Touch, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An author's work on one table.

    ``base`` is the revision that it stands on. ``done`` of the ``steps`` are in effect, and
    ``saved`` of them are in ``base``: a step may be undone after it was saved, and then waits to be
    saved as the change back. ``acts`` are the last numbers heard from each open page, ``left`` the
    advice that the author leaves as it is.
    """

    base: int
    steps: tuple[Step, ...] = ()
    done: int = 0
    saved: int = 0
    acts: Mapping[str, int] = field(default_factory=dict)
    left: frozenset[str] = frozenset()

    @property
    def is_clean(self) -> bool:
        """Whether nothing waits to be saved."""
        return self.done == self.saved

    def pending(self) -> tuple[Step, ...]:
        """Return the steps that stand between ``base`` and what the author sees."""
        if self.done >= self.saved:
            return self.steps[self.saved : self.done]
        return tuple(inverse(step) for step in reversed(self.steps[self.done : self.saved]))

    def notes(self) -> tuple[str, ...]:
        """Return what the repairs that wait to be saved did, each once."""
        return tuple(dict.fromkeys(step.note for step in self.pending() if step.note))


def touch_of(row: str, before: Fields | None, after: Fields | None) -> Touch:
    """Return what makes one state of a row the other, or of no row (None)."""
    if before is None or after is None:
        return Touch(row, before, after)
    names = [
        name
        for name in {**before, **after}
        if (name in before) != (name in after) or before.get(name) != after.get(name)
    ]
    return Touch(
        row,
        {name: before[name] for name in names if name in before},
        {name: after[name] for name in names if name in after},
    )


def inverse(step: Step) -> Step:
    """Return the step that takes another back."""
    touches = (Touch(touch.row, touch.after, touch.before) for touch in reversed(step.touches))
    return Step(tuple(touches), f"undone: {step.note}" if step.note else "")


def apply_step(rows: Rows, step: Step) -> dict[str, Fields]:
    """Return the rows after a step.

    Raises
    ------
    EditConflict
        A field of a row is no longer what the step found, so it was changed by somebody else.
    """
    after = dict(rows)
    for touch in step.touches:
        fields = _touched(after.get(touch.row), touch)
        if fields is None:
            after.pop(touch.row, None)
        else:
            after[touch.row] = fields
    return after


def working_rows(draft: Draft, rows: Rows) -> dict[str, Fields | None]:
    """Return the rows that a draft changes, as the author sees them; None is a deleted one.

    Parameters
    ----------
    draft
        The author's work.
    rows
        The table at the draft's base.

    Raises
    ------
    EditConflict
        The draft does not stand on these rows.
    """
    touched = {touch.row for step in draft.pending() for touch in step.touches}
    now: Rows = {name: rows[name] for name in touched if name in rows}
    for step in draft.pending():
        now = apply_step(now, step)
    found = {name: now.get(name) for name in sorted(touched)}
    return {name: fields for name, fields in found.items() if fields != rows.get(name)}


def put_on(draft: Draft, rows: Rows, *, base: int) -> Draft:
    """Return the draft on rows that are no longer those it began on, as one step.

    Every field that it sets is set, whatever the rows have there; all else is as the rows have it.
    """
    now = dict(rows)
    touches = [touch for step in draft.pending() for touch in step.touches]
    for touch in touches:
        if touch.after is None:
            now.pop(touch.row, None)
            continue
        gone = (touch.before or {}).keys() - touch.after.keys()
        fields = {**now.get(touch.row, {}), **touch.after}
        now[touch.row] = {name: value for name, value in fields.items() if name not in gone}
    names = dict.fromkeys(touch.row for touch in touches)
    wanted = [touch_of(name, rows.get(name), now.get(name)) for name in names]
    return do(Draft(base=base, acts=draft.acts, left=draft.left), wanted)


def do(draft: Draft, touches: Iterable[Touch], *, note: str = "") -> Draft:
    """Return the draft after one more step; what was undone before it is gone, unless saved."""
    step = Step(tuple(touch for touch in touches if touch.before != touch.after), note)
    if not step.touches:
        return draft
    kept, saved = draft.steps[: draft.done], draft.saved
    if draft.done < saved:  # undone after it was saved: the way back becomes part of the story
        kept = (*draft.steps[:saved], *draft.pending())
    kept = (*kept, step)
    surplus = max(0, min(len(kept) - MOST_STEPS, saved))
    return replace(draft, steps=kept[surplus:], done=len(kept) - surplus, saved=saved - surplus)


def undo(draft: Draft, rows: Rows) -> Draft:
    """Return the draft without its last step, saved or not.

    Raises
    ------
    EditConflict
        Somebody else has changed since what the step did; nothing is undone.
    """
    return _moved(draft, rows, -1)


def redo(draft: Draft, rows: Rows) -> Draft:
    """Return the draft with the step again that was undone last; errors as for ``undo``."""
    return _moved(draft, rows, 1)


def after_save(draft: Draft, base: int, renamed: Mapping[str, str]) -> Draft:
    """Return the draft once it is saved as revision ``base``, with new rows by their own names."""
    steps = tuple(
        replace(
            step,
            touches=tuple(
                replace(touch, row=renamed.get(touch.row, touch.row)) for touch in step.touches
            ),
        )
        for step in draft.steps
    )
    return replace(draft, base=base, steps=steps, saved=draft.done)


def to_json(draft: Draft) -> dict[str, Any]:
    """Return a draft as a JSON object."""
    return {
        "base": draft.base,
        "done": draft.done,
        "saved": draft.saved,
        "acts": dict(draft.acts),
        "left": sorted(draft.left),
        "steps": [
            {
                "note": step.note,
                "touches": [[touch.row, touch.before, touch.after] for touch in step.touches],
            }
            for step in draft.steps
        ],
    }


def from_json(value: Mapping[str, Any]) -> Draft:
    """Return the draft of a JSON object that ``to_json`` made."""
    steps = (
        Step(tuple(Touch(*touch) for touch in step["touches"]), step["note"])
        for step in value["steps"]
    )
    return Draft(
        base=value["base"],
        steps=tuple(steps),
        done=value["done"],
        saved=value["saved"],
        acts=value["acts"],
        left=frozenset(value["left"]),
    )


def _moved(draft: Draft, rows: Rows, by: int) -> Draft:
    if not 0 <= draft.done + by <= len(draft.steps):
        return draft
    moved = replace(draft, done=draft.done + by)
    working_rows(moved, rows)  # raises where it cannot be
    return moved


def _touched(fields: Fields | None, touch: Touch) -> Fields | None:
    if touch.before is None or touch.after is None:
        if fields != touch.before:
            raise _changed(touch.row, ())
        return touch.after
    if fields is None:
        raise _changed(touch.row, ())
    names: Sequence[str] = list({**touch.before, **touch.after})
    before = touch.before
    other = [
        name
        for name in names
        if (name in fields) != (name in before) or fields.get(name) != before.get(name)
    ]
    if other:
        raise _changed(touch.row, other)
    gone = touch.before.keys() - touch.after.keys()
    return {name: value for name, value in {**fields, **touch.after}.items() if name not in gone}


def _changed(row: str, names: Sequence[str]) -> EditConflict:
    what = ", ".join(names) or "the row"
    return EditConflict(
        f"{row}: {what} was changed by somebody else since; look at the history and decide there"
    )
