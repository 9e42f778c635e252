"""Measures this app beside the naive one and writes the table: ``python -m benchmarks``."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import parse_qsl

from playwright.sync_api import sync_playwright

from benchmarks import figures, machine
from benchmarks.editing import rerunning_ms
from benchmarks.history import FEATURES, OPEN, REVISIONS, SAVE, opening_ms, saving_ms
from benchmarks.importing import FEATURES as IMPORTED
from benchmarks.importing import importing
from benchmarks.made_up import write_made_up_atlas
from benchmarks.notebook import SIZES, Notebook
from benchmarks.plan import Effort, measure
from benchmarks.report import report
from geodata import read_atlas
from geodata.facets import Facets
from geodata.reading import SHIPPED_ATLAS
from geodata.selection import parse_query
from tools.chromium import open_chromium

TABLE = Path(__file__).parents[1] / "docs" / "benchmarks.md"

FULL = {
    257: Effort(naive_sessions=20),
    10_000: Effort(naive_sessions=5),
    50_000: Effort(openings=4, naive_openings=2, naive_reruns=4),
}
QUICK = Effort(
    openings=1, reruns=4, drags=1, steps=2, naive_openings=1, naive_reruns=2, sessions=10, repeats=1
)


def main() -> int:
    """Run what the command line asks for; return an exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one round, printed but not kept")
    parser.add_argument(
        "--claims",
        type=int,
        nargs="+",
        choices=SIZES,
        default=SIZES,
        help="only these sizes, not kept",
    )
    asked = parser.parse_args()
    start, load = time.monotonic(), machine.load()
    book = Notebook()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = open_chromium(playwright)
        for size in asked.claims:
            atlas = _atlas(Path(folder), size)
            measure(book, browser, atlas, size, QUICK if asked.quick else FULL[size], _say)
        _say("the store: saving and opening")
        book.add(SAVE, FEATURES, "app", saving_ms(Path(folder)))
        book.add(OPEN, REVISIONS, "app", opening_ms(Path(folder)))
        _say("a run of Edit beside one of Explore")
        for subject, who, spent in rerunning_ms(Path(folder)):
            book.add(subject, SIZES[0], who, spent)
        _say("figures: PNG, SVG and PDF beside a bare plot")
        _measure_figures(book)
        _say("importing a layer")
        for subject, who, value in importing(Path(folder)):
            book.add(subject, IMPORTED, who, [value])
        words = machine.machine_in_words(browser.version)
        browser.close()
    minutes = (time.monotonic() - start) / 60
    busy = f" Load before: {load:.1f}. The run took {minutes:.0f} minutes."
    page = report(book, machine=words + busy)
    print(page)
    if not asked.quick and asked.claims == SIZES:
        TABLE.write_text(page, encoding="utf-8")
    return 0


def _measure_figures(book: Notebook) -> None:
    """Write down what a figure of the opening view of the shipped atlas takes."""
    atlas = read_atlas()
    opening, _ = parse_query(dict(parse_qsl(atlas.opening)), Facets.of(atlas).known())
    for subject, spent in figures.figures_ms(atlas, opening).items():
        book.add(subject, SIZES[0], "app", spent)
    book.add(figures.MEMORY, SIZES[0], "app", [figures.peak_mb()])


def _atlas(folder: Path, size: int) -> Path:
    if size == SIZES[0]:
        return SHIPPED_ATLAS
    return write_made_up_atlas(folder / str(size), claims=size)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
