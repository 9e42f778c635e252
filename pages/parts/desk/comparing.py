"""Which version the selected row is compared with: the one that is saved, or an older one."""

from __future__ import annotations

from geodata.store.content import flat
from pages.parts import state
from pages.parts.desk import told
from pages.parts.desk.desk import Desk
from pages.parts.desk.sheet import Fields


def chosen(desk: Desk, row: str) -> int | None:
    """Return the older version that was chosen for this row, if one was."""
    held = state.held("desk_compare")
    return int(held[2]) if held and held[:2] == (desk.table, row) else None


def choose(table: str, row: str, version: int | None) -> None:
    """Compare a row with a version; None: with what is saved."""
    state.fill(desk_compare=None if version is None else (table, row, version))


def compared(desk: Desk, row: str) -> tuple[Fields | None, int | None]:
    """Return the fields that the row is compared with, and their version; None: there are none."""
    version = chosen(desk, row)
    if version is None:
        return desk.sheet.rows.get(row), desk.sheet.versions.get(row)
    changes = (change for change, _ in told.versions(desk, row))
    found = next((change for change in changes if change.version == version), None)
    return (None if found is None or found.after is None else flat(found.after)), version
