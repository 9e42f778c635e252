import http.server
import threading
from contextlib import contextmanager

import pytest

from geodata.errors import LinkRefused
from geodata.linking import read_linked, require_allowed

LAYER = (
    b'{"type": "FeatureCollection", "numberMatched": 1, "features": [{"type": "Feature", "id": "a",'
    b' "properties": {"code": "007"}, "geometry": {"type": "Point", "coordinates": [1, 2]}}]}'
)


@contextmanager
def service(status=200, content=LAYER, **headers):
    """Serve one answer to every question, and list the questions."""
    asked = []

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(("localhost", 0), Answers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"localhost:{server.server_port}", asked
        finally:
            server.shutdown()
            thread.join()


def linked(host, hosts=None):
    return read_linked(f"http://{host}/ogc/collections/x", name="theirs", hosts=hosts or {host})


def test_a_linked_layer_comes_with_every_value_and_says_from_where():
    with service() as (host, asked):
        layer = linked(host)

    assert list(layer.ids) == ["a"]
    assert layer.rows[0] == {"code": "007"}
    assert layer.about == {"linked_from": f"http://{host}/ogc/collections/x"}
    assert asked == ["/ogc/collections/x/items?f=json&limit=10000"]


def test_a_live_layer_of_ours_can_be_linked(shipped):
    host = shipped.address.removeprefix("http://")

    layer = read_linked(f"{shipped.address}/ogc/collections/movements", name="m", hosts={host})

    assert len(layer) > 0


@pytest.mark.parametrize(
    "address",
    ["https://elsewhere.example/collections/x", "file:///etc/passwd", "http://gis.example/x",
     "https://gis.example@evil.example/x", "https://user@gis.example/x", "gis.example/x", "",
     "https://gis.example.evil.example/x", "https://gis.example:8443/x", "ftp://gis.example/x"],
)  # fmt: skip
def test_an_address_that_is_not_allowed_is_refused(address):
    with pytest.raises(LinkRefused):
        require_allowed(address, {"gis.example"})


def test_no_host_is_allowed_unless_somebody_allows_one():
    with pytest.raises(LinkRefused, match="only: none"):
        require_allowed("https://gis.example/collections/x", set())


def test_nobody_is_followed_to_another_place():
    with service() as (secret, asked):
        address = f"http://{secret}/secret"
        with service(302, b"", Location=address) as (host, _), pytest.raises(LinkRefused):
            linked(host)

    assert asked == []


def test_a_service_that_is_down_is_said_plainly():
    with service() as (host, _):
        pass

    with pytest.raises(LinkRefused, match="cannot be reached"):
        linked(host)


def test_an_answer_without_end_is_not_read_to_its_end(monkeypatch):
    monkeypatch.setattr("geodata.linking.MOST_BYTES", 10)

    with service() as (host, _), pytest.raises(LinkRefused, match="more than 10 bytes"):
        linked(host)
