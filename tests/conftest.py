"""Fixtures that several tests share, each named for what it holds."""

from contextlib import ExitStack

import pytest
from hypothesis import settings

from geodata import read_atlas
from geodata.history import open_store
from tests.builders import write_folder
from tests.postgresql import postgresql_server
from tests.serving import serve

settings.register_profile("atlas", deadline=None)  # timings belong in `make bench`
settings.load_profile("atlas")


@pytest.fixture(autouse=True)
def own_data_folder(tmp_path, monkeypatch):
    """Whatever the app keeps goes to the test's own folder, never to a developer's own store."""
    monkeypatch.setenv("ATLAS_DATA", str(tmp_path / "data"))


@pytest.fixture(scope="session")
def postgresql():
    """A PostgreSQL server of this run's own; tests are skipped where there is none."""
    with ExitStack() as stack:
        running = []

        def new_database():
            if not running:
                running.append(stack.enter_context(postgresql_server()))
            return running[0].new_database()

        yield new_database


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request, tmp_path):
    """The address of a store that is empty, in either database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.sqlite"
    return request.getfixturevalue("postgresql")()


@pytest.fixture
def store(small_atlas, store_url):
    """A store of the small atlas, at its first revision."""
    with open_store(store_url, origin=small_atlas) as store:
        yield store


@pytest.fixture
def small_atlas_folder(tmp_path):
    """A folder with two sources, a claim, its denial, two places, and a row of all else."""
    return write_folder(tmp_path / "small")


@pytest.fixture
def small_atlas(small_atlas_folder):
    return read_atlas(small_atlas_folder)


@pytest.fixture
def two_claims(small_atlas):
    """The claims "earlier" (said 18 October 2024) and "later" (19 October, a denial)."""
    return small_atlas.claims


@pytest.fixture(scope="session")
def open_server(tmp_path_factory):
    """Open the server of an atlas folder (None: the shipped one), once for all tests."""
    logs = tmp_path_factory.mktemp("servers")
    running = {}
    with ExitStack() as stack:

        def open_or_keep(folder=None):
            if folder not in running:
                log = logs / f"{len(running)}.log"
                running[folder] = stack.enter_context(serve(folder, log))
            return running[folder]

        yield open_or_keep


@pytest.fixture(scope="session")
def shipped(open_server):
    """The server of the shipped atlas."""
    return open_server()
