"""Streamlit servers, each in a process of its own, for as long as they are measured."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
APP = ROOT / "app.py"
NAIVE = ROOT / "benchmarks" / "naive" / "app.py"
EMPTY_PAGE = ROOT / "benchmarks" / "empty" / "button.py"
EMPTY_MAP = ROOT / "benchmarks" / "empty" / "map_app.py"

_OPTIONS = ("server.headless=true", "server.fileWatcherType=none", "browser.gatherUsageStats=false")
_PATIENCE_S = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A server at ``port`` of this machine; ``screen`` is the page of it that is measured."""

    port: int
    process_id: int
    screen: str = ""

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"{self.root}/{self.screen}"

    @property
    def root(self) -> str:
        """Where its pages without Streamlit are found."""
        return f"http://localhost:{self.port}"

    def memory_mb(self) -> float:
        """Return how much memory the process has resident, in megabytes (10⁶ bytes)."""
        asked = ["ps", "-o", "rss=", "-p", str(self.process_id)]
        return int(subprocess.check_output(asked, text=True)) * 1024 / 1e6


@contextmanager
def served(script: Path, *, atlas: Path | None = None, screen: str = "") -> Iterator[Server]:
    """Serve a Streamlit script from its own folder, as its author would, and stop it at the end.

    Raises
    ------
    RuntimeError
        It does not answer; the message carries what it wrote.
    """
    port = _free_port()
    flags = [word for option in _OPTIONS for word in (f"--{option}",)]
    command = [
        sys.executable,
        "-m",
        "streamlit",
        "run",
        script.name,
        f"--server.port={port}",
        *flags,
    ]
    environment = {key: value for key, value in os.environ.items() if key != "ATLAS"}
    if atlas is not None:
        environment["ATLAS"] = str(atlas)
    with tempfile.TemporaryDirectory() as data, tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            command,
            cwd=script.parent,
            env={**environment, "ATLAS_DATA": data},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            if not _answers(port, process):
                output.seek(0)
                raise RuntimeError(f"{script} was not served:\n{output.read()}")
            yield Server(port, process.pid, screen)
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        return int(probe.getsockname()[1])


def _answers(port: int, process: subprocess.Popen[bytes]) -> bool:
    end = time.monotonic() + _PATIENCE_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/_stcore/health", timeout=5):
                return True
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    return False
