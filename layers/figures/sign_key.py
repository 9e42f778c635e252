"""The key of a map: the signs that are drawn, and no others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

import numpy as np
import shapely

from layers.figures.arcs import Arc, arc_paths
from layers.figures.drawing import Box, Part, Path, rectangle
from layers.figures.looks import Look
from layers.figures.marks import hatching, place_mark
from layers.figures.scene import KeyEntry

_PRECISIONS = {
    "site": "Exact site",
    "settlement": "Town, village or port; the exact site was not given",
    "district": "District only",
}
_MODES = {"sea": "Sea transfer", "air": "Flight", "rail": "By rail", "road": "By road"}


def map_key(
    look: Look, *, precisions: Collection[str], foreseen: bool, regions: bool, occupied: bool,
    arcs: Sequence[Arc], undetermined: bool, hatch: float,
) -> tuple[KeyEntry, ...]:  # fmt: skip
    """Return the entries of what a map draws; ``hatch`` is the distance of a region's lines."""
    entries = [
        KeyEntry(_mark(precision, look), words)
        for precision, words in _PRECISIONS.items()
        if precision in precisions
    ]
    if foreseen:
        entries.append(KeyEntry(_mark("", look, is_open=True), "Foreseen when it was said"))
    if regions:
        entries.append(KeyEntry(_region(look, hatch), "Only the region was given"))
    entries += _schematic(look, [arc for arc in arcs if not arc.reported])
    if any(arc.reported for arc in arcs):
        entries.append(KeyEntry(_arc(look, _REPORTED), "Movement, by the route reported"))
    if occupied:
        entries.append(KeyEntry(_occupied(look), "Temporarily occupied, wholly or in part"))
    if undetermined:
        entries.append(KeyEntry(_undetermined(look), "Border not agreed"))
    return tuple(entries)


def _schematic(look: Look, arcs: Sequence[Arc]) -> Iterator[KeyEntry]:
    """Yield what the arcs without a reported route mean; a second source's are dotted."""
    for second in (False, True):
        drawn = [arc for arc in arcs if arc.second is second]
        if not drawn:
            continue
        modes, by = {arc.mode for arc in drawn}, drawn[0].by
        named = _MODES.get(drawn[0].mode, "Movement") if len(modes) == 1 else "Movement"
        told = f"{named}, according to {by}" if by else named
        sample = Arc(np.empty((0, 2)), reported=False, mode="unknown", ends=False, second=second)
        yield KeyEntry(_arc(look, sample), f"{told}; routes not reported are schematic")


def region_parts(area: shapely.Geometry, look: Look, colour: str, hatch: float) -> tuple[Path, ...]:
    """Return the hatch of a region that claims name."""
    return hatching(area, every=hatch, width=look.size(1.1), colour=colour, opacity=0.75)


def occupied_parts(area: shapely.Geometry, look: Look) -> tuple[Path, ...]:
    """Return the hatch of occupied land; it has no outline of its own."""
    return hatching(
        area, every=look.size(10), width=look.size(2.6), colour=look.colours["occupied"],
        falling=True, opacity=0.42,
    )  # fmt: skip


Draw = Callable[[Box], tuple[Part, ...]]


def _mark(precision: str, look: Look, *, is_open: bool = False) -> Draw:
    def draw(box: Box) -> tuple[Part, ...]:
        x, y = box.x + box.width / 2, box.y + box.height / 2
        colour = look.colours["affirm"]
        return place_mark(precision, x, y, look.size(7.5), colour, look, is_open=is_open)

    return draw


def _region(look: Look, hatch: float) -> Draw:
    def draw(box: Box) -> tuple[Part, ...]:
        colour = look.colours["affirm"]
        outline = Path(data=rectangle(box), stroke=colour, width=look.size(1.8))
        ground = Path(data=rectangle(box), fill=look.colours["land"])
        area = shapely.box(box.x, box.y, box.right, box.bottom)
        return ground, *region_parts(area, look, colour, min(hatch, look.size(9))), outline

    return draw


def _occupied(look: Look) -> Draw:
    def draw(box: Box) -> tuple[Part, ...]:
        ground = Path(data=rectangle(box), fill=look.colours["land"])
        area = shapely.box(box.x, box.y, box.right, box.bottom)
        return ground, *occupied_parts(area, look)

    return draw


_REPORTED = Arc(np.empty((0, 2)), reported=True, mode="unknown", ends=False)


def _arc(look: Look, sample: Arc) -> Draw:
    def draw(box: Box) -> tuple[Part, ...]:
        t = np.linspace(0, 1, 24)
        rise = box.height * 0.45
        points = np.column_stack([box.x + t * box.width, box.bottom - rise * (1 - (1 - t) ** 2)])
        return arc_paths(replace(sample, points=points), look, gap=0)

    return draw


def _undetermined(look: Look) -> Draw:
    def draw(box: Box) -> tuple[Part, ...]:
        line = f"M{box.x:.2f} {box.y + box.height / 2:.2f}h{box.width:.2f}"
        dash = (look.size(5), look.size(3))
        return (Path(data=line, stroke=look.colours["border"], width=look.size(1.4), dash=dash),)

    return draw
