"""Find a Chromium for the browser tests, the benchmarks and the screenshots, and open it.

``python -m tools.chromium`` prints where it is; when the machine has none, it installs one:
Playwright's own, or else Debian's package when this is root.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What a Chromium is called on PATH, first choice first."""

QUIET = ("--disable-background-networking", "--disable-component-update", "--no-first-run")
"""Arguments that keep the browser from speaking to anybody by itself."""


def main() -> int:
    """Print the path of a Chromium, after installing one if need be; return an exit code."""
    chromium = find_chromium()
    for install in (_install_playwrights, _install_debians):
        if chromium is None:
            install()
            chromium = find_chromium()
    if chromium is None:
        print(
            "No Chromium was found, and none could be installed. Install Chromium or Chrome, "
            "or set CHROMIUM to the path of one.",
            file=sys.stderr,
        )
        return 1
    print(chromium)
    return 0


def find_chromium(playwright: Playwright | None = None) -> Path | None:
    """Return a Chromium that starts: ``$CHROMIUM``, one on PATH, Playwright's own, or none.

    ``playwright`` is the one that is open, if one is: a second cannot be opened beside it.
    """
    return next((candidate for candidate in _candidates(playwright) if _starts(candidate)), None)


def open_chromium(playwright: Playwright) -> Browser:
    """Open the found Chromium without a window.

    Raises
    ------
    FileNotFoundError
        There is none; the message says which command brings one.
    """
    chromium = find_chromium(playwright)
    if chromium is None:
        raise FileNotFoundError("No Chromium was found: run `make chromium`, which brings one.")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    sandbox = ["--no-sandbox"] if root else []  # Chromium's sandbox refuses to run as root
    return playwright.chromium.launch(executable_path=chromium, args=[*QUIET, *sandbox])


def _candidates(playwright: Playwright | None) -> Iterator[Path]:
    if named := os.environ.get("CHROMIUM"):
        yield Path(named)
        return
    yield from _on_path()
    yield from [Path(playwright.chromium.executable_path)] if playwright else _playwrights()


def _on_path() -> list[Path]:
    return [Path(found) for found in map(shutil.which, NAMES) if found]


def _playwrights() -> list[Path]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return [Path(playwright.chromium.executable_path)]


def _starts(chromium: Path) -> bool:
    """Say whether it runs: a stub, or one whose libraries are missing, does not."""
    try:
        answer = subprocess.run([chromium, "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _install_playwrights() -> None:
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr)


def _install_debians() -> None:
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"]
    for command in (["apt-get", "update"], install):
        subprocess.run(command, env=quiet, stdout=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
