"""Long work beside the page: it goes on while the reader looks, and can be stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

from geodata import GeodataError

Result = TypeVar("Result")


class Job(Generic[Result]):
    """One piece of work on a thread of its own, with its result or why there is none.

    ``asked`` says what the work is for: a page shows a result only where the question is the same.
    """

    def __init__(self, asked: object, work: Callable[[Callable[[], bool]], Result]) -> None:
        """Begin the work, which gets a function to ask whether it is still wanted."""
        self.asked = asked
        self.result: Result | None = None
        self.problem = ""
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Whether there is a result, or a problem."""
        return not self._thread.is_alive()

    @property
    def was_stopped(self) -> bool:
        """Whether somebody stopped it."""
        return self._stopped.is_set()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until the work is done, or so long."""
        self._thread.join(seconds)

    def stop(self) -> None:
        """Ask the work to end; what it makes is let go of."""
        self._stopped.set()

    def _run(self, work: Callable[[Callable[[], bool]], Result]) -> None:
        self.problem = "This failed for a reason that stands in the server's log."
        try:
            self.result = work(lambda: not self._stopped.is_set())
            self.problem = ""
        except GeodataError as error:
            self.problem = str(error)
