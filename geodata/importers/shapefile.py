"""A zipped Shapefile: its parts found, their sizes held against one another, its encoding found."""

from __future__ import annotations

import numpy as np

from geodata.errors import UnreadableFile
from geodata.importers.archives import Archive
from geodata.importers.draft import Draft
from geodata.importers.findings import Findings
from geodata.importers.formats import Request
from geodata.importers.gdal import read_shapefile_parts
from geodata.printable import printable

_PARTS = ("shp", "shx", "dbf", "prj", "cpg")
_NEEDED = ("shp", "shx", "dbf")
_HEADER = 32
_LANGUAGE = 29
"""Where the byte stands that names a dBASE table's encoding; 0 is none."""


def read_shapefile(archive: Archive, request: Request, findings: Findings) -> Draft:
    """Return the features of one Shapefile of an archive.

    Raises
    ------
    UnreadableFile
        A part is missing, or shorter than it says.
    """
    found: dict[str, dict[str, str]] = {}
    for member in archive.members:
        stem, _, suffix = member.rpartition(".")
        if suffix.lower() in _PARTS:
            found.setdefault(stem, {})[suffix.lower()] = member
    stems = [stem for stem, parts in found.items() if "shp" in parts]
    name = request.layer if request.layer in stems else stems[0]
    missing = [f".{suffix}" for suffix in _NEEDED if suffix not in found[name]]
    if missing:
        raise UnreadableFile(
            f"the Shapefile {printable(name)} lacks its {' and '.join(missing)}; pack .shp, .shx, "
            ".dbf, .prj and .cpg together"
        )
    parts = {suffix: archive.read(member) for suffix, member in found[name].items()}
    _require_whole(parts)
    deleted = _deleted(parts["dbf"])
    if deleted:
        findings.set_aside(
            "deleted-record", None, f"{deleted} records marked as deleted", features=deleted
        )
    encoding = _encoding(parts, findings)
    sizes = {stem: archive.members[found[stem].get("shx", found[stem]["shp"])] for stem in stems}
    layers = {stem: max(info.file_size - 100, 0) // 8 for stem, info in sizes.items()}
    return read_shapefile_parts(parts, findings, layer=name, layers=layers, encoding=encoding)


def _require_whole(parts: dict[str, bytes]) -> None:
    for suffix in ("shp", "shx"):
        content = parts[suffix]
        if len(content) < 100 or int.from_bytes(content[24:28], "big") * 2 != len(content):
            raise UnreadableFile(
                f"its .{suffix} is cut off, or not what it says; pack the Shapefile again"
            )
    table = parts["dbf"]
    head, width = _widths(table)
    if len(table) < _HEADER or len(table) < head + width * _records(table):
        raise UnreadableFile("its .dbf is cut off; pack the Shapefile again")
    shapes = (len(parts["shx"]) - 100) // 8
    if shapes != _records(table):
        raise UnreadableFile(
            f"it has {shapes:,} shapes and {_records(table):,} rows, so they do not belong "
            "together; export it again"
        )


def _records(table: bytes) -> int:
    return int.from_bytes(table[4:8], "little")


def _widths(table: bytes) -> tuple[int, int]:
    return int.from_bytes(table[8:10], "little"), int.from_bytes(table[10:12], "little")


def _deleted(table: bytes) -> int:
    head, width = _widths(table)
    if not width:
        return 0
    marks = np.frombuffer(table, dtype=np.uint8)[head : head + width * _records(table) : width]
    return int((marks == ord("*")).sum())


def _encoding(parts: dict[str, bytes], findings: Findings) -> str | None:
    """Return the encoding of the texts where the file does not name it, or None."""
    if parts.get("cpg", b"").strip() or parts["dbf"][_LANGUAGE]:
        return None
    try:
        parts["dbf"][_widths(parts["dbf"])[0] :].decode("utf-8")
    except UnicodeDecodeError:
        findings.treat(
            "encoding", None, "no .cpg", "read as ISO-8859-1; add a .cpg if it is another"
        )
        return "ISO-8859-1"
    return "UTF-8"
