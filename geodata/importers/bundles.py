"""Files that belong together: the parts of a Shapefile, packed as one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

PARTS = frozenset({"shp", "shx", "dbf", "prj", "cpg"})


def bundled(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return files by name, with the loose parts of each Shapefile in one zip.

    Examples
    --------
    >>> list(bundled({"a.shp": b"", "a.DBF": b"", "b.csv": b""}))
    ['a.zip', 'b.csv']
    """
    shapefiles = {_stem(name) for name in files if _suffix(name) == "shp"}
    found: dict[str, bytes] = {}
    for name, content in files.items():
        if _stem(name) not in shapefiles or _suffix(name) not in PARTS:
            found[name] = content
        elif f"{_stem(name)}.zip" not in found:
            parts = {
                part: files[part]
                for part in files
                if _stem(part) == _stem(name) and _suffix(part) in PARTS
            }
            found[f"{_stem(name)}.zip"] = _packed(parts)
    return found


def _packed(files: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            archive.writestr(zipfile.ZipInfo(name), files[name])
    return held.getvalue()


def _stem(name: str) -> str:
    return name.rpartition(".")[0]


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()
