"""One of the project's scripts with all that it imports, as one text that imports nothing."""

from __future__ import annotations

import platform
import subprocess
from functools import cache
from pathlib import Path

from layers.assets import NODE_MODULES, WEB, MissingLibrary, web_digest

_SYSTEMS = {"Linux": "linux", "Darwin": "darwin", "Windows": "win32"}
_PROCESSORS = {"x86_64": "x64", "AMD64": "x64", "aarch64": "arm64", "arm64": "arm64"}
_SECONDS = 60


class BundleFailed(MissingLibrary):
    """The scripts could not be bound together."""


def bundled(name: str) -> str:
    """Return a script of ``layers/web`` with all that it imports, as an ES module.

    The answer is kept for as long as the scripts are what they are.

    Raises
    ------
    MissingLibrary
        esbuild has not been fetched; the message says how to.
    BundleFailed
        esbuild refuses the scripts; the message carries what it says.
    """
    return _bundled(name, web_digest())


def can_bundle() -> bool:
    """Return whether scripts can be bound here; where they cannot, each is fetched by itself."""
    try:
        return bundler().is_file()
    except MissingLibrary:
        return False


def bundler() -> Path:
    """Return where esbuild lies: the program itself, which needs no Node.

    Raises
    ------
    MissingLibrary
        It has not been fetched, or this machine is of a kind that it does not know.
    """
    system = _SYSTEMS.get(platform.system(), platform.system().lower())
    processor = _PROCESSORS.get(platform.machine(), platform.machine())
    folder = NODE_MODULES / "@esbuild" / f"{system}-{processor}"
    program = folder / ("esbuild.exe" if system == "win32" else "bin/esbuild")
    if not program.is_file():
        message = (
            f"node_modules/{program.relative_to(NODE_MODULES)} is missing; "
            "run `make setup` (or `npm ci`) and start again."
        )
        raise MissingLibrary(message)
    return program


@cache
def _bundled(name: str, digest: str) -> str:
    del digest  # part of the key only
    options = ("--bundle", "--format=esm", "--minify", "--target=es2022", "--charset=utf8")
    answer = subprocess.run(
        [bundler(), str(WEB / name), *options, "--log-level=warning"],
        capture_output=True,
        timeout=_SECONDS,
    )
    said = answer.stderr.decode("utf-8", "replace").strip()
    if answer.returncode or said:
        message = f"{name} could not be bound with what it imports; esbuild says: {said}"
        raise BundleFailed(message)
    return answer.stdout.decode()
