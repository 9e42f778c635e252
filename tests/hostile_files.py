"""Files that try to read a secret, reach a network, or use up the machine."""

import gzip
import io
import json
import sqlite3
import stat
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import pyogrio
import shapely

from tests.importing import collection, feature, named_crs, point


def reaching_files(secret, port):
    """Return files by name, each of which would read ``secret`` or ask 127.0.0.1:``port``."""
    web = f"http://127.0.0.1:{port}/x"
    return {
        "vrt.geojson": vrt(secret),
        "vrt-curl.geojson": vrt(f"/vsicurl/{web}.geojson"),
        "wfs.geojson": f"<OGRWFSDataSource><URL>{web}</URL></OGRWFSDataSource>".encode(),
        "url.geojson": web.encode(),
        "path.geojson": str(secret).encode(),
        "vsicurl.geojson": f"/vsicurl/{web}".encode(),
        "crs-link.geojson": json.dumps(
            collection(crs={"type": "link", "properties": {"href": web, "type": "proj4"}})
        ).encode(),
        "crs-grid.geojson": json.dumps(
            collection(feature(point(1, 2)), crs=named_crs(f"+proj=longlat +nadgrids={secret}"))
        ).encode(),
        "esri.json": json.dumps({"type": "FeatureCollection", "url": web, "features": []}).encode(),
        "link.kml": kml(f"<NetworkLink><Link><href>{web}</href></Link></NetworkLink>"),
        "overlay.kml": kml(f"<GroundOverlay><Icon><href>{web}.png</href></Icon></GroundOverlay>"),
        "style.kml": kml(f"<Placemark><styleUrl>{web}#a</styleUrl></Placemark>"),
        "entity.kml": entity("kml", f"file://{secret}"),
        "entity.gpx": entity("gpx", web),
        "entity-parameter.kml": (
            f'<!DOCTYPE kml [<!ENTITY % x SYSTEM "{web}"> %x;]><kml><Document/></kml>'.encode()
        ),
        "picture.svg": f'<svg><image href="{web}"/></svg>'.encode(),
        "schema.gpx": (
            f'<gpx s:schemaLocation="a {web}" xmlns:s="http://www.w3.org/2001/XMLSchema-instance"/>'
        ).encode(),
        "symlink.zip": zipped({"a.shp": str(secret)}, link=True),
        "climb.zip": zipped({f"../../../..{secret}": "x"}),
        "absolute.zip": zipped({str(secret): "x"}),
        "vrt-in-zip.zip": zipped({"a.geojson": vrt(secret)}),
        "view.gpkg": geopackage(f"CREATE VIEW leak AS SELECT readfile('{secret}') AS a"),
        "extension.gpkg": geopackage(
            "CREATE TRIGGER t AFTER INSERT ON shapes BEGIN SELECT load_extension('x'); END"
        ),
        "formula.csv": f'id,wkt\n"=WEBSERVICE(""{web}"")",POINT (1 2)\n'.encode(),
    }


def vrt(source):
    return (
        f'<OGRVRTDataSource><OGRVRTLayer name="a"><SrcDataSource>{source}</SrcDataSource>'
        "</OGRVRTLayer></OGRVRTDataSource>"
    ).encode()


def kml(inside):
    return (
        f'<kml xmlns="http://www.opengis.net/kml/2.2"><Document>{inside}</Document></kml>'.encode()
    )


def entity(root, address):
    return (
        f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY x SYSTEM "{address}">]>'
        f"<{root}><Placemark><name>&x;</name></Placemark></{root}>"
    ).encode()


def laughing(root="kml"):
    """Return entities that grow a thousand million times."""
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    return (
        f'<!DOCTYPE {root} [<!ENTITY a0 "ha">{lines}]><{root}><name>&a9;</name></{root}>'.encode()
    )


def zipped(files, *, link=False, compressed=True):
    held = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            info.external_attr = ((stat.S_IFLNK if link else stat.S_IFREG) | 0o644) << 16
            archive.writestr(info, content)
    return held.getvalue()


def bomb(size):
    """Return a zip of less than a megabyte that is ``size`` bytes unpacked."""
    chunk = b"\0" * (1024 * 1024)
    held = io.BytesIO()
    with (
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("a.kml", "w", force_zip64=True) as member,
    ):
        for _ in range(size // len(chunk)):
            member.write(chunk)
    return held.getvalue()


def gzip_bomb(size):
    held = io.BytesIO()
    with gzip.GzipFile(fileobj=held, mode="wb", compresslevel=9) as file:
        for _ in range(size // (1024 * 1024)):
            file.write(b" " * (1024 * 1024))
    return held.getvalue()


def encrypted(data):
    """Return a zip whose members say that they are encrypted."""
    marked = bytearray(data)
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = marked.find(signature)
        while start >= 0:
            marked[start + flags] |= 1
            start = marked.find(signature, start + 4)
    return bytes(marked)


POINTS = (shapely.Point(1, 2), shapely.Point(3, 4))


def written(driver, ending, shapes=POINTS, **options):
    """Return the files, by suffix, that GDAL writes of some shapes with a name and a number."""
    count = len(shapes)
    with tempfile.TemporaryDirectory() as folder:
        pyogrio.raw.write(
            Path(folder, f"shapes.{ending}"),
            shapely.to_wkb(np.array(shapes, dtype=object), flavor="iso"),
            [np.array([f"평양 {n}" for n in range(count)], dtype=object), np.arange(count) + 2**53],
            ["name", "number"],
            layer="shapes",
            driver=driver,
            geometry_type=options.pop("geometry_type", "Point"),
            crs=options.pop("crs", "EPSG:4326"),
            **options,
        )
        return {path.suffix[1:]: path.read_bytes() for path in Path(folder).iterdir()}


def geopackage(*statements, **options):
    """Return a GeoPackage in which some SQL was run; a view ``leak`` is entered as a layer."""
    content = written("GPKG", "gpkg", **options)["gpkg"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.gpkg")
        path.write_bytes(content)
        with sqlite3.connect(path) as file:
            for statement in statements:
                file.execute(statement)
                if statement.startswith("CREATE VIEW leak"):
                    file.execute(
                        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
                        "VALUES ('leak', 'attributes', 'leak', 4326)"
                    )
        file.close()
        return path.read_bytes()
