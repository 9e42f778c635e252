"""What an import costs beside a bare reading of the same bytes by pyogrio: time, and memory.

Each is done in a process of its own: ``python -m benchmarks.importing WHO FILE``.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyogrio

from benchmarks.notebook import Who
from geodata.importing import Progress, import_layer

FEATURES = 100_000
TIME = "import a layer, processor time"
MEMORY = "import a layer, peak memory"

_ROUNDS = 3
_PAGE = resource.getpagesize()
_UNIT = 1 if sys.platform == "darwin" else 1024


def importing(folder: Path) -> Iterator[tuple[str, Who, float]]:
    """Yield milliseconds and megabytes of importing 100,000 areas, and of bare reading.

    "naive" is ``pyogrio.read_dataframe``. The time is that of all processes, and the memory the
    most that they held together.
    """
    file = folder / "layer.geojson"
    file.write_text(json.dumps(_collection()), encoding="utf-8")
    whos: tuple[Who, ...] = ("app", "naive")
    for _ in range(_ROUNDS):
        for who in whos:
            command = [sys.executable, "-m", "benchmarks.importing", who, str(file)]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            milliseconds, megabytes = map(float, done.stdout.split())
            yield TIME, who, milliseconds
            yield MEMORY, who, megabytes


def _measured(who: str, content: bytes) -> tuple[float, float]:
    held = [0]

    def note(progress: Progress) -> bool:
        held.append(_resident())
        return bool(progress.words)

    before = _spent()
    if who == "app":
        import_layer(content, filename="layer.geojson", keep_going=note)
    else:
        pyogrio.read_dataframe(content)
    reader = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * _UNIT
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
    return 1000 * (_spent() - before), max(own, max(held) + reader) / 1e6


def _spent() -> float:
    found = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in found)


def _resident() -> int:
    """Return the bytes that this process holds now; where that is not told, the most it held."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * _PAGE
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


def _collection() -> dict[str, object]:
    chance = random.Random(1)
    features = []
    for number in range(FEATURES):
        x, y = chance.uniform(-170, 170), chance.uniform(-80, 80)
        ring = [[x, y], [x + 0.1, y], [x + 0.12, y + 0.1], [x + 0.05, y + 0.2], [x, y + 0.1]]
        properties = {"name": f"Place {number}", "code": f"{number:06d}", "share": chance.random()}
        features.append(
            {
                "type": "Feature",
                "id": f"f-{number}",
                "properties": {**properties, "people": number * 3, "said": "2024-10-08"},
                "geometry": {"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
            }
        )
    return {"type": "FeatureCollection", "features": features}


if __name__ == "__main__":
    print(*_measured(sys.argv[1], Path(sys.argv[2]).read_bytes()))
