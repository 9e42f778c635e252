"""The commands of ``python -m geodata`` that work on a store."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path

from geodata.errors import NotThere
from geodata.history import LOCAL, PUBLIC, Difference, Store, open_store
from geodata.printable import printable
from geodata.reading import read_atlas
from geodata.store.content import flat
from geodata.store.home import Home, data_folder, home_of, is_there
from geodata.writing import write_atlas

Commands = argparse._SubParsersAction  # the only name that argparse has for it


def add_commands(commands: Commands[argparse.ArgumentParser]) -> None:
    """Add log, diff, export, backup and restore; each sets ``run``, which returns an exit code."""
    log = _command(commands, "log", _log, "list the revisions of an atlas's store, newest first")
    log.add_argument("--table", help="only those that touched this table")
    log.add_argument("--row", help="only those that touched this row of it")
    log.add_argument("--author", help="only those of this author")
    log.add_argument("--before", type=int, help="only those before this number")
    log.add_argument("--limit", type=int, default=50, help="at most so many (50)")
    diff = _command(commands, "diff", _diff, "print what differs between two revisions")
    diff.add_argument("first", type=int, help="the number of one revision")
    diff.add_argument("second", type=int, help="the number of the other")
    export = _command(commands, "export", _export, "write a revision as a folder of plain files")
    export.add_argument("folder", type=Path, help="where to; files of the same names are replaced")
    export.add_argument("--revision", type=int, help="its number; without it, the newest")
    export.add_argument("--drafts", action="store_true", help="with what is not published")
    take = _command(
        commands, "import", _import, "take over files that changed after the store was made"
    )
    take.add_argument(
        "--keep", choices=("store", "files"), help="whose value stays where both changed"
    )
    backup = _command(commands, "backup", _backup, "write a whole store into one file")
    backup.add_argument("file", type=Path, help="where to")
    rights = _command(commands, "grant", _grant, "let a role of PostgreSQL use a store")
    rights.add_argument("role", help="the role that the app logs in as; it can only add")
    restore = _command(commands, "restore", _restore, "fill an empty store from a backup")
    restore.add_argument("file", type=Path, help="the backup")


def _command(
    commands: Commands[argparse.ArgumentParser],
    name: str,
    run: Callable[[argparse.Namespace], int],
    purpose: str,
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=purpose, description=purpose)
    command.add_argument(
        "--atlas", help="its folder, or the address of its store; without it, as ATLAS says"
    )
    command.set_defaults(run=run)
    return command


def _log(chosen: argparse.Namespace) -> int:
    with _opened(chosen) as store:
        found = store.log.revisions(
            table=chosen.table,
            row_id=chosen.row,
            author=chosen.author,
            before=chosen.before,
            limit=chosen.limit,
            reader=LOCAL,
        )
    for one in found:
        rows = "1 row" if one.changes == 1 else f"{one.changes} rows"
        who = f"by {printable(one.author)} ({one.role})" if one.author else "by nobody"
        made = f"{one.made:%Y-%m-%d %H:%M}Z"
        print(f"{one.number}  {made}  {one.kind}, {rows}, {who}: {printable(one.why)}")
    return 0


def _diff(chosen: argparse.Namespace) -> int:
    with _opened(chosen) as store:
        found = store.log.differences(chosen.first, chosen.second, reader=LOCAL)
    for difference in found:
        print(f"{difference.table} {printable(difference.row_id)}{_fields(difference)}")
    if not found:
        print("No row differs.")
    return 0


def _fields(difference: Difference) -> str:
    if difference.before is None:
        return ": added"
    if difference.after is None:
        return ": deleted"
    before, after = flat(difference.before), flat(difference.after)
    lines = [
        f"\n  {printable(name)[1:-1]}: {printable(before.get(name))} → {printable(after.get(name))}"
        for name in difference.fields
    ]
    return "".join(lines)


def _export(chosen: argparse.Namespace) -> int:
    reader = LOCAL if chosen.drafts else PUBLIC
    with _opened(chosen) as store:
        number = chosen.revision or store.head()
        atlas = store.atlas(number, reader=reader)
    write_atlas(atlas, chosen.folder)
    print(f"Revision {number}, {atlas.revision}, is in {printable(str(chosen.folder))}.")
    return 0


def _import(chosen: argparse.Namespace) -> int:
    folder = _home(chosen).folder
    if folder is None:
        raise NotThere("this store was made of no folder; name a folder with --atlas")
    with _opened(chosen) as store:
        revision = store.origin.take(folder, author=LOCAL, keep=chosen.keep)
    print(f"Revision {revision.number} has what changed in the files, {revision.changes} rows.")
    return 0


def _backup(chosen: argparse.Namespace) -> int:
    with _opened(chosen) as store:
        number = store.backup(chosen.file)
        digest = store.log.revision(number).digest if number else "empty"
    print(f"Revisions 1 to {number}, {digest}, are in {printable(str(chosen.file))}.")
    return 0


def _restore(chosen: argparse.Namespace) -> int:
    with open_store(_home(chosen).url) as store:
        number = store.restore_backup(chosen.file)
        digest = store.log.revision(number).digest if number else "empty"
    print(f"Revisions 1 to {number}, {digest}, are back, each with its digest.")
    return 0


def _grant(chosen: argparse.Namespace) -> int:
    with _opened(chosen) as store:
        store.grant(chosen.role)
    print(f"The role {printable(chosen.role)} may read the store and add to it, and no more.")
    return 0


def _opened(chosen: argparse.Namespace) -> Store:
    home = _home(chosen)
    if not is_there(home):
        raise NotThere(
            "nobody has edited this atlas here, so it has no store; its folder is all there is"
        )
    store = open_store(home.url)
    if not store.head() and home.folder is not None:
        store.found(read_atlas(home.folder))
    return store


def _home(chosen: argparse.Namespace) -> Home:
    return home_of(chosen.atlas or os.environ.get("ATLAS"), data_folder(os.environ))
