"""The ids of features: kept as they came where they are good, given where there is none."""

from __future__ import annotations

import math

from geodata.importers.draft import Draft, Json
from geodata.importers.findings import counted
from geodata.importers.values import NeedsCare, whole_text
from geodata.printable import printable


def feature_ids(draft: Draft) -> list[Json]:
    """Return an id for every feature, each once; an id given twice is treated.

    Numbers and texts stay what they are, and 7 and "7" are two ids. A feature without an id is
    called by its place in the file, "1" for the first, or "1-2" where somebody else is called so.
    """
    _look_at_ids(draft)
    taken: set[Json] = set()
    tried: dict[str, int] = {}
    ids: list[Json] = list(draft.ids)
    first: dict[Json, int] = {}
    for position, number in enumerate(ids):
        if number is not None and position not in draft.dropped:
            first.setdefault(number, position)
    taken.update(first)
    unnamed = 0
    for position, number in enumerate(draft.ids):
        if position in draft.dropped or (number is not None and first[number] == position):
            continue
        if number is None:
            ids[position] = _free(str(position + 1), taken, tried)
        else:
            tried.setdefault(str(number), 2)
            ids[position] = _free(str(number), taken, tried)
        unnamed += number is None
        if number is not None and _is_aside(draft, position, number, ids[position]):
            draft.drop(position)
        else:
            taken.add(ids[position])
    if unnamed:
        draft.findings.notes.append(
            f"{counted(unnamed, 'feature')} without an id: called by place in the file."
        )
    return ids


def _look_at_ids(draft: Draft) -> None:
    """Treat the ids that cannot be handed on: infinity, and half a character."""
    for position, number in enumerate(draft.ids):
        if type(number) is float and math.isinf(number):
            raise NeedsCare
        if draft.may_have_surrogates and whole_text(number) != number:
            draft.ids[position] = whole_text(number)
            if (
                draft.findings.treat("broken-text", position, "half a character in the id")
                == "aside"
            ):
                draft.drop(position)


def _is_aside(draft: Draft, position: int, old: Json, new: str) -> bool:
    found, done = f"the id {printable(old)} again", f"given the id {printable(new)}"
    return draft.findings.treat("duplicate-id", position, found, done) == "aside"


def _free(wanted: str, taken: set[Json], tried: dict[str, int]) -> str:
    """Return an id that nobody has: as wanted, or with the next number behind it."""
    number = tried.get(wanted, 1)
    found = wanted if number == 1 else f"{wanted}-{number}"
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    tried[wanted] = number
    return found
