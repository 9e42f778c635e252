"""The rows that a reference may name, each by what a person calls it."""

from __future__ import annotations

from collections.abc import Mapping

from layers.desk import TITLES
from layers.words import claim_label
from pages.parts.desk.desk import Desk
from pages.parts.desk.sheet import read_sheet


def offered(desk: Desk, table: str) -> dict[str, str]:
    """Return each row of a table with its name, to be found by typing either."""
    sheet = desk.sheet
    if table != desk.table:
        sheet = read_sheet(desk.store, table, desk.draft.base, desk.author)
    return {row: f"{_name(table, fields)} ({row})"[:160] for row, fields in sheet.rows.items()}


def _name(table: str, fields: Mapping[str, object]) -> str:
    if table == "claims":
        source = str(fields.get("source_id", ""))
        label = claim_label(source, str(fields.get("said", "")), beside="")
        return f"{label}: {fields.get('statement', '')}"
    if table == "documents":
        return f"{fields.get('publisher', '')}, {fields.get('title', '')}"
    return str(fields.get(TITLES.get(table, ""), ""))
