"""How far the reading of a file is: what is being done, and which share is behind."""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass
from typing import NamedTuple

_STEP = 0.01
"""A smaller step is not worth telling."""


class Progress(NamedTuple):
    """What a reader does, in words, and the share of its work that is done, from 0 to 1."""

    words: str
    share: float


@dataclass(slots=True)
class Report:
    """Writes to a pipe what is being done, as one phase after the other."""

    pipe: int
    words: str = ""
    start: float = 0.0
    end: float = 0.0
    told: float = 0.0

    def begin(self, words: str, until: float) -> None:
        """Begin what takes the reading from where it is until a share of the whole."""
        self.words, self.start, self.end = words, self.end, until
        self._tell(self.start)

    def reached(self, done: int, total: int) -> None:
        """Tell how much of the present phase is done."""
        share = self.start + (self.end - self.start) * min(done / max(total, 1), 1.0)
        if share - self.told >= _STEP:
            self._tell(share)

    def _tell(self, share: float) -> None:
        self.told = share
        os.write(self.pipe, f"{share:.2f} {self.words}\n".encode())


def heard(said: bytes, before: Progress) -> Progress:
    r"""Return the last progress in what a reader said, who may say anything.

    Examples
    --------
    >>> heard(b"0.20 Reading\n0.50 Building 7 shapes\n", Progress("Starting", 0))
    Progress(words='Building 7 shapes', share=0.5)
    """
    written, _, words = said.decode("utf-8", "replace").strip().rpartition("\n")[2].partition(" ")
    share = before.share
    with contextlib.suppress(ValueError):
        share = float(written)
    return Progress(words[:80], share if before.share <= share <= 1 else before.share)
