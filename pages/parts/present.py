"""The pages without Streamlit: a briefing to present, its notes, and a view to embed."""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from geodata import GeodataError
from geodata.briefings import Briefing
from geodata.errors import UnreadableFile
from geodata.facets import Facets
from geodata.model import Atlas
from geodata.selection import Selection, parse_query
from layers.payload import Payload, json_payload
from layers.player import DARK, LIGHT, briefing_setting, view_setting, without_notes
from layers.player_page import linked_page
from layers.standalone import standalone_html
from pages.parts import served
from pages.parts.preview import PREVIEW

PRESENT, NOTES, EMBED = "/present", "/notes", "/embed"

MOST_PARAMETERS = 60

Query = Mapping[str, str]
Setting = dict[str, Any]


def present_address(
    atlas: Atlas,
    briefing: Briefing,
    *,
    scene: str = "",
    theme: str = DARK,
    page: str = PRESENT,
    channel: str = "",
) -> str:
    """Return the address at which a briefing is presented.

    Parameters
    ----------
    atlas
        Whose briefing it is.
    briefing
        One of the atlas's, or one that a reader has edited and not saved: that one is kept by the
        server, for a while, under a digest.
    scene
        The name of the scene to begin with; empty: the first.
    theme
        ``DARK`` or ``LIGHT``.
    page
        ``PRESENT`` or ``EMBED``.
    channel
        16 hexadecimal digits under which another page hears of its scenes; empty: one of its own.
    """
    query = {
        "briefing": briefing.briefing_id,
        "scene": scene,
        "theme": theme,
        "channel": channel,
    }
    if briefing not in served.atlas().briefings:
        query["kept"] = served.SHELF.put(json_payload(_briefing_setting(atlas, briefing)))
    return f"{page}?{urlencode({name: value for name, value in query.items() if value})}"


def briefing_file(atlas: Atlas, briefing: Briefing, *, notes: bool) -> bytes:
    """Return a briefing as one HTML file, with or without what is meant for who presents.

    Raises
    ------
    UnreadableFile
        The server let go of the story's data meanwhile.
    """
    setting = _briefing_setting(atlas, briefing)
    return standalone_html(setting if notes else without_notes(setting), payload_of=_payload_at)


def view_file(atlas: Atlas, selection: Selection, *, opening: Query | None = None) -> bytes:
    """Return a selection as one HTML file, to be explored.

    Parameters
    ----------
    atlas, selection
        What to show.
    opening
        Parameters of an address that say how the view opens: camera, day, lanes.

    Raises
    ------
    UnreadableFile
        The server let go of the story's data meanwhile.
    """
    story = served.story(atlas, drafts=selection.drafts)
    setting = view_setting(atlas, story, selection, asked=opening)
    address = served.DATA + story.digest
    return standalone_html({**setting, "story": address}, payload_of=_payload_at)


def present(request: Request) -> Response:
    """Answer with a briefing to present: ``?briefing=ID&scene=ID&theme=light``."""
    return _answer(request, _presented)


def notes(request: Request) -> Response:
    """Answer with the notes of a briefing that is being presented: ``?briefing=ID&channel=…``."""
    return _answer(request, _notes)


def embed(request: Request) -> Response:
    """Answer with a view, or a briefing, that may stand in anybody's page."""
    return _answer(request, _embedded)


def _answer(request: Request, setting_of: Callable[[Atlas, Query], Setting | None]) -> Response:
    try:
        query = dict(parse_qsl(request.url.query, max_num_fields=MOST_PARAMETERS))
    except ValueError:
        return PlainTextResponse("The address asks for too much.", status_code=400)
    try:
        setting = setting_of(served.atlas(), query)
    except GeodataError as error:
        return PlainTextResponse(str(error), status_code=500)
    if setting is None:
        return PlainTextResponse(
            "There is no such briefing here. Open it from the page Briefing.", status_code=404
        )
    still = str(request.url.replace(path=PREVIEW)) if request.url.path == EMBED else ""
    return HTMLResponse(linked_page(setting, preview=still), headers={"Cache-Control": "no-cache"})


def _presented(atlas: Atlas, query: Query) -> Setting | None:
    setting = _kept(query["kept"]) if "kept" in query else _named(atlas, query.get("briefing"))
    if setting is None:
        return None
    theme = LIGHT if query.get("theme") == LIGHT else DARK
    again = {name: query[name] for name in ("briefing", "kept") if name in query}
    return {
        **setting,
        "theme": theme,
        "channel": _channel(query) or secrets.token_hex(8),
        "first": query.get("scene", ""),
        "notes": f"{NOTES}?{urlencode({**again, 'theme': theme})}",
    }


def _notes(atlas: Atlas, query: Query) -> Setting | None:
    setting = _presented(atlas, query)
    return None if setting is None or not _channel(query) else {**setting, "mode": "notes"}


def _channel(query: Query) -> str:
    """Return the channel that an address names; the empty text for anything else."""
    channel = query.get("channel", "")
    return channel if re.fullmatch(r"[0-9a-f]{16}", channel, re.ASCII) else ""


def _embedded(atlas: Atlas, query: Query) -> Setting | None:
    if "briefing" in query:
        setting = _presented(atlas, query)
        return None if setting is None else without_notes(setting)
    selection, _ = parse_query(query, Facets.of(atlas).known())
    story = served.story(atlas, drafts=False)
    theme = DARK if query.get("theme") == DARK else LIGHT
    rest = {name: value for name, value in query.items() if name != "theme"}
    return {
        **view_setting(atlas, story, selection, asked=query, theme=theme),
        "story": served.DATA + story.digest,
        "channel": secrets.token_hex(8),
        "whole": f"/explore?{urlencode(rest)}",
    }


def _named(atlas: Atlas, briefing_id: str | None) -> Setting | None:
    """Return the setting of a briefing of the atlas; of its first when none is named."""
    found = (one for one in atlas.briefings if briefing_id in (None, one.briefing_id))
    briefing = next(found, None)
    return None if briefing is None else _briefing_setting(atlas, briefing)


def _kept(digest: str) -> Setting | None:
    """Return a setting that was kept on the shelf, if this is one and it still is there."""
    payload = served.SHELF.get(digest)
    setting = payload and json.loads(payload.content)
    return setting if isinstance(setting, dict) and setting.get("mode") == "scenes" else None


def _payload_at(address: str) -> Payload:
    payload = served.SHELF.get(address.removeprefix(served.DATA))
    if payload is None:
        raise UnreadableFile("The data is no longer kept; reload the page and try again.")
    return payload


def _briefing_setting(atlas: Atlas, briefing: Briefing) -> Setting:
    story = served.story(atlas, drafts=False)
    return {**briefing_setting(atlas, story, briefing), "story": served.DATA + story.digest}
