"""The player as one file: opened from disk, it asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

from layers.assets import library_file, web_file
from layers.bundle import bundled
from layers.fonts import embedded_fonts, without_fonts
from layers.payload import Payload
from layers.player_page import SHEETS, page

PART_SHEETS = ("cards.css", "timeline.css")
"""Style sheets that the page's parts ask for when they are shown."""

_POLICY = {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "connect-src": "'none'",
    "img-src": "data: blob:",
    "font-src": "data:",
}


def standalone_html(setting: Mapping[str, Any], *, payload_of: Callable[[str], Payload]) -> bytes:
    """Return a page that carries its scripts, style sheets, letters and data.

    Parameters
    ----------
    setting
        What ``player.briefing_setting`` or ``player.view_setting`` returns, with the address of
        the story. Its words are shown to whoever opens the file: notes too, unless they were left
        out (``player.without_notes``).
    payload_of
        Gives the payload at an address of the story.

    Returns
    -------
    HTML in UTF-8, with a Content-Security-Policy that lets nothing run but what is in it.
    """
    payloads = _payloads(setting["story"], payload_of)
    words = [payload.content.decode() for payload in payloads.values()]
    fonts = embedded_fonts([*words, json.dumps(setting, ensure_ascii=False)])
    scripts = [_library("leaflet.js"), bundled("player.js")]
    styles = [fonts, _library("leaflet.css"), *map(_sheet, SHEETS)]
    carried = {name: _sheet(name) for name in PART_SHEETS}
    alone = {name: value for name, value in setting.items() if name not in ("notes", "whole")}
    return page(
        {**alone, "channel": "", "alone": True},
        head=[
            _policy(scripts, [*styles, *carried.values()]),
            *(f"<style>{style}</style>" for style in styles),
        ],
        scripts=[
            *(_carried(name, "text/css", text) for name, text in carried.items()),
            *(
                _carried(name, "application/gzip", base64.b64encode(payload.gzipped).decode())
                for name, payload in payloads.items()
            ),
            f"<script>{_inert(scripts[0])}</script>",
            f'<script type="module">{_inert(scripts[1])}</script>',
        ],
    )


def _payloads(story: str, payload_of: Callable[[str], Payload]) -> dict[str, Payload]:
    """Return the story's payload and all that it names, by address."""
    first = payload_of(story)
    content = json.loads(first.content)
    others = [content["ground"], *content["texts"]]
    return {story: first, **{address: payload_of(address) for address in others}}


def _policy(scripts: list[str], styles: list[str]) -> str:
    directives = {
        **_POLICY,
        "script-src": " ".join(dict.fromkeys(map(_digest, scripts))),
        "style-src": " ".join(dict.fromkeys(map(_digest, styles))),
    }
    text = "; ".join(f"{name} {sources}" for name, sources in directives.items())
    return f'<meta http-equiv="Content-Security-Policy" content="{text}">'


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _carried(name: str, media_type: str, text: str) -> str:
    return f'<script type="{media_type}" data-carried="{name}">{_inert(text)}</script>'


def _inert(text: str) -> str:
    """Return a text that cannot end the element it stands in.

    Raises
    ------
    ValueError
        It could; only this project's own scripts and style sheets come here.
    """
    lowered = text.lower()
    if "</script" in lowered or "<!--" in lowered:
        raise ValueError("A script holds what would end its element: write it in two parts.")
    return text


def _sheet(name: str) -> str:
    path = web_file(name)
    if path is None:
        raise KeyError(name)
    return without_fonts(path.read_text("utf-8"))


def _library(name: str) -> str:
    path = library_file(name)
    if path is None:
        raise KeyError(name)
    return path.read_text("utf-8")
