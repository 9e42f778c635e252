"""The kinds of figures, by name."""

from __future__ import annotations

from collections.abc import Mapping

from layers.figures.map import draw_map
from layers.figures.scene import Kind

KINDS: Mapping[str, Kind] = {"map": draw_map}
"""Name of a kind to what draws it."""
