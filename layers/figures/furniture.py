"""What helps to read a map: meridians and parallels, the scale bar, and north where it is up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from geodata.geometry import WGS84
from layers.figures.drawing import Box, Path, Run, Style, Text, line_data
from layers.figures.ground import Ground, path_of
from layers.figures.lettering import line_width, set_lines
from layers.figures.looks import Look
from layers.figures.view import View

UPRIGHT_DEG = 5.0
"""North is up while no meridian in the frame leans further than this."""

_STEPS_DEG = (30, 20, 15, 10, 5, 2, 1, 0.5)
_LENGTHS_KM = (5000, 2000, 1000, 500, 300, 200, 100, 50, 20, 10, 5)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Lines and words over the map, and the boxes that they fill."""

    parts: tuple[Path | Text, ...]
    boxes: tuple[Box, ...]


def graticule(
    view: View, ground: Ground, look: Look, taken: Sequence[Box] = ()
) -> tuple[Path, Furniture]:
    """Return meridians and parallels cut to the frame, and their degrees along its free edges."""
    box = view.box
    west, east, south, north = _seen(view)
    step = next((step for step in _STEPS_DEG if (north - south) / step >= 2.5), _STEPS_DEG[-1])
    across_step = max(step, 15) if north > 80 else step
    across_step = max(across_step, _step_across(view, east - west, look))
    lines: list[np.ndarray] = []
    words: list[Text] = []
    style = look.words(15, "ink2", halo="land")
    for lon in np.arange(np.ceil(west / across_step) * across_step, east + 1e-9, across_step):
        latitudes = np.linspace(max(south, -89), min(north, 89 if across_step < 15 else 85), 120)
        line = view.to_page(np.column_stack([np.full(120, lon), latitudes]))
        lines.append(line)
        words += _at_edge(line, box, _degrees(lon, "E", "W"), style, side="bottom")
    for lat in np.arange(np.ceil(south / step) * step, north + 1e-9, step):
        if abs(lat) >= 90:
            continue
        longitudes = np.linspace(west, east, 240)
        line = view.to_page(np.column_stack([longitudes, np.full(240, lat)]))
        lines.append(line)
        words += _at_edge(line, box, _degrees(lat, "N", "S"), style, side="right")
    kept: list[Text] = []
    boxes = list(taken)
    for text in words:
        at = _box_of(text)
        if shapely.contains_xy(ground.frame, text.x, text.y) and not any(map(at.overlaps, boxes)):
            kept.append(text)
            boxes.append(at)
    cut = shapely.intersection(shapely.MultiLineString(lines), ground.frame) if lines else None
    path = Path(
        data=path_of(cut) if cut is not None else "",
        stroke=look.colours["border"], width=look.size(0.8), opacity=0.4,
    )  # fmt: skip
    return path, Furniture(tuple(kept), tuple(map(_box_of, kept)))


def _step_across(view: View, span_deg: float, look: Look) -> float:
    """Return the least step at which the degrees of two meridians keep apart."""
    most = max(2, view.box.width / look.size(120))
    return next((step for step in reversed(_STEPS_DEG) if span_deg / step <= most), _STEPS_DEG[0])


def scale_bar(view: View, look: Look, corner: str) -> Furniture:
    """Return a scale bar that is true where it stands, in one corner of the frame.

    ``corner`` is "bottom-right", "bottom-left", "top-right" or "top-left". Where another part of
    the map is drawn at another scale by more than a tenth, the bar says that it is true here.
    """
    box, pad = view.box, look.size(22)
    style = look.words(15, halo="land")
    right, top = corner.endswith("right"), corner.startswith("top")
    y = box.y + pad + look.size(26) if top else box.bottom - pad - look.size(24)
    anchor = box.right - pad if right else box.x + pad
    for km in _LENGTHS_KM:
        length = _length_on_page(view, anchor, y, km * 1000, to_left=right)
        if length is not None and length <= box.width * 0.2:
            break
    else:
        return Furniture((), ())
    start = anchor - length if right else anchor
    here = ", here" if _scale_varies(view) else ""
    tall = look.size(7)
    ticks = np.linspace(start, start + length, 4)
    data = f"M{start:.2f} {y - tall:.2f}V{y:.2f}H{start + length:.2f}V{y - tall:.2f}"
    data += "".join(f"M{x:.2f} {y - tall / 2:.2f}V{y:.2f}" for x in ticks[1:-1])
    label = (Run(f"{km:,} km{here}", style),)
    baseline = y - tall - look.size(6)
    end = start + length
    texts = list(set_lines([label], end, baseline, leading=0, align="right"))
    if line_width(label) < length - style.size:
        zero = (Run("0", style),)
        texts[:0] = set_lines([zero], start, baseline, leading=0, align="centre")
    bar = (
        Path(data=data, stroke=look.colours["land"], width=look.size(5), opacity=0.8),
        Path(data=data, stroke=look.colours["ink"], width=look.size(1.6), join="miter"),
    )
    left = min(start, end - line_width(label)) - look.size(8)
    whole = Box(
        left, baseline - style.size, end - left + look.size(4), y - baseline + 1.4 * style.size
    )
    return Furniture((*bar, *texts), (whole,))


