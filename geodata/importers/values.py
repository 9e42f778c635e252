"""The properties of all features as columns, with every value that JSON cannot hold treated."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import chain

from geodata.errors import TooMuchToRead
from geodata.importers.draft import Draft, Json
from geodata.importers.jsontext import Odd, Twice
from geodata.printable import printable

ABSENT = math.nan
"""Stands where a feature has no such property, not even null; no value of JSON is NaN."""

MOST_CELLS = 40_000_000
_DEEPEST = 64
_PLAIN = {str, int, bool, type(None)}


class NeedsCare(Exception):
    """A number came out as infinity: the text must be read again, number by number."""


def columns_of(draft: Draft) -> dict[str, list[Json]]:
    """Return one list for each property name, in the order in which the names first came.

    Parameters
    ----------
    draft
        Its features' properties; they are let go of here.

    Returns
    -------
    dict
        Per name a value for every feature, ``ABSENT`` where it has none. Values are JSON's own.

    Raises
    ------
    TooMuchToRead
        So many names that the table would be mostly empty.
    NeedsCare
        See there.
    """
    columns: dict[str, list[Json]] = {}
    for name, column in _columns(draft):
        for kind in set(map(type, column)) - _PLAIN:
            if kind is not float or any(map(math.isinf, (v for v in column if type(v) is float))):
                _look_at(draft, name, column)
                break
        if draft.may_have_surrogates:
            _mend_texts(draft, name, column)
        columns[name] = column
    draft.properties, draft.columns = [], {}
    return _with_whole_names(draft, columns) if draft.may_have_surrogates else columns


def mend_members(draft: Draft) -> None:
    """Treat what JSON cannot hold in the members beside features, geometries and properties.

    Raises
    ------
    NeedsCare
        As ``columns_of``.
    """
    for position, members in draft.feature_members.items():
        draft.feature_members[position] = _mended(draft, position, members)
    draft.members = _mended(draft, None, draft.members)


def _mended(draft: Draft, position: int | None, members: dict[str, Json]) -> dict[str, Json]:
    found: dict[str, Json] = {}
    for name, value in members.items():
        plain = _plain(draft, position, name, value)
        if draft.may_have_surrogates and whole_text([name, plain]) != [name, plain]:
            _tell_broken_text(draft, position, name)
            name, plain = whole_text(name), whole_text(plain)
        found[name] = plain
    return found


def _with_whole_names(draft: Draft, columns: dict[str, list[Json]]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for name, column in columns.items():
        whole = whole_text(name)
        if whole != name:
            draft.findings.treat("broken-text", None, f"half a character in {printable(name)}")
            while whole in columns or whole in found:
                whole += "\ufffd"
        found[whole] = column
    return found


def _columns(draft: Draft) -> Iterator[tuple[str, list[Json]]]:
    if draft.columns:
        yield from draft.columns.items()
        return
    rows = [properties or {} for properties in draft.properties]
    names = list(dict.fromkeys(chain.from_iterable(rows)))
    if len(names) * len(rows) > MOST_CELLS:
        raise TooMuchToRead(
            f"{len(names):,} different properties of {len(rows):,} features do not fit one table; "
            "split the file"
        )
    for position, row in enumerate(rows):
        for key in row.repeated if type(row) is Twice else ():
            found = f"the property {printable(key)} twice"
            if draft.findings.treat("repeated-key", position, found) == "aside":
                draft.drop(position)
    for name in names:
        yield name, [row.get(name, ABSENT) for row in rows]


def _look_at(draft: Draft, name: str, column: list[Json]) -> None:
    for position, value in enumerate(column):
        if type(value) in _PLAIN or value is ABSENT:
            continue
        if type(value) is float:
            if math.isinf(value):
                raise NeedsCare
            continue
        column[position] = _plain(draft, position, name, value)


def _plain(draft: Draft, position: int | None, name: str, value: Json) -> Json:
    """Return a value with what JSON does not have treated, wherever it stands in it."""
    faults: list[tuple[str, str]] = []
    plain = _walk(value, faults, 0)
    for kind, found in dict(faults).items():
        words = f"{found} in {printable(name)}"
        if kind == "too-deep":
            draft.findings.set_aside(kind, position, words, features=int(position is not None))
        elif draft.findings.treat(kind, position, words) != "aside":
            continue
        if position is not None:
            draft.drop(position)
        return None
    return plain


def _walk(value: Json, faults: list[tuple[str, str]], depth: int) -> Json:
    if depth > _DEEPEST:
        faults.append(("too-deep", f"more than {_DEEPEST} levels"))
        return None
    if isinstance(value, Odd):
        if value == "NaN":
            faults.append(("not-a-number", "NaN"))
            return None
        faults.append(("too-great-a-number", printable(str(value))))
        return str(value)
    if isinstance(value, float) and math.isinf(value):
        raise NeedsCare
    if isinstance(value, Twice):
        faults.append(("repeated-key", f"the key {printable(value.repeated[0])} twice"))
    if isinstance(value, dict):
        return {key: _walk(part, faults, depth + 1) for key, part in value.items()}
    if isinstance(value, list):
        return [_walk(part, faults, depth + 1) for part in value]
    return value


def _mend_texts(draft: Draft, name: str, column: list[Json]) -> None:
    for position, value in enumerate(column):
        if isinstance(value, (str, list, dict)):
            mended = whole_text(value)
            if mended != value:
                _tell_broken_text(draft, position, name)
                column[position] = mended


def _tell_broken_text(draft: Draft, position: int | None, name: str) -> None:
    found = f"half a character in {printable(name)}"
    if draft.findings.treat("broken-text", position, found) == "aside" and position is not None:
        draft.drop(position)


def whole_text(value: Json) -> Json:
    """Return a value in which every lone surrogate of its texts is replaced by U+FFFD."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [whole_text(part) for part in value]
    if isinstance(value, dict):
        return {whole_text(key): whole_text(part) for key, part in value.items()}
    return value
