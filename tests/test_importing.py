import hashlib
import json
import os
import socket

import geopandas as gpd
import pytest

import geodata
from geodata.errors import ImportStopped, TooMuchToRead, UnreadableFile
from geodata.importers import sandbox
from geodata.importers.confinement import can_hide_files, can_refuse_sockets
from geodata.importers.progress import Progress, Report, heard
from geodata.importing import Limits, import_layer
from tests.importing import collection, feature, named_crs, point, polygon


def test_a_layer_is_a_table_in_longitude_and_latitude_with_its_own_columns():
    content = json.dumps(
        collection(feature(point(1, 2), {"code": "007", "n": 2**70}, id="a"), feature(id=7))
    ).encode()

    layer = geodata.import_layer(content, filename="../a.geojson")

    assert isinstance(layer.table, gpd.GeoDataFrame)
    assert layer.table.crs == "EPSG:4326"
    assert list(layer.table) == ["feature_id", "code", "n", "geometry"]
    assert layer.table["feature_id"].tolist() == ["a", 7]
    assert layer.table["n"][0] == 2**70
    assert layer.table.geometry[1] is None
    assert layer.sha256 == hashlib.sha256(content).hexdigest()
    assert (layer.repairs, layer.rejected, layer.format) == ((), (), "GeoJSON")


def test_an_empty_layer_is_a_table_without_rows():
    layer = import_layer(json.dumps(collection()).encode(), filename="a.geojson")

    assert list(layer.table) == ["feature_id", "geometry"]
    assert layer.table.empty
    assert layer.table.crs == "EPSG:4326"


def test_a_property_called_like_a_column_of_ours_gets_another_and_it_is_told():
    row = {"feature_id": 1, "geometry": "x", "geometry (property)": 2, "id": 3}
    content = json.dumps(collection(feature(point(1, 2), row, id="a"))).encode()

    layer = import_layer(content, filename="a.geojson")

    names = {column: layer.properties.get(column, column) for column in layer.table}
    values = {names[column]: layer.table[column][0] for column in list(layer.table)[1:-1]}
    assert values == row
    assert layer.table["feature_id"][0] == "a"
    assert sum("stands in the column" in note for note in layer.notes) == 2


def test_repairs_and_rejections_arrive_with_their_features():
    content = json.dumps(
        collection(
            feature(polygon([[0, 0], [1, 0], [1, 1]]), id="open"), feature(point("x"), id="bad")
        )
    ).encode()

    layer = import_layer(content, filename="a.geojson", choices={"open-ring": "apply"})

    assert [repair.kind for repair in layer.repairs] == ["open-ring"]
    assert str(layer.rejected[0]).startswith("feature 2 (id “bad”): found")


def test_a_refusal_names_the_file_and_the_next_step():
    with pytest.raises(UnreadableFile, match=r"^a\.geojson: the file is empty; export it again$"):
        import_layer(b"", filename="../folder/a.geojson")


def test_a_file_over_the_limit_is_refused_before_it_is_read():
    with pytest.raises(TooMuchToRead, match="3 bytes, more than 2"):
        import_layer(b"{} ", filename="a.geojson", limits=Limits(upload=2))


def test_a_reader_that_takes_too_long_is_ended():
    with pytest.raises(TooMuchToRead, match="too long"):
        import_layer(b"[]", filename="a.geojson", limits=Limits(seconds=0))


def test_a_reader_that_needs_too_much_memory_is_ended():
    content = json.dumps([[0.5] * 100] * 20_000).encode()

    with pytest.raises(TooMuchToRead, match="memory"):
        import_layer(content, filename="a.json", limits=Limits(memory=2**27))


def test_an_answer_that_is_too_large_is_refused():
    content = json.dumps(collection(feature(None, {"a": "x" * 100_000}))).encode()

    with pytest.raises(TooMuchToRead, match="too large"):
        import_layer(content, filename="a.geojson", limits=Limits(answer=10_000))


def test_whoever_waits_is_told_what_is_done_and_can_stop_it():
    said = []

    with pytest.raises(ImportStopped, match="nothing was saved"):
        import_layer(b"[]", filename="a.json", keep_going=lambda progress: said.append(progress))

    assert said == [("Starting", 0)]


def test_whoever_waits_is_told_which_share_is_done():
    content = json.dumps(collection(*[feature(point(1, 2))] * 5000)).encode()
    said = []

    import_layer(content, filename="a.geojson", keep_going=lambda p: said.append(p) or True)

    shares = [progress.share for progress in said]
    assert shares == sorted(shares)
    assert said[0] == ("Starting", 0)
    assert any(progress.share > 0 for progress in said)
    assert all(progress.share <= 1 for progress in said)


