"""What a widget of the form holds, as a value of its column."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from geodata.schema import Column


def parser_of(column: Column) -> Callable[[Any], object]:
    """Return what turns the text of a widget into a value of a column."""
    if column.kind in ("number", "integer"):
        return _number
    if column.kind in ("texts", "names", "geometry"):
        return any_json
    return _list if column.kind == "refs" else plain_text


def _number(text: Any) -> object:  # noqa: ANN401  # what a widget holds
    """Return the number that a text is; what is none stays as it is, for the checks to tell."""
    plain_text = str(text or "").replace(",", "").strip()
    try:
        number = float(plain_text)
    except ValueError:
        return text or None
    return int(number) if number.is_integer() else number


def any_json(text: Any) -> object:  # noqa: ANN401  # what a widget holds
    """Return the JSON that a text is; what is none stays a text, for the checks to tell."""
    try:
        return json.loads(text) if str(text or "").strip() else None
    except (ValueError, RecursionError):
        return text


def _list(values: Any) -> object:  # noqa: ANN401  # what a widget holds
    return list(values) or None


def plain_text(text: Any) -> object:  # noqa: ANN401  # what a widget holds
    """Return a text, or None where there is none."""
    return text if isinstance(text, bool) else text or None
