"""The address of the feed of published changes."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from geodata import GeodataError
from layers.feed import MEDIA_TYPE, Entry, atom_feed
from pages.parts import served

FEED = "/feed.atom"
_NEWEST = 50


def feed(request: Request) -> Response:
    """Answer with what was published, newest first; drafts are never in it."""
    try:
        store, title = served.kept_store(), served.atlas().title
        log = store.log if store else None
        revisions = log.revisions(kinds=("publish", "retract"), limit=_NEWEST) if log else []
        entries = [Entry(revision, log.changes(revision.number)) for revision in revisions if log]
    except GeodataError as error:
        return PlainTextResponse(str(error), status_code=500)
    address = str(request.url.replace(query=""))
    return Response(
        atom_feed(title, entries, address=address),
        media_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-cache"},
    )
