"""Take the README's pictures: ``python -m tools.screenshots``, or ``make screenshots``.

Every screen of the tour is opened in a real browser, light and dark and on a phone, and the
README's tour is written again.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tools.chromium import open_chromium
from tools.serving import served
from tools.tour import README, SCREENS, Screen, picture, tour_of, with_tour

PATIENCE_MS = 60_000
STILL = 50
"""A picture is taken when two in a row are alike; after so many it never will be."""


@dataclass(frozen=True, slots=True)
class Look:
    """The size of a window, in pixels, and the theme that its reader prefers."""

    width: int
    height: int
    theme: Literal["light", "dark"]


LOOKS: Mapping[str, Look] = {
    "light": Look(1440, 900, "light"),
    "dark": Look(1440, 900, "dark"),
    "phone": Look(390, 844, "light"),
}


def main() -> int:
    """Take all pictures, write the tour and return an exit code."""
    with served() as address, sync_playwright() as playwright:
        browser = open_chromium(playwright)
        for screen in SCREENS:
            for name, look in LOOKS.items():
                path = picture(screen, name)
                _write(path, _taken(browser, address + screen.address, screen, look))
                print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")
        browser.close()
    README.write_text(with_tour(README.read_text("utf-8"), tour_of(SCREENS)), "utf-8")
    return 0


def _taken(browser: Browser, address: str, screen: Screen, look: Look) -> bytes:
    """Return a PNG of the screen, taken once everything on it has been drawn."""
    page = browser.new_page(
        viewport={"width": look.width, "height": look.height},
        color_scheme=look.theme,
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
    if screen.has_map:
        map_canvas = page.frame_locator("iframe").locator("canvas[aria-label^='Map of']")
        map_canvas.wait_for()
        expect(page.locator("section.timeline .period")).to_have_text(
            "Claims per week", timeout=PATIENCE_MS
        )
    page.evaluate("document.fonts.ready")
    if page.locator("[role=dialog], [data-testid=stException]").count():
        raise RuntimeError(f"{page.url} shows an error; open it and look.")


def _still(page: Page) -> bytes:
    before = page.screenshot()
    for _ in range(STILL):
        after = page.screenshot()
        if after == before:
            return after
        before = after
    raise RuntimeError(f"{page.url} never comes to rest.")


def _write(path: Path, png: bytes) -> None:
    """Write a picture with a palette of 256 colours: a third of the bytes.

    By coverage, because the usual median cut gives a colour of few pixels away, and the colour of a
    denial has few: by coverage none is off by more than 9 of 255, by median cut up to 120.
    """
    path.parent.mkdir(exist_ok=True)
    with Image.open(io.BytesIO(png)) as image:
        small = image.convert("RGB").quantize(
            method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
        small.save(path, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
