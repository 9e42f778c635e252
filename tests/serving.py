"""The app as its readers meet it: a server of its own on an atlas folder, and a way to ask it."""

import http.client
import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SECONDS_TO_START = 60


@dataclass(frozen=True)
class Server:
    """A server that is up."""

    port: int
    folder: Path | None
    data: Path | None = None
    """Where it keeps what is edited."""
    process: int = 0
    """Its number, for who wants to kill it."""

    @property
    def address(self):
        return f"http://localhost:{self.port}"

    def ask(self, path, *, method="GET", **headers):
        """Return the answer to a path, which is sent as it stands; headers as if_none_match=."""
        connection = http.client.HTTPConnection("localhost", self.port, timeout=30)
        try:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, headers=named)
            answer = connection.getresponse()
            return Answer(answer.status, dict(lowered(answer.getheaders())), answer.read())
        finally:
            connection.close()


@dataclass(frozen=True)
class Answer:
    """What a server said; the names of headers are in small letters."""

    status: int
    headers: dict
    content: bytes


@contextmanager
def serve(folder, log, *, port=None, settings=()):
    """Serve an atlas folder, or the shipped atlas for None, until the context ends.

    ``settings`` are options of ``streamlit run``; without a port, a free one is found.
    """
    port = port or free_port()
    environment = {key: value for key, value in os.environ.items() if key != "ATLAS"}
    data = log.with_suffix(".data")
    environment["ATLAS_DATA"] = str(data)
    if folder is not None:
        environment["ATLAS"] = str(folder)
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = [f"--server.port={port}", "--server.headless=true", *settings]
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [*command, *options], cwd=ROOT, env=environment, stdout=output, stderr=output
        ) as process,
    ):
        try:
            server = Server(port, folder, data, process.pid)
            await_health(server, process, log)
            yield server
        finally:
            process.terminate()


def await_health(server, process, log):
    def healthy():
        if server.ask("/_stcore/health").status != 200:
            raise OSError

    until_it_answers(healthy, process, log)


def until_it_answers(ask, process, log):
    """Wait until a process that was started answers; ``ask`` raises OSError while it does not."""
    for _ in range(SECONDS_TO_START * 10):
        try:
            ask()
            return
        except OSError:  # it does not listen yet
            pass
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        break
    raise RuntimeError(f"The server did not start:\n{log.read_text('utf-8')}")


def free_port():
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return probe.getsockname()[1]


def lowered(headers):
    return ((name.lower(), value) for name, value in headers)
