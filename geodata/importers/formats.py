"""Which format some bytes are in, told by the bytes and not by the name; and its reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from geodata.errors import UnreadableFile
from geodata.importers.draft import Draft
from geodata.importers.findings import Findings
from geodata.printable import printable


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a reader; ``careful`` looks at every number of a JSON text by itself."""

    filename: str
    layer: str = ""
    crs: str = ""
    careful: bool = False
    packed: int = 0


_OTHERS = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture, or a raster"),
    (b"MM\x00*", "a picture, or a raster"),
    (b"Rar!", "a RAR archive; pack it as zip"),
    (b"7z\xbc\xaf", "a 7-Zip archive; pack it as zip"),
    (b"BZh", "a bzip2 archive; pack it as zip"),
    (b"\xfd7zXZ", "an xz archive; pack it as zip"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive; pack it as zip"),
    (b"\xd0\xcf\x11\xe0", "an old or encrypted Office file; save it as XLSX without a password"),
    (b"\x00\x00\x27\x0a", "one part of a Shapefile; pack .shp, .shx, .dbf and .prj in a zip"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
"""How files begin that people send by mistake."""

_NESTED = 2
"""An archive may hold one file that is packed itself, such as a gzip in a zip, and no deeper."""


def read_draft(data: bytes, request: Request, findings: Findings) -> tuple[str, Draft]:
    """Return the name of the format, and the features of one layer.

    Raises
    ------
    GeodataError
        The bytes are in no format that can be read, or broken; the message says what to do.
    """
    format_name, draft = _read(data, request, findings)
    if request.crs and not draft.crs:
        draft.crs = request.crs
    return format_name, draft


def _read(data: bytes, request: Request, findings: Findings) -> tuple[str, Draft]:
    if not data.strip():
        raise UnreadableFile("the file is empty; export it again")
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b")):
        return _unpacked(data, request, findings)
    for start, what in _OTHERS:
        if data.startswith(start):
            raise UnreadableFile(f"this is {what}" if ";" in what else f"this is {what}, no layer")
    if data.startswith(b"SQLite format 3\x00"):
        from geodata.importers.gdal import read_geopackage

        return "GeoPackage", read_geopackage(data, request, findings)
    if data.startswith(b"fgb\x03fgb"):
        from geodata.importers.gdal import read_flatgeobuf

        return "FlatGeobuf", read_flatgeobuf(data, request, findings)
    if data.startswith((b"PAR1", b"PARE")):
        from geodata.importers.parquet import read_parquet

        return "GeoParquet", read_parquet(data, findings)
    return _text(data, request, findings)


def _text(data: bytes, request: Request, findings: Findings) -> tuple[str, Draft]:
    start = data[:1024].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.startswith(b"<"):
        return _markup(data, findings)
    named_json = request.filename.lower().endswith("json") and not _is_table(start)
    if start[:1] in (b"{", b"[", b"\x1e") or named_json:
        from geodata.importers.geojson import read_geojson

        draft = read_geojson(data, findings, layer=request.layer, careful=request.careful)
        return "TopoJSON" if draft.layer else "GeoJSON", draft
    from geodata.importers.delimited import read_delimited

    return "CSV", read_delimited(data, findings)


def _is_table(start: bytes) -> bool:
    """Return whether the first two lines are parted by the same thing into the same cells."""
    first, _, rest = start.partition(b"\n")
    second = rest.partition(b"\n")[0]
    return any(first.count(mark) == second.count(mark) > 0 for mark in (b",", b";", b"\t", b"|"))


def _markup(data: bytes, findings: Findings) -> tuple[str, Draft]:
    from geodata.importers.gpx import read_gpx
    from geodata.importers.kml import read_kml
    from geodata.importers.markup import parse_markup, tag

    start = data[:2048].replace(b"\x00", b"").lower()
    if b"<!doctype html" in start or b"<html" in start:
        raise UnreadableFile("this is a web page, no layer; download the file itself")
    root = parse_markup(data)
    readers: dict[str, tuple[str, Callable[..., Draft]]] = {
        "kml": ("KML", read_kml),
        "gpx": ("GPX", read_gpx),
    }
    if tag(root) not in readers:
        raise UnreadableFile(
            f"this is XML of the kind {printable(tag(root))}; of XML, only KML and GPX are read"
        )
    name, read = readers[tag(root)]
    return name, read(root, findings)


def _what_archive(names: dict[str, str]) -> str:
    """Return why nothing is read of an archive with these files."""
    if not names:
        return "the archive is empty; pack the layer again"
    if "[Content_Types].xml" in names:
        return "this is an Office document, no layer; save its table as XLSX or CSV"
    if names.keys() >= {"mimetype", "content.xml"}:
        return "this is an OpenDocument file; save it as XLSX or CSV"
    return (
        f"the archive holds {len(names):,} files, and no Shapefile or KML; send the layer itself, "
        "or pack it alone"
    )


def _unpacked(data: bytes, request: Request, findings: Findings) -> tuple[str, Draft]:
    from geodata.importers.archives import gunzipped, open_archive

    if request.packed >= _NESTED:
        raise UnreadableFile("archives lie in archives; unpack it, and send the layer itself")
    inner = replace(request, packed=request.packed + 1)
    if data.startswith(b"\x1f\x8b"):
        return _read(gunzipped(data), inner, findings)
    archive = open_archive(data)
    names = {name: name.rpartition(".")[2].lower() for name in archive.members}
    if "xl/workbook.xml" in names:
        from geodata.importers.spreadsheet import read_spreadsheet

        return "XLSX", read_spreadsheet(archive, request, findings)
    if "shp" in names.values():
        from geodata.importers.shapefile import read_shapefile

        return "Shapefile", read_shapefile(archive, request, findings)
    documents = [name for name, suffix in names.items() if suffix == "kml"]
    if documents:
        main = "doc.kml" if "doc.kml" in documents else documents[0]
        for name in sorted(names.keys() - {main}):
            findings.set_aside("unread-part", None, printable(name), features=0)
        return "KMZ", _read(archive.read(main), inner, findings)[1]
    if len(names) != 1:
        raise UnreadableFile(_what_archive(names))
    return _read(archive.read(next(iter(names))), inner, findings)
