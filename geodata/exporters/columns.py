"""Properties as columns of one kind each, for formats that hold tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from geodata.exporters.file import counted, listed
from geodata.layer import FEATURE_ID, Layer, Value, canonical, whole

Held = Literal["text", "integer", "real", "flag", "json"]

_SAFE_INTEGER = 2**53
_LONG = 2**63


@dataclass(frozen=True, slots=True)
class TypedColumn:
    """Values of one kind, None where one is missing.

    ``name`` is what the column is called in the file, and ``was`` in the layer. "json" stands for
    lists, objects, numbers of more digits than a column holds, and values of several kinds; each
    is a text in JSON.
    """

    name: str
    was: str
    held: Held
    values: Sequence[Value]


def typed_columns(layer: Layer, *, with_id: bool = False) -> list[TypedColumn]:
    """Return the properties of a layer as columns; the first names the rows.

    A layer whose rows have no identifying property gets the column ``feature_id`` for it, and
    every layer does ``with_id``.
    """
    columns = [_typed(name, layer.column(name)) for name in layer.columns]
    if with_id or not layer.key:
        columns.insert(0, _typed(FEATURE_ID, list(layer.ids)))
    return columns


def with_names(
    columns: Iterable[TypedColumn],
    *,
    longest: int | None = None,
    taken: Iterable[str] = (),
    fold: bool = True,
    plain: Callable[[str], str] = str,
) -> list[TypedColumn]:
    """Return columns under names that a format can hold, each name once.

    Parameters
    ----------
    columns
        In their order; an earlier one keeps its name.
    longest
        How many bytes of UTF-8 a name may have.
    taken
        Names that the format needs for itself.
    fold
        Whether names that differ in capitals only count as one.
    plain
        What makes the characters of a name fit.
    """
    used = {_folded(name, fold) for name in taken}
    renamed = []
    for column in columns:
        wanted = plain(column.was) or "column"
        name, number = _cut(wanted, longest), 1
        while _folded(name, fold) in used:
            number += 1
            ending = f"_{number}"
            name = _cut(wanted, longest - len(ending) if longest else None) + ending
        used.add(_folded(name, fold))
        renamed.append(replace(column, name=name))
    return renamed


def notes_on_names(columns: Iterable[TypedColumn], what: str) -> list[str]:
    """Return a sentence on the names that are not as they were; ``what`` is "shortened", say."""
    changed = [f"{column.was} → {column.name}" for column in columns if column.name != column.was]
    return [f"{counted(len(changed), 'name')} {what}: {listed(changed)}."] if changed else []


def notes_on_json(columns: Iterable[TypedColumn]) -> list[str]:
    """Return a sentence on the columns that are JSON in a text and come back as text."""
    names = [column.was for column in columns if column.held == "json"]
    if not names:
        return []
    return [f"Lists, objects and mixed values are written as JSON, in a text: {listed(names)}."]


def notes_on_text(columns: Iterable[TypedColumn]) -> list[str]:
    """Return sentences on what a format of texts alone does not tell apart."""
    held = list(columns)
    notes = notes_on_json(held)
    typed = [column.was for column in held if column.held in ("integer", "real", "flag")]
    if typed:
        notes.append(f"Numbers and flags come back as text: {listed(typed)}.")
    return notes + notes_on_empty_text(held)


def notes_on_empty_text(columns: Iterable[TypedColumn]) -> list[str]:
    """Return a sentence on the empty texts, where a format takes them for missing."""
    empty = [column.was for column in columns if any(value == "" for value in column.values)]
    return [f"An empty text is the same as a missing one: {listed(empty)}."] if empty else []


def as_text(value: Value, held: Held) -> str:
    """Return one value of a column as text; a missing one as the empty text.

    Examples
    --------
    >>> as_text(1500, "integer"), as_text(True, "flag"), as_text(0.1, "real")
    ('1500', 'true', '0.1')
    """
    if value is None:
        return ""
    if held == "flag":
        return "true" if value else "false"
    return str(value)


def _typed(name: str, values: list[Value]) -> TypedColumn:
    held = _kind_of(values)
    if held == "json":
        values = [None if value is None else canonical(whole(value)) for value in values]
    elif held == "integer":
        values = [None if value is None else int(value) for value in values]
    elif held == "real":
        values = [None if value is None else float(value) for value in values]
    return TypedColumn(name, name, held, values)


def _kind_of(values: Iterable[Value]) -> Held:
    present = [whole(value) for value in values if value is not None]
    kinds = {type(value) for value in present}
    if kinds <= {str}:
        return "text"
    if kinds == {bool}:
        return "flag"
    if kinds == {int} and all(-_LONG <= value < _LONG for value in present):
        return "integer"
    if kinds <= {int, float} and all(
        isinstance(value, float) or abs(value) <= _SAFE_INTEGER for value in present
    ):
        return "real"
    return "json"


def _cut(name: str, longest: int | None) -> str:
    return name if longest is None else name.encode()[:longest].decode(errors="ignore")


def _folded(name: str, fold: bool) -> str:
    return name.casefold() if fold else name
