"""What the claims of each revision were, so that an old link can say what has changed since.

A snapshot holds a digest of every claim, not the claims: enough to tell which came, went or
changed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from geodata.errors import GeodataError, UnwritableFile
from geodata.files import replace_files
from geodata.model import Atlas
from geodata.schema import TABLES

SHORT = 8
"""Digits of a revision that an address carries."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The ``claim_id``s that came, went and changed between two revisions, in the atlas's order."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def write_snapshot(atlas: Atlas, folder: Path) -> Path:
    """Keep what the claims of a revision are, unless that is kept already.

    Parameters
    ----------
    atlas
        The revision to remember.
    folder
        Where snapshots are kept; made when it is missing.

    Returns
    -------
    The file, named by the revision's first digits.

    Raises
    ------
    UnwritableFile
        The folder cannot be written; links cannot say what changed then.
    """
    path = folder / f"{atlas.revision[:SHORT]}.json"
    if path.exists():
        return path
    content = {"revision": atlas.revision, "claims": _digests(atlas)}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_files(folder, {path.name: json.dumps(content)})
    except OSError as error:
        message = f"{folder} cannot be written ({error.strerror}); links cannot say what changed."
        raise UnwritableFile(message) from error
    return path


def changes_since(revision: str, atlas: Atlas, folder: Path) -> Changes | None:
    """Return what became of the claims since a revision.

    Parameters
    ----------
    revision
        The first digits, as an address carries them.
    atlas
        The atlas of today.
    folder
        Where snapshots are kept.

    Returns
    -------
    What changed, or None when that revision was never seen here.
    """
    path = folder / f"{revision}.json"
    if not re.fullmatch(rf"[0-9a-f]{{{SHORT}}}", revision) or not path.is_file():
        return None
    try:
        then = json.loads(path.read_text("utf-8"))["claims"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GeodataError(f"{path} is damaged; delete it and go on.") from error
    return _changes(then, _digests(atlas))


def changes_from(then: Atlas, now: Atlas) -> Changes:
    """Return what became of the claims between two atlases, as a store keeps them whole."""
    return _changes(_digests(then), _digests(now))


def _changes(then: Mapping[str, str], now: Mapping[str, str]) -> Changes:
    return Changes(
        added=tuple(claim for claim in now if claim not in then),
        removed=tuple(claim for claim in then if claim not in now),
        changed=tuple(claim for claim in now if claim in then and then[claim] != now[claim]),
    )


def _digests(atlas: Atlas) -> dict[str, str]:
    """Return a 64-bit digest of every claim: its columns, and whether its source replaced it."""
    columns = [column.name for column in TABLES["claims"].columns]
    words = atlas.claims[[*columns, "superseded"]].astype("str")
    hashes = pd.util.hash_pandas_object(words, index=False)
    return {
        claim: f"{number:016x}"
        for claim, number in zip(atlas.claims["claim_id"], hashes.tolist(), strict=True)
    }