def test_a_report_tells_each_hundredth_of_its_work_once():
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as pipe:
        with os.fdopen(writing, "wb") as end:
            report = Report(end.fileno())
            report.begin("Reading", 0.5)
            for done in range(1001):
                report.reached(done, 1000)
            report.begin("Checking", 1.0)
        told = pipe.read().decode().splitlines()

    assert told[0] == "0.00 Reading"
    assert told[-2:] == ["0.50 Reading", "0.50 Checking"]
    assert len(told) <= 53


@pytest.mark.parametrize("said", [b"", b"x\n", b"7 y\n", b"-1 y\n", b"nan y\n", b"\xff\xff"])
def test_what_a_reader_says_of_itself_never_goes_back_or_past_the_end(said):
    assert heard(said, Progress("Reading", 0.3)).share == 0.3


def confined(monkeypatch, code):
    """Run a line of Python in the place of a reader; return what it wrote."""
    start = (
        "import sys, json; sys.path.insert(0, {root!r}); request = json.loads("
        "sys.stdin.buffer.readline()); from pathlib import Path; "
        "from geodata.importers.confinement import confine; "
        "confine(Path.cwd(), **request['limits']); "
        "from geodata.importers.answer import write_refusal\n"
        "def say(words): write_refusal(sys.stdout.buffer, 'UnreadableFile', words)\n"
    )
    monkeypatch.setattr(sandbox, "_START", start + code.replace("{", "{{").replace("}", "}}"))
    with pytest.raises(UnreadableFile) as error:
        import_layer(b"", filename="a")
    return str(error.value).removeprefix("a: ")


def test_a_reader_cannot_reach_even_this_machine_by_network(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        port = server.getsockname()[1]

        said = confined(
            monkeypatch,
            f"import socket\ntry: socket.create_connection(('127.0.0.1', {port}), 2)\n"
            "except OSError as error: say('refused')\nelse: say('reached')",
        )

        if said == "reached" and not can_refuse_sockets():
            pytest.skip("this system has neither namespaces nor Landlock for TCP nor seccomp")
        with pytest.raises(BlockingIOError):  # nobody waits to be let in
            server.accept()

    assert said == "refused"


@pytest.mark.skipif(not can_refuse_sockets(), reason="this system has no seccomp")
@pytest.mark.parametrize("kind", ["AF_INET", "AF_INET6", "AF_UNIX"])
def test_a_reader_can_make_no_socket_of_any_kind(monkeypatch, kind):
    said = confined(
        monkeypatch,
        f"import socket\ntry: socket.socket(socket.{kind})\n"
        "except PermissionError: say('refused')\nelse: say('made')",
    )

    assert said == "refused"


files_can_be_hidden = pytest.mark.skipif(
    not can_hide_files(), reason="this system has no Landlock to hide files from a process"
)


@files_can_be_hidden
def test_a_reader_sees_no_file_but_those_of_python(monkeypatch, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("a secret", encoding="utf-8")

    said = confined(
        monkeypatch,
        f"try: say(open({str(secret)!r}).read())\nexcept OSError as error: say('refused')",
    )

    assert said == "refused"


@files_can_be_hidden
def test_a_reader_can_write_in_its_own_folder_alone(monkeypatch, tmp_path):
    said = confined(
        monkeypatch,
        "open('here', 'w').close()\n"
        f"try: open({str(tmp_path / 'there')!r}, 'w'); say('written')\n"
        "except OSError as error: say('refused')",
    )

    assert said == "refused"
    assert list(tmp_path.iterdir()) == []


def test_a_reader_knows_nothing_of_the_servers_surroundings(monkeypatch):
    monkeypatch.setenv("SECRET", "a secret")

    said = confined(monkeypatch, "import os; say(' '.join(sorted(os.environ)))")

    assert "SECRET" not in said


def test_a_reader_that_breaks_down_is_a_plain_sentence(monkeypatch):
    assert "broke down" in confined(monkeypatch, "import os; os.abort()")


def test_an_answer_that_is_none_is_not_believed(monkeypatch):
    assert "broke down" in confined(monkeypatch, "print('[]')")


def test_the_first_reference_system_of_a_reader_needs_no_network():
    content = json.dumps(collection(feature(point(0, 0)), crs=named_crs("EPSG:28992"))).encode()

    layer = import_layer(content, filename="a.geojson")

    assert layer.repairs[0].kind == "other-crs"
