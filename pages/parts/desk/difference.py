"""Two states of a row beside each other: its fields in a table, its shape on a map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from geodata.store.content import flat
from geodata.store.values import Fields
from layers.desk import label_of
from layers.field_changes import NOTHING, field_changes
from layers.style import PALETTE
from pages.parts import mount, served
from pages.parts.markdown import plain

LONGEST = 200
MOST_ROWS = 20

Row = tuple[str, Fields | None, Fields | None]
"""A row's name, and its fields before and after; None where there is no row."""


def rows(found: Sequence[Row], heads: tuple[str, str], *, key: str) -> None:
    """Show what differs in each of several rows, the first of them."""
    for name, before, after in found[:MOST_ROWS]:
        st.markdown(f"**{plain(name)}**")
        show(before, after, heads, key=f"{key}_{name}")
    if len(found) > MOST_ROWS:
        st.caption(f"And {len(found) - MOST_ROWS:,} more rows.")


def show(before: Fields | None, after: Fields | None, heads: tuple[str, str], *, key: str) -> None:
    """Show what differs between two states of a row, as the store has them, and its map."""
    was, now = (None if fields is None else flat(fields) for fields in (before, after))
    table(was, now, heads)
    shapes = [(fields or {}).get("geometry") for fields in (was, now)]
    if shapes[0] != shapes[1]:
        states(dict(zip(heads, shapes, strict=True)), key=key)


def table(
    before: Mapping[str, object] | None,
    after: Mapping[str, object] | None,
    heads: tuple[str, str],
    *,
    title: str = "",
) -> None:
    """Show the fields that differ, flat, under a title; nothing where none do."""
    found = field_changes(before, after)
    if not found:
        return
    lines = [f"**{title}**\n"] if title else []
    lines += [f"| | {plain(heads[0])} | {plain(heads[1])} |", "| :-- | :-- | :-- |"]
    for change in found:
        was, now = (plain(words[:LONGEST]) for words in (change.before, change.after))
        struck = was if change.before == NOTHING else f"~~{was}~~"
        lines.append(f"| {plain(label_of(change.name))} | {struck} | **{now}** |")
    st.markdown("\n".join(lines))


def states(shapes: Mapping[str, object], *, key: str) -> None:
    """Show states of one shape, by what each is called, over each other on a map."""
    looks = ("before", "between", "after") if len(shapes) > 2 else ("before", "after")
    mount.component(
        "shape_states",
        key=f"states_{key}",
        data={
            "ground": served.ground(),
            "palette": {theme: dict(colours) for theme, colours in PALETTE.items()},
            "states": [
                {"look": look, "words": words, "shape": shape}
                for look, (words, shape) in zip(looks, shapes.items(), strict=True)
            ],
        },
    )
