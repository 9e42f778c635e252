"""Whether a figure is what it says it is: its seal, and the same figure drawn once more."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from geodata.errors import FigureRefused, GeodataError
from geodata.facets import Facets
from geodata.model import Atlas
from geodata.printable import printable
from geodata.selection import Selection, parse_query
from geodata.snapshots import SHORT
from layers.figure import render_figure
from layers.figures.provenance import Recipe, is_sealed, recipe_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was found out about a figure's file.

    ``sealed`` says whether its bytes are those that were sealed. ``redrawn`` says whether the
    atlas gives the same bytes; None when the atlas is of another revision, or cannot draw it.
    ``reason`` says why it is None.
    """

    recipe: Recipe
    sealed: bool
    redrawn: bool | None
    reason: str = ""

    @property
    def unaltered(self) -> bool:
        """Whether nothing that could be checked speaks against the file."""
        return self.sealed and self.redrawn is not False

    def __str__(self) -> str:
        """Return all of it in a few lines."""
        made = self.recipe
        options = [made.kind, made.preset, made.format, made.style]
        options += [f"{made.dpi} dpi"] if made.dpi else []
        options += [made.extent] if made.extent else []
        options += [f"{made.scale} scale"] if made.kind == "dispute" else []
        options += {True: ["graticule"], False: ["no graticule"], None: []}[made.graticule]
        lines = [
            f"Revision: {printable(made.revision)[1:-1]}",
            f"Selection: {printable(made.selection)[1:-1] or 'everything'}",
            f"Made as: {', '.join(printable(option)[1:-1] for option in options)}",
            *(f"The editor's own {printable(name)[1:-1]}." for name, _ in made.words),
        ]
        if not self.sealed:
            lines.append("ALTERED: the bytes are not those that were downloaded.")
        elif self.redrawn is None:
            lines.append(f"The seal holds, but the figure could not be drawn again: {self.reason}")
        elif self.redrawn:
            lines.append("Unaltered: this atlas gives the same figure, byte for byte.")
        else:
            lines.append(
                "NOT PROVEN: the seal holds, but this atlas, with this version of the program, "
                "draws another figure from the same selection. Compare the two by eye."
            )
        return "\n".join(lines)


def proof_of(content: bytes, atlas: Atlas) -> Proof:
    """Return what a figure's file says of itself, and whether the atlas bears it out.

    Parameters
    ----------
    content
        The file: PNG, SVG or PDF.
    atlas
        With which the figure is drawn again, when the revision is the same.

    Raises
    ------
    NoProvenance
        The file does not say how it was made.
    """
    made, sealed = recipe_of(content), is_sealed(content)
    if made.revision != atlas.revision:
        reason = (
            f"it shows revision {printable(made.revision[:SHORT])[1:-1]}, and the atlas at hand is "
            f"{atlas.revision[:SHORT]}."
        )
        return Proof(recipe=made, sealed=sealed, redrawn=None, reason=reason)
    try:
        figure = render_figure(
            atlas,
            selection_of(atlas, made.selection),
            preset=made.preset,
            format=made.format,
            kind=made.kind,
            dpi=made.dpi,
            style=made.style,
            graticule=made.graticule,
            extent=made.extent,
            scale=made.scale,
            instead=dict(made.words),
        )
    except GeodataError as error:
        return Proof(recipe=made, sealed=sealed, redrawn=None, reason=str(error))
    return Proof(recipe=made, sealed=sealed, redrawn=figure.content == content)


def selection_of(atlas: Atlas, query: str) -> Selection:
    """Return the selection that a query string asks for; nothing in it is passed over.

    Raises
    ------
    FigureRefused
        Part of it makes no sense for this atlas.
    """
    selection, problems = parse_query(
        dict(parse_qsl(query, max_num_fields=60)), Facets.of(atlas).known()
    )
    if problems:
        raise FigureRefused(" ".join(problems))
    return selection
