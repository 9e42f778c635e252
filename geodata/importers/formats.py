"""Which format some bytes are in, told by the bytes and not by the name; and its reader."""

from __future__ import annotations

from dataclasses import dataclass

from geodata.errors import UnreadableFile
from geodata.importers.draft import Draft
from geodata.importers.findings import Findings


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of a reader; ``careful`` looks at every number of a JSON text by itself."""

    filename: str
    layer: str = ""
    crs: str = ""
    careful: bool = False


def read_draft(data: bytes, request: Request, findings: Findings) -> tuple[str, Draft]:
    """Return the name of the format, and the features of one layer.

    Raises
    ------
    GeodataError
        The bytes are in no format that can be read, or broken; the message says what to do.
    """
    from geodata.importers.geojson import read_geojson

    if not data.strip():
        raise UnreadableFile("the file is empty; export it again")
    draft = read_geojson(data, findings, layer=request.layer, careful=request.careful)
    return "GeoJSON", draft
