"""The checks of one table: every cell, and every fault of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from geodata.cells import Refused, parse_cell
from geodata.features import Unusable
from geodata.schema import Column, Table
from geodata.strict_json import Repeated


class Fault(NamedTuple):
    """What is wrong in one row of a table; ``row`` counts from 0, ``column`` may be empty."""

    row: int
    column: str
    found: object
    reason: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A table whose cells were checked one by one.

    ``columns`` holds a list of n values per column, None where a value is missing or was refused;
    ``faults`` lists the reasons for every refusal. ``unusable`` are the rows that are no
    record at all.
    """

    table: Table
    length: int
    columns: dict[str, list[object]]
    faults: tuple[Fault, ...]
    unusable: frozenset[int]


def check_cells(table: Table, rows: Sequence[object]) -> Checked:
    """Return the values of a table's rows by column, with every fault in a single cell.

    Parameters
    ----------
    table
        Which table the rows belong to.
    rows
        Records as read: dict, or anything else where a row is unusable.

    Returns
    -------
    Checked
        All faults together: wrong types, missing and unknown columns, keys that stand twice, and
        what ``cells.parse_cell`` refuses.
    """
    faults: list[Fault] = []
    unusable: set[int] = set()
    records: list[dict[str, object]] = []
    names = frozenset(column.name for column in table.columns)
    for number, row in enumerate(rows):
        record, fault = _record(number, row)
        if fault is not None and not record:
            unusable.add(number)
        records.append(record)
        if fault is not None:
            faults.append(fault)
        if not record.keys() <= names:
            faults.extend(_unknown(number, record, table))
    columns = {}
    for column in table.columns:
        values, refused = _check_column(column, records, unusable)
        columns[column.name] = values
        faults.extend(refused)
    return Checked(table, len(rows), columns, tuple(faults), frozenset(unusable))


def _record(number: int, row: object) -> tuple[dict[str, object], Fault | None]:
    if isinstance(row, Unusable):
        return {}, Fault(number, "", row.found, row.reason)
    if not isinstance(row, dict):
        return {}, Fault(number, "", row, "an object is needed; write one row as {…}")
    if isinstance(row, Repeated):
        return row, Fault(number, "", row.key, "this key stands there twice; keep one")
    return row, None


def _unknown(number: int, record: dict[str, object], table: Table) -> list[Fault]:
    known = [column.name for column in table.columns]
    if table.name == "movements":
        known.append("geometry")
    reason = f"{table.name} have no such column; remove it or correct its name"
    return [Fault(number, "", key, reason) for key in record if key not in known]


def _check_column(
    column: Column, records: list[dict[str, object]], unusable: set[int]
) -> tuple[list[object], list[Fault]]:
    name = column.name
    values: list[object] = [record.get(name) for record in records]
    empty: object = {"refs": (), "texts": (), "names": {}}.get(column.kind)
    faults: list[Fault] = []
    accepted: set[str] = (
        set()
    )  # a text that is accepted once stays as it is wherever it comes again
    for row, value in enumerate(values):
        if type(value) is str and value in accepted:
            continue
        if value is None:
            values[row] = empty
            if column.required and row not in unusable:
                faults.append(Fault(row, name, None, f"{name} is required; write it"))
            continue
        try:
            values[row] = parse_cell(column, value)
        except Refused as refusal:
            values[row] = empty
            faults.append(Fault(row, name, value, str(refusal)))
        else:
            if type(value) is str:
                accepted.add(value)
    return values, faults
