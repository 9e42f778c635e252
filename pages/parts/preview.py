"""A view as a still picture: what stands for an embedded view where no script runs."""

from __future__ import annotations

from functools import partial
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from geodata import GeodataError
from geodata.facets import Facets
from geodata.selection import parse_query, to_query
from layers.figure import render_figure
from pages.parts import served

PREVIEW = "/preview.png"
SIZE = (1200, 630)
"""Width and height in pixels, as networks show a link."""

_MOST_PARAMETERS = 60
_FOR_AN_HOUR = "public, max-age=3600"


def preview(request: Request) -> Response:
    """Answer with the map of a selection as PNG, by the parameters of an address; drafts never."""
    try:
        query = dict(parse_qsl(request.url.query, max_num_fields=_MOST_PARAMETERS))
    except ValueError:
        return PlainTextResponse("The address asks for too much.", status_code=400)
    try:
        atlas = served.atlas()
        selection, _ = parse_query(query | {"drafts": ""}, Facets.of(atlas).known())
        make = partial(render_figure, atlas, selection, preset=f"{SIZE[0]}x{SIZE[1]}")
        figure = served.once(make, "preview", atlas.revision, urlencode(to_query(selection)))
    except GeodataError as error:
        return PlainTextResponse(str(error), status_code=404)
    headers = {"Cache-Control": _FOR_AN_HOUR, "ETag": f'"{figure.digest}"'}
    if figure.digest in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(figure.content, media_type=figure.media_type, headers=headers)
