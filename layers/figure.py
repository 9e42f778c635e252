"""Figures that can be published as they are: one call gives the picture and its words."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlencode

import pandas as pd

from geodata.errors import FigureRefused
from geodata.model import Atlas
from geodata.printable import printable
from geodata.selection import Selection, to_query
from layers.figures.attribution import Attributed, attributed, drawn_claims
from layers.figures.dispute_rows import chart_selection
from layers.figures.frame import compose
from layers.figures.kinds import KINDS
from layers.figures.lettering import require_letters
from layers.figures.looks import LOOKS, Look
from layers.figures.numbers import SCALES
from layers.figures.presets import preset_named
from layers.figures.provenance import MEDIA_TYPES, Recipe, published
from layers.figures.scene import Scene
from layers.figures.words import FigureWords, figure_words
from layers.progress import Follow, Step, unfollowed

DPI = (72, 600)
"""The least and the greatest resolution of a PNG."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture as bytes, and what to write beside it."""

    content: bytes
    media_type: str
    words: FigureWords

    @property
    def alt_text(self) -> str:
        """Return what a screen reader says instead of the picture."""
        return self.words.alt_text

    @property
    def caption(self) -> str:
        """Return what is printed below the picture."""
        return self.words.caption

    @property
    def digest(self) -> str:
        """Return 128 bits of the SHA-256 of the content, as hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()[:32]

    @property
    def credits(self) -> str:
        """Return whose borders and names were drawn."""
        return self.words.credits


def render_figure(
    atlas: Atlas,
    selection: Selection,
    *,
    preset: str = "16:9",
    format: str = "png",  # what a newsroom calls it
    kind: str = "map",
    dpi: float | None = None,
    style: str = "colour",
    graticule: bool | None = None,
    extent: str = "",
    scale: str = "linear",
    instead: Mapping[str, str] | None = None,
    follow: Follow = unfollowed,
) -> Figure:
    """Return the figure of a selection.

    Parameters
    ----------
    atlas, selection
        What is drawn; drafts never are.
    preset
        A name of ``presets.PRESETS``, or a size such as "1200x800" or "120x90mm".
    format
        One of ``MEDIA_TYPES``.
    kind
        One of ``kinds.KINDS``.
    dpi
        Resolution of a PNG; without one, the preset's own. 96 gives a pixel for each unit.
    style
        "colour" or "monochrome".
    graticule
        Whether meridians and parallels are drawn; None draws them where north is not up.
    extent
        What the map shows: "all", the name of a theatre, or "" for what suits the claims.
    scale
        How the numbers of a dispute chart stand: "linear" or "log".
    instead
        An editor's words, see ``words.LONGEST``.
    follow
        Is told before each part of the work, and may raise to leave it off.

    Raises
    ------
    FigureRefused
        Nothing is selected, a claim has no source or document, or an option does not exist.
    BadPreset
        There is no such preset.
    MissingLetters
        A text cannot be set in the type of the figures.
    """
    _require("format", format, MEDIA_TYPES)
    follow(Step(0, 3, "its words"))
    scene = figure_scene(
        atlas, selection, preset=preset, kind=kind, style=style, graticule=graticule,
        extent=extent, scale=scale, instead=instead,
    )  # fmt: skip
    resolution = dpi or scene.preset.dpi
    if not DPI[0] <= resolution <= DPI[1]:
        raise FigureRefused(f"{resolution:g} dpi is out of range; write {DPI[0]} to {DPI[1]}.")
    recipe = Recipe(
        revision=atlas.revision, selection=urlencode(to_query(selection)), kind=kind, preset=preset,
        format=format, dpi=dpi, style=style, graticule=graticule, extent=extent,
        scale=scale, words=tuple(sorted((instead or {}).items())),
    )  # fmt: skip
    follow(Step(1, 3, "the picture"))
    drawing = compose(replace(scene, follow=follow), KINDS[kind])
    require_letters(drawing)
    follow(Step(2, 3, "the file"))
    content = published(drawing, scene.words, recipe, dpi=resolution)
    return Figure(content=content, media_type=MEDIA_TYPES[format], words=scene.words)


def figure_scene(
    atlas: Atlas,
    selection: Selection,
    *,
    preset: str = "16:9",
    kind: str = "map",
    style: str = "colour",
    graticule: bool | None = None,
    extent: str = "",
    scale: str = "linear",
    instead: Mapping[str, str] | None = None,
) -> Scene:
    """Return what a figure is made from; the options are those of ``render_figure``."""
    _require("kind", kind, KINDS)
    _require("style", style, LOOKS)
    _require("extent", extent, ["", "all", *(theatre.name for theatre in atlas.theatres)])
    _require("scale", scale, SCALES)
    size = preset_named(preset)
    if kind == "dispute":
        selection = chart_selection(atlas, selection)
    words, claims, told = _told(atlas, selection, kind, tuple(sorted((instead or {}).items())))
    return Scene(
        atlas=atlas,
        selection=selection,
        claims=claims,
        told=told,
        words=words,
        preset=size,
        look=Look(LOOKS[style], size.least_type),
        graticule=graticule,
        extent=extent,
        scale=scale,
    )


@lru_cache(maxsize=8)
def _told(
    atlas: Atlas, selection: Selection, kind: str, instead: tuple[tuple[str, str], ...]
) -> tuple[FigureWords, pd.DataFrame, tuple[Attributed, ...]]:
    """Return what is said of a selection, which no size, format or style changes."""
    words = figure_words(atlas, selection, kind=kind, instead=dict(instead))
    claims = drawn_claims(atlas, selection)
    return words, claims, attributed(atlas, claims)


def _require(what: str, found: str, known: object) -> None:
    names = list(known)  # type: ignore[call-overload]
    if found not in names:
        raise FigureRefused(
            f"“{printable(found)}” is no {what} of a figure; "
            f"choose one of {', '.join(name for name in names if name)}."
        )


if __name__ == "__main__":
    from layers.figures.command import main

    sys.exit(main())
