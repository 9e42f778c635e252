"""Files replaced whole: each in one step, and none before all of them are on the disk."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path


def replace_files(folder: Path, texts: Mapping[str, str]) -> None:
    """Put each text in place of its file in one step, once all of them are on the disk.

    Parameters
    ----------
    folder
        Where the files are; it exists.
    texts
        Path of a file below the folder, with ``/``, to its new text. A folder on the way is made.

    Raises
    ------
    OSError
        A file cannot be written. A crash or an error leaves every file whole, old or new.
    """
    staged: dict[Path, Path] = {}
    try:
        for name, text in texts.items():
            target = folder / name
            target.parent.mkdir(exist_ok=True)
            waiting = target.with_name(f".{target.name}.{secrets.token_hex(4)}.new")
            staged[waiting] = target
            with waiting.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        for waiting, target in staged.items():
            waiting.replace(target)
        for changed in dict.fromkeys([*(target.parent for target in staged.values()), folder]):
            _flush_folder(changed)
    finally:
        for waiting in staged:
            waiting.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
