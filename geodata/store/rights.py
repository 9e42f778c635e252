"""What the app's own role may do in PostgreSQL: read, and add to the history; nothing else."""

from __future__ import annotations

from sqlalchemy import Engine

from geodata.errors import StoreUnavailable
from geodata.store.engine import writing
from geodata.store.tables import APPEND_ONLY, UNSAVED


def grant(engine: Engine, role: str) -> None:
    """Let a role of PostgreSQL use a store without being able to rewrite it.

    Parameters
    ----------
    engine
        Of the owner of the tables, which is not the role that the app logs in as.
    role
        The app's. It may read all tables, add rows to those of the history, and change only what
        is not saved yet. It owns nothing, so it can neither drop a trigger nor migrate.

    Raises
    ------
    StoreUnavailable
        The store is no PostgreSQL, or there is no such role.
    """
    if engine.dialect.name != "postgresql":
        raise StoreUnavailable("only PostgreSQL has roles; protect an SQLite file by its owner")
    name = engine.dialect.identifier_preparer.quote_identifier(role)
    history = ", ".join(table.name for table in APPEND_ONLY)
    with writing(engine) as connection:
        for rights in (
            f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {name}",
            f"GRANT USAGE ON SCHEMA public TO {name}",
            f"GRANT SELECT ON alembic_version TO {name}",
            f"GRANT SELECT, INSERT ON {history} TO {name}",
            f"GRANT SELECT, INSERT, DELETE ON {UNSAVED.name} TO {name}",
        ):
            connection.exec_driver_sql(rights)
