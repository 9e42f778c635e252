"""A browser for the whole run, and for each test readers of its own."""

from contextlib import ExitStack
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.readers import Watch
from tests.browser.screens import BriefingPage, Explore, SourcesAndMethod
from tools.chromium import open_chromium

MILLISECONDS_TO_WAIT = 30_000
"""How long an expectation may take to come true; a busy machine is slow, not wrong."""

CABLE_OUT = {"server": "http://127.0.0.1:9", "bypass": "localhost"}
"""A way out through which nothing comes: whatever is not asked of this machine fails."""

WIDE = {"width": 1440, "height": 900}


@pytest.fixture(scope="session")
def chromium():
    expect.set_options(timeout=MILLISECONDS_TO_WAIT)
    with sync_playwright() as playwright:
        browser = open_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture
def new_reader(chromium):
    """Open a reader: a context without a past, watched until the test ends.

    Whatever must never happen to a reader (a script of somebody's that ran, an error on the page,
    a request to another host) fails the test.
    """
    watches = []
    with ExitStack() as stack:

        def open_context(**options):
            context = chromium.new_context(
                **{"viewport": WIDE, "reduced_motion": "reduce", "proxy": CABLE_OUT} | options
            )
            stack.callback(context.close)
            context.set_default_timeout(MILLISECONDS_TO_WAIT)
            watches.append(Watch(context))
            return context

        yield open_context
        found = [fault for watch in watches for fault in watch.faults]
    assert not found


@pytest.fixture
def explore(new_reader):
    """Open Explore, drawn: explore(server, "?from=2024-10-06")."""

    def open_page(server, query="", **options):
        screen = Explore(new_reader(**options).new_page())
        screen.page.goto(urljoin(f"{server.address}/explore", query))
        return screen.drawn()

    return open_page


@pytest.fixture
def sources_and_method(new_reader):
    """Open Sources & method."""

    def open_page(server, **options):
        page = new_reader(**options).new_page()
        page.goto(f"{server.address}/sources")
        return SourcesAndMethod(page).drawn()

    return open_page


@pytest.fixture
def briefing_page(new_reader):
    """Open the page of a briefing, drawn: briefing_page(server, "?scene=crossing")."""

    def open_page(server, query="", **options):
        page = new_reader(**options).new_page()
        page.goto(f"{server.address}/{query}")
        return BriefingPage(page).drawn()

    return open_page
