"""The screens by what a reader sees and hears of them: visible text, roles and names."""

import re

from playwright.sync_api import expect


class Explore:
    """The Explore screen of one page."""

    def __init__(self, page):
        self.page = page
        self.title = page.get_by_role("heading", level=1)
        self.caption = page.get_by_text(re.compile(r"^[\d,]+ of [\d,]+ claims · "))
        self.map = page.frame_locator("iframe")
        self.marks = self.map.get_by_role("img", name=re.compile("^Map of "))
        self.timeline = page.get_by_role("region", name="Timeline")
        self.day = self.timeline.get_by_role("slider", name="Day", exact=True)
        self.first = self.timeline.get_by_role("slider", name="First day shown")
        self.last = self.timeline.get_by_role("slider", name="Last day shown")
        self.cards = page.get_by_role("region", name="Claims", exact=True)
        self.heading = self.cards.get_by_role("heading", level=2)
        self.card = self.cards.get_by_role("article")
        self.close = self.cards.get_by_role("button", name="Close")
        self.table = page.get_by_role("region", name="Table of claims")

    def drawn(self):
        """Wait until map, timeline and cards have drawn, and return the screen."""
        expect(self.marks).to_be_visible()
        expect(self.day).to_have_attribute("aria-valuetext", re.compile("claims?$"))
        expect(self.heading).not_to_be_empty()
        return self

    def open_table(self):
        self.page.get_by_role("switch", name="Show the claims as a table").check(force=True)
        expect(self.table.get_by_role("row").nth(1)).to_be_visible()
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
