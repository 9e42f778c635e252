"""The process that reads one file, confined: a request comes in, an answer goes out.

It is started by ``sandbox.py``, imports no more than the format needs, and is let go after one
file. Standard input holds a line of JSON and then the file; standard output takes the answer.
"""

from __future__ import annotations

import errno
import gc
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geodata.errors import GeodataError, TooMuchToRead, UnreadableFile
from geodata.importers.progress import Report

if TYPE_CHECKING:
    from geodata.importers.answer import Answer

_UNUSED = ("pandas", "geopandas")
"""What libraries would load if they found it; it takes a second, and no reader needs it."""


def main() -> None:
    """Read the request and the file, and write the answer, or why there is none."""
    gc.disable()  # the process ends with the file, before there is much to collect
    request = json.loads(sys.stdin.buffer.readline())
    from geodata.importers.confinement import confine

    confine(Path.cwd(), **request["limits"])
    for name in _UNUSED:
        sys.modules[name] = None  # type: ignore[assignment]  # so that importing it fails
    from geodata.importers import answer

    try:
        report = Report(request["progress"])
        layer = _layer(sys.stdin.buffer.read(), request, report)
        report.begin("Handing over", 1.0)
        answer.write_answer(sys.stdout.buffer, layer)
    except GeodataError as error:
        answer.write_refusal(sys.stdout.buffer, type(error).__name__, str(error))
    except MemoryError:
        words = "reading it needs more memory than a reader is given; split the file"
        answer.write_refusal(sys.stdout.buffer, TooMuchToRead.__name__, words)
    except RecursionError:
        words = "its parts are nested too deep; make them flat"
        answer.write_refusal(sys.stdout.buffer, UnreadableFile.__name__, words)
    except OSError as error:
        if error.errno != errno.EFBIG:
            raise
        os._exit(answer.TOO_LARGE)
    _leave(answer.TOO_LARGE)


def _leave(too_large: int) -> None:
    """End at once: nothing is worth taking down, and libraries with threads would trip over it."""
    try:
        sys.stdout.flush()
    except OSError:
        os._exit(too_large)
    os._exit(0)


def _layer(data: bytes, request: dict[str, Any], report: Report) -> Answer:
    from geodata.importers.findings import Findings
    from geodata.importers.formats import Request, read_draft
    from geodata.importers.whole import NeedsCare, answer_of

    for careful in (False, True):
        findings = Findings(choices=request["choices"], reached=report.reached)
        asked = Request(request["filename"], request["layer"], request["crs"], careful)
        report.begin("Reading again, with care" if careful else "Reading", 0.5)
        format_name, draft = read_draft(data, asked, findings)
        try:
            return answer_of(format_name, draft, begin=report.begin)
        except NeedsCare:
            continue
    raise UnreadableFile("a number in it cannot be read; correct it in the file")
