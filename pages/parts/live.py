"""The live layers over HTTP: what is published, by OGC API Features, for QGIS and others."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from geodata import GeodataError
from geodata.history import PUBLIC, Store
from geodata.model import Atlas
from geodata.own_layers import published_layers
from pages.parts import served

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
        served = _served()
    except GeodataError as error:
        return PlainTextResponse(str(error), status_code=503)
    address = f"{str(request.base_url).rstrip('/')}{LIVE}"
    headers = {
        "ETag": _tag(served.revision, str(request.url)),
        "Cache-Control": "public, max-age=60",
        "Access-Control-Allow-Origin": "*",  # published, and the same for everybody
        "Vary": "Host",
    }
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    path = str(request.path_params.get("path", "")).strip("/")
    found = _service(served).answer(path, query, address=address)
    if found.status != 200:
        del headers["ETag"]
        headers["Cache-Control"] = "no-store"
    return Response(found.content, found.status, headers, found.media_type)


def _tag(revision: str, address: str) -> str:
    return f'W/"{hashlib.sha256(f"{revision} {address}".encode()).hexdigest()[:32]}"'


@dataclass(frozen=True, slots=True)
class _Served:
    """What is served; two are the same when their ``revision`` is."""

    revision: str
    atlas: Atlas = field(compare=False)
    store: Store | None = field(compare=False)


def _served() -> _Served:
    store = served.kept_store()
    head = 0 if store is None else store.head(reader=PUBLIC)
    atlas = served.atlas()
    return _Served(f"{atlas.revision} {head}", atlas, store)


@lru_cache(maxsize=2)
def _service(served: _Served) -> Service:
    """Return the service of a revision; pygeoapi is heavy, so the first question loads it."""
    from layers.live.collection import atlas_collections, own_collections
    from layers.live.service import Service

    collections = [
        *atlas_collections(served.atlas),
        *own_collections(published_layers(served.store)),
    ]
    return Service(collections, title=served.atlas.title)
