"""A visit to a page in a real browser, with everything that happens in it timed and weighed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, TimeoutError, ViewportSize, WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg

PROBE = Path(__file__).parent / "probe.js"
COUNTS = "[data-testid=stMain] [data-testid=stCaptionContainer]"
"""The first caption of each page tells how much is shown."""

_VIEW: ViewportSize = {"width": 1440, "height": 900}
_PATIENCE_MS = 120_000
_QUIET_MS = 700
_QUIET = f"() => bench.quietFor() > {_QUIET_MS}"


class Note(TypedDict, total=False):
    """Something that happened, as ``probe.js`` noted it; times in ms on the page's clock."""

    kind: str
    where: str
    at: float
    end: float
    since: float
    word: str


class Visit:
    """One page, open in a browser."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.runs = 0
        self._requests: list[Request] = []
        self._frame_bytes: Counter[str] = Counter()
        self._devtools = page.context.new_cdp_session(page)
        self._devtools.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.add_init_script(path=PROBE)
        page.on("requestfinished", lambda request: self._requests.append(request))
        page.on("websocket", self._listen)

    def open(self, address: str) -> float:
        """Open an address and return when that began, in ms on the page's clock."""
        self.page.goto(address, wait_until="commit")
        self.page.evaluate("selector => void (bench.watch = selector)", COUNTS)
        return float(self.page.evaluate("performance.timeOrigin"))

    def wait_for(self, condition: str, *arguments: object) -> None:
        """Wait until a JavaScript function of a list of the arguments returns true.

        Raises
        ------
        RuntimeError
            It never did; the message carries what stands on the page.
        """
        try:
            self.page.wait_for_function(
                condition, arg=list(arguments), polling=100, timeout=_PATIENCE_MS
            )
        except TimeoutError:
            seen = self.page.inner_text("body")
            raise RuntimeError(f"{self.page.url} waited in vain for {condition}:\n{seen}") from None

    def wait_until_quiet(self) -> None:
        """Wait until the script has run and nothing was drawn for a while."""
        self.wait_for(_QUIET)

    def notes(self) -> list[Note]:
        """Return all that was noted since the last clearing, in order of time."""
        found: list[Note] = self.page.evaluate("bench.notes")
        return found

    def forget(self) -> None:
        """Clear the notes, the runs and the bytes."""
        self.page.evaluate("() => void (bench.notes.length = 0)")
        self.runs = 0
        self._requests.clear()
        self._frame_bytes.clear()

    def busy_ms(self) -> float:
        """Return the processor time that the page's main thread has used for tasks so far."""
        metrics = self._devtools.send("Performance.getMetrics")["metrics"]
        return 1000 * next(float(m["value"]) for m in metrics if m["name"] == "TaskDuration")

    def bytes_sent(self) -> Counter[str]:
        """Return the bytes that came over the wire, by what they were for."""
        found = Counter(self._frame_bytes)
        for request in self._requests:
            if urlsplit(request.url).scheme in ("http", "https"):
                sizes = request.sizes()
                found[_purpose(request.url)] += (
                    sizes["responseBodySize"] + sizes["responseHeadersSize"]
                )
        return found

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, payload: str | bytes) -> None:
        if isinstance(payload, bytes):
            self._frame_bytes["websocket, to the server"] += len(payload)
            self.runs += BackMsg.FromString(payload).WhichOneof("type") == "rerun_script"

    def _received(self, payload: str | bytes) -> None:
        self._frame_bytes["websocket"] += len(payload)


@contextmanager
def visiting(browser: Browser) -> Iterator[Visit]:
    """Open an empty tab with a cold cache, and close it at the end."""
    context = browser.new_context(viewport=_VIEW)
    try:
        yield Visit(context.new_page())
    finally:
        context.close()


def _purpose(address: str) -> str:
    path = urlsplit(address).path
    if path.startswith("/assets/"):
        return "this project's scripts and styles"
    if path.startswith("/data/"):
        return "data"
    if path.startswith("/library/") and path.endswith(".woff2"):
        return "fonts"
    if path.startswith(("/library/", "/leaflet/")):
        return "Leaflet"
    return "Streamlit and st_folium"
