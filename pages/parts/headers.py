"""The headers that keep every answer of the server to itself."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TILES = "https://tile.openstreetmap.org"
"""The one other host, asked only by a reader who switches on the online map."""

_COMMON = {
    "default-src": "'self'",
    "base-uri": "'self'",
    "object-src": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "frame-src": "'self'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "style-src": "'self' 'unsafe-inline'",
    "worker-src": "'self' blob:",
    "connect-src": "'self'",
}
_PAGE = _COMMON | {
    # Streamlit's page has one inline script and mounts components from blob addresses.
    "script-src": "'self' blob: 'wasm-unsafe-eval' {inline}",
}
_MAP = _COMMON | {
    # st_folium runs the shell's script inline; the shell holds numbers and addresses only.
    "script-src": "'self' 'unsafe-inline'",
    "img-src": f"'self' data: blob: {TILES}",
}
_PLAYER = _COMMON | {
    "default-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-src": "'none'",
    "worker-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
}
_EMBEDDED = _PLAYER | {
    "frame-ancestors": "*",
    "img-src": f"'self' data: blob: {TILES}",  # a view's reader can switch on the online map
}
_POLICIES = {"page": _PAGE, "map": _MAP, "player": _PLAYER, "embedded": _EMBEDDED}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Adds a Content-Security-Policy and the usual headers to every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and complete the headers of what comes back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        room = _room(scope["path"])

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(room_headers(room))
            await send(message)

        await self.app(scope, receive, send_with_headers)


def security_headers(*, in_map: bool = False) -> Mapping[str, str]:
    """Return the headers of every answer; the map's frame needs a policy of its own."""
    return room_headers("map" if in_map else "page")


@cache
def room_headers(room: str) -> Mapping[str, str]:
    """Return the headers of a room's answers.

    Parameters
    ----------
    room
        "page", "map" (the map's frame), "player" (a page without Streamlit) or "embedded" (the
        same, which may stand in anybody's page).
    """
    policy = "; ".join(f"{name} {sources}" for name, sources in _POLICIES[room].items())
    headers = {"Content-Security-Policy": policy.format(inline=_inline_hashes()), **_HEADERS}
    if room == "embedded":
        del headers["X-Frame-Options"]
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return headers


def _room(path: str) -> str:
    if path.startswith("/component/streamlit_folium"):
        return "map"
    rooms = {"/present": "player", "/notes": "player", "/embed": "embedded"}
    return (rooms | {"/preview.png": "embedded"}).get(path, "page")


def _inline_hashes() -> str:
    """Return the hashes of the inline scripts that Streamlit's own page is made with."""
    page = Path(streamlit.__file__).parent / "static" / "index.html"
    scripts = re.findall(r"<script>(.*?)</script>", page.read_text("utf-8"), re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()) for text in scripts]
    return " ".join(f"'sha256-{digest.decode()}'" for digest in digests)
