"""A table as the Edit page takes it: every row with all its fields, and what its columns hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from geodata.schema import TABLES, Column
from layers.payload import Payload, json_payload

PROPERTIES = "properties/"
"""Before the name of a property of an own layer."""

_KINDS = {"number": "number", "integer": "number", "flag": "flag", "choice": "choice",
          "refs": "list", "texts": "list", "names": "list"}  # fmt: skip


def layer_payload(
    table: str, rows: Mapping[str, Mapping[str, object]], *, fetched: str = ""
) -> Payload:
    """Return a table to be edited in a browser.

    Parameters
    ----------
    table
        A name of ``schema.TABLES``, or ``layer:NAME``.
    rows
        Row to its fields; geometries are GeoJSON objects, EPSG:4326, every digit as it is.
    fetched
        When they came from somebody else's service, in words.

    Returns
    -------
    See ``Layer`` in ``layers/web/desk_rows.js``.
    """
    columns = desk_columns(table, rows.values())
    title = TITLES.get(table, "") or _title_of(columns)
    when = {"fetched": fetched} if fetched else {}
    return json_payload({"columns": columns, "title": title, "rows": list(rows.items()), **when})


def desk_columns(table: str, rows: Iterable[Mapping[str, object]]) -> list[dict[str, Any]]:
    """Return the columns of a table's attributes; those of an own layer are read off its rows."""
    if table in TABLES:
        shown = [column for column in TABLES[table].columns if column.kind != "geometry"]
        return [_column(column) for column in shown]
    kinds: dict[str, set[str]] = {}
    for fields in rows:
        for name, value in fields.items():
            if name.startswith(PROPERTIES):
                kinds.setdefault(name, set()).add(_kind_of(value))
    return [
        {"name": name, "label": label_of(name), "kind": _one(found), "choices": []}
        for name, found in kinds.items()
    ]


def label_of(name: str) -> str:
    """Return what a field is called: a property of an own layer by its own name."""
    return name.removeprefix(PROPERTIES)


TITLES: Mapping[str, str] = {
    "places": "name",
    "movements": "movement_id",
    "claims": "claim_id",
    "sources": "name",
    "documents": "publisher",
    "questions": "text",
}
"""The field by which a row of each table is called."""


def _column(column: Column) -> dict[str, Any]:
    kind = _KINDS.get(column.kind, "text")
    return {
        "name": column.name,
        "label": column.name,
        "kind": kind,
        "choices": list(column.choices),
    }


def _kind_of(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "flag"
        case int() | float():
            return "number"
        case str():
            return "text"
        case _:
            return "list"


def _one(found: set[str]) -> str:
    """Return the kind of a column whose values are of these kinds."""
    kinds = found - {""}
    if "list" in kinds:
        return "list"
    return kinds.pop() if len(kinds) == 1 else "text"


def _title_of(columns: list[dict[str, Any]]) -> str:
    names = [column["name"] for column in columns]
    likely = (name for name in names if label_of(name).lower() in ("name", "title", "label"))
    return next(likely, "")
