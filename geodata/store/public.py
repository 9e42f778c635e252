"""What is left of tables for those who may see no draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geodata.schema import TABLES, Table
from geodata.store.gate import DRAFT
from geodata.store.values import Fields

Tables = Mapping[str, Sequence[Fields]]


def without_drafts(tables: Tables) -> dict[str, list[Fields]]:
    """Return the tables without draft claims, and without what is said of these alone.

    Parameters
    ----------
    tables
        Every table of ``schema.TABLES`` by name, as rows.

    Returns
    -------
    dict
        Relations and assessments of a draft claim are left out, a movement no longer names it, and
        is left out when it rests on drafts alone. All else stays.
    """
    claims = [claim for claim in tables["claims"] if claim.get("status") != DRAFT]
    public = frozenset(str(claim.get("claim_id")) for claim in claims)
    found = {name: _of_claims(TABLES[name], tables[name], public) for name in TABLES}
    return {**found, "claims": claims}


def of_claims(table: Table, fields: Fields, public: frozenset[str]) -> Fields | None:
    """Return a row as far as it speaks of these claims; None: it speaks of others alone."""
    for column in table.columns:
        if column.refers != "claims":
            continue
        value = fields.get(column.name)
        if isinstance(value, list):
            kept = [name for name in value if name in public]
            if value and not kept:
                return None
            fields = {**fields, column.name: kept}
        elif value is not None and value not in public:
            return None
    return fields


def _of_claims(table: Table, rows: Sequence[Fields], public: frozenset[str]) -> list[Fields]:
    if not any(column.refers == "claims" for column in table.columns):
        return list(rows)
    found = (of_claims(table, row, public) for row in rows)
    return [row for row in found if row is not None]
