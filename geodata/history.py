"""The store of an atlas: what several analysts edit, with every revision readable for ever.

::

    store = open_store("sqlite:///atlas.sqlite", origin=read_atlas())
    ann = Author("Ann", "editor")
    edit = Edit("places", "sudzha", {"precision": "district", "uncertainty_m": 40000})
    store.save([edit], author=ann, why="The report names the district only.", base=store.head())
    store.atlas(reader=ann)          # with drafts; without a reader, what is published
    store.log.revisions(table="places", row_id="sudzha")
"""

from __future__ import annotations

import os
from pathlib import Path

from geodata.model import Atlas
from geodata.reading import read_atlas
from geodata.store.engine import connect, connect_in_memory, file_of, make_private, parse_url
from geodata.store.home import data_folder, home_of
from geodata.store.schema import bring_up_to_date
from geodata.store.store import Store
from geodata.store.unsaved import unsaved_in
from geodata.store.values import (
    LOCAL,
    PUBLIC,
    Author,
    Change,
    Conflict,
    Difference,
    Edit,
    Fields,
    Revision,
    Role,
    Row,
)

__all__ = [
    "LOCAL", "PUBLIC", "Author", "Change", "Conflict", "Difference", "Edit", "Fields", "Revision",
    "Role", "Row", "Store", "open_store", "store_to_be",
]  # fmt: skip


def open_store(
    url: str | None = None, *, origin: Atlas | None = None, unsaved: Path | None = None
) -> Store:
    """Return the store at an address.

    Parameters
    ----------
    url
        ``sqlite:///FILE`` (three slashes and a relative path, or four and an absolute one) or
        ``postgresql+psycopg://USER@HOST/DATABASE``. Without one: the store of the atlas that the
        app shows, in the user's data folder unless ``ATLAS`` names another, made of its folder.
    origin
        The atlas that becomes the first revision of a store that has none.
    unsaved
        A file with work that was begun before there was a store, to be taken over.

    Returns
    -------
    Store
        Its database has the newest shape; an older one is migrated.

    Raises
    ------
    StoreUnavailable
        The address is none, or the database cannot be reached or used.
    """
    if url is None:
        home = home_of(os.environ.get("ATLAS"), data_folder(os.environ))
        url, origin, unsaved = home.url, origin or read_atlas(home.folder), home.unsaved
    address = parse_url(url)
    engine = connect(address)
    try:
        bring_up_to_date(engine)
        store = Store(engine)
        if origin is not None and not store.head():
            store.found(origin)
        if unsaved is not None:
            store.unsaved.take_over(unsaved_in(unsaved))
    except BaseException:
        engine.dispose()
        raise
    file = file_of(address)
    if file is not None:
        make_private(file)
    return store


def store_to_be(origin: Atlas, *, unsaved: Path) -> Store:
    """Return the store that an atlas's folder would become, to be read before anything is saved.

    Parameters
    ----------
    origin
        The atlas, as it was read from its folder.
    unsaved
        The file for work that is not saved; it is made when there is some, and ``open_store``
        with ``unsaved`` takes it over.

    Returns
    -------
    Store
        In memory: what is saved in it is gone with it.
    """
    engine = connect_in_memory()
    bring_up_to_date(engine)
    store = Store(engine, unsaved=unsaved_in(unsaved))
    store.found(origin)
    return store
