"""Links between the rows of a dispute chart: totals, what may be the same force, replacements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from layers.figures.drawing import Box, Part, Path
from layers.figures.looks import Look
from layers.figures.scene import KeyEntry

MOST = 12
"""More links than these cannot be told apart."""

_WORDS = {
    "includes": "a total, and what it includes",
    "same": "possibly the same force",
    "struck": "superseded by",
    "followed": "followed by another source’s claim",
}
_LANE, _CLEAR = 7.0, 6.0
"""Distance of two lines side by side, and from a line to words, on a page 1920 units wide."""


class Spot(NamedTuple):
    """Where a row stands, in units: its middle, the ends of what it draws, and its number."""

    y: float
    left: float
    right: float
    at: float


@dataclass(frozen=True, slots=True)
class Tie:
    """A link between rows, by their numbers from above, and its lane beside the axis."""

    kind: str
    ends: tuple[int, ...]
    to: int
    lane: int = 0

    @property
    def stretch(self) -> tuple[int, int]:
        """Return the highest and the lowest row that it links."""
        return min(*self.ends, self.to), max(*self.ends, self.to)


def ties_between(relations: pd.DataFrame, rows: Mapping[str, tuple[int, str]]) -> tuple[Tie, ...]:
    """Return the links between claims, each kind in lanes that do not overlap.

    Parameters
    ----------
    relations
        Those of the atlas.
    rows
        The claims drawn: ``claim_id`` to the number of its row and its ``source_id``.
    """
    totals: dict[int, list[int]] = {}
    found: list[Tie] = []
    cells = (relations[name] for name in ("from_claim_id", "to_claim_id", "kind"))
    for one, other, kind in zip(*cells, strict=True):
        if one not in rows or other not in rows or one == other:
            continue
        (start, by), (end, other_by) = rows[one], rows[other]
        if kind == "includes":
            totals.setdefault(start, []).append(end)
        elif kind == "possibly-same-force":
            found.append(Tie("same", (start,), end))
        elif kind == "supersedes":
            found.append(Tie("struck" if by == other_by else "followed", (end,), start))
    brackets = [Tie("includes", tuple(parts), total) for total, parts in totals.items()]
    arrows = [tie for tie in found if tie.kind != "same"]
    return (
        *_in_lanes(brackets),
        *_in_lanes(sorted(arrows, key=lambda tie: tie.stretch[1] - tie.stretch[0])),
        *(tie for tie in found if tie.kind == "same"),
    )


def gutter(ties: Sequence[Tie], look: Look, *kinds: str) -> float:
    """Return the room that the lanes of some kinds need beside the axis, in units."""
    lanes = [tie.lane + 1 for tie in ties if tie.kind in kinds]
    return look.size(_LANE * max(lanes) + 10) if lanes else 0


def tie_parts(
    ties: Sequence[Tie], spots: Mapping[int, Spot], left: float, right: float, look: Look
) -> tuple[Path, ...]:
    """Return the lines of all links; the axis and its marks lie between ``left`` and ``right``."""
    parts: list[Path] = []
    for tie in ties:
        if tie.kind == "includes":
            parts += _bracket(tie, spots, left, look)
        elif tie.kind == "same":
            parts += _force([spots[tie.ends[0]], spots[tie.to]], look)
        else:
            parts += _arrow(tie, spots, right, look)
    return tuple(parts)


def tie_key(ties: Sequence[Tie]) -> Iterator[tuple[str, str]]:
    """Yield the kinds that are drawn, with what they mean."""
    drawn = {tie.kind for tie in ties}
    yield from ((kind, words) for kind, words in _WORDS.items() if kind in drawn)


def tie_entry(kind: str, words: str, look: Look) -> KeyEntry:
    """Return the entry of the key for one kind of link."""

    def draw(box: Box) -> tuple[Part, ...]:
        left, right, middle = box.x + box.width * 0.1, box.right - box.width * 0.1, box.y
        middle += box.height / 2
        if kind == "same":
            return (_line(f"M{left:.2f} {middle:.2f}H{right:.2f}", look, dotted=True),)
        down = f"M{right:.2f} {box.y:.2f}H{left:.2f}V{box.bottom:.2f}H{right:.2f}"
        across = f"M{left:.2f} {middle:.2f}H{right:.2f}"
        if kind == "includes":
            return (_line(down, look), _head(right, box.bottom, 1, look))
        return (_line(across, look, loose=kind == "followed"), _head(right, middle, 1, look))

    return KeyEntry(draw, words)


def _bracket(tie: Tie, spots: Mapping[int, Spot], axis: float, look: Look) -> Iterator[Path]:
    clear = look.size(_CLEAR)
    x = axis - look.size(8 + _LANE * tie.lane)
    total, parts = spots[tie.to], [spots[row] for row in tie.ends]
    rows = [total.y, *(part.y for part in parts)]
    branches = "".join(f"M{x:.2f} {y:.2f}H{max(x, left - clear):.2f}" for y, left, _, _ in parts)
    end = max(x, total.left - clear)
    yield _line(
        f"M{x:.2f} {min(rows):.2f}V{max(rows):.2f}{branches}M{x:.2f} {total.y:.2f}H{end:.2f}", look
    )
    yield _head(end, total.y, 1, look)


def _force(pair: list[Spot], look: Look) -> Iterator[Path]:
    high, low = sorted(pair)
    clear, away = look.size(_CLEAR), look.size(10)
    x = high.at
    if x < low.left - clear:
        across = f"V{low.y:.2f}H{low.left - clear:.2f}"
    elif x > low.right + clear:
        across = f"V{low.y:.2f}H{low.right + clear:.2f}"
    else:
        across = f"V{low.y - away:.2f}"
    yield _line(f"M{x:.2f} {high.y + away:.2f}{across}", look, dotted=True)


def _arrow(tie: Tie, spots: Mapping[int, Spot], axis: float, look: Look) -> Iterator[Path]:
    clear = look.size(_CLEAR)
    x = axis + look.size(8 + _LANE * tie.lane)
    earlier, later = spots[tie.ends[0]], spots[tie.to]
    start, end = min(earlier.right + clear, x), min(later.right + clear, x)
    yield _line(
        f"M{start:.2f} {earlier.y:.2f}H{x:.2f}V{later.y:.2f}H{end:.2f}", look,
        loose=tie.kind == "followed",
    )  # fmt: skip
    yield _head(end, later.y, -1, look)


def _line(data: str, look: Look, *, dotted: bool = False, loose: bool = False) -> Path:
    dash = (look.size(1.6), look.size(3.4)) if dotted else ()
    dash = (look.size(6), look.size(4)) if loose else dash
    return Path(data=data, stroke=look.colours["ink2"], width=look.size(1.2), dash=dash)


def _head(x: float, y: float, way: int, look: Look) -> Path:
    back, half = way * look.size(7), look.size(4)
    data = f"M{x - back:.2f} {y - half:.2f}L{x:.2f} {y:.2f}L{x - back:.2f} {y + half:.2f}"
    return Path(data=data, stroke=look.colours["ink2"], width=look.size(1.2))


def _in_lanes(ties: Sequence[Tie]) -> Iterator[Tie]:
    """Yield ties in lanes, so that no two whose rows overlap share one."""
    taken: list[list[tuple[int, int]]] = []
    for tie in ties:
        first, last = tie.stretch
        free = (
            number
            for number, lane in enumerate(taken)
            if all(last < start or first > end for start, end in lane)
        )
        number = next(free, len(taken))
        if number == len(taken):
            taken.append([])
        taken[number].append((first, last))
        yield Tie(tie.kind, tie.ends, tie.to, number)
