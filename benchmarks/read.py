"""How long it takes to read an atlas and to prepare it for the browser, in Python alone."""

from __future__ import annotations

import time
from pathlib import Path

from geodata import read_atlas
from geodata.facets import Facets
from layers.payload import Shelf
from layers.story import build_story


def reading_s(folder: Path) -> dict[str, float]:
    """Return the processor seconds of each step from a folder to payloads, done once a start."""
    shelf = Shelf()
    start = time.process_time()
    atlas = read_atlas(folder)
    read = time.process_time()
    Facets.of(atlas)
    prepared = time.process_time()
    build_story(atlas, put=shelf.put, ground="", address="", drafts=False)
    end = time.process_time()
    return {
        "read and check an atlas": read - start,
        "prepare it for choosing": prepared - read,
        "prepare its payloads": end - prepared,
    }
