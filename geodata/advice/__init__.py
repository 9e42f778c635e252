"""What a reader who edits may want to mend: each fault with its place and a proposed repair.

Advice never changes anything. A repair is a proposal; whoever accepts it makes an edit of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from geodata.advice.fields import field_advice
from geodata.advice.shapes import shape_advice
from geodata.advice.values import Advice, Background, Record, Repair, background_of
from geodata.advice.words import words_advice
from geodata.schema import TABLES

__all__ = ["Advice", "Background", "Repair", "advise", "background_of"]


def advise(
    table: str, record: Record, background: Background, *, saved: Record | None = None
) -> tuple[Advice, ...]:
    """Return all advice on one row as it is being edited.

    Parameters
    ----------
    table
        A table of the schema, or the name of a layer of one's own.
    record
        The row as plain values; a geometry is a GeoJSON object in EPSG:4326, longitude first.
    background
        The other rows, by ``background_of``.
    saved
        The same row as it was last saved; None for a new one.

    Returns
    -------
    tuple of Advice
        What breaks the schema first, then shape, then words. Nothing of the row is changed.
    """
    shape = shape_advice(table, record)
    found: Sequence[Advice] = [
        *(field_advice(TABLES[table], record, background, saved) if table in TABLES else ()),
        *shape,
        *words_advice(table, record, background, saved),
    ]
    if any(item.column == "geometry" for item in shape):  # said better, with its place
        found = [item for item in found if item in shape or item.column != "geometry"]
    return tuple(found)
