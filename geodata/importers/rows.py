"""Rows with a shape each, from formats that are tables; and the column that names them."""

from __future__ import annotations

from typing import Any

from geodata.importers.draft import Draft, Json
from geodata.importers.findings import Findings
from geodata.printable import printable

OWN_ID = "feature_id"
"""The column in which a layer's ids travel where a format has no place for them."""


def rows_draft(
    findings: Findings,
    columns: dict[str, list[Json]],
    count: int,
    *,
    ids: list[Json] | None = None,
    **rest: Any,  # noqa: ANN401  # the other members of a draft
) -> Draft:
    """Return a draft of columns, whose ids are those of a column that identifies the rows.

    That is ``feature_id``, which then is no property, or else the first column, if it is called
    ``id`` or ends so. Each row must have another text or number there; else ``ids`` are taken.
    """
    found, name = ids, ""
    if _identifies(columns.get(OWN_ID)):
        found, name = columns.pop(OWN_ID), OWN_ID
    elif columns:
        first = next(iter(columns))
        if (first.lower() == "id" or first.lower().endswith("_id")) and _identifies(columns[first]):
            found, name = columns[first], first
    if name:
        findings.notes.append(f"The column {printable(name)} names the features.")
    own_ids = [None] * count if found is None else list(found)
    findings.ids = own_ids
    return Draft(findings, own_ids, [], columns=columns, **rest)


def columns_of_rows(rows: list[dict[str, Json]], absent: Json) -> dict[str, list[Json]]:
    """Return the columns of rows that need not all have the same names."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name, absent) for row in rows] for name in names}


def _identifies(values: list[Json] | None) -> bool:
    if not values or not all(type(value) in (str, int) and value != "" for value in values):
        return False
    return len(set(values)) == len(values)
