"""The rules that hold between rows: names are given once, and what is referred to exists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import shapely

from geodata.cells import is_slug
from geodata.checks import Checked, Fault
from geodata.schema import Column


@dataclass(frozen=True, slots=True)
class Known:
    """What later tables may refer to, by table.

    ``kept`` holds the identifiers of the rows that are kept, ``aside`` those of the rows set aside,
    ``units`` the unit of each kept question, and ``points`` the point that stands for each kept
    place (EPSG:4326, longitude, latitude).
    """

    kept: dict[str, frozenset[str]] = field(default_factory=dict)
    aside: dict[str, frozenset[str]] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    points: dict[str, tuple[float, float]] = field(default_factory=dict)


def check_references(checked: Checked, known: Known) -> list[Fault]:
    """Return every fault that lies between this table and others, or between its own rows.

    Parameters
    ----------
    checked
        A table whose cells were checked.
    known
        The tables that it may refer to, already checked.

    Returns
    -------
    list of Fault
        Identifiers used before, references to rows that do not exist or were set aside, a
        ``relayed_by`` that looks like an identifier and is none, a claim whose unit is not its
        question's, and relations written twice.
    """
    faults = _repeated_keys(checked)
    for column in checked.table.columns:
        if column.refers:
            faults.extend(_unresolved(column, checked.columns[column.name], known))
    if checked.table.name == "claims":
        faults.extend(_relayed(checked.columns["relayed_by"], known))
        faults.extend(_other_units(checked.columns, known.units))
    if checked.table.name == "relations":
        faults.extend(_repeated_relations(checked.columns))
    if checked.table.name == "movements":
        faults.extend(_pointless(checked.columns, known.points))
    return faults


def with_table(known: Known, checked: Checked, aside: frozenset[int]) -> Known:
    """Return what is known once a table is checked and the rows ``aside`` are set aside."""
    table, key = checked.table.name, checked.table.key
    if key is None:
        return known
    names = checked.columns[key]
    rows = {
        str(name): row for row, name in enumerate(names) if name is not None and row not in aside
    }
    lost = frozenset(str(names[row]) for row in aside if names[row] is not None) - rows.keys()
    units, points = known.units, known.points
    if table == "questions":
        units = {name: str(checked.columns["unit"][row]) for name, row in rows.items()}
    if table == "places":
        shapes = checked.columns["geometry"]
        points = {name: _point(shapes[row]) for name, row in rows.items()}
    return Known(
        {**known.kept, table: frozenset(rows)}, {**known.aside, table: lost}, units, points
    )


def _repeated_keys(checked: Checked) -> list[Fault]:
    key = checked.table.key
    if key is None:
        return []
    first: dict[object, int] = {}
    faults = []
    for row, name in enumerate(checked.columns[key]):
        if name is None:
            continue
        if name in first:
            reason = f"row {first[name] + 1} has this identifier already; give each its own"
            faults.append(Fault(row, key, name, reason))
        else:
            first[name] = row
    return faults


def _unresolved(column: Column, values: Iterable[object], known: Known) -> list[Fault]:
    kept = known.kept[column.refers]
    faults = []
    for row, value in enumerate(values):
        if value is None or value in kept:
            continue
        for name in value if isinstance(value, tuple) else (value,):
            if name not in kept:
                faults.append(Fault(row, column.name, name, _missing(column.refers, name, known)))
    return faults


def _missing(table: str, name: object, known: Known) -> str:
    if name in known.aside[table]:
        return f"that row of {table} is set aside; correct it there first"
    return f"{table} have no such row; add it or correct the name"


def _relayed(values: Iterable[object], known: Known) -> list[Fault]:
    faults = []
    for row, value in enumerate(values):
        if value is None or not is_slug(value) or value in known.kept["sources"]:
            continue
        reason = _missing("sources", value, known)
        faults.append(Fault(row, "relayed_by", value, f"{reason}, or write it as a name in words"))
    return faults


def _other_units(columns: Mapping[str, list[object]], units: Mapping[str, str]) -> list[Fault]:
    faults = []
    names = ("question_id", "unit", "low", "high")
    for row, (question, unit, low, high) in enumerate(
        zip(*(columns[name] for name in names), strict=True)
    ):
        if question is None or unit is None or (low is None and high is None):
            continue
        expected = units.get(str(question))
        if expected is not None and unit != expected:
            reason = f"question {question} counts {expected}; correct the unit or the question"
            faults.append(Fault(row, "unit", unit, reason))
    return faults


def _repeated_relations(columns: Mapping[str, list[object]]) -> list[Fault]:
    first: dict[tuple[object, ...], int] = {}
    faults = []
    names = ("from_claim_id", "to_claim_id", "kind")
    for row, relation in enumerate(zip(*(columns[name] for name in names), strict=True)):
        if None in relation:
            continue
        if relation in first:
            reason = f"row {first[relation] + 1} says the same; remove one of them"
            faults.append(Fault(row, "kind", relation[2], reason))
        else:
            first[relation] = row
    return faults


def _pointless(
    columns: Mapping[str, list[object]], points: Mapping[str, tuple[float, float]]
) -> list[Fault]:
    reason = "both places lie on one point, so there is no line to draw; correct one of them"
    ends = zip(columns["origin_id"], columns["destination_id"], strict=True)
    return [
        Fault(row, "destination_id", destination, reason)
        for row, (origin, destination) in enumerate(ends)
        if origin != destination
        and str(origin) in points
        and points[str(origin)] == points.get(str(destination))
    ]


def _point(geometry: object) -> tuple[float, float]:
    point = shapely.point_on_surface(geometry)
    return point.x, point.y
