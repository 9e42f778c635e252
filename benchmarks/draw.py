"""How long until it is drawn: on opening, while dragging time, and after a filter was changed."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.browsing import Note, Visit

_DRAWN = """(wanted) => wanted.every(([sort, place]) =>
    bench.notes.some(({ kind, where, end }) => kind === sort && where === place && end))"""
_SETTLED = "() => bench.notes.some(({ kind }) => kind === 'text') && bench.quietFor() > 0"

MOVES = 60

Drawing = tuple[str, str]
"""A kind of drawing, and whether it is in the page or in a frame of it."""

EMPTY_MAP: Drawing = ("map", "frame")
MAP: Drawing = ("draw", "frame")
TIMELINE: Drawing = ("draw", "page")


def opening_ms(visit: Visit, address: str, *wanted: Drawing) -> float:
    """Open a page and return how long until each drawing wanted was there for the first time."""
    start = visit.open(address)
    visit.wait_for(_DRAWN, *wanted)
    visit.wait_until_quiet()
    notes = visit.notes()
    return max(_drawn(notes, drawing)[0]["end"] for drawing in wanted) - start


def drag_ms(visit: Visit) -> tuple[list[float], int]:
    """Drag the end of the timeline's window; return the ms of each move, and the script runs.

    From the time stamp of the pointer's event to the end of the map's first frame that was begun
    after the map had been told of it. Events follow each other as fast as the browser takes them.
    """
    first, last = (_middle(visit, f"{which} day shown") for which in ("First", "Last"))
    room = visit.page.locator(".brush").bounding_box() or {"x": 0, "width": 0}
    right = room["x"] + room["width"] - last[0]
    step = 2 * (right if right > last[0] - first[0] else first[0] - last[0]) / (MOVES + 2)
    x, y = last[0] - 3, last[1]  # the outer half of a handle at the end cannot be held
    mouse = visit.page.mouse
    mouse.move(x, y)
    mouse.down()
    visit.forget()
    for move in range(1, MOVES + 1):
        mouse.move(x + step * min(move, MOVES - move), y)
    visit.page.wait_for_timeout(300)
    runs, notes = visit.runs, visit.notes()
    mouse.up()
    visit.wait_until_quiet()
    return _answers_ms(notes), runs


def _middle(visit: Visit, label: str) -> tuple[float, float]:
    handle = visit.page.get_by_label(label)
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    if box is None:
        raise RuntimeError(f"The timeline's “{label}” is not on screen.")
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _answers_ms(notes: list[Note]) -> list[float]:
    told = [note for note in notes if note["kind"] == "told"]
    drawn = _drawn(notes, MAP)
    if len(told) < MOVES / 2:
        raise RuntimeError(f"The map was told of {len(told)} of {MOVES} moves.")
    frames = [next(note for note in drawn if note["at"] >= event["at"]) for event in told]
    return [frame["end"] - event["since"] for event, frame in zip(told, frames, strict=True)]


def step_ms(visit: Visit) -> float:
    """Move the end of a Streamlit slider by one step; return the ms until the map was drawn."""
    thumb = visit.page.get_by_role("slider").last
    thumb.focus()
    visit.forget()
    thumb.press("ArrowLeft")
    return _until_last_drawn_ms(visit, "keydown")


def rerun_ms(
    visit: Visit, act: Callable[[], None], *, with_map: bool
) -> tuple[float, float | None]:
    """Change something by a click and return two times, in ms since the click.

    Until the script had run and the new counts were on screen; and, with a map, until it was drawn.
    """
    visit.forget()
    act()
    visit.wait_for(_SETTLED)
    drawn = _until_last_drawn_ms(visit, "click") if with_map else None
    visit.wait_until_quiet()
    notes = visit.notes()
    start = next(note["since"] for note in notes if note["kind"] == "click")
    shown = [note["at"] for note in notes if note["kind"] == "text"][:1]
    ended = [note["at"] for note in notes if note.get("word") == "notRunning"]  # none: too quick
    return max(shown + ended) - start, drawn


def _until_last_drawn_ms(visit: Visit, deed: str) -> float:
    visit.wait_for(_DRAWN, MAP)
    visit.wait_until_quiet()
    notes = visit.notes()
    start = next(note["since"] for note in notes if note["kind"] == deed)
    return _drawn(notes, MAP)[-1]["end"] - start


def _drawn(notes: list[Note], drawing: Drawing) -> list[Note]:
    return [note for note in notes if (note["kind"], note["where"]) == drawing and "end" in note]
