"""The digest that names the content of an atlas."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

import pandas as pd

from geodata.model import Rejected
from geodata.schema import TABLES
from geodata.tables import to_columns


def revision_of(
    header: Mapping[str, object],
    tables: Mapping[str, pd.DataFrame],
    *,
    rejected: Iterable[Rejected] = (),
) -> str:
    """Return the digest of an atlas's content.

    Parameters
    ----------
    header
        The value of atlas.json.
    tables
        Every table of ``schema.TABLES`` by name.
    rejected
        The faults of the rows that were set aside.

    Returns
    -------
    str
        64 hexadecimal digits: SHA-256 over canonical JSON in UTF-8 (keys sorted, no spaces, whole
        numbers without a fraction, missing and empty values as null) of the header, then of each
        column of each table in the order of ``schema.TABLES``, then of the faults, one per line
        with its name before it. So the spacing of the files, the order of the keys in a row, and
        whether a missing value is null or absent do not matter; the order of the rows does,
        because readers see it. Derived columns and the geometry of movements do not count.
    """
    digest = hashlib.sha256()
    _add(digest, "atlas", header)
    for name, table in TABLES.items():
        for column, values in to_columns(table, tables[name]).items():
            _add(digest, f"{name}.{column}", values)
    _add(digest, "rejected", [str(fault) for fault in rejected])
    return digest.hexdigest()


def _add(digest: hashlib._Hash, name: str, value: object) -> None:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest.update(f"{name}\n{text}\n".encode())
