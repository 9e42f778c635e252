"""What a file had that is not as it should be, and what was done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from geodata.importers.kinds import KINDS, Choice
from geodata.printable import printable

T = TypeVar("T")
_OFTEN = 1000


@dataclass(frozen=True, slots=True)
class Repair:
    """A named treatment of one feature, or of the whole file.

    ``feature`` says which in words ("feature 14 (id x)", counted from 1), and is empty for the
    whole file; ``position`` is the same counted from 0. ``kind`` is a name of ``kinds.KINDS``.
    ``found`` renders what stands there, ``done`` says what was done, or would be when ``applied``
    is false: then the table holds the feature as it came.
    """

    feature: str
    position: int | None
    kind: str
    found: str
    done: str
    reason: str
    applied: bool = True

    def __str__(self) -> str:
        """Return the treatment as one sentence."""
        done = self.done if self.applied else f"left as it is; proposed: {self.done}"
        return f"{self.feature or 'the file'}: found {self.found}; {done} ({self.reason})."


@dataclass(frozen=True, slots=True)
class SetAside:
    """A feature, or a part of the file, that is not in the table, and why.

    The members are those of ``Repair``; ``reason`` also says what to do. ``features`` is how many
    features it stands for: 1, or all those of a layer, or 0 for what is no feature.
    """

    feature: str
    position: int | None
    kind: str
    found: str
    reason: str
    features: int = 1

    def __str__(self) -> str:
        """Return the fault as one sentence."""
        return f"{self.feature or 'the file'}: found {self.found}; {self.reason}."


@dataclass(slots=True)
class Findings:
    """What reading one file comes upon.

    ``choices`` says what the analyst wants for a kind of fault. ``ids`` holds the features' own
    ids, as far as they have been read, to name them by; ``item`` is what one of them is called.
    ``reached`` is told how much of how much has been read.
    """

    choices: dict[str, Choice] = field(default_factory=dict)
    ids: list[object] = field(default_factory=list)
    item: str = "feature"
    reached: Callable[[int, int], None] = lambda done, total: None
    repairs: list[Repair] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def through(self, items: Iterable[T], total: int) -> Iterator[T]:
        """Yield all items, and tell now and then how many of the total have come."""
        for done, item in enumerate(items):
            if done % _OFTEN == 0:
                self.reached(done, total)
            yield item

    def choice(self, kind: str) -> Choice:
        """Return what is to be done with a kind of fault: as asked, if that is lawful."""
        asked = self.choices.get(kind, KINDS[kind].choices[0])
        return asked if asked in KINDS[kind].choices else KINDS[kind].choices[0]

    def treat(self, kind: str, position: int | None, found: str, done: str = "") -> Choice:
        """List one fault under its kind, and return what is to be done with it.

        A fault of the whole file (``position`` is None) sets no feature aside.
        """
        choice, rule = self.choice(kind), KINDS[kind]
        if position is None and choice == "aside":
            choice = rule.choices[0]
        if choice == "aside":
            self.set_aside(kind, position, found, rule.reason)
        else:
            self.repairs.append(
                Repair(
                    self._name(position),
                    position,
                    kind,
                    found,
                    done or rule.done,
                    rule.reason,
                    choice == "apply",
                )
            )
        return choice

    def set_aside(
        self, kind: str, position: int | None, found: str, reason: str = "", *, features: int = 1
    ) -> None:
        """List a feature, or something of the file, that does not come into the table."""
        why = reason or KINDS[kind].reason
        self.aside.append(SetAside(self._name(position), position, kind, found, why, features))

    def _name(self, position: int | None) -> str:
        if position is None:
            return ""
        found = self.ids[position] if position < len(self.ids) else None
        name = f"{self.item} {position + 1}"
        return name if found is None else f"{name} (id {printable(found)})"


def counted(number: int, what: str) -> str:
    """Return a number with what it counts.

    Examples
    --------
    >>> counted(1, "feature"), counted(1200, "feature")
    ('1 feature', '1,200 features')
    """
    return f"{number:,} {what}" + ("" if number == 1 else "s")
