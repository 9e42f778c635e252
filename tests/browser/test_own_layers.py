import re

import pytest
from playwright.sync_api import expect

from geodata.history import LOCAL, open_store
from geodata.own_layers import LINKED
from geodata.reading import read_atlas
from geodata.store.home import home_of
from pages.parts.links import HOSTS
from tests.browser.screens import Explore
from tests.builders import write_folder
from tests.test_linking import service

pytestmark = pytest.mark.browser

SCRIPT = "<img src=x onerror=alert(1)>"
AREA = {"type": "Polygon", "coordinates": [[[100, 30], [160, 30], [160, 60], [100, 60], [100, 30]]]}


@pytest.fixture
def server(open_server, tmp_path):
    """A server with an own layer that is published, of one area around everything."""
    server = open_server(write_folder(tmp_path / "atlas"))
    home = home_of(str(server.folder), server.data)
    with open_store(home.url, origin=read_atlas(server.folder)) as store:
        feature = {"properties": {"name": SCRIPT, "kind": "{{7*191}}"}, "geometry": AREA}
        store.layers.add(
            "heads", [("a", feature)], title="Rail <b>heads</b>", author=LOCAL, why="w"
        )
        drafts = [draft.item for draft in store.review.awaiting(reader=LOCAL)]
        store.review.publish(drafts, author=LOCAL)
    return server


def test_an_own_layer_is_switched_on_clicked_and_read_as_plain_text(server, new_reader):
    page = new_reader().new_page()
    page.goto(f"{server.address}/explore?view=50,150,4")
    screen = Explore(page).drawn()
    feature = screen.map.get_by_role("region", name="Feature")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    screen.map.get_by_role("button", name="Layers").click()
    box = screen.map.get_by_role("checkbox", name="Rail <b>heads</b>")
    expect(box).not_to_be_checked()
    assert not [url for url in asked if re.search("/own-layers/", url)]

    with page.expect_response(re.compile("/data/")):
        box.check()
    screen.map.get_by_role("button", name="Layers").click()
    screen.map.locator("#map_div").click(position={"x": 300, "y": 300})

    expect(feature.get_by_role("heading")).to_have_text("Rail <b>heads</b>, a")
    expect(feature.get_by_text(SCRIPT)).to_be_visible()
    expect(feature.get_by_text("{{7*191}}")).to_be_visible()
    page.keyboard.press("Escape")
    expect(feature).to_have_count(0)


def test_a_linked_layer_says_whose_it_is_and_when_it_was_fetched(
    open_server, new_reader, tmp_path, monkeypatch
):
    with service() as (host, _):
        monkeypatch.setenv(HOSTS, host)
        server = open_server(write_folder(tmp_path / "atlas"))
        home = home_of(str(server.folder), server.data)
        with open_store(home.url, origin=read_atlas(server.folder)) as store:
            facts = {LINKED: f"http://{host}/ogc/collections/x"}
            store.layers.add("x", [], title="Theirs", facts=facts, author=LOCAL, why="linked")
            drafts = [draft.item for draft in store.review.awaiting(reader=LOCAL)]
            store.review.publish(drafts, author=LOCAL)
        page = new_reader().new_page()
        page.goto(f"{server.address}/explore")
        screen = Explore(page).drawn()
        screen.map.get_by_role("button", name="Layers").click()

        screen.map.get_by_role("checkbox", name=f"Theirs from {host}").check()

        expect(screen.map.get_by_text(re.compile(rf"from {host}, fetched .* UTC"))).to_be_visible()
