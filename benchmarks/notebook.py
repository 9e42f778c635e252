"""What was measured, under what it was measured on."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

Who = Literal["app", "naive", "empty"]

SIZES = (257, 10_000, 50_000)
"""Claims: those of the shipped atlas, then made-up ones."""


@dataclass(slots=True)
class Notebook:
    """Every single value, by what it is of, the number of claims, and whose page it was."""

    values: dict[tuple[str, int, Who], list[float]] = field(
        default_factory=lambda: defaultdict(list)
    )
    bytes_sent: dict[tuple[str, int, Who], Counter[str]] = field(default_factory=dict)

    def add(self, subject: str, size: int, who: Who, values: Iterable[float]) -> None:
        """Write values down."""
        self.values[subject, size, who].extend(values)

    def of(self, subject: str, size: int, who: Who) -> list[float]:
        """Return the values of a subject, none when it was not measured."""
        return self.values.get((subject, size, who), [])

    def median(self, subject: str, size: int, who: Who = "app") -> float:
        """Return the middle value, NaN when there is none."""
        found = self.of(subject, size, who)
        return median(found) if found else math.nan

    def p95(self, subject: str, size: int, who: Who = "app") -> float:
        """Return the value that 95 in 100 do not exceed, NaN when there is none."""
        found = sorted(self.of(subject, size, who))
        return found[math.ceil(0.95 * len(found)) - 1] if found else math.nan

    def ratio(self, subject: str, size: int, one: Who, other: Who) -> float:
        """Return how many times the median of one is that of the other."""
        return self.median(subject, size, one) / self.median(subject, size, other)
