"""How a figure looks: its colours, and the sizes of type and lines that follow from the preset."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from layers.figures.drawing import Face, Style
from layers.style import PALETTE

MONOCHROME: Mapping[str, str] = {
    **PALETTE["light"],
    "ink": "#000000",
    "ink2": "#2E2E2E",
    "ink3": "#4A4A4A",
    "rule": "#BDBDBD",
    "affirm": "#000000",
    "deny": "#000000",
    "react": "#000000",
    "selection": "#000000",
    "sea": "#E4E4E4",
    "land": "#FFFFFF",
    "border": "#6E6E6E",
    "admin": "#C4C4C4",
    "occupied": "#5A5A5A",
    "water": "#4A4A4A",
}
"""The colours of one ink: what differs, differs by shape, hatch and words."""

LOOKS: Mapping[str, Mapping[str, str]] = {"colour": PALETTE["light"], "monochrome": MONOCHROME}
"""Name to token to colour, ``#RRGGBB``."""

FAMILIES: Mapping[str, str] = {
    "asserts": "affirm",
    "estimates": "affirm",
    "observes": "affirm",
    "confirms": "affirm",
    "denies": "deny",
    "declines": "deny",
    "warns": "react",
    "responds": "react",
    "condemns": "react",
}
"""Stance to the token of its colour."""

_LEAST = 15
"""The smallest type on the page that all sizes are given for, 1920 units wide."""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours by token, and the smallest type in units; every other size is a multiple of it."""

    colours: Mapping[str, str]
    least_type: float

    def size(self, at_1920: float) -> float:
        """Return a length in units that is so long on a page 1920 units wide."""
        return round(at_1920 * self.least_type / _LEAST, 2)

    def words(
        self,
        at_1920: float,
        colour: str = "ink",
        *,
        weight: int = 400,
        narrow: bool = False,
        serif: bool = False,
        spacing: float = 0,
        halo: str | None = None,
    ) -> Style:
        """Return a style; serif is semibold, or italic at weight 400; colours are tokens."""
        family = "serif" if serif else "sans"
        return Style(
            face=Face(family, weight, italic=serif and weight == 400, narrow=narrow),
            size=self.size(at_1920),
            fill=self.colours[colour],
            spacing=self.size(spacing),
            halo=self.colours[halo] if halo else None,
            halo_width=self.size(3) if halo else 0,
        )
