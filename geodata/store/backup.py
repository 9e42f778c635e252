"""A whole store in one file, for any database, and back with the same digests."""

from __future__ import annotations

import base64
import gzip
import json
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, LargeBinary, Table, insert, select

from geodata.errors import EditConflict, UnreadableFile, UnwritableFile
from geodata.printable import printable
from geodata.store.engine import reading, writing
from geodata.store.log import first_broken
from geodata.store.tables import APPEND_ONLY, UNSAVED
from geodata.store.world import head_of

FORMAT = "dispatch-atlas-store 1"
_TABLES = {table.name: table for table in (*APPEND_ONLY, UNSAVED)}
_AT_ONCE = 1000


def write_backup(engine: Engine, path: Path) -> int:
    """Write every revision, original and unsaved work of a store into one file.

    Parameters
    ----------
    engine
        Others may go on writing; the backup holds one state.
    path
        The file: lines of JSON, compressed with gzip. It takes its place in one step, and only
        its owner may read it.

    Returns
    -------
    The number of the last revision in it.

    Raises
    ------
    UnwritableFile
        It cannot be written.
    """
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(4)}.new")
    try:
        with reading(engine) as connection:
            head = head_of(connection)
            descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with (
                os.fdopen(descriptor, "wb") as file,
                gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed,
            ):
                for line in _lines(connection):
                    packed.write(line.encode() + b"\n")
                packed.close()
                file.flush()
                os.fsync(file.fileno())
        waiting.replace(path)
    except OSError as error:
        raise UnwritableFile(
            f"{printable(str(path))}: the backup cannot be written ({error.strerror}); "
            "name another place"
        ) from None
    finally:
        waiting.unlink(missing_ok=True)
    return head


def restore_backup(engine: Engine, path: Path) -> int:
    """Fill an empty store from a backup, all or nothing.

    Returns
    -------
    The number of the last revision; every digest was computed again and is the one it had.

    Raises
    ------
    EditConflict
        The store is not empty.
    UnreadableFile
        The file is no backup, is cut off, or was changed.
    """
    name = printable(str(path))
    with writing(engine) as connection:
        if head_of(connection):
            raise EditConflict(
                "the store has revisions already; a backup goes into an empty one, so name another"
            )
        try:
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                _fill(connection, lines, name)
        except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
            raise UnreadableFile(
                f"{name}: this is no whole backup ({error}); take another"
            ) from None
        if broken := first_broken(connection):
            raise UnreadableFile(
                f"{name}: revision {broken} is not what its digest says; the file was changed, so "
                "take another backup"
            )
        return head_of(connection)


def _lines(connection: Connection) -> Iterator[str]:
    yield _json({"format": FORMAT})
    count = 0
    for table in _TABLES.values():
        for row in connection.execute(select(table).order_by(*table.primary_key.columns)):
            count += 1
            yield _json({"table": table.name, "row": [_plain(value) for value in row]})
    yield _json({"end": count})


def _fill(connection: Connection, lines: Iterator[str], name: str) -> None:
    if json.loads(next(lines, "null")) != {"format": FORMAT}:
        raise UnreadableFile(f"{name}: this is no backup of a store; name one")
    count, end = 0, None
    waiting: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        found = json.loads(line)
        if "end" in found:
            end = found["end"]
            break
        table = _TABLES[found["table"]]
        rows = waiting.setdefault(table.name, [])
        rows.append(_row(table, found["row"]))
        count += 1
        if len(rows) == _AT_ONCE:
            connection.execute(insert(table), rows)
            rows.clear()
    if end != count:
        raise UnreadableFile(f"{name}: the backup is cut off; take another")
    for table_name, rows in waiting.items():
        if rows:
            connection.execute(insert(_TABLES[table_name]), rows)


def _row(table: Table, values: list[Any]) -> dict[str, Any]:
    columns = zip(table.columns, values, strict=True)
    return {
        column.name: base64.b64decode(value) if isinstance(column.type, LargeBinary) else value
        for column, value in columns
    }


def _plain(value: object) -> object:
    return base64.b64encode(value).decode() if isinstance(value, bytes) else value


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
