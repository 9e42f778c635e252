"""Starts a confined process for one file, waits for its answer, and ends it when it must."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyogrio

from geodata import errors
from geodata.errors import GeodataError, ImportStopped, TooMuchToRead, UnreadableFile
from geodata.importers.answer import TOO_LARGE, Answer, read_answer
from geodata.importers.progress import Progress, heard

_ROOT = Path(__file__).parents[2]
_START = (
    "import sys; sys.path.insert(0, {root!r}); from geodata.importers.worker import main; main()"
)
_TICK_S = 0.1
DRIVERS = frozenset({"GPKG", "ESRI Shapefile", "FlatGeobuf", "MEM"})
"""What is left of GDAL in the process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What one file may cost: seconds on the clock, and bytes of the file, memory and answer."""

    seconds: int = 120
    upload: int = 256 * 1024 * 1024
    memory: int = 3 * 1024 * 1024 * 1024
    answer: int = 1024 * 1024 * 1024


def read_confined(
    data: bytes,
    request: dict[str, Any],
    *,
    limits: Limits,
    keep_going: Callable[[Progress], bool],
) -> Answer:
    """Return what a confined process reads in some bytes.

    Parameters
    ----------
    data
        The file as it came.
    request
        ``filename``, ``layer``, ``crs`` and ``choices`` for the worker.
    limits
        What it may cost.
    keep_going
        Is told what is being done and how far it is, ten times a second; False ends it.

    Raises
    ------
    GeodataError
        What the reader refused, in its words; ``TooMuchToRead`` past a limit, ``ImportStopped``
        when ``keep_going`` said so, ``UnreadableFile`` when the reader itself broke down.
    """
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="import-"))
        upload = stack.enter_context(tempfile.TemporaryFile())
        answer = stack.enter_context(tempfile.TemporaryFile())
        ours, theirs = os.pipe()
        pipe = stack.enter_context(os.fdopen(ours, "rb", buffering=0))
        costs = {"seconds": limits.seconds, "memory": limits.memory, "output": limits.answer}
        head = {**request, "limits": costs, "progress": theirs}
        upload.write(json.dumps(head).encode("ascii") + b"\n")
        upload.write(data)
        upload.seek(0)
        try:
            process = subprocess.Popen(
                [sys.executable, "-I", "-B", "-c", _START.format(root=str(_ROOT))],
                stdin=upload,
                stdout=answer,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                env=_environment(folder),
                pass_fds=(theirs,),
                start_new_session=True,
            )
        finally:
            os.close(theirs)
        try:
            _wait(pipe, time.monotonic() + limits.seconds, keep_going)
            status = process.wait(timeout=_TICK_S * 50)
        except subprocess.TimeoutExpired:
            status = -signal.SIGKILL
        finally:
            _end(process)
        answer.seek(0)
        return _understood(answer, status)


def _environment(folder: str) -> dict[str, str]:
    """Return all that the process knows of its surroundings."""
    skipped = ",".join(sorted(set(pyogrio.list_drivers()) - DRIVERS))
    return {
        "HOME": folder,
        "TMPDIR": folder,
        "LANG": "C.UTF-8",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PROJ_NETWORK": "OFF",
        "OPENPYXL_LXML": "False",
        "GDAL_SKIP": skipped,
        "OGR_FLATGEOBUF_STREAM_BASE_IMPL": "YES",  # its own gives broken arrays for missing shapes
    }


def _wait(pipe: IO[bytes], deadline: float, keep_going: Callable[[Progress], bool]) -> None:
    """Return when the process has closed its end; raise when time is up or nobody wants it."""
    progress = Progress("Starting", 0.0)
    while True:
        if not keep_going(progress):
            raise ImportStopped("the import was stopped; nothing was saved")
        if time.monotonic() > deadline:
            raise TooMuchToRead("reading it takes too long; split the file, or simplify its shapes")
        if select.select([pipe], [], [], _TICK_S)[0]:
            said = pipe.read(4096)
            if not said:
                return
            progress = heard(said, progress)


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _understood(file: IO[bytes], status: int) -> Answer:
    if status in (-signal.SIGXCPU, -signal.SIGKILL):
        raise TooMuchToRead("reading it takes too long; split the file, or simplify its shapes")
    if status in (TOO_LARGE, -signal.SIGXFSZ):
        raise TooMuchToRead("what it holds is too large for one layer; split the file")
    if status == 0:
        start = file.read(10)
        file.seek(0)
        if start == b'{"error":"':
            refusal = json.loads(file.readline())
            raise _error(refusal["error"], refusal["message"])
        try:
            return read_answer(file)
        except (ValueError, KeyError, TypeError, RecursionError):
            pass
    raise UnreadableFile(
        "its reader broke down, so the file is broken or not what it seems; export it again"
    )


def _error(name: str, message: str) -> GeodataError:
    kind = getattr(errors, str(name), None)
    known = isinstance(kind, type) and issubclass(
        kind, (UnreadableFile, TooMuchToRead, errors.WrongCrs)
    )
    return kind(message) if known and kind is not None else UnreadableFile(message)
