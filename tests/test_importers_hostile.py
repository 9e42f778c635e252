import socket
import threading

import pytest

from geodata.errors import GeodataError, TooMuchToRead, UnreadableFile
from geodata.importers import archives
from geodata.importing import Limits, import_layer
from tests import hostile_files
from tests.importing import read_here

SECRET = "the-secret-of-the-server"
NAMES = sorted(hostile_files.reaching_files("/nowhere", 1))


@pytest.fixture
def canary():
    """A server on this machine that notes whether anybody came."""
    came = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def wait():
            while True:
                try:
                    visitor, address = server.accept()
                    visitor.close()
                    came.append(address)
                except OSError:
                    return

        thread = threading.Thread(target=wait, daemon=True)
        thread.start()
        yield server.getsockname()[1], came
        server.shutdown(socket.SHUT_RDWR)
    thread.join(timeout=5)


@pytest.mark.parametrize("name", NAMES)
def test_no_file_reads_a_secret_or_reaches_the_network(name, canary, tmp_path):
    port, came = canary
    secret = tmp_path / "secret.geojson"
    secret.write_text(
        f'{{"type":"Feature","geometry":null,"properties":{{"a":"{SECRET}"}}}}', encoding="utf-8"
    )
    content = hostile_files.reaching_files(secret, port)[name]

    try:
        layer = import_layer(content, filename=name)
        said = f"{layer.table.to_dict()} {layer.notes} {layer.repairs} {layer.rejected}"
    except GeodataError as error:
        said = str(error)

    assert SECRET not in said
    assert came == []


def test_the_canary_would_notice(canary):
    port, came = canary

    socket.create_connection(("127.0.0.1", port)).close()
    while not came:
        pass

    assert len(came) == 1


REFUSED = {
    "a zip that grows": (lambda: hostile_files.bomb(2**24), TooMuchToRead, "larger than"),
    "a gzip that grows": (lambda: hostile_files.gzip_bomb(2**24), TooMuchToRead, "larger than"),
    "entities that grow": (hostile_files.laughing, UnreadableFile, "never read"),
    "a zip of many files": (
        lambda: hostile_files.zipped({f"{n}.shp": "" for n in range(2001)}),
        TooMuchToRead,
        "2,001 files",
    ),
    "zips in zips": (
        lambda: hostile_files.zipped(
            {"a.zip": hostile_files.zipped({"a.zip": hostile_files.zipped({"a.json": "{}"})})}
        ),
        UnreadableFile,
        "archives lie in archives",
    ),
    "an encrypted zip": (
        lambda: hostile_files.encrypted(hostile_files.zipped({"a.geojson": "{}"})),
        UnreadableFile,
        "encrypted",
    ),
    "a damaged zip": (
        lambda: hostile_files.zipped({"a.json": "{}"})[:-9],
        UnreadableFile,
        "damaged",
    ),
    "a zip of nothing": (lambda: hostile_files.zipped({}), UnreadableFile, "is empty"),
    "a zip of two layers": (
        lambda: hostile_files.zipped({"a.geojson": "{}", "b.geojson": "{}"}),
        UnreadableFile,
        "holds 2 files",
    ),
    "a text document": (
        lambda: hostile_files.zipped({"[Content_Types].xml": "", "word/document.xml": ""}),
        UnreadableFile,
        "an Office document",
    ),
    "an OpenDocument sheet": (
        lambda: hostile_files.zipped({"mimetype": "", "content.xml": ""}),
        UnreadableFile,
        "an OpenDocument file",
    ),
    "a link in a zip": (
        lambda: hostile_files.zipped({"a.shp": "/etc/passwd"}, link=True),
        UnreadableFile,
        "is a link",
    ),
    "a way out of a zip": (
        lambda: hostile_files.zipped({"../a.shp": ""}),
        UnreadableFile,
        "leads out",
    ),
    "a damaged gzip": (lambda: b"\x1f\x8b\x08garbage", UnreadableFile, "gzip file is damaged"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n", UnreadableFile, "a picture"),
    "a PDF": (lambda: b"%PDF-1.7", UnreadableFile, "a PDF"),
    "an SVG": (lambda: b"<svg/>", UnreadableFile, "of XML, only KML and GPX"),
    "a web page": (lambda: b"<!doctype html><title>x</title>", UnreadableFile, "web page"),
    "broken XML": (lambda: b"<kml><Document>", UnreadableFile, "line 1"),
    "an old spreadsheet": (lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 99, UnreadableFile, "XLSX"),
    "a bare part of a Shapefile": (lambda: b"\0\0\x27\x0a" + b"\0" * 96, UnreadableFile, "zip"),
    "random bytes": (lambda: bytes(range(1, 256)) * 9, UnreadableFile, "UTF-8"),
    "zeros": (lambda: b"\0" * 999, UnreadableFile, "no text"),
    "prose": (lambda: b"Dear editors,\n\nplease.", UnreadableFile, "no format that is known"),
    "encrypted Parquet": (lambda: b"PARE" + b"\0" * 99, UnreadableFile, "encrypted"),
    "cut-off Parquet": (lambda: b"PAR1" + b"\0" * 99, UnreadableFile, "damaged"),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_is_no_layer_is_refused_in_a_sentence(case, monkeypatch):
    monkeypatch.setattr(archives, "MOST_BYTES", 2**20)
    make, error, words = case

    with pytest.raises(error, match=words):
        read_here(make(), filename="a")


def test_a_view_of_a_geopackage_is_listed_and_never_run():
    endless = (
        "CREATE VIEW leak AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) "
        "SELECT count(*) AS a FROM n"
    )

    layer = import_layer(hostile_files.geopackage(endless), filename="a.gpkg")

    assert len(layer.table) == 2
    assert ["view" in fault.found for fault in layer.rejected] == [True]


def test_a_register_of_a_geopackage_that_is_a_view_is_refused():
    content = hostile_files.geopackage("CREATE VIEW gpkg_more AS SELECT 1")

    with pytest.raises(UnreadableFile, match="register is a view"):
        import_layer(content, filename="a.gpkg")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
@pytest.mark.parametrize(("driver", "ending"), [("GPKG", "gpkg"), ("FlatGeobuf", "fgb")])
def test_a_file_of_gdal_that_is_cut_off_is_refused(driver, ending, share):
    content = hostile_files.written(driver, ending)[ending]

    with pytest.raises(UnreadableFile, match=r"cut off|broke down"):
        import_layer(content[: int(len(content) * share)], filename=f"a.{ending}")


@pytest.mark.parametrize("suffix", ["shp", "shx", "dbf"])
def test_a_shapefile_with_a_part_cut_off_or_missing_is_refused(suffix):
    parts = hostile_files.written("ESRI Shapefile", "shp")
    cut = {f"a.{ending}": data for ending, data in parts.items()} | {
        f"a.{suffix}": parts[suffix][:-20]
    }
    without = {f"a.{ending}": data for ending, data in parts.items() if ending != suffix}

    with pytest.raises(UnreadableFile, match="cut off"):
        import_layer(hostile_files.zipped(cut), filename="a.zip")
    with pytest.raises(UnreadableFile, match=r"lacks its|no Shapefile"):
        import_layer(hostile_files.zipped(without), filename="a.zip")


def test_a_zip_that_grows_does_not_take_the_server_down():
    with pytest.raises(TooMuchToRead):
        import_layer(hostile_files.bomb(2**28), filename="a.kmz", limits=Limits(memory=2**28))
