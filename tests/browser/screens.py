"""The screens by what a reader sees and hears of them: visible text, roles and names."""

import re

from playwright.sync_api import expect

KEEP_TOASTS = """
    window.toasts = [];
    new MutationObserver(() => {
        for (const toast of document.querySelectorAll("[data-testid=stToast]"))
            if (!toasts.includes(toast.textContent)) toasts.push(toast.textContent);
    }).observe(document, { childList: true, subtree: true });
"""
"""A toast goes after four seconds; what it said is kept in ``toasts``."""


class Explore:
    """The Explore screen of one page."""

    def __init__(self, page):
        self.page = page
        self.sent = []
        page.on("websocket", lambda socket: socket.on("framesent", self._count))
        page.add_init_script(KEEP_TOASTS)
        self.title = page.get_by_role("heading", level=1)
        self.caption = page.get_by_text(re.compile(r"^[\d,]+ of [\d,]+ claims · "))
        self.map = page.frame_locator("iframe")
        self.marks = self.map.get_by_role("img", name=re.compile("^Map of "))
        self.inset = self.map.get_by_role("region", name="The other theatre")
        self.legend = self.map.get_by_role("region", name="Legend")
        self.filters = page.get_by_role("region", name="Filters")
        self.timeline = page.get_by_role("region", name="Timeline")
        self.day = self.timeline.get_by_role("slider", name="Day", exact=True)
        self.first = self.timeline.get_by_role("slider", name="First day shown")
        self.last = self.timeline.get_by_role("slider", name="Last day shown")
        self.cards = page.get_by_role("region", name="Claims", exact=True)
        self.heading = self.cards.get_by_role("heading", level=2)
        self.card = self.cards.get_by_role("article")
        self.close = self.cards.get_by_role("button", name="Close")
        self.table = page.get_by_role("region", name="Table of claims")
        self.row = self.table.get_by_role("rowgroup").nth(1).get_by_role("row")

    def _count(self, frame):
        self.sent.append(frame)

    def drawn(self):
        """Wait until map, timeline and cards have drawn, and return the screen."""
        expect(self.marks).to_be_visible()
        expect(self.day).to_have_attribute("aria-valuetext", re.compile("claims?$"))
        expect(self.heading).not_to_be_empty()
        return self

    def claims_in_caption(self):
        return number_in(self.caption.text_content())

    def shows(self, claims):
        """Wait until caption, map and timeline all show this many claims."""
        expect(self.caption).to_have_text(re.compile(f"^{claims:,} of "))
        expect(self.marks).to_have_attribute("aria-label", re.compile(f"^Map of {claims:,} claim"))
        expect(self.day).to_have_attribute("aria-valuetext", re.compile(f" of {claims:,} claims?$"))

    def date(self, label):
        """Return the day that a field of the filters shows, as 2024-10-06."""
        return self.filters.get_by_role("textbox", name=label, exact=True).input_value()

    def pill(self, name):
        """Return the pill of a stance or topic; its name ends with its count."""
        return self.page.get_by_role("button", name=re.compile(rf"^{name} \d+$"))

    def choose(self, filter_name, option):
        """Choose an option of one of the filters in the sidebar; its name may be a pattern."""
        choices = self.open_filter(filter_name)
        choices.get_by_role("checkbox", name=option).check()
        self.page.keyboard.press("Escape")
        expect(choices).to_be_hidden()

    def open_filter(self, filter_name):
        """Open the list of a filter and return it."""
        self.filters.get_by_role("button", name=re.compile(f"^{filter_name}: ")).click()
        choices = self.filters.get_by_role("dialog", name=filter_name)
        expect(choices).to_be_visible()
        return choices

    def click_middle_of_map(self):
        box = self.marks.bounding_box()
        self.page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    def drag_window(self, pixels):
        """Take the brush by its middle and move it, without letting go."""
        first, last = middle(self.first), middle(self.last)
        x, y = (first[0] + last[0]) / 2, first[1]
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + pixels / 2, y)
        self.page.mouse.move(x + pixels, y)

    def await_toast(self, words):
        """Wait until a toast has said these words, which may have gone since."""
        self.page.wait_for_function(
            "words => toasts.some((toast) => toast.includes(words))", arg=words
        )

    def parameter(self, name):
        """Return a parameter of the page's address, or None."""
        return self.page.evaluate("name => new URL(location).searchParams.get(name)", name)

    def await_parameter(self, name, pattern):
        """Wait until a parameter of the address is like this."""
        expect(self.page).to_have_url(re.compile(rf"[?&]{name}={pattern}"))

    def open_table(self):
        self.page.get_by_role("switch", name="Show the claims as a table").check(force=True)
        expect(self.row.first).to_be_visible()
        return self.table


class SourcesAndMethod:
    """The Sources & method screen of one page."""

    def __init__(self, page):
        self.page = page
        self.title = page.get_by_role("heading", level=1)

    def drawn(self):
        """Wait until the last part of the screen is there, and return it."""
        expect(self.page.get_by_role("heading", name="Credits and licences")).to_be_visible()
        return self


class BriefingPage:
    """The page of a briefing: the stage, the list of scenes, and what edits them."""

    def __init__(self, page):
        self.page = page
        self.title = page.get_by_role("heading", level=1)
        self.stage = page.frame_locator(".st-key-stage iframe")
        self.headline = self.stage.get_by_role("heading", level=1)
        self.scenes = page.get_by_role("radiogroup")
        self.text = page.locator(".st-key-scene_text")

    def drawn(self):
        """Wait until a scene is on the stage and in words, and return the screen."""
        expect(self.headline).to_be_visible()
        expect(self.page.get_by_text("Edit this scene")).to_be_visible()
        return self

    def scene(self, name):
        """Return the entry of a scene in the list."""
        return self.scenes.get_by_text(name)


def number_in(words):
    """Return the first number in words."""
    return int(re.search(r"[\d,]+", words)[0].replace(",", ""))


def middle(locator):
    box = locator.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
