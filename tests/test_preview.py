"""The still picture of a view: the figure's own bytes, kept, and refused in words."""

from io import BytesIO

import pytest
from PIL import Image
from starlette.requests import Request

from pages.parts.preview import PREVIEW, SIZE, preview


@pytest.fixture(autouse=True)
def _small_atlas(monkeypatch, small_atlas_folder):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))


def asked(query, **headers):
    scope = {
        "type": "http",
        "path": PREVIEW,
        "query_string": query.encode(),
        "headers": [
            (name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()
        ],
    }
    return preview(Request(scope))


def test_a_view_has_a_still_picture_of_its_own_size():
    answer = asked("from=2024-10-06")

    assert answer.media_type == "image/png"
    assert Image.open(BytesIO(answer.body)).size == SIZE


def test_a_picture_that_the_browser_has_is_not_sent_again():
    tag = asked("").headers["etag"]

    assert asked("", if_none_match=tag).status_code == 304


def test_a_view_without_claims_is_refused_in_words():
    answer = asked("q=nowhere")

    assert answer.status_code == 404
    assert b"Widen the dates" in answer.body


def test_an_address_with_too_many_parameters_is_refused():
    assert asked("&".join(["a=1"] * 100)).status_code == 400
