"""Files that the browser loads: this project's own scripts, Leaflet and the fonts."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from geodata.errors import GeodataError

WEB = Path(__file__).parent / "web"
NODE_MODULES = Path(__file__).parent.parent / "node_modules"

MEDIA_TYPES: Mapping[str, str] = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}

_GEOMAN = "@geoman-io/leaflet-geoman-free/dist/"
_SANS = "@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-"
_KOREAN = "@fontsource/ibm-plex-sans-kr/files/ibm-plex-sans-kr-korean-"
_SERIF = "@fontsource/ibm-plex-serif/files/ibm-plex-serif-"

LIBRARIES: Mapping[str, str] = {
    "leaflet.js": "leaflet/dist/leaflet.js",
    "leaflet.css": "leaflet/dist/leaflet.css",
    "geoman.js": f"{_GEOMAN}leaflet-geoman.min.js",
    "geoman.css": f"{_GEOMAN}leaflet-geoman.css",
    "plex-latin.woff2": f"{_SANS}latin-standard-normal.woff2",
    "plex-latin-ext.woff2": f"{_SANS}latin-ext-standard-normal.woff2",
    "plex-cyrillic.woff2": f"{_SANS}cyrillic-standard-normal.woff2",
    "plex-korean.woff2": f"{_KOREAN}400-normal.woff2",
    "plex-serif-italic.woff2": f"{_SERIF}latin-400-italic.woff2",
    "plex-serif-semibold.woff2": f"{_SERIF}latin-600-normal.woff2",
}
"""Name under ``/library/`` to the file in ``node_modules``; nothing else there is served."""


class MissingLibrary(GeodataError):
    """A browser library has not been fetched."""


def library_file(name: str) -> Path | None:
    """Return the file of a browser library, or None for a name that is not one."""
    path = LIBRARIES.get(name)
    return NODE_MODULES / path if path else None


def web_file(name: str) -> Path | None:
    """Return one of the project's own scripts or style sheets, or None for any other name."""
    return next((path for path in _web_files() if path.name == name), None)


def require_libraries() -> None:
    """Raise when a browser library has not been fetched.

    Raises
    ------
    MissingLibrary
        Names the first file missed and the command that brings it.
    """
    for path in LIBRARIES.values():
        if not (NODE_MODULES / path).is_file():
            message = (
                f"node_modules/{path} is missing; run `make setup` (or `npm ci`) and start again."
            )
            raise MissingLibrary(message)


@cache
def web_digest() -> str:
    """Return a digest of all that ``/assets/`` serves, as it was when the server started."""
    content = hashlib.sha256()
    for path in _web_files():
        content.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return content.hexdigest()[:16]


def asset_address(name: str) -> str:
    """Return the address of one of the project's own files; it changes with their content."""
    return f"/assets/{web_digest()}/{name}"


def _web_files() -> list[Path]:
    return sorted(path for path in WEB.iterdir() if path.suffix in MEDIA_TYPES)
