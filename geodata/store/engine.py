"""Connections to the database of a store: one writer at a time, and on the disk when it says so."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, QueuePool, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from geodata.errors import StoreUnavailable

WAIT_S = 30
"""A writer waits so long for another one to finish."""

_WRITES = "store_writes"
_WRITER_LOCK = 0x6469737061746368
"""The key of PostgreSQL's advisory lock: “dispatch” in ASCII."""

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    f"PRAGMA busy_timeout = {WAIT_S * 1000}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA recursive_triggers = ON",  # so that REPLACE cannot go round the triggers
    "PRAGMA trusted_schema = OFF",
)


def parse_url(url: str) -> URL:
    """Return the address of a database.

    Raises
    ------
    StoreUnavailable
        It is neither ``sqlite:///FILE`` nor ``postgresql+psycopg://…``.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = None
    if parsed is None or parsed.drivername not in ("sqlite", "sqlite+pysqlite", POSTGRESQL):
        raise StoreUnavailable(
            "a store's address begins with sqlite:/// or postgresql+psycopg://; correct it"
        )
    return parsed


POSTGRESQL = "postgresql+psycopg"


def file_of(url: URL) -> Path | None:
    """Return the file of an SQLite store; None for any other, or one in memory."""
    if url.drivername == POSTGRESQL or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def connect(url: URL) -> Engine:
    """Return the engine of a store. The folder of its file is made; nothing is read yet."""
    if url.drivername == POSTGRESQL:
        return create_engine(url, connect_args={"connect_timeout": WAIT_S}, pool_pre_ping=True)
    file = file_of(url)
    if file is not None:
        make_folder(file.parent)
    return _sqlite(create_engine(url, connect_args={"timeout": WAIT_S}))


def connect_in_memory() -> Engine:
    """Return the engine of a database that lasts as long as the engine, for all threads."""
    url = f"sqlite:///file:{secrets.token_hex(8)}?mode=memory&cache=shared&uri=true"
    shared = {"timeout": WAIT_S, "check_same_thread": False}
    engine = _sqlite(create_engine(url, connect_args=shared, poolclass=QueuePool))
    event.listen(engine, "engine_disposed", lambda _: first.close())
    first = engine.raw_connection()  # a database in memory is gone with its last connection
    return engine


def connect_anew(file: Path) -> Engine:
    """Return the engine of an SQLite file that is opened each time, and not made before a write."""
    url = URL.create("sqlite", database=str(file))
    return _sqlite(create_engine(url, connect_args={"timeout": WAIT_S}, poolclass=NullPool))


def make_folder(folder: Path) -> None:
    """Make the folder that a store's file goes to.

    Raises
    ------
    StoreUnavailable
        It cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(
            f"the folder of the store cannot be made ({error.strerror}); "
            "name another with ATLAS_DATA"
        ) from None


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees one state of the database from beginning to end."""
    with _told(), engine.connect() as connection:
        if engine.dialect.name == "postgresql":
            connection = connection.execution_options(isolation_level="REPEATABLE READ")
        with connection.begin():
            yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection that nobody writes beside; it is kept when the context ends well.

    Raises
    ------
    StoreUnavailable
        The database cannot be reached, or could not keep it; then nothing of it is kept.
    """
    with (
        _told(),
        engine.connect().execution_options(**{_WRITES: True}) as connection,
        connection.begin(),
    ):
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK})
        yield connection


@contextmanager
def _told() -> Iterator[None]:
    """Turn what a database says into a sentence for people."""
    try:
        yield
    except DBAPIError as error:
        reason = str(error.orig).strip().partition("\n")[0]
        raise StoreUnavailable(
            f"the store's database says “{reason}”; nothing of this was kept, so put that right "
            "(space on the disk, rights, another program that holds it) and try again"
        ) from error
    except SQLAlchemyError as error:
        raise StoreUnavailable(f"the store's database cannot be used ({error})") from error


def _sqlite(engine: Engine) -> Engine:
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection, record) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001  # as the driver gives them
    del record
    connection.isolation_level = None  # the driver begins nothing by itself
    for pragma in _PRAGMAS:
        connection.execute(pragma).close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def make_private(file: Path) -> None:
    """Let nobody but its owner read the file of a store: it holds drafts."""
    os.chmod(file, 0o600)  # noqa: PTH101
