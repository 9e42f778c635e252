"""The faults of an imported layer as things to look at: numbers on the map, and a few of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from geodata.importers.kinds import KINDS, Kind
from geodata.importing import ImportedLayer, Repair, SetAside

MOST_TOLD = 20
MOST_MARKS = 200


@dataclass(frozen=True, slots=True)
class Group:
    """All faults of one kind: how many, and a sentence for each of the first."""

    number: int
    kind: Kind
    count: int
    done: str
    told: tuple[str, ...]


def fault_groups(layer: ImportedLayer) -> list[Group]:
    """Return the faults of a layer by kind, in the order of ``kinds.KINDS``."""
    found: dict[str, list[Repair | SetAside]] = {}
    faults: list[Repair | SetAside] = [*layer.repairs, *layer.rejected]
    for fault in faults:
        found.setdefault(fault.kind, []).append(fault)
    present = [kind for name, kind in KINDS.items() if name in found]
    return [
        Group(
            number,
            kind,
            len(found[kind.name]),
            _done(found[kind.name]),
            tuple(map(str, found[kind.name][:MOST_TOLD])),
        )
        for number, kind in enumerate(present, 1)
    ]


def fault_marks(layer: ImportedLayer) -> list[dict[str, Any]]:
    """Return the place of each treated feature on the map, with the number of its kind.

    Returns
    -------
    A list of ``{"number": …, "at": [longitude, latitude]}``, EPSG:4326, at most ``MOST_MARKS``.
    """
    numbers = {group.kind.name: group.number for group in fault_groups(layer)}
    aside = sorted({fault.position for fault in layer.rejected if fault.position is not None})
    marks: list[dict[str, Any]] = []
    for repair in layer.repairs:
        if repair.position is None or len(marks) == MOST_MARKS:
            continue
        row = repair.position - _before(aside, repair.position)
        shape = layer.table.geometry.iloc[row]
        if shape is not None and not shape.is_empty:
            place = shape.representative_point()
            marks.append({"number": numbers[repair.kind], "at": [place.x, place.y]})
    return marks


def _before(aside: Iterable[int], position: int) -> int:
    return sum(other < position for other in aside)


def _done(faults: list[Repair | SetAside]) -> str:
    """Return what was done about the faults of one kind."""
    repairs = [fault for fault in faults if isinstance(fault, Repair)]
    if not repairs:
        return "set aside"
    if not repairs[0].applied:
        return f"left as it is; could be {repairs[0].done}"
    return repairs[0].done if len({repair.done for repair in repairs}) == 1 else "treated"
