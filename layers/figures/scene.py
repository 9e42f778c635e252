"""What a figure is made from, and what a kind of figure gives back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from geodata.model import Atlas
from geodata.selection import Selection
from layers.figures.attribution import Attributed
from layers.figures.drawing import Box, Group, Part
from layers.figures.looks import Look
from layers.figures.presets import Preset
from layers.figures.words import FigureWords
from layers.progress import Follow, unfollowed


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Scene:
    """All that a kind of figure may draw from.

    Attributes
    ----------
    claims
        The claims drawn, in the order said; drafts are not among them.
    told
        The same claims with source and document, in the same order.
    graticule
        Whether meridians and parallels are drawn; None leaves it to the map.
    extent
        What the map shows: "all", the name of a theatre, or "" for what suits the claims.
    scale
        How the numbers of a chart stand, one of ``numbers.SCALES``.
    follow
        Is told of each small map.
    """

    atlas: Atlas
    selection: Selection
    claims: pd.DataFrame
    told: tuple[Attributed, ...]
    words: FigureWords
    preset: Preset
    look: Look
    graticule: bool | None = None
    extent: str = ""
    scale: str = "linear"
    follow: Follow = unfollowed


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A line of the key: what draws the sign into a box, and what it means.

    ``wide`` is the sign's width, in units of a page 1920 units wide.
    """

    draw: Callable[[Box], tuple[Part, ...]]
    words: str
    wide: float = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """What a kind has drawn into its box.

    Attributes
    ----------
    groups
        Layers from below to above, all within the box.
    key
        What the drawing needs explained, and no more.
    left_out
        Sentences for the foot on what could not be drawn.
    notes
        Sentences for the foot on how it was drawn, such as the name of the projection.
    inset
        Draws a smaller picture beside the large one, where there is room.
    """

    groups: tuple[Group, ...]
    key: tuple[KeyEntry, ...] = ()
    left_out: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    inset: Callable[[Box], Group] | None = field(default=None)


Kind = Callable[[Scene, Box], Plate]
"""A kind of figure draws a scene into a box of the page."""
