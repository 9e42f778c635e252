"""The shape of a store's database, brought up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from geodata.errors import StoreUnavailable
from geodata.store.engine import reading, writing

NEWEST = "0002"
"""The last of the migrations; a test compares it with them."""


def bring_up_to_date(engine: Engine, *, shape: str = NEWEST) -> None:
    """Make the tables of a new store, or those that an older program did not know.

    Parameters
    ----------
    engine
        Of somebody who may make tables, unless they have the shape already.
    shape
        Which one; the tests make older ones.

    Raises
    ------
    StoreUnavailable
        The store was made by a newer program, or the tables may not be made.
    """
    found = shape_of(engine)
    if found == shape:
        return
    if found is not None and found > NEWEST:
        raise StoreUnavailable(
            f"the store has the shape {found}, made by a newer program than this one, which knows "
            f"{NEWEST}; use the newer one"
        )
    from alembic import command  # half a second, for the few that need it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, shape)


def shape_of(engine: Engine) -> str | None:
    """Return the last migration that a database has seen; None: it has no store."""
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.execute(
            text("SELECT version_num FROM alembic_version")
        ).scalar()
        return found
