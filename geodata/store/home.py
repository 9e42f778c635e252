"""Where the store of an atlas lives: named by its address, or in the user's data folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs
from sqlalchemy.engine import URL

from geodata.reading import SHIPPED_ATLAS
from geodata.store.engine import file_of, parse_url

NAME = "dispatch-atlas"


@dataclass(frozen=True, slots=True)
class Home:
    """An atlas's folder, and the address of its store; no folder: the store is all there is.

    ``unsaved`` is the file that keeps unsaved work until there is a store; None: it is a server's.
    """

    folder: Path | None
    url: str
    unsaved: Path | None = None


def home_of(atlas: str | None, data: Path) -> Home:
    """Return where an atlas and its store are.

    Parameters
    ----------
    atlas
        What ``ATLAS`` says: a folder, or the address of a store; None: the atlas that is shipped.
    data
        The folder that stores of folders are kept in.

    Examples
    --------
    >>> home_of("postgresql+psycopg:///atlas", Path("data"))
    Home(folder=None, url='postgresql+psycopg:///atlas', unsaved=None)
    """
    if atlas is not None and "://" in atlas:
        return Home(None, atlas)
    folder = SHIPPED_ATLAS if atlas is None else Path(atlas)
    if folder.resolve() == SHIPPED_ATLAS.resolve():
        name = "shipped"
    else:
        where = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
        stem = re.sub(r"[^A-Za-z0-9]+", "-", folder.resolve().name).strip("-") or "atlas"
        name = f"{stem[:40]}-{where}"
    file = (data / "stores" / f"{name}.sqlite").absolute()
    url = str(URL.create("sqlite", database=str(file)))
    return Home(folder, url, file.with_suffix(".unsaved.sqlite"))


def data_folder(environment: Mapping[str, str]) -> Path:
    """Return the user's data folder, or the one that ``ATLAS_DATA`` names."""
    named = environment.get("ATLAS_DATA")
    return Path(named) if named else Path(platformdirs.user_data_path(NAME, appauthor=False))


def is_there(home: Home) -> bool:
    """Return whether there is a store already; one that is a server is always asked."""
    file = file_of(parse_url(home.url))
    return file is None or file.exists()
