"""The pages without Streamlit: a briefing to present, its notes, and a view to embed."""

from __future__ import annotations

import re
import secrets
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from geodata import GeodataError
from geodata.briefings import Briefing
from geodata.facets import Facets
from geodata.model import Atlas
from geodata.selection import parse_query
from layers.player import DARK, LIGHT, briefing_setting, view_setting
from layers.player_page import linked_page
from pages.parts import state

PRESENT, NOTES, EMBED = "/present", "/notes", "/embed"

MOST_PARAMETERS = 60


def present(request: Request) -> Response:
    """Answer with a briefing to present: ``?briefing=ID&scene=ID&theme=light``."""
    return _answer(request, _presented)


def notes(request: Request) -> Response:
    """Answer with the notes of a briefing that is being presented: ``?briefing=ID&channel=…``."""
    return _answer(request, _notes)


def embed(request: Request) -> Response:
    """Answer with a view, or a briefing, that may stand in anybody's page."""
    return _answer(request, _embedded)


def _answer(request: Request, setting_of: Any) -> Response:  # noqa: ANN401  # one of those below
    try:
        query = dict(parse_qsl(request.url.query, max_num_fields=MOST_PARAMETERS))
    except ValueError:
        return PlainTextResponse("The address asks for too much.", status_code=400)
    try:
        setting = setting_of(state.served_atlas(), query)
    except GeodataError as error:
        return PlainTextResponse(str(error), status_code=500)
    if setting is None:
        return PlainTextResponse("There is no such briefing.", status_code=404)
    return HTMLResponse(linked_page(setting), headers={"Cache-Control": "no-cache"})


def _presented(atlas: Atlas, query: dict[str, str]) -> dict[str, Any] | None:
    briefing = _briefing(atlas, query)
    if briefing is None:
        return None
    story = state.story(atlas, drafts=False)
    theme = LIGHT if query.get("theme") == LIGHT else DARK
    passed_on = urlencode({"briefing": briefing.briefing_id, "theme": theme})
    return {
        **briefing_setting(atlas, story, briefing, theme=theme),
        "story": state.DATA + story.digest,
        "channel": secrets.token_hex(8),
        "first": query.get("scene", ""),
        "notes": f"{NOTES}?{passed_on}",
    }


def _notes(atlas: Atlas, query: dict[str, str]) -> dict[str, Any] | None:
    setting = _presented(atlas, query)
    channel = query.get("channel", "")
    if setting is None or not re.fullmatch(r"[0-9a-f]{16}", channel, re.ASCII):
        return None
    return {**setting, "mode": "notes", "channel": channel}


def _embedded(atlas: Atlas, query: dict[str, str]) -> dict[str, Any] | None:
    if "briefing" in query:
        setting = _presented(atlas, query)
        if setting is not None:
            del setting["notes"]
        return setting
    selection, _ = parse_query(query, Facets.of(atlas).known())
    story = state.story(atlas, drafts=False)
    theme = DARK if query.get("theme") == DARK else LIGHT
    rest = urlencode({name: value for name, value in query.items() if name != "theme"})
    return {
        **view_setting(atlas, story, selection, asked=query, theme=theme),
        "story": state.DATA + story.digest,
        "channel": secrets.token_hex(8),
        "whole": f"/explore?{rest}",
    }


def _briefing(atlas: Atlas, query: dict[str, str]) -> Briefing | None:
    asked = query.get("briefing")
    found = (one for one in atlas.briefings if asked in (None, one.briefing_id))
    return next(found, None)
