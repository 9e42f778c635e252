"""An export that can be stopped while it reads its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import overload

from geodata.errors import ExportStopped
from geodata.layer import Layer, Value

Row = Mapping[str, Value]

_AT_ONCE = 500


def stoppable(layer: Layer, wanted: Callable[[], bool]) -> Layer:
    """Return a layer whose export raises ``ExportStopped`` soon after ``wanted`` says no.

    ``wanted`` is asked every 500 rows, on the thread that exports.
    """
    return replace(layer, rows=_Rows(layer.rows, wanted))


class _Rows(Sequence[Row]):
    def __init__(self, rows: Sequence[Row], wanted: Callable[[], bool]) -> None:
        self._rows = rows
        self._wanted = wanted

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, number: int) -> Row: ...

    @overload
    def __getitem__(self, number: slice) -> Sequence[Row]: ...

    def __getitem__(self, number: int | slice) -> Row | Sequence[Row]:
        return self._rows[number]

    def __iter__(self) -> Iterator[Row]:
        for start in range(0, len(self._rows), _AT_ONCE):
            if not self._wanted():
                raise ExportStopped("the export was stopped; nothing was kept of it")
            yield from self._rows[start : start + _AT_ONCE]
