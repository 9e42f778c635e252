import asyncio
import base64
import hashlib
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

import app
from pages.parts.headers import SecurityHeaders, security_headers

EVERY_KIND_OF_ANSWER = {
    "the page": "/",
    "another screen's page": "/sources",
    "a script of Streamlit's own": "the page's script",
    "health": "/_stcore/health",
    "settings": "/_stcore/host-config",
    "an asset": "/assets/any/map.js",
    "a library": "/library/leaflet.js",
    "a font": "/library/plex-latin.woff2",
    "data that is not kept": "/data/0123",
    "an asset that is not there": "/assets/any/nothing.js",
    "a library that is not there": "/library/nothing.js",
    "a component that is not there": "/component/nothing/index.html",
    "a path out of the folder": "/assets/any/..%2f..%2fapp.py",
}


@pytest.mark.parametrize("path", EVERY_KIND_OF_ANSWER.values(), ids=EVERY_KIND_OF_ANSWER)
def test_every_kind_of_answer_carries_the_headers(shipped, path):
    if not path.startswith("/"):
        path = "/" + re.search(r'src="\./(static/js/[^"]+)"', page_of_streamlit())[1]

    answer = shipped.ask(path)

    assert answer.headers.items() >= lowered(security_headers()).items()


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
def test_an_answer_to_another_method_carries_the_headers(shipped, method):
    answer = shipped.ask("/", method=method)

    assert answer.headers.items() >= lowered(security_headers()).items()


def test_a_request_that_fails_is_answered_with_the_headers_and_without_the_reason():
    def fail(request):
        raise ValueError("secret")

    status, headers, content = answer_of(fail)

    assert status == 500
    assert headers.items() >= lowered(security_headers()).items()
    assert b"secret" not in content


def test_a_header_that_an_answer_brings_is_replaced_not_doubled():
    def lax(request):
        return PlainTextResponse("", headers={"Content-Security-Policy": "default-src *"})

    _, headers, _ = answer_of(lax)

    assert headers["content-security-policy"] == security_headers()["Content-Security-Policy"]


def test_a_page_asks_nobody_but_its_own_server():
    for directive, sources in directives(in_map=False).items():
        assert not [source for source in sources if "." in source or "*" in source], directive


def test_the_map_may_show_pictures_of_one_other_host_and_ask_it_nothing_else():
    elsewhere = {
        directive: source
        for directive, sources in directives(in_map=True).items()
        for source in sources
        if "." in source or "*" in source
    }

    assert elsewhere == {"img-src": "https://tile.openstreetmap.org"}


def test_a_page_runs_no_inline_script_but_streamlits_own():
    scripts = directives(in_map=False)["script-src"]

    inline = re.search(r"<script>(.*?)</script>", page_of_streamlit(), re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    assert scripts == ["'self'", "blob:", "'wasm-unsafe-eval'", f"'sha256-{digest}'"]


def test_nothing_is_compiled_from_text_not_even_in_the_map():
    assert "'unsafe-eval'" not in directives(in_map=True)["script-src"]


def directives(*, in_map):
    policy = security_headers(in_map=in_map)["Content-Security-Policy"]
    return {name: sources for name, *sources in map(str.split, policy.split(";"))}


def page_of_streamlit():
    return (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")


def lowered(headers):
    return {name.lower(): value for name, value in headers.items()}


def answer_of(endpoint):
    """Return status, headers and content of an endpoint behind what app.py puts around it."""
    server = Starlette(
        routes=[Route("/", endpoint)],
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers={Exception: app.failed},
    )
    said = []

    async def ask():
        async def receive():
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message):
            said.append(message)

        scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}
        with suppress(ValueError):  # Starlette tells the log, too
            await server(scope, receive, send)

    # A thread of its own: Playwright's loop may run in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, ask()).result()
    start, *bodies = said
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], headers, b"".join(message["body"] for message in bodies)
