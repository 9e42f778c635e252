"""The player's page as HTML: its setting, and the scripts and style sheets it asks for."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from typing import Any

from layers.assets import asset_address

SHEETS = ("map.css", "player.css")
"""Style sheets of the page itself; its parts bring their own."""

LANGUAGE = "en"


def linked_page(setting: Mapping[str, Any], *, preview: str = "") -> bytes:
    """Return the page that asks its server for everything.

    Parameters
    ----------
    setting
        See ``Setting`` in ``layers/web/player_setting.js``, with addresses.
    preview
        Whole address of a still picture, for who shows a link to the page; empty: none.
    """
    still = f'<meta property="og:image" content="{html.escape(preview)}">'
    sheets = ("/library/leaflet.css", *map(asset_address, SHEETS))
    return page(
        setting,
        head=[
            *([still] if preview else []),
            *(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets),
        ],
        scripts=[
            '<script src="/library/leaflet.js"></script>',
            f'<script type="module" src="{asset_address("player.js")}"></script>',
        ],
    )


def page(setting: Mapping[str, Any], *, head: Sequence[str], scripts: Sequence[str]) -> bytes:
    """Return the page around its setting.

    Parameters
    ----------
    setting
        What the player is told; its words are data, and stay that.
    head, scripts
        Elements of this project's own making, without anybody's words.
    """
    title = html.escape(setting["name"])
    return "\n".join(
        [
            "<!doctype html>",
            f'<html lang="{LANGUAGE}">',
            "<head>",
            '<meta charset="utf-8">',
            *(part for part in head if part.startswith("<meta")),
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{title}</title>",
            *(part for part in head if not part.startswith("<meta")),
            "</head>",
            "<body>",
            f"<noscript>{title}: this page is drawn by its script.</noscript>",
            f'<script type="application/json" id="setting">{as_data(setting)}</script>',
            *scripts,
            "</body>",
            "</html>",
            "",
        ]
    ).encode()


def as_data(value: Any) -> str:  # noqa: ANN401  # whatever JSON can say
    r"""Return JSON that can stand in a script element: no word in it ends that element.

    Examples
    --------
    >>> as_data({"words": "</script>"})
    '{"words":"\\u003c/script>"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c")
