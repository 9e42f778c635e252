"""Facts and rules: who reported what, where and when."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from geodata.errors import GeodataError

if TYPE_CHECKING:
    from geodata.importing import import_layer
    from geodata.model import Atlas
    from geodata.reading import read_atlas

__all__ = ["Atlas", "GeodataError", "import_layer", "read_atlas"]

_HOMES = {
    "Atlas": "geodata.model",
    "import_layer": "geodata.importing",
    "read_atlas": "geodata.reading",
}


def __getattr__(name: str) -> object:
    """Import what is asked for, so that a part of geodata costs no more than it needs."""
    if name not in _HOMES:
        raise AttributeError(f"module 'geodata' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
