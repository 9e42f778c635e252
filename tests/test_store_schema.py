"""The database of a store: only added to, and brought up from every older shape."""

from pathlib import Path

import psycopg
import pytest
import sqlalchemy
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from geodata.errors import StoreUnavailable
from geodata.history import Edit, open_store
from geodata.store import schema
from geodata.store.engine import connect, parse_url, reading, writing
from geodata.store.founding import founding
from geodata.store.recording import record
from geodata.store.tables import APPEND_ONLY, METADATA
from tests.stores import ANN

WHY = "Read again."
SHAPES = [
    path.stem[1:5]
    for path in sorted(Path(schema.__file__).parent.glob("migrations/versions/v*.py"))
]


@pytest.fixture
def engine(store_url):
    engine = connect(parse_url(store_url))
    yield engine
    engine.dispose()


def test_the_newest_shape_is_the_last_of_the_migrations():
    scripts = ScriptDirectory(str(Path(schema.__file__).parent / "migrations"))

    assert scripts.get_heads() == [schema.NEWEST] == SHAPES[-1:]


def test_the_migrations_make_the_tables_that_the_program_speaks_of(store, engine):
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)

    assert [one for one in differences if "alembic_version" not in str(one)] == []


@pytest.mark.parametrize("shape", SHAPES)
def test_a_store_of_every_older_shape_opens_with_its_history(engine, store_url, small_atlas, shape):
    schema.bring_up_to_date(engine, shape=shape)
    with writing(engine) as connection:
        made = record(connection, founding(small_atlas), author=ANN, why=WHY, base=0)

    with open_store(store_url) as store:
        assert schema.shape_of(engine) == schema.NEWEST
        assert store.log.revision(1).digest == made.digest
        assert store.atlas(reader=ANN).revision == small_atlas.revision


def test_a_store_of_a_newer_program_is_refused(store, engine, store_url):
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreUnavailable, match="newer program"):
        open_store(store_url)


@pytest.mark.parametrize("table", [table.name for table in APPEND_ONLY])
@pytest.mark.parametrize("words", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_the_database_refuses_to_change_or_delete_what_is_history(store, engine, table, words):
    store.layers.keep_original(b"x", filename="x", author=ANN)
    store.atlas()
    column = sqlalchemy.inspect(engine).get_columns(table)[0]["name"]

    with (
        pytest.raises(StoreUnavailable, match="history is only added to"),
        writing(engine) as open_,
    ):
        open_.exec_driver_sql(words.format(table, column))


def test_the_database_refuses_to_replace_what_is_history(store, engine):
    words = {
        "sqlite": "INSERT OR REPLACE INTO revisions SELECT * FROM revisions",
        "postgresql": "TRUNCATE revisions",
    }

    with (
        pytest.raises(StoreUnavailable, match="history is only added to"),
        writing(engine) as open_,
    ):
        open_.exec_driver_sql(words[engine.dialect.name])


def test_an_sqlite_store_waits_for_the_disk_and_belongs_to_its_owner(store, engine):
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL has settings of its own")

    with reading(engine) as connection:
        asked = ("journal_mode", "synchronous", "busy_timeout")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]

    assert found == ["wal", 2, 30000]
    assert Path(engine.url.database).stat().st_mode & 0o077 == 0


@pytest.fixture
def app_url(store, store_url):
    """The address of the same store for the app's own role of PostgreSQL."""
    if store_url.startswith("sqlite"):
        pytest.skip("SQLite has no roles")
    plain = store_url.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(plain, autocommit=True) as connection:
        role = f"app_{connection.info.dbname}"
        connection.execute(f"CREATE ROLE {role} LOGIN")
    store.grant(role)
    return store_url.replace("owner@", f"{role}@")


def test_the_role_of_the_app_saves_and_keeps_unsaved_work(app_url):
    with open_store(app_url) as store:
        edit = Edit("places", "wonsan", {"name": "Wŏnsan"})
        store.save([edit], author=ANN, why=WHY, base=1)
        store.unsaved.keep("places", {}, author=ANN)
        store.unsaved.drop("places", author=ANN)

        assert store.row("places", "wonsan", reader=ANN).fields["name"] == "Wŏnsan"


@pytest.mark.parametrize(
    "words",
    [
        "UPDATE versions SET content = NULL",
        "DELETE FROM revisions",
        "TRUNCATE versions",
        "DROP TRIGGER versions_guard ON versions",
        "ALTER TABLE versions DISABLE TRIGGER ALL",
        "DROP TABLE versions",
        "SET session_replication_role = replica",
    ],
)
def test_the_role_of_the_app_cannot_rewrite_history(app_url, words):
    plain = app_url.replace("postgresql+psycopg", "postgresql")

    with (
        psycopg.connect(plain) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(words)
