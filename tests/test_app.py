import gzip
import json

import pytest
from starlette.requests import Request

import app
from layers.assets import web_digest
from layers.payload import json_payload
from pages.parts.served import SHELF

FOR_EVER = "immutable"


@pytest.fixture
def kept():
    """A payload on the shelf."""
    payload = json_payload({"words": ["Владивосток"] * 20})
    SHELF.put(payload)
    return payload


def test_data_comes_with_a_tag_and_may_be_kept_for_ever_by_one_reader(kept):
    answer = data(kept.digest)

    assert answer.status_code == 200
    assert answer.headers["etag"] == f'"{kept.digest}"'
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert json.loads(answer.body) == {"words": ["Владивосток"] * 20}


def test_data_that_the_browser_has_is_not_sent_again(kept):
    answer = data(kept.digest, if_none_match=f'W/"other", "{kept.digest}"')

    assert answer.status_code == 304
    assert answer.body == b""
    assert answer.headers["etag"] == f'"{kept.digest}"'


def test_data_is_sent_again_to_a_browser_that_has_other_data(kept):
    answer = data(kept.digest, if_none_match='"other"')

    assert answer.status_code == 200


def test_data_is_compressed_for_a_browser_that_reads_gzip(kept):
    answer = data(kept.digest, accept_encoding="br, gzip")

    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(answer.body) == kept.content
    assert len(answer.body) < len(kept.content)


def test_data_is_sent_plain_to_a_browser_that_does_not_read_gzip(kept):
    answer = data(kept.digest, accept_encoding="br")

    assert "content-encoding" not in answer.headers
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.body == kept.content


def test_data_is_called_json_and_nothing_that_a_browser_runs(kept):
    assert data(kept.digest).headers["content-type"] == "application/json"


@pytest.mark.parametrize("digest", ["0" * 32, "{{7*191}}", "..", ""])
def test_data_of_an_unknown_digest_is_not_found(digest):
    answer = data(digest)

    assert answer.status_code == 404
    assert "7*191" not in answer.body.decode()


def test_an_asset_may_be_kept_for_ever_at_an_address_that_changes_with_it(shipped):
    answer = shipped.ask(f"/assets/{web_digest()}/map.js")

    assert answer.status == 200
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"


def test_an_asset_is_compressed(shipped):
    plain = shipped.ask("/assets/any/map.js")

    answer = shipped.ask("/assets/any/map.js", accept_encoding="gzip")

    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.content) == plain.content


def test_a_library_is_asked_for_again_after_a_day(shipped):
    answer = shipped.ask("/library/leaflet.js")

    assert answer.status == 200
    assert answer.headers["cache-control"] == "public, max-age=86400"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/any/nothing.js",
        "/assets/any/__init__.py",
        "/assets/any/map",
        f"/assets/any/{'a' * 300}.js",
        "/library/package.json",
        "/library/leaflet",
        f"/library/{'a' * 300}.js",
    ],
)
def test_a_file_that_is_not_served_is_not_found(shipped, path):
    assert shipped.ask(path).status == 404


@pytest.mark.parametrize("room", ["/assets/any/", "/library/", "/data/"])
@pytest.mark.parametrize(
    "way",
    [
        "../../app.py",
        "..%2f..%2fapp.py",
        "%2e%2e/%2e%2e/app.py",
        "%2e%2e%2f%2e%2e%2fapp.py",
        "..%5c..%5capp.py",
        "%252e%252e%252fapp.py",
        "map.js%00.py",
        "%2fetc%2fpasswd",
        "....//....//app.py",
    ],
)
def test_no_path_leads_out_of_a_room(shipped, room, way):
    answer = shipped.ask(room + way)

    assert answer.status in (400, 404)
    assert b"import" not in answer.content
    assert b"root:" not in answer.content


def data(digest, **headers):
    """Return the answer of the data route, as Starlette would send it."""
    named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "path_params": {"digest": digest}, "headers": named}
    return app.data(Request(scope))
