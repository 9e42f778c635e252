"""The order of a run: what is compared is measured in turns, so that noise falls on all alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from benchmarks import draw, look
from benchmarks.browsing import Visit, visiting
from benchmarks.export import exporting_s
from benchmarks.notebook import Notebook, Who
from benchmarks.read import reading_s
from benchmarks.select import selecting_s
from benchmarks.serving import APP, EMPTY_MAP, EMPTY_PAGE, NAIVE, Server, served
from benchmarks.sessions import memory_per_session_mb
from geodata import read_atlas
from geodata.reading import SHIPPED_ATLAS

DRAG_SIZE = 10_000

_STANCES = ("asserts", "denies", "estimates", "observes", "confirms", "responds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How often each thing is measured, for one number of claims."""

    openings: int = 5
    reruns: int = 12
    drags: int = 3
    steps: int = 4
    naive_openings: int = 5
    naive_reruns: int = 6
    sessions: int = 50
    naive_sessions: int = 0
    repeats: int = 3


@dataclass(frozen=True, slots=True)
class Servers:
    """The pages that are compared."""

    app: Server
    naive: Server
    page: Server
    map: Server


@contextmanager
def _all_served(folder: Path) -> Iterator[Servers]:
    own = None if folder == SHIPPED_ATLAS else folder
    with (
        served(APP, atlas=own, screen="explore") as app,
        served(NAIVE, atlas=folder) as naive,
        served(EMPTY_PAGE) as page,
        served(EMPTY_MAP) as empty_map,
    ):
        yield Servers(app, naive, page, empty_map)


def measure(
    book: Notebook,
    browser: Browser,
    folder: Path,
    size: int,
    effort: Effort,
    say: Callable[[str], None],
) -> None:
    """Measure everything on one atlas and write it into the notebook."""
    say(f"{size:,} claims: reading, choosing, writing")
    _measure_python(book, folder, size, effort)
    with _all_served(folder) as servers:
        say(f"{size:,} claims: opening")
        _measure_opening(book, browser, servers, size, effort)
        say(f"{size:,} claims: filtering and dragging")
        _measure_acting(book, browser, servers, size, effort)
        say(f"{size:,} claims: other lenses, days and scenes")
        _measure_looking(book, browser, servers.app, size, effort)
        say(f"{size:,} claims: sessions")
        _measure_memory(book, servers, size, effort)


def _measure_python(book: Notebook, folder: Path, size: int, effort: Effort) -> None:
    for _ in range(effort.repeats):
        atlas = read_atlas(folder)
        for found in (reading_s(folder), selecting_s(atlas), exporting_s(atlas)):
            for subject, seconds in found.items():
                book.add(subject, size, "app", [1000 * seconds])


def _measure_opening(
    book: Notebook, browser: Browser, servers: Servers, size: int, effort: Effort
) -> None:
    pages: list[tuple[Who, Server, int, tuple[draw.Drawing, ...]]] = [
        ("empty", servers.map, effort.openings, (draw.EMPTY_MAP,)),
        ("app", servers.app, effort.openings, (draw.MAP, draw.TIMELINE)),
        ("naive", servers.naive, effort.naive_openings, (draw.MAP,)),
    ]
    for turn in range(effort.openings + 1):
        for who, server, turns, wanted in pages:
            if turn > turns:
                continue
            with visiting(browser) as visit:
                spent = draw.opening_ms(visit, server.address, *wanted)
                if turn == 0:  # the first visit to a new server is another matter
                    book.add("first opening", size, who, [spent])
                    continue
                book.add("opening", size, who, [spent])
                book.add("opening, busy", size, who, [visit.busy_ms()])
                book.bytes_sent["opening", size, who] = visit.bytes_sent()


def _measure_acting(
    book: Notebook, browser: Browser, servers: Servers, size: int, effort: Effort
) -> None:
    with ExitStack() as tabs:
        app, naive, page = (tabs.enter_context(visiting(browser)) for _ in range(3))
        draw.opening_ms(app, servers.app.address, draw.MAP, draw.TIMELINE)
        draw.opening_ms(naive, servers.naive.address, draw.MAP)
        page.open(servers.page.address)
        page.wait_until_quiet()
        for _ in range(effort.drags):
            with _busy(book, "drag", size, "app", app, times=draw.MOVES):
                moves, runs = draw.drag_ms(app)
            book.add("drag", size, "app", moves)
            book.add("runs in a drag", size, "app", [runs])
            if size == DRAG_SIZE:
                with _busy(book, "drag", size, "naive", naive, times=effort.steps):
                    steps = [draw.step_ms(naive) for _ in range(effort.steps)]
                book.add("drag", size, "naive", steps)
        for turn in range(effort.reruns):
            _measure_rerun(book, size, "app", app, lambda: _toggle_pill(app))
            _measure_rerun(book, size, "empty", page, lambda: _press_button(page))
            if turn < effort.naive_reruns:
                _measure_rerun(book, size, "naive", naive, _naive_act(naive, turn))


def _measure_looking(
    book: Notebook, browser: Browser, app: Server, size: int, effort: Effort
) -> None:
    for _ in range(effort.drags):
        with visiting(browser) as visit:
            for subject, found in look.look_ms(visit, app.root).items():
                book.add(subject, size, "app", found)
        with visiting(browser) as visit:
            book.add("scene", size, "app", look.scenes_ms(visit, app.root))


def _measure_rerun(
    book: Notebook, size: int, who: Who, visit: Visit, act: Callable[[], None]
) -> None:
    with _busy(book, "rerun", size, who, visit):
        settled, drawn = draw.rerun_ms(visit, act, with_map=who != "empty")
    book.add("rerun", size, who, [settled])
    if drawn is not None:
        book.add("rerun to map", size, who, [drawn])
    book.bytes_sent["rerun", size, who] = visit.bytes_sent()


@contextmanager
def _busy(
    book: Notebook, subject: str, size: int, who: Who, visit: Visit, *, times: int = 1
) -> Iterator[None]:
    """Write down the processor time of what is done, for each of so many times."""
    before = visit.busy_ms()
    yield
    book.add(f"{subject}, busy", size, who, [(visit.busy_ms() - before) / times])


def _measure_memory(book: Notebook, servers: Servers, size: int, effort: Effort) -> None:
    for _ in range(min(effort.repeats, 2)):
        grown = memory_per_session_mb(servers.app, effort.sessions)
        book.add("memory", size, "app", [grown])
        if effort.naive_sessions:
            grown = memory_per_session_mb(servers.naive, effort.naive_sessions)
            book.add("memory", size, "naive", [grown])
        book.add("memory", size, "empty", [memory_per_session_mb(servers.page, effort.sessions)])


def _toggle_pill(visit: Visit) -> None:
    sidebar = visit.page.get_by_test_id("stSidebar")
    sidebar.get_by_role("button", name=re.compile("^asserts")).click()


def _press_button(visit: Visit) -> None:
    visit.page.get_by_role("button", name="Again").click()


def _naive_act(visit: Visit, turn: int) -> Callable[[], None]:
    """Return what adds another stance to those shown; the list of them is opened before."""
    choice = visit.page.get_by_role("combobox", name="Stance")
    if choice.get_attribute("aria-expanded") != "true":
        choice.click()
    stance = visit.page.get_by_role("option", name=_STANCES[turn])
    stance.wait_for()
    return stance.click