def north_arrow(view: View, look: Look, bar: Box) -> Furniture:
    """Return an arrow that points north, beside the scale bar's box."""
    x, y, size = bar.x - look.size(16), bar.bottom - look.size(8), look.size(1.0)
    tip = y - 30 * size
    shape = np.array(
        [(x, tip), (x + 7 * size, y - 8 * size), (x, y - 12 * size), (x - 7 * size, y - 8 * size)]
    )
    style = look.words(15, weight=600, halo="land")
    letter = set_lines([(Run("N", style),)], x, tip - 4 * size, leading=0, align="centre")
    arrow = Path(
        data=line_data([shape], closed=True), fill=look.colours["ink"],
        stroke=look.colours["land"], width=size, join="miter",
    )  # fmt: skip
    return Furniture((arrow, *letter), (Box(x - 10 * size, tip - 18 * size, 20 * size, 42 * size),))


def is_north_up(view: View) -> bool:
    """Return whether north is up everywhere in the frame."""
    return view.tilt_deg() <= UPRIGHT_DEG


def _length_on_page(
    view: View, anchor: float, y: float, metres: float, *, to_left: bool
) -> float | None:
    """Return the length on the page, from a point sideways, that is so many metres on the Earth."""
    sign = -1 if to_left else 1
    ways = np.linspace(0, view.box.width * 0.3, 400)
    ends = view.to_degrees(np.column_stack([anchor + sign * ways, np.full(len(ways), y)]))
    ends = ends[: int(np.argmax(np.isnan(ends).any(axis=1))) or len(ends)]
    start = np.broadcast_to(ends[0], ends.shape)
    _, _, found = WGS84.inv(start[:, 0], start[:, 1], ends[:, 0], ends[:, 1])
    if np.isnan(ends).any() or len(ends) < 2 or found[-1] < metres:
        return None
    return float(np.interp(metres, found, ways[: len(ends)]))


def _scale_varies(view: View) -> bool:
    page = _grid(view.box.inset(2), 7)
    ends = [view.to_degrees(np.add(page, (shift, 0))) for shift in (-1, 1)]
    both = np.isfinite(ends[0]).all(axis=1) & np.isfinite(ends[1]).all(axis=1)
    (lon1, lat1), (lon2, lat2) = (end[both].T for end in ends)
    _, _, found = WGS84.inv(lon1, lat1, lon2, lat2)
    return len(found) > 0 and float(found.max() / found.min()) > 1.1


def _grid(box: Box, count: int) -> np.ndarray:
    across, down = np.meshgrid(
        np.linspace(box.x, box.right, count), np.linspace(box.y, box.bottom, count)
    )
    return np.column_stack([across.ravel(), down.ravel()])


def _seen(view: View) -> tuple[float, float, float, float]:
    """Return west, east, south, north of what the frame shows, in degrees."""
    seen = view.to_degrees(_grid(view.box, 41))
    seen = seen[np.isfinite(seen).all(axis=1)]
    lon0 = view.projection.centre[0]
    turned = (seen[:, 0] - lon0 + 180) % 360 - 180 + lon0
    return turned.min(), turned.max(), seen[:, 1].min(), seen[:, 1].max()


def _at_edge(line: np.ndarray, box: Box, words: str, style: Style, *, side: str) -> Iterable[Text]:
    run = (Run(words, style),)
    if side == "bottom":
        edge = box.bottom - style.size * 0.6
        at = _crossing(line, 1, edge - style.size * 0.3)
        if at is None or not box.x + 4 < at[0] + 4 < box.right - line_width(run) - 8:
            return []
        return set_lines([run], at[0] + 5, edge, leading=0)
    edge = box.right - line_width(run) - 8
    at = _crossing(line, 0, edge)
    if at is None or not box.y + style.size * 1.6 < at[1] < box.bottom - style.size * 2.2:
        return []
    return set_lines([run], edge, at[1] - 5, leading=0)


def _crossing(line: np.ndarray, axis: int, value: float) -> tuple[float, float] | None:
    """Return the point at which a line first passes a value on one axis."""
    along = line[:, axis]
    passed = np.flatnonzero((along[:-1] - value) * (along[1:] - value) <= 0)
    if not len(passed):
        return None
    first = int(passed[0])
    step = along[first + 1] - along[first]
    share = 0.0 if step == 0 else (value - along[first]) / step
    x, y = line[first] + share * (line[first + 1] - line[first])
    return float(x), float(y)


def _box_of(text: Text) -> Box:
    size = text.runs[0].style.size
    return Box(text.x - 2, text.y - size, line_width(text.runs) + 4, size * 1.25)


def _degrees(value: float, positive: str, negative: str) -> str:
    value = (value + 180) % 360 - 180 if positive == "E" else value
    if value == 0 or abs(value) == 180:
        return f"{abs(value):g}°"
    return f"{abs(value):g}° {positive if value > 0 else negative}"
