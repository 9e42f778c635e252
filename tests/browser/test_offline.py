from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.readers import Watch
from tests.browser.screens import Explore, SourcesAndMethod

pytestmark = pytest.mark.browser

TILES = "tile.openstreetmap.org"


def test_every_screen_works_with_the_cable_out_and_asks_its_own_server_alone(new_reader, shipped):
    context = new_reader()
    asked = []
    context.on("request", lambda request: asked.append(urlsplit(request.url)))
    screen = Explore(context.new_page())

    screen.page.goto(f"{shipped.address}/explore")
    screen.drawn().open_table()
    screen.map.get_by_role("button", name="Layers").click()
    screen.inset.get_by_role("button", name="swap").click()
    screen.cards.get_by_role("button", name="Show on map").first.click()
    expect(screen.heading).not_to_have_text("Claims in view")
    screen.page.get_by_role("link", name="Sources & method").click()
    SourcesAndMethod(screen.page).drawn()

    hosts = {address.netloc for address in asked if address.scheme not in ("data", "blob")}
    assert hosts == {f"localhost:{shipped.port}"}
    libraries = {"/library/leaflet.js", "/library/leaflet.css", "/library/plex-latin.woff2"}
    assert {address.path for address in asked} >= libraries


def test_only_a_reader_who_switches_on_the_online_map_asks_another_host(chromium, shipped):
    context = chromium.new_context()
    asked = []
    context.route(f"https://{TILES}/**", lambda route: (asked.append(route), route.abort()))
    screen = Explore(context.new_page())
    screen.page.goto(f"{shipped.address}/explore")
    screen.drawn()
    screen.map.get_by_role("button", name="Layers").click()
    assert asked == []

    screen.map.get_by_role("checkbox", name="Online map").check()

    expect(screen.map.get_by_text("© OpenStreetMap contributors")).to_be_visible()
    assert asked
    context.close()


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("<img src=x onerror=canary()>", "a text ran as a script"),
        ("<img src='http://elsewhere.example/x'>", "another host was asked"),
        ("<script>throw new Error('broken')</script>", "broken"),
        ("<script>alert('hello')</script>", "hello"),
    ],
    ids=["a script", "another host", "an error", "a dialog"],
)
def test_what_must_not_happen_to_a_reader_is_noticed_when_it_does(chromium, words, fault):
    context = chromium.new_context(proxy={"server": "http://127.0.0.1:9"})
    watch = Watch(context)
    page = context.new_page()

    page.set_content(f"{words}<script>setTimeout(() => document.title = 'after')</script>")
    expect(page).to_have_title("after")
    context.close()

    assert fault in " ".join(watch.faults)
