"""The map and the attributes of a table, which are one selection and one draft."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.advice import Advice
from geodata.store.values import LAYER_PREFIX
from layers.style import PALETTE
from pages.parts import map_view, mount, served, state
from pages.parts.desk import comparing, work
from pages.parts.desk.desk import Desk

NAME = "attributes"
LOCATED = ("places", "movements")

BUILT = "These lines are built from two places, and follow them. Edit their fields below."


@dataclass(frozen=True)
class Looks:
    """How the map of the layer looks."""

    snap: tuple[str, ...] = ()
    saved: bool = True
    circles: bool = False


def has_map(table: str) -> bool:
    """Return whether a table has shapes to show."""
    return table in LOCATED or table.startswith(LAYER_PREFIX)


def selected() -> str:
    """Return the row that is selected, on the map, in the attributes or in the address."""
    if state.held("desk_row") is None:
        select(state.address("row"))
    row = str(state.held("desk_row") or "")
    state.write_address("edit_row", ("row",), {"row": row} if row else {})
    return row


def select(row: str) -> None:
    """Select a row; the page follows."""
    state.fill(desk_row=row, desk_chose=(state.held("desk_chose") or 0) + 1)


def obey_keys(table: str) -> None:
    """Undo or redo what a key asked for, once."""
    wish = str((state.held(NAME) or {}).get("wish") or "")
    if not wish or wish == state.held("desk_wish"):
        return
    state.fill(desk_wish=wish)
    work.change(table, "undo" if wish.startswith("undo") else "redo")


def show(
    desk: Desk, shown: list[str] | None, looks: Looks, marks: list[tuple[int, Advice]]
) -> None:
    """Show the map, where the table has shapes, and the attributes."""
    if has_map(desk.table):
        map_view.edit_map(state.channel())
    row = selected()
    fields, version = comparing.compared(desk, row)
    older = comparing.chosen(desk, row) is not None
    mount.component(
        NAME,
        data={
            "channel": state.channel(),
            "layer": desk.sheet.address,
            "ground": served.ground(),
            "key": desk.key,
            "known": dict(desk.draft.acts),
            "rows": desk.rows,
            "selected": row,
            "chose": state.held("desk_chose") or 0,
            "shown": shown,
            "marks": [{"number": number, "at": item.at} for number, item in marks if item.at],
            "version": f"version {version}, saved" if version else "",
            "was": (fields or {}).get("geometry") if older else None,
            "editable": desk.table != "movements",
            "hint": BUILT,
            "readonly": False,
            "saved": looks.saved,
            "circles": looks.circles,
            "snap": list(looks.snap),
            "palette": {theme: dict(colours) for theme, colours in PALETTE.items()},
            "noun": desk.table.removeprefix("layer:"),
        },
        on_told_change=_heard,
        on_selected_change=_followed,
        on_wish_change=_heard,
    )


def _heard() -> None:
    """Let Streamlit run the page; it reads what was told."""


def _followed() -> None:
    state.fill(desk_row=str((state.held(NAME) or {}).get("selected") or ""))
