"""Facts and rules: who reported what, where and when."""

from geodata.errors import GeodataError
from geodata.model import Atlas
from geodata.reading import read_atlas

__all__ = ["Atlas", "GeodataError", "read_atlas"]
