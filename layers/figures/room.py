"""What is free on a map: within a frame, off boxes and leaders, best off the map's lines."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from layers.figures.drawing import Box

_EDGE = 5.0
_GAP = 3.0


class Room:
    """What is free: within a frame, outside boxes that are taken, and best off the map's lines."""

    def __init__(
        self, frame: Box, taken: Sequence[Box] = (), lines: np.ndarray | None = None
    ) -> None:
        self._frame = frame.inset(_EDGE)
        self._boxes = np.empty((0, 4))
        self._leaders = np.empty((0, 2, 2))
        self._lines = np.empty((0, 2)) if lines is None else lines
        for box in taken:
            self.take(box)

    def take(self, box: Box) -> None:
        """Mark a box as taken."""
        self._boxes = np.vstack([self._boxes, [box.x, box.y, box.right, box.bottom]])

    def is_free(self, box: Box, *, own: tuple[float, float] | None = None) -> bool:
        """Return whether a box lies within the frame and covers nothing, nor any leader.

        The mark at ``own`` may be touched, but not covered in its middle.
        """
        corners = np.array([(box.x, box.y, box.right, box.bottom)])
        return bool(self.free(corners, own=own)[0])

    def free(self, boxes: np.ndarray, *, own: tuple[float, float] | None = None) -> np.ndarray:
        """Return which of (n, 4) boxes, left, top, right and bottom, are free."""
        frame, taken = self._frame, self._boxes
        low, high = (frame.x, frame.y), (frame.right, frame.bottom)
        within = np.hstack([boxes[:, :2] >= low, boxes[:, 2:] <= high])
        found: np.ndarray = np.logical_and.reduce(within, axis=1)
        if own is not None:
            middle = (taken[:, :2] + taken[:, 2:]) / 2
            taken = taken[np.abs(middle - own).max(axis=1) > 0.5]
            covering = np.hstack([boxes[:, :2] < own, boxes[:, 2:] > own])
            found &= ~np.logical_and.reduce(covering, axis=1)
        at = np.flatnonzero(found)
        found[at] = ~_covering(boxes[at] + (-_GAP, -1, _GAP, 1), taken)
        left = np.flatnonzero(found)
        found[left] = ~_entered(self._leaders, boxes[left])
        return found

    def cost(self, box: Box) -> int:
        """Return how many points of the map's lines a box would cover."""
        x, y = self._lines[:, 0], self._lines[:, 1]
        inside = (box.x < x) & (x < box.right) & (box.y < y) & (y < box.bottom)
        return int(inside.sum())

    def is_clear(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Return whether a leader would cross neither a taken box nor another leader."""
        a, b = np.array(start), np.array(end)
        boxes = self._boxes
        mine = np.logical_and.reduce(np.hstack([boxes[:, :2] < a, boxes[:, 2:] > a]), axis=1)
        if _entered(np.array([[a, b]]), boxes[~mine]).any():
            return False
        return not any(_meet(a, b, c, d) for c, d in self._leaders)

    def draw_leader(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Mark a leader as drawn."""
        self._leaders = np.concatenate([self._leaders, [(start, end)]])


def _covering(boxes: np.ndarray, taken: np.ndarray) -> np.ndarray:
    """Return which of (n, 4) boxes share anything with any of (m, 4) others."""
    if not len(boxes):
        return np.zeros(0, dtype=bool)
    (left, top), (right, bottom) = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
    x1, y1, x2, y2 = taken.T
    near = taken[(x1 < right) & (x2 > left) & (y1 < bottom) & (y2 > top)]
    x1, y1, x2, y2 = (column[None, :] for column in near.T)
    left, top, right, bottom = (column[:, None] for column in boxes.T)
    covered = (left < x2) & (right > x1) & (top < y2) & (bottom > y1)
    found: np.ndarray = covered.any(axis=1)
    return found


def _entered(lines: np.ndarray, boxes: np.ndarray) -> np.ndarray:
    """Return which of (n, 4) boxes any of (m, 2, 2) lines enters (Liang and Barsky)."""
    start, step = lines[None, :, 0], lines[None, :, 1] - lines[None, :, 0]
    step = np.where(np.abs(step) < 1e-9, 1e-9, step)
    one = (boxes[:, None, :2] - start) / step
    other = (boxes[:, None, 2:] - start) / step
    enter = np.minimum(one, other).max(axis=2)
    leave = np.maximum(one, other).min(axis=2)
    inside: np.ndarray = (np.maximum(enter, 0) < np.minimum(leave, 1)).any(axis=1)
    return inside


def _meet(a: np.ndarray, b: np.ndarray, c: np.ndarray, d: np.ndarray) -> bool:
    def side(p: np.ndarray, q: np.ndarray, r: np.ndarray) -> float:
        return float((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]))

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
