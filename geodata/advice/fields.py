"""Advice on what the schema and its rules refuse, with a way to write it."""

from __future__ import annotations

import re
import unicodedata

from geodata.advice.dates import date_proposals
from geodata.advice.values import Advice, Background, Record, Repair
from geodata.checks import Fault, check_cells
from geodata.printable import printable
from geodata.references import check_references
from geodata.rules import check_rules
from geodata.schema import Column, Table


def field_advice(
    table: Table, record: Record, background: Background, saved: Record | None
) -> list[Advice]:
    """Return every fault of a row by the schema, its rules and its references.

    Parameters
    ----------
    table, record
        The row as plain values; a key without a value may be absent or None.
    background
        The rows that it refers to, and those whose identifiers are taken.
    saved
        The row as it was last saved; None for a new one.
    """
    row = {key: value for key, value in record.items() if value is not None}
    checked = check_cells(table, [row])
    faults = [
        *checked.faults,
        *check_rules(checked),
        *check_references(checked, background.known),
        *_taken(table, record, background, saved),
    ]
    columns = {column.name: column for column in table.columns}
    return [_advice(columns.get(fault.column), fault) for fault in faults]


def slug_of(words: str) -> str:
    """Return words as an identifier in kebab case, without accents.

    Examples
    --------
    >>> slug_of("Kursk Oblast (Ку́рск)")
    'kursk-oblast'
    """
    letters = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", letters.lower()))[:100].rstrip("-")


def _taken(
    table: Table, record: Record, background: Background, saved: Record | None
) -> list[Fault]:
    key = table.key
    if key is None or (name := record.get(key)) is None:
        return []
    if saved is not None:
        reason = f"the identifier is {saved.get(key)} for ever; add another row instead"
        return [Fault(0, key, name, reason)] if saved.get(key) != name else []
    if name in background.known.kept[table.name]:
        return [Fault(0, key, name, "another row has this identifier; give each its own")]
    return []


def _advice(column: Column | None, fault: Fault) -> Advice:
    name = fault.column or (str(fault.found) if column is None else "")
    if fault.found is None:
        title, text = f"{name} is missing", fault.reason
    else:
        title, text = f"{name} cannot be kept", f"found {printable(fault.found)}; {fault.reason}"
    return Advice(
        kind="schema",
        title=title,
        text=f"{text[0].upper()}{text[1:]}.",
        column=fault.column,
        repair=_repair(column, fault) if column else None,
        blocks=True,
    )


def _repair(column: Column, fault: Fault) -> Repair | None:
    value = fault.found
    if column.kind == "number" and isinstance(value, str):
        digits = value.replace(",", "").replace(" ", "").strip()
        return _writing(column, int(digits)) if digits.isascii() and digits.isdigit() else None
    if not isinstance(value, str):
        return None
    if column.kind == "edtf":
        proposals = date_proposals(value)
        return _writing(column, proposals[0].text) if proposals else None
    if column.kind == "choice":
        meant = slug_of(value)
        return _writing(column, meant) if meant in column.choices else None
    if column.kind in ("id", "slug") and (slug := slug_of(value)) != value:
        return _writing(column, slug) if slug else None
    if column.kind == "country" and re.fullmatch(r"[a-z]{2}", value.strip().lower()):
        code = value.strip().upper()
        return _writing(column, code) if code != value else None
    if column.most_words is not None and len(value.split()) > column.most_words:
        kept = " ".join(value.split()[: column.most_words])
        return Repair(f"Keep the first {column.most_words} words", {column.name: kept})
    return None


def _writing(column: Column, value: object) -> Repair:
    return Repair(f"Write {value}", {column.name: value})
