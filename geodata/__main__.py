"""``python -m geodata``: check an atlas, start a new one, and look after its store."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from geodata.errors import GeodataError
from geodata.model import Atlas
from geodata.printable import printable
from geodata.reading import read_atlas
from geodata.store.commands import add_commands
from geodata.writing import new_atlas

FAULTS, UNUSABLE = 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    ``check FOLDER`` prints every fault of an atlas: 0 without one, 1 with some, 2 when the folder
    cannot be read at all. ``new FOLDER`` starts an empty atlas: 0, or 2 when it cannot.
    """
    parser = argparse.ArgumentParser(prog="python -m geodata", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, run, purpose in (
        ("check", _check, "print every fault of an atlas"),
        ("new", _new, "start an atlas without rows"),
    ):
        command = commands.add_parser(name, help=purpose, description=purpose)
        command.add_argument("folder", type=Path, help="the folder of the atlas")
        command.set_defaults(run=run)
    add_commands(commands)
    chosen = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        return int(chosen.run(chosen))
    except GeodataError as error:
        print(error, file=sys.stderr)
        return UNUSABLE


def _check(chosen: argparse.Namespace) -> int:
    atlas = read_atlas(chosen.folder)
    for fault in atlas.rejected:
        print(fault)
    kept = f"{_kept(atlas)} are kept."
    if not atlas.rejected:
        print(f"No faults; {kept}")
        return 0
    rows = len({(fault.file, fault.row) for fault in atlas.rejected})
    print(f"{_count(len(atlas.rejected), 'fault')} in {_count(rows, 'row')}; {kept}")
    return FAULTS


def _new(chosen: argparse.Namespace) -> int:
    new_atlas(chosen.folder)
    print(
        f"A new atlas is in {printable(str(chosen.folder))}; docs/data-format.md lists its columns."
    )
    return 0


def _kept(atlas: Atlas) -> str:
    counts = [
        f"{len(getattr(atlas, name))} {name}"
        for name in ("sources", "documents", "claims", "places", "movements")
    ]
    return ", ".join(counts)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


if __name__ == "__main__":
    sys.exit(main())
