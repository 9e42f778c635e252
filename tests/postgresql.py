"""A PostgreSQL server on loopback, in a folder of its own, for as long as tests need it."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest

from tests.serving import free_port

SECONDS_TO_START = 60
_NOBODY = {"user": "nobody", "group": "nogroup", "extra_groups": []}


@dataclass
class PostgreSQL:
    """A server that is up, and the databases made in it."""

    port: int
    numbers: count = field(default_factory=count)

    def new_database(self):
        """Return the address of a database that is new."""
        name = f"atlas_{next(self.numbers)}"
        with psycopg.connect(self.plain("postgres"), autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://owner@127.0.0.1:{self.port}/{name}"

    def plain(self, database):
        return f"host=127.0.0.1 port={self.port} user=owner dbname={database}"


@contextmanager
def postgresql_server():
    """Run a server until the context ends; skip the test, with the reason, when there is none."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (Debian: apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="atlas-postgresql-"))
    options = {"cwd": folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if os.getuid() == 0:  # it refuses to run as root
        options |= _NOBODY
        shutil.chown(folder, "nobody", "nogroup")
    data, port = folder / "data", free_port()
    try:
        initdb = ["--auth=trust", "--username=owner", "--encoding=UTF8", "--locale=C", "--no-sync"]
        subprocess.run([programs / "initdb", "-D", data, *initdb], check=True, **options)
        settings = ["listen_addresses=127.0.0.1", f"port={port}", "unix_socket_directories="]
        flags = [word for setting in settings for word in ("-c", setting)]
        with subprocess.Popen([programs / "postgres", "-D", data, *flags], **options) as process:
            try:
                server = PostgreSQL(port)
                _await(server, process)
                yield server
            finally:
                process.terminate()
                process.wait()
    finally:
        shutil.rmtree(folder)


def _await(server, process):
    for _ in range(SECONDS_TO_START * 10):
        try:
            psycopg.connect(server.plain("postgres")).close()
        except psycopg.OperationalError:  # it does not listen yet
            pass
        else:
            return
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise RuntimeError("PostgreSQL did not start")


def _programs():
    """Return the folder of the newest PostgreSQL's programs, or None."""
    found = [
        path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()
    ]
    if found:
        return max(found, key=lambda path: float(path.parent.name))
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None
