"""The notebook as a page of Markdown: what was aimed at, what was measured, met or not."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping

from benchmarks import figures
from benchmarks.editing import EDIT, EDIT_BUSY
from benchmarks.history import FEATURES, OPEN, REVISIONS, SAVE
from benchmarks.importing import FEATURES as IMPORTED
from benchmarks.importing import MEMORY, TIME
from benchmarks.notebook import SIZES, Notebook, Who
from benchmarks.plan import DRAG_SIZE
from geodata.exporting import FORMATS

_OPENING_AIM = {257: 1.25, 10_000: 1.5, 50_000: 1.5}
_TIMES = {
    "opening": "open → drawn",
    "first opening": "the same, first visit to a new server",
    "rerun": "filter → new counts on screen",
    "rerun to map": "filter → map drawn",
    "drag": "move of the time window → map drawn",
    "lens": "another lens → drawn",
    "known": "another day known → drawn",
    "scene": "scene → first frame of the next",
}
_BUSY = {
    "opening, busy": "open, until all is at rest",
    "rerun, busy": "filter, until all is at rest",
    "drag, busy": "one move of the time window",
}
_PYTHON = (
    "read and check an atlas",
    "prepare it for choosing",
    "prepare its payloads",
    "choose by days and stances",
    "count every facet",
    *(f"write all claims as {form.label}" for form in FORMATS.values()),
    figures.PNG,
    figures.SVG,
    figures.PDF,
    figures.BARE,
)
_EVERY: tuple[Who, ...] = ("app", "naive", "empty")


def report(book: Notebook, *, machine: str) -> str:
    """Return the whole page."""
    parts = [
        "# Benchmarks\n",
        "Written by `make bench`; `benchmarks/README.md` says how each thing is measured. A number "
        "is the median of a run, and what was not met is said so.\n",
        f"{machine}\n",
        "## What was aimed at\n",
        _table(("", "claims", "measured", "aim", ""), _aims(book)),
        "## Side by side\n",
        "Milliseconds, median (95th percentile). *Empty* is a page with a button and a text, or "
        "for opening an empty `st_folium` map.\n",
        _table(("", "claims", "this app", "naive", "empty", "naive ÷ app"), _times(book, _TIMES)),
        "## Processor time in the browser\n",
        "Milliseconds that the page's main thread worked: what other work on the machine hardly "
        "changes.\n",
        _table(("", "claims", "this app", "naive", "empty", "naive ÷ app"), _times(book, _BUSY)),
        "## Bytes sent to the browser\n",
        "Kilobytes (1,000 bytes) as they came over the wire, with a cold cache.\n",
        _table(("", "claims", "this app", "naive", "empty"), _bytes(book)),
        "## Memory\n",
        "Megabytes of the server's resident memory for each further open session.\n",
        _table(("claims", "this app", "naive", "empty"), _memory(book)),
        "## In Python alone\n",
        "Milliseconds of processor time. Reading and preparing are done once a start, choosing and "
        "counting on every rerun, writing when a reader asks for a file.\n",
        _table(("", *(f"{size:,}" for size in SIZES)), _python(book)),
    ]
    return "\n".join(parts)


def _aims(book: Notebook) -> Iterator[tuple[str, ...]]:
    def aim(what: str, size: int, value: float, unit: str, most: float) -> tuple[str, ...]:
        met = "met" if round(value, 2) <= most else "**not met**"
        return what, f"{size:,}", _number(value) + unit, f"≤ {most:g}{unit}", met

    faster = book.ratio("drag", DRAG_SIZE, "naive", "app")
    if not math.isnan(faster):
        yield aim("drag → frame, median", DRAG_SIZE, book.median("drag", DRAG_SIZE), " ms", 17)
        yield aim(
            "drag → frame, 95th percentile", DRAG_SIZE, book.p95("drag", DRAG_SIZE), " ms", 34
        )
        met = "met" if faster >= 20 else "**not met**"
        yield "naive ÷ drag → frame", f"{DRAG_SIZE:,}", f"{faster:.0f} ×", "≥ 20 ×", met
        runs = sum(book.of("runs in a drag", DRAG_SIZE, "app"))
        yield aim("script runs during a drag", DRAG_SIZE, runs, "", 0)
    for subject, most in (("lens", 50), ("known", 50), ("scene", 34)):
        if book.of(subject, DRAG_SIZE, "app"):
            middle = book.median(subject, DRAG_SIZE)
            yield aim(_TIMES[subject], DRAG_SIZE, middle, " ms", most)
    for size in _measured(book):
        ratio = book.ratio("rerun", size, "app", "empty")
        yield aim("filter rerun ÷ empty page's rerun", size, ratio, " ×", 1.2)
    for size in _measured(book):
        ratio = book.ratio("opening", size, "app", "empty")
        yield aim("open → drawn ÷ empty map's", size, ratio, " ×", _OPENING_AIM[size])
    for subject, size, most in ((SAVE, FEATURES, 50), (OPEN, REVISIONS, 200)):
        if book.of(subject, size, "app"):
            yield aim(subject, size, book.median(subject, size), " ms", most)
    for subject in (EDIT, EDIT_BUSY):
        if book.of(subject, SIZES[0], "app"):
            ratio = book.ratio(subject, SIZES[0], "app", "empty")
            yield aim(f"{subject} ÷ Explore's", SIZES[0], ratio, " ×", 1.2)
    for subject, most in figures.AIMS_MS.items():
        if book.of(subject, SIZES[0], "app"):
            yield aim(subject, SIZES[0], book.median(subject, SIZES[0]), " ms", most)
    if bare := book.median(figures.BARE, SIZES[0]):
        ratio = book.median(figures.PNG, SIZES[0]) / bare
        if not math.isnan(ratio):
            yield aim("the PNG ÷ a bare plot's", SIZES[0], ratio, " ×", figures.AIM_RATIO)
    for subject, most in ((TIME, 3), (MEMORY, 2)):
        if book.of(subject, IMPORTED, "app"):
            ratio = book.ratio(subject, IMPORTED, "app", "naive")
            yield aim(f"{subject} ÷ pyogrio's", IMPORTED, ratio, " ×", most)
    for size in _measured(book):
        yield aim("memory per extra session", size, book.median("memory", size), " MB", 2)


def _times(book: Notebook, subjects: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for subject, words in subjects.items():
        for size in _measured(book):
            cells = [_cell(book, subject, size, who) for who in _EVERY]
            faster = book.ratio(subject, size, "naive", "app")
            yield words, f"{size:,}", *cells, "" if math.isnan(faster) else f"{faster:.1f} ×"


def _cell(book: Notebook, subject: str, size: int, who: Who) -> str:
    if not book.of(subject, size, who):
        return "–"
    middle = _number(book.median(subject, size, who))
    if len(book.of(subject, size, who)) < 2:
        return middle
    return f"{middle} ({_number(book.p95(subject, size, who))})"


def _bytes(book: Notebook) -> Iterator[tuple[str, ...]]:
    for when, words in (("opening", "first load"), ("rerun", "filter rerun")):
        for size in _measured(book):
            sent = {who: book.bytes_sent.get((when, size, who), Counter()) for who in _EVERY}
            purposes = sorted({purpose for found in sent.values() for purpose in found})
            for purpose in purposes:
                cells = [_number(found.get(purpose, 0) / 1000) for found in sent.values()]
                yield f"{words}: {purpose}", f"{size:,}", *cells
            cells = [_number(sum(found.values()) / 1000) for found in sent.values()]
            yield f"**{words}, in all**", f"{size:,}", *cells


def _memory(book: Notebook) -> Iterator[tuple[str, ...]]:
    for size in _measured(book):
        yield f"{size:,}", *(_cell(book, "memory", size, who) for who in _EVERY)
    if peak := book.of(figures.MEMORY, SIZES[0], "app"):
        yield "in all, at the peak of drawing figures", _number(max(peak)), "", ""


def _python(book: Notebook) -> Iterator[tuple[str, ...]]:
    for subject in _PYTHON:
        yield subject, *(_cell(book, subject, size, "app") for size in SIZES)


def _measured(book: Notebook) -> list[int]:
    return [size for size in SIZES if book.of("opening", size, "app")]


def _number(value: float) -> str:
    if math.isnan(value):
        return "–"
    if value == int(value) or value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _table(head: tuple[str, ...], rows: Iterator[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" if column == 0 else "---:" for column in range(len(head))), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
