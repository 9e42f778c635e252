"""How long a run of the Edit page takes beside one of Explore, in Python alone."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from streamlit.testing.v1 import AppTest

from benchmarks.notebook import Who
from geodata.draft import Draft, do, to_json, touch_of
from geodata.history import LOCAL, open_store
from geodata.store.content import flat

EDIT = "run of Edit, with a change that is not saved"
EDIT_BUSY = f"{EDIT}: processor time"

_PAGES = Path(__file__).parents[1] / "pages"
_ROW = "vladivostok"
_RUNS = 15


def rerunning_ms(folder: Path) -> Iterator[tuple[str, Who, list[float]]]:
    """Yield subject, page (``app``: Edit, ``empty``: Explore) and the milliseconds of each run.

    The shipped atlas, in turns, each page opened twice before; the browser has no part in it.
    """
    with _kept_in(folder):
        _begin_work()
        pages: dict[Who, AppTest] = {
            "app": _opened("edit.py", table="places", row=_ROW),
            "empty": _opened("explore.py"),
        }
        spent: dict[Who, list[tuple[float, float]]] = {name: [] for name in pages}
        for _ in range(_RUNS):
            for name, screen in pages.items():
                wall, busy = time.perf_counter(), time.process_time()
                screen.run()
                spent[name].append((time.perf_counter() - wall, time.process_time() - busy))
        for name, found in spent.items():
            yield EDIT, name, [1000 * wall for wall, _ in found]
            yield EDIT_BUSY, name, [1000 * busy for _, busy in found]


@contextmanager
def _kept_in(folder: Path) -> Iterator[None]:
    """Let the app keep what is edited in a folder of this run."""
    before = os.environ.get("ATLAS_DATA")
    os.environ["ATLAS_DATA"] = str(folder / "editing")
    try:
        yield
    finally:
        os.environ.pop("ATLAS_DATA")
        if before is not None:
            os.environ["ATLAS_DATA"] = before


def _begin_work() -> None:
    with open_store() as store:
        row = store.row("places", _ROW)
        fields = flat(row.fields) if row else {}
        step = touch_of(_ROW, fields, {**fields, "name": "Vladivostok port"})
        draft = do(Draft(base=store.head()), [step])
        store.unsaved.keep("places", to_json(draft), author=LOCAL)


def _opened(page: str, **query: str) -> AppTest:
    screen = AppTest.from_file(_PAGES / page, default_timeout=120)
    for name, value in {**query, "as": LOCAL.name}.items():
        screen.query_params[name] = value
    for _ in range(2):
        screen.run()
    if screen.exception:
        raise RuntimeError(screen.exception[0].value)
    return screen
