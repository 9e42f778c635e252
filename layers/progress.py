"""Long work off the thread that asked for it: it can be followed, and left off."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Lock, Thread
from typing import Generic, NamedTuple, TypeVar

from geodata.errors import GeodataError

Result = TypeVar("Result")


class Step(NamedTuple):
    """How many steps are done, of how many, and what is being made now."""

    done: int
    total: int
    making: str


Follow = Callable[[Step], None]
"""What is told before each step; it may raise to stop the work."""


def unfollowed(step: Step) -> None:
    """Let a step pass: nobody asks how far the work is."""
    del step


class Work(Generic[Result]):
    """Work that goes on by itself; ``cancel`` stops it before its next step.

    ``result`` is there once it is finished, and ``refusal`` says why when it was refused. When it
    failed for a reason that nobody foresaw, neither is there, and the server's log has it.
    """

    def __init__(self, make: Callable[[Follow], Result]) -> None:
        """Begin the work, which is given whom to tell of each step."""
        self._make = make
        self._stop = Event()
        self._lock = Lock()
        self._step = Step(0, 1, "")
        self.result: Result | None = None
        self.refusal = ""
        self.cancelled = False
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    @property
    def step(self) -> Step:
        """Return the step that is being done."""
        with self._lock:
            return self._step

    @property
    def goes_on(self) -> bool:
        """Return whether there is still something to wait for."""
        return self._thread.is_alive()

    @property
    def problem(self) -> str:
        """Return why there is no result, once the work is over and nobody cancelled it."""
        if self.goes_on or self.cancelled or self.result is not None:
            return ""
        return self.refusal or "This failed for a reason that stands in the server's log."

    def cancel(self) -> None:
        """Ask the work to stop; what was made is thrown away."""
        self._stop.set()

    def join(self, timeout_s: float | None = None) -> None:
        """Wait until the work is over."""
        self._thread.join(timeout_s)

    def _run(self) -> None:
        try:
            self.result = self._make(self._follow)
        except _Cancelled:
            self.cancelled = True
        except GeodataError as error:
            self.refusal = str(error)

    def _follow(self, step: Step) -> None:
        with self._lock:
            self._step = step
        if self._stop.is_set():
            raise _Cancelled


class _Cancelled(Exception):
    """Somebody asked the work to stop."""
