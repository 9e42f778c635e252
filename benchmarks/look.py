"""How long until another look at the same claims is drawn: another lens, day known or scene."""

from __future__ import annotations

from benchmarks.browsing import Note, Visit

STEPS = 8
_REST_MS = 400
"""After a look; a flight from one scene to the next takes longer, and is not waited for."""
_FLIGHT_MS = 1200

_DRAWN = "() => performance.getEntriesByName('atlas:drawn').length > 0"
_LOOK = """async (change) => {
    const { channel } = JSON.parse(document.getElementById("setting").textContent);
    const { src } = document.querySelector("script[type=module]");
    const { default: join } = await import(src.replace("player.js", "link.js"));
    bench.reader ??= join(channel);
    const start = performance.timeOrigin + performance.now();
    bench.reader.set(change);
    return start;
}"""


def look_ms(visit: Visit, address: str) -> dict[str, list[float]]:
    """Open a view without Streamlit and return the ms of each change of lens and of day known.

    From the change until the last drawing that it led to was handed to the compositor. There is
    no script of Python's behind this page, so none can run.
    """
    visit.open(f"{address}/embed")
    visit.wait_for(_DRAWN)
    visit.page.wait_for_timeout(_REST_MS)
    story = visit.page.evaluate("JSON.parse(document.getElementById('setting').textContent).view")
    first, end = story["extent"]
    days = [first + (end - first) * step // (STEPS + 1) for step in range(1, STEPS + 1)]
    return {
        "lens": [_drawn_ms(visit, {"lens": [number]}) for number in range(STEPS)],
        "known": [_drawn_ms(visit, {"lens": [], "known": day}) for day in days],
    }


def scenes_ms(visit: Visit, address: str) -> list[float]:
    """Present a briefing and return, for each step, the ms from the key to its first frame."""
    visit.open(f"{address}/present")
    visit.wait_for(_DRAWN)
    visit.page.wait_for_timeout(_REST_MS)
    answers = []
    for key in ["ArrowRight"] * (STEPS // 2) + ["ArrowLeft"] * (STEPS // 2):
        visit.forget()
        visit.page.keyboard.press(key)
        visit.page.wait_for_timeout(_FLIGHT_MS)
        answers.append(_last(visit.notes(), "scene") - _pressed(visit.notes()))
    return answers


def _drawn_ms(visit: Visit, change: dict[str, object]) -> float:
    visit.forget()
    start = float(visit.page.evaluate(_LOOK, change))
    visit.page.wait_for_timeout(_REST_MS)
    return _last(visit.notes(), "draw") - start


def _pressed(notes: list[Note]) -> float:
    return next(note["since"] for note in notes if note["kind"] == "keydown")


def _last(notes: list[Note], kind: str) -> float:
    ends = [note["end"] for note in notes if note["kind"] == kind and "end" in note]
    if not ends:
        raise RuntimeError(f"Nothing was drawn of {kind}.")
    return max(ends)
