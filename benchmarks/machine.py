"""On what machine, and with which versions, a run was made."""

from __future__ import annotations

import os
import platform
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("streamlit", "streamlit-folium", "folium", "geopandas", "pandas", "playwright")


def machine_in_words(chromium: str) -> str:
    """Return processor, memory, system and versions in one sentence each."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    versions = ", ".join(f"{package} {version(package)}" for package in _PACKAGES)
    return (
        f"{_processor()}, {os.cpu_count()} cores, {pages / 2**30:.0f} GiB, {platform.system()}. "
        f"Python {platform.python_version()}, {versions}, Chromium {chromium} without a window, "
        "1440×900."
    )


def load() -> float:
    """Return how many processes wanted a core on average over the last minute."""
    return os.getloadavg()[0]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "an unnamed processor"
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()
