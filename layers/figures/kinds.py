"""The kinds of figures, by name."""

from __future__ import annotations

from collections.abc import Mapping

from layers.figures.dispute import draw_dispute
from layers.figures.map import draw_map, draw_map_with_locator
from layers.figures.map_and_timeline import draw_map_over_timeline
from layers.figures.multiples import draw_days, draw_sources
from layers.figures.scene import Kind
from layers.figures.timeline import draw_timeline

KINDS: Mapping[str, Kind] = {
    "map": draw_map,
    "locator": draw_map_with_locator,
    "timeline": draw_timeline,
    "dispute": draw_dispute,
    "map-timeline": draw_map_over_timeline,
    "days": draw_days,
    "sources": draw_sources,
}
"""Name of a kind to what draws it."""
