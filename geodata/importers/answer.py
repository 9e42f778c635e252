"""What a reader hands back: lines of JSON and plain bytes, never anything that could run."""

from __future__ import annotations

import json
from dataclasses import astuple, dataclass, field
from typing import IO, Any

import numpy as np
import shapely

from geodata.importers.draft import Json
from geodata.importers.findings import Repair, SetAside

TOO_LARGE = 27
"""How a reader ends when its answer is larger than it may be."""


@dataclass(slots=True)
class Answer:
    """One layer as it was read: the same number of ids, values in each column, and shapes.

    A value that is NaN stands for a property that the feature does not have.
    """

    format: str
    layer: str
    layers: list[str]
    notes: list[str]
    repairs: list[Repair]
    aside: list[SetAside]
    members: dict[str, Json]
    feature_members: dict[str, dict[str, Json]]
    ids: list[Json]
    columns: dict[str, list[Json]] = field(default_factory=dict)
    shapes: np.ndarray[Any, Any] = field(default_factory=lambda: np.empty(0, dtype=object))


def write_answer(file: IO[bytes], answer: Answer) -> None:
    """Write an answer so that ``read_answer`` gives the same."""
    wkb = shapely.to_wkb(answer.shapes, flavor="iso")
    head = {
        "format": answer.format,
        "layer": answer.layer,
        "layers": answer.layers,
        "notes": answer.notes,
        "repairs": [astuple(repair) for repair in answer.repairs],
        "aside": [astuple(fault) for fault in answer.aside],
        "members": answer.members,
        "feature_members": answer.feature_members,
        "columns": list(answer.columns),
    }
    _write_line(file, head)
    _write_line(file, answer.ids)
    for name in answer.columns:
        _write_line(file, answer.columns[name])
        answer.columns[name] = []
    _write_line(file, [0 if shape is None else len(shape) for shape in wkb])
    for shape in wkb:
        if shape is not None:
            file.write(shape)


def read_answer(file: IO[bytes]) -> Answer:
    """Return the answer in a file.

    Raises
    ------
    ValueError, KeyError, TypeError, RecursionError
        It is none; so the reader did not come to its end, or is no longer itself.
    """
    head = json.loads(file.readline())
    ids = json.loads(file.readline())
    columns = {name: json.loads(file.readline()) for name in head.pop("columns")}
    lengths = json.loads(file.readline())
    if any(len(column) != len(ids) for column in (lengths, *columns.values())):
        raise ValueError
    shapes = shapely.from_wkb([file.read(length) if length else None for length in lengths])
    head["repairs"] = [Repair(*repair) for repair in head["repairs"]]
    head["aside"] = [SetAside(*fault) for fault in head["aside"]]
    return Answer(**head, ids=ids, columns=columns, shapes=np.asarray(shapes, dtype=object))


def write_refusal(file: IO[bytes], error: str, message: str) -> None:
    """Write that nothing could be read: the name of an error of ``geodata.errors``, and why."""
    _write_line(file, {"error": error, "message": message})


def _write_line(file: IO[bytes], value: Json) -> None:
    file.write(json.dumps(value, separators=(",", ":")).encode("ascii"))
    file.write(b"\n")
