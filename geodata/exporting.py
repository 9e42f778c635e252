"""Layers out: one table as a file of any format that others read, and what it cannot hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geodata.errors import UnknownFormat
from geodata.exporters.delimited import to_csv
from geodata.exporters.file import Written
from geodata.exporters.gdal import to_flatgeobuf, to_geopackage
from geodata.exporters.geojson import to_geojson, to_geojson_lines
from geodata.exporters.gpx import to_gpx
from geodata.exporters.kml import to_kml, to_kmz
from geodata.exporters.parquet import to_parquet
from geodata.exporters.shapefile import to_shapefile
from geodata.exporters.spreadsheet import to_xlsx
from geodata.exporters.topojson import to_topojson
from geodata.exporters.whole import to_archive
from geodata.layer import Layer
from geodata.model import Atlas


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format of files: ``name`` asks for it, ``label`` is what people call it."""

    name: str
    label: str
    ending: str
    media_type: str
    good_for: str
    write: Callable[[Layer], Written]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A file to hand out; ``notes`` has a sentence for each thing that is not in it as it was."""

    content: bytes
    filename: str
    media_type: str
    notes: tuple[str, ...]


FORMATS: Mapping[str, Format] = MappingProxyType({
    found.name: found
    for found in (
        Format(name="geojson", label="GeoJSON", ending="geojson",
               media_type="application/geo+json", write=to_geojson,
               good_for="QGIS, web maps, and reading by eye; holds everything"),
        Format(name="geojson-lines", label="GeoJSON Lines", ending="geojsonl",
               media_type="application/geo+json-seq", write=to_geojson_lines,
               good_for="programs that read one feature at a time"),
        Format(name="topojson", label="TopoJSON", ending="topojson",
               media_type="application/json", write=to_topojson,
               good_for="D3 and other web graphics; shared borders are written once"),
        Format(name="geopackage", label="GeoPackage", ending="gpkg",
               media_type="application/geopackage+sqlite3", write=to_geopackage,
               good_for="QGIS and ArcGIS, with types of columns"),
        Format(name="shapefile", label="Shapefile, zipped", ending="shp.zip",
               media_type="application/zip", write=to_shapefile,
               good_for="old programs; names and texts are short"),
        Format(name="flatgeobuf", label="FlatGeobuf", ending="fgb",
               media_type="application/vnd.flatgeobuf", write=to_flatgeobuf,
               good_for="large layers in web maps"),
        Format(name="geoparquet", label="GeoParquet", ending="parquet",
               media_type="application/vnd.apache.parquet", write=to_parquet,
               good_for="notebooks and data warehouses"),
        Format(name="kml", label="KML", ending="kml",
               media_type="application/vnd.google-earth.kml+xml", write=to_kml,
               good_for="Google Earth"),
        Format(name="kmz", label="KMZ", ending="kmz",
               media_type="application/vnd.google-earth.kmz", write=to_kmz,
               good_for="Google Earth, compressed"),
        Format(name="gpx", label="GPX", ending="gpx", media_type="application/gpx+xml",
               write=to_gpx, good_for="GPS receivers; points and lines only"),
        Format(name="csv", label="CSV", ending="csv", media_type="text/csv", write=to_csv,
               good_for="any spreadsheet; shapes as text"),
        Format(name="xlsx", label="Excel (XLSX)", ending="xlsx",
               media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
               write=to_xlsx, good_for="spreadsheets, with types of cells; shapes as text"),
    )
})  # fmt: skip
"""Every format by name."""


def export_layer(layer: Layer, name: str) -> Export:
    """Return a layer as a file.

    Parameters
    ----------
    layer
        (n,) rows with shapes in EPSG:4326, longitude first, degrees.
    name
        A format of ``FORMATS``, such as "geojson".

    Returns
    -------
    Export
        Equal layers give equal bytes, on any day. Importing the file gives a layer of the same
        digest, but for what ``notes`` says.

    Raises
    ------
    UnknownFormat
        There is no such format.
    TooMuchForFormat
        The format cannot hold so many rows.
    """
    if name not in FORMATS:
        raise UnknownFormat(f"“{name[:40]}” is no format; choose one of {', '.join(FORMATS)}")
    chosen = FORMATS[name]
    written = chosen.write(layer)
    return Export(
        content=written.content,
        filename=f"{layer.name}.{chosen.ending}",
        media_type=chosen.media_type,
        notes=tuple(f"{chosen.label}: {note}" for note in written.notes),
    )


def export_atlas(atlas: Atlas) -> Export:
    """Return a whole atlas as a zip: a folder of plain files, and the SHA-256 of each.

    Unpacked, ``read_atlas`` gives the same revision, but for what ``notes`` says. Equal atlases
    give equal bytes.
    """
    name = f"atlas-{atlas.revision[:8]}"
    written = to_archive(atlas, name)
    return Export(
        content=written.content,
        filename=f"{name}.zip",
        media_type="application/zip",
        notes=written.notes,
    )
