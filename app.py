"""The server: data and asset routes and the headers of every answer, then the screens.

``streamlit run app.py`` serves it; ``make run`` sets up first.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread, current_thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from geodata.errors import UnsafeSettings
from geodata.store.roles import sees_drafts
from layers.assets import MEDIA_TYPES, library_file, require_libraries, web_file
from layers.basemap import OWN_LAYERS
from layers.bundle import bundled, can_bundle
from layers.figures.faces import prepare_fonts
from pages.parts import people, present, preview
from pages.parts.feed import FEED, feed
from pages.parts.headers import SecurityHeaders, security_headers
from pages.parts.live import LIVE, live
from pages.parts.own_layers import own_layer, own_layers
from pages.parts.served import SHELF, prepare

FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_DAY = "public, max-age=86400"


def data(request: Request) -> Response:
    """Serve a payload by the digest of its bytes; what has drafts in it, to who may edit alone."""
    payload = SHELF.get(request.path_params["digest"])
    if payload is None or not (
        SHELF.is_public(payload.digest) or sees_drafts(people.reader_of(request))
    ):
        return Response("This data is no longer kept; reload the page.", status_code=404)
    headers = {
        "ETag": f'"{payload.digest}"',
        "Cache-Control": "private, max-age=31536000, immutable",
        "Vary": "Accept-Encoding",
    }
    if payload.digest in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(payload.gzipped, headers=headers, media_type=payload.media_type)
    return Response(payload.content, headers=headers, media_type=payload.media_type)


def asset(request: Request) -> Response:
    """Serve one of the project's own style sheets, or a script with all that it imports."""
    path = web_file(request.path_params["name"])
    if path is None:
        return Response("There is no such file.", status_code=404)
    media_type, headers = MEDIA_TYPES[path.suffix], {"Cache-Control": FOR_EVER}
    if path.suffix == ".js" and can_bundle():
        return Response(bundled(path.name), media_type=media_type, headers=headers)
    return FileResponse(path, media_type=media_type, headers=headers)


def library(request: Request) -> Response:
    """Serve a browser library that was fetched with npm."""
    path = library_file(request.path_params["name"])
    if path is None or not path.is_file():
        return Response("There is no such file.", status_code=404)
    return FileResponse(
        path, media_type=MEDIA_TYPES[path.suffix], headers={"Cache-Control": FOR_A_DAY}
    )


@asynccontextmanager
async def prepared(app: st.App) -> AsyncIterator[None]:
    """Prepare what the first reader will ask for, while the server already answers."""
    del app

    def prepare_all() -> None:
        for script in ("explore.js", "map.js") if can_bundle() else ():
            bundled(script)
        prepare()
        prepare_fonts()

    log = logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context")
    log.addFilter(
        lambda _: current_thread().name != "prepare"
    )  # it has no page to show a spinner on
    Thread(target=prepare_all, name="prepare", daemon=True).start()
    yield


def failed(request: Request, error: Exception) -> Response:
    """Answer a request that the server failed at; what failed stands in the server's own log."""
    del request, error
    return Response("The server failed.", status_code=500, headers=security_headers())


def first_page(request: Request) -> Response:
    """Lead to the page that opens first, which Streamlit serves at the root alone."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/{query}")


require_libraries()
try:
    people.require_known_roles()
    people.require_safe_address(st.get_option("server.address"))
except UnsafeSettings as error:
    sys.exit(f"Dispatch Atlas does not start: {error}")
app = st.App(
    "pages/navigation.py",
    lifespan=prepared,
    routes=[
        Route("/data/{digest:path}", data),
        Route("/assets/{version}/{name:path}", asset),
        Route("/library/{name:path}", library),
        Route("/briefing", first_page),
        Route(LIVE, live),
        Route(LIVE + "/{path:path}", live),
        Route(FEED, feed),
        Route(OWN_LAYERS, own_layers),
        Route(OWN_LAYERS + "/{name}", own_layer),
        Route(present.PRESENT, present.present),
        Route(present.NOTES, present.notes),
        Route(present.EMBED, present.embed),
        Route(preview.PREVIEW, preview.preview),
    ],
    middleware=[Middleware(SecurityHeaders)],
    exception_handlers={Exception: failed},  # made outside of all middleware
)
