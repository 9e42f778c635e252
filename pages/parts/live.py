"""The live layers over HTTP: what is published, by OGC API Features, for QGIS and others."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from geodata import GeodataError
from geodata.model import Atlas
from geodata.published import published_only
from pages.parts import state

if TYPE_CHECKING:
    from layers.live.service import Service

LIVE = "/ogc"
"""The root of the service."""

LONGEST_QUERY = 4_000
"""Characters of a question; a longer one is no question."""


async def live(request: Request) -> Response:
    """Answer what another program asks of the published layers.

    An answer holds for its revision and its question, so a program that has it already is told so.
    """
    if len(request.url.query) > LONGEST_QUERY:
        return PlainTextResponse("The question is too long.", status_code=414)
    query = dict(parse_qsl(request.url.query, keep_blank_values=True))
    return await run_in_threadpool(_answer, request, query)


def _answer(request: Request, query: Mapping[str, str]) -> Response:
    try:
        atlas = state.served_atlas()
    except GeodataError as error:
        return PlainTextResponse(str(error), status_code=503)
    address = f"{str(request.base_url).rstrip('/')}{LIVE}"
    headers = {
        "ETag": _tag(atlas.revision, str(request.url)),
        "Cache-Control": "public, max-age=60",
        "Access-Control-Allow-Origin": "*",  # published, and the same for everybody
        "Vary": "Host",
    }
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    path = str(request.path_params.get("path", "")).strip("/")
    found = _service(_Same(atlas)).answer(path, query, address=address)
    if found.status != 200:
        del headers["ETag"]
        headers["Cache-Control"] = "no-store"
    return Response(found.content, found.status, headers, found.media_type)


def _tag(revision: str, address: str) -> str:
    return f'W/"{hashlib.sha256(f"{revision} {address}".encode()).hexdigest()[:32]}"'


class _Same:
    """An atlas as a key: two are the same when they have one revision."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.atlas.revision == self.atlas.revision

    def __hash__(self) -> int:
        return hash(self.atlas.revision)


@lru_cache(maxsize=2)
def _service(same: _Same) -> Service:
    """Return the service of a revision; pygeoapi is heavy, so the first question loads it."""
    from layers.live.collection import atlas_collections
    from layers.live.service import Service

    shown = published_only(same.atlas)
    return Service(atlas_collections(shown), title=shown.title)
