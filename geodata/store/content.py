"""The content of a row: its canonical form, its fields by name, and its digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from geodata.errors import EditRefused
from geodata.model import Rejected
from geodata.printable import printable
from geodata.store.values import Fields

PROPERTIES = "properties"


def to_text(value: object) -> str:
    """Return a JSON value in canonical form: keys sorted, no spaces, every number as it is.

    Raises
    ------
    EditRefused
        The value is no JSON: a number that is not finite, another type, or nested too deep.
    """
    try:
        text = json.dumps(
            value, sort_keys=True, ensure_ascii=False, allow_nan=False, separators=(",", ":")
        )
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair is a text to JSON, and no UTF-8
        return json.dumps(value, sort_keys=True, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as error:
        reason = f"it cannot be kept as JSON ({error}); correct it"
        raise EditRefused((Rejected("", "", "", printable(value), reason),)) from None
    return text


def to_fields(text: str) -> Fields:
    """Return the row in its canonical form."""
    fields: Fields = json.loads(text)
    return fields


def digest_of(*parts: object) -> str:
    """Return the SHA-256 of JSON values, 64 hexadecimal digits."""
    return hashlib.sha256(to_text(parts).encode()).hexdigest()


def flat(fields: Fields) -> dict[str, object]:
    """Return the fields by name, those of ``properties`` as ``properties/NAME``.

    A field that is None is absent; a property may well be null.

    Examples
    --------
    >>> flat({"properties": {"a": None}, "geometry": None})
    {'properties/a': None}
    """
    found: dict[str, object] = {}
    for name, value in fields.items():
        if name == PROPERTIES and isinstance(value, Mapping):
            found |= {f"{PROPERTIES}/{key}": item for key, item in value.items()}
        elif value is not None or name.startswith(f"{PROPERTIES}/"):
            found[name] = value
    return found


def nested(fields: Fields) -> dict[str, object]:
    """Return what ``flat`` took apart.

    Examples
    --------
    >>> nested({"properties/a": 1})
    {'properties': {'a': 1}}
    """
    found: dict[str, object] = {}
    properties: dict[str, object] = {}
    for name, value in fields.items():
        if name.startswith(f"{PROPERTIES}/"):
            properties[name.removeprefix(f"{PROPERTIES}/")] = value
        else:
            found[name] = value
    return {**found, PROPERTIES: properties} if properties else found


def edited(before: Fields, changes: Fields) -> dict[str, object]:
    """Return flat fields with an edit's: None takes a field away, ``properties`` replaces all."""
    after = dict(before)
    if isinstance(changes.get(PROPERTIES), Mapping):
        after = {name: after[name] for name in after if not name.startswith(f"{PROPERTIES}/")}
    for name, value in changes.items():
        if value is None and not name.startswith(f"{PROPERTIES}/"):
            after.pop(name, None)
    return after | flat(changes)


def replacing(now: Fields | None, wanted: Fields | None) -> dict[str, object] | None:
    """Return the fields of an edit that makes a row what is wanted, and nothing else of it."""
    if wanted is None:
        return None
    return dict.fromkeys(now or {}) | dict(wanted)


def differing(one: Fields, other: Fields) -> tuple[str, ...]:
    """Return the names of the flat fields that two rows do not have alike."""
    names = dict.fromkeys([*one, *other])
    return tuple(
        name
        for name in names
        if (name in one) != (name in other) or not same(one.get(name), other.get(name))
    )


def same(one: object, other: object) -> bool:
    """Return whether two JSON values are the same, however a whole number is written."""
    if type(one) in (int, float) and type(other) in (int, float):
        return one == other
    return to_text(one) == to_text(other)
