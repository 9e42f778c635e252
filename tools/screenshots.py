"""Take the README's pictures: ``python -m tools.screenshots``, or ``make screenshots``.

Every screen of the tour is opened in a real browser, light and dark and on a phone, and the
README's tour is written again.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tools.chromium import open_chromium
from tools.serving import served
from tools.tour import PICTURES, README, SCREENS, Screen, address_of, picture, tour_of, with_tour

PATIENCE_MS = 60_000
STILL = 50
"""A picture is taken when two in a row are alike; after so many it never will be."""


@dataclass(frozen=True, slots=True)
class Window:
    """A reader's window: its size in pixels, and the theme that the reader prefers."""

    width: int
    height: int
    theme: Literal["light", "dark"]


WINDOWS: Mapping[str, Window] = {
    "light": Window(1440, 900, "light"),
    "dark": Window(1440, 900, "dark"),
    "phone": Window(390, 844, "light"),
}


def main() -> int:
    """Take all pictures, write the tour and return an exit code."""
    PICTURES.mkdir(exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = open_chromium(playwright)
        for screen in SCREENS:
            for look, window in WINDOWS.items():
                path = picture(screen, look)
                png = _taken(browser, address + address_of(screen), screen, window)
                path.write_bytes(with_palette(png))
                print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
        browser.close()
    README.write_text(with_tour(README.read_text("utf-8"), tour_of(SCREENS)), "utf-8")
    return 0


def with_palette(png: bytes) -> bytes:
    """Return a picture with a palette of 256 colours, which is a third of the bytes.

    Colours are grouped by coverage, because median cut, the usual way, gives up a colour of few
    pixels, and a denial has few. Each group then takes the colour that most of its pixels have, so
    that paper stays paper.
    """
    with Image.open(io.BytesIO(png)) as image:
        whole = image.convert("RGB")
    small = whole.quantize(method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    colours = np.asarray(whole, dtype=np.int64) @ (1 << 16, 1 << 8, 1)
    pairs, counts = np.unique(np.asarray(small, dtype=np.int64) << 24 | colours, return_counts=True)
    palette = np.zeros(256, dtype=np.int64)
    for pair in pairs[np.argsort(counts, kind="stable")]:
        palette[pair >> 24] = pair & 0xFFFFFF
    small.putpalette(b"".join(int(colour).to_bytes(3, "big") for colour in palette))
    content = io.BytesIO()
    small.save(content, "PNG", optimize=True)
    return content.getvalue()


def _taken(browser: Browser, address: str, screen: Screen, window: Window) -> bytes:
    """Return a PNG of the screen, taken once everything on it has been drawn."""
    page = browser.new_page(
        viewport={"width": window.width, "height": window.height},
        color_scheme=window.theme,
        reduced_motion="reduce",
    )
    page.set_default_timeout(PATIENCE_MS)
    try:
        page.goto(address)
        _wait_until_drawn(page, screen)
        return _still(page)
    finally:
        page.close()


def _wait_until_drawn(page: Page, screen: Screen) -> None:
    page.locator("[data-test-script-state=notRunning]").wait_for()
    page.locator(screen.drawn).first.wait_for()
    if screen.has_map or screen.has_stage:
        page.frame_locator("iframe").first.locator("canvas[aria-label^='Map of']").wait_for()
    if screen.has_map:
        period = page.locator("section.timeline .period")
        expect(period).not_to_be_empty(timeout=PATIENCE_MS)
    page.evaluate("document.fonts.ready")
    faults = page.locator("[role=dialog], [data-testid=stException]").filter(visible=True)
    if faults.count():  # a filter's list is a dialog too, shut until it is asked for
        raise RuntimeError(f"{page.url} shows an error; open it and window.")


def _still(page: Page) -> bytes:
    before = page.screenshot()
    for _ in range(STILL):
        after = page.screenshot()
        if after == before:
            return after
        before = after
    raise RuntimeError(f"{page.url} never comes to rest.")


if __name__ == "__main__":
    sys.exit(main())
