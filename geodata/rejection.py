"""Faults put into words for people."""

from __future__ import annotations

from geodata.cells import is_slug
from geodata.checks import Checked, Fault
from geodata.model import Rejected
from geodata.printable import printable


def rejected_row(checked: Checked, fault: Fault) -> Rejected:
    """Return a fault with its file and the words for its row, counted from 1."""
    table, row = checked.table, f"row {fault.row + 1}"
    if table.key is not None and is_slug(name := checked.columns[table.key][fault.row]):
        row = f"{row} ({table.one} {name})"
    return Rejected(table.file, row, fault.column, printable(fault.found), fault.reason)
