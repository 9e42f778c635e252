"""The app on a free port of this machine, for as long as a tool looks at it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
SECONDS_TO_START = 60


@contextmanager
def served() -> Iterator[str]:
    """Serve the shipped atlas until the context ends, and give its address.

    Raises
    ------
    RuntimeError
        The server does not answer; the message carries what it wrote.
    """
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = [f"--server.port={port}", "--server.headless=true"]
    environment = {name: value for name, value in os.environ.items() if name != "ATLAS"}
    with (
        tempfile.TemporaryDirectory() as data,
        tempfile.TemporaryFile("w+", encoding="utf-8") as log,
        subprocess.Popen(
            [*command, *options],
            cwd=ROOT,
            env={**environment, "ATLAS_DATA": data},
            stdout=log,
            stderr=log,
        ) as process,
    ):
        try:
            if not _answers(port, process):
                log.seek(0)
                raise RuntimeError(f"The app did not start:\n{log.read()}")
            yield f"http://localhost:{port}"
        finally:
            process.terminate()


def _answers(port: int, process: subprocess.Popen[bytes]) -> bool:
    """Wait until the server is up; False when it ended, or took too long."""
    for _ in range(SECONDS_TO_START * 10):
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=5):
                return True
        except (urllib.error.URLError, OSError):  # it does not listen yet
            pass
        try:
            process.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        return False
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])
