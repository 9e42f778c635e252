import os
import re
import signal

import pytest
from playwright.sync_api import expect

from tests.browser.screens import middle
from tests.browser.test_axe import serious_faults
from tests.builders import place, write_folder
from tests.serving import free_port, serve

pytestmark = pytest.mark.browser

OUTER = [[40, 55], [44, 55], [44, 58], [40, 58], [40, 55]]
HOLE = [[41.123456789012, 56], [43, 56], [43, 57], [41, 57], [41.123456789012, 56]]
ISLAND = [[46, 55], [48, 55], [48, 57], [46, 57], [46, 55]]
TWO_PARTS = {"type": "MultiPolygon", "coordinates": [[OUTER, HOLE], [ISLAND]]}
THREE_SIDES = [[50.25, 56.25], [53, 56.25], [53, 57.5], [50.25, 56.25]]
NEIGHBOUR = {"type": "Polygon", "coordinates": [THREE_SIDES]}
WRITTEN = {"names": {"en": "Two parts", "uk": "Дві частини"}, "wikidata_id": "Q1899",
           "alternatives": ["a <b>b</b>", "{{7*191}}"]}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small atlas with a place of two parts, one of them with a hole."""
    area = place("two-parts", geometry=TWO_PARTS, precision="region", uncertainty_m=200_000,
                 **WRITTEN)  # fmt: skip
    wonsan = place("wonsan", (127.44, 39.15), country="KP")
    near = place("neighbour", geometry=NEIGHBOUR, precision="region", uncertainty_m=200_000)
    far = [[[[x - 25, y] for x, y in ring] for ring in part] for part in TWO_PARTS["coordinates"]]
    to_cut = place("to-cut", geometry={"type": "MultiPolygon", "coordinates": far},
                   precision="region", uncertainty_m=200_000, wikidata_id="Q1899")  # fmt: skip
    places = [place(), wonsan, area, near, to_cut]
    return write_folder(tmp_path_factory.mktemp("edit") / "atlas", places=places)


@pytest.fixture
def desk(new_reader, open_server, folder):
    """Open the Edit page as somebody, with a row selected."""

    def open_page(name, row="two-parts", table="places", **options):
        page = new_reader(**options).new_page()
        page.goto(f"{open_server(folder).address}/edit?table={table}&row={row}&as={name}")
        return Desk(page).drawn()

    return open_page


class Desk:
    """The Edit page by what its reader sees."""

    def __init__(self, page):
        self.page = page
        self.layers = []
        page.on("response", self._keep)
        self.map = page.frame_locator("iframe[title^=streamlit_folium]")
        self.corners = self.map.locator(".marker-icon:not(.marker-icon-middle)")
        self.attributes = page.get_by_role("region", name="Attributes")

    def _keep(self, response):
        if "/data/" in response.url:
            self.layers.append(response)

    def drawn(self):
        expect(self.map.get_by_role("img", name=re.compile("^Map of "))).to_be_visible()
        expect(self.attributes.get_by_role("gridcell").first).to_be_visible()
        return self

    def cell(self, text):
        return self.attributes.get_by_role("gridcell", name=text, exact=True)

    def edit_cell(self, text, value):
        self.cell(text).first.dblclick()
        self.attributes.get_by_role("textbox").fill(value)
        self.page.keyboard.press("Enter")

    def unsaved(self, count):
        words = f"{count} unsaved {'change' if count == 1 else 'changes'}"
        expect(self.page.get_by_text(words)).to_be_visible()

    def save(self, why):
        self.ask_to_save(why)
        expect(self.page.get_by_role("dialog")).to_have_count(0)

    def ask_to_save(self, why):
        self.page.get_by_role("button", name="Save for review").click()
        dialog = self.page.get_by_role("dialog")
        expect(dialog).to_be_visible()
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-script-state", "notRunning")  # nobody types before
        dialog.get_by_role("textbox").fill(why)
        self.page.keyboard.press("Tab")
        dialog.get_by_role("button", name="Save", exact=True).click()

    def pick_up(self, tool):
        button = self.map.get_by_role("button", name=tool, exact=True)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")

    def at(self, longitude, latitude):
        """Return where a position of the map is on the page."""
        return self.on_page(TO_PIXEL, [latitude, longitude])

    def on_page(self, script, argument=None):
        """Return where a point is on the page that a script tells within the map's frame."""
        frame = next(each for each in self.page.frames if "streamlit_folium" in each.url)
        x, y = frame.evaluate(script, argument)
        corner = self.page.locator("iframe[title^=streamlit_folium]").bounding_box()
        return corner["x"] + x, corner["y"] + y

    def rows(self):
        """Return the newest layer that the page fetched, by row."""
        for response in reversed(self.layers):
            payload = response.json()
            if "rows" in payload:
                return dict(payload["rows"])
        raise AssertionError("no layer was fetched")


TO_PIXEL = """(at) => {
    const map = Object.values(window).find((value) => value?.latLngToContainerPoint);
    const corner = map.getContainer().getBoundingClientRect();
    const { x, y } = map.latLngToContainerPoint(at);
    return [corner.x + x, corner.y + y];
}"""


def drag(page, handle, by):
    x, y = middle(handle)
    drag_to(page, (x, y), (x + by[0], y + by[1]))


def drag_to(page, start, end):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    page.mouse.move(*end, steps=4)
    page.mouse.up()


def positions(geometry):
    return [at for part in geometry["coordinates"] for ring in part for at in ring[:-1]]


def test_a_vertex_of_a_multipolygon_with_a_hole_is_dragged_and_all_else_stays_as_it_was(desk):
    screen = desk("Ann")
    expect(screen.corners).to_have_count(12)
    before = screen.rows()["two-parts"]

    drag(screen.page, screen.corners.nth(2), (18, -12))
    screen.unsaved(1)
    screen.page.reload()  # in the middle of unsaved work
    screen.drawn()
    screen.unsaved(1)
    expect(screen.map.get_by_text("version 1, saved")).to_be_visible()
    screen.layers.clear()
    screen.save("the report names another corner")
    expect(screen.page.get_by_text("version 2")).to_be_visible()
    expect(screen.page.get_by_text("Awaiting review").first).to_be_visible()
    screen.page.reload()
    screen.drawn()

    after = screen.rows()["two-parts"]
    assert {k: v for k, v in after.items() if k != "geometry"} == {
        k: v for k, v in before.items() if k != "geometry"
    }
    assert after["geometry"]["type"] == "MultiPolygon"
    assert [len(part) for part in after["geometry"]["coordinates"]] == [2, 1]
    old, new = positions(TWO_PARTS), positions(after["geometry"])
    moved = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert len(moved) == 1
    assert all(len(str(number).partition(".")[2]) <= 7 for number in moved[0][1])


def test_a_shape_is_moved_rotated_and_cut_and_keeps_parts_hole_properties_and_id(desk):
    screen = desk("Ida", row="to-cut")
    page = screen.page
    for line in ("Borders", "Coast"):
        page.get_by_role("button", name=line, exact=True).click()
    before = screen.rows()["to-cut"]

    screen.pick_up("Move")
    x, y = screen.at(22, 56)
    drag_to(page, (x, y), (x + 30, y + 10))
    expect(page.get_by_role("button", name="Undo")).to_be_enabled()
    screen.pick_up("Rotate")
    expect(screen.map.locator(".marker-icon-middle")).to_have_count(0)  # none to be added now
    drag(page, screen.corners.first, (0, 25))
    expect(page.get_by_text("draft kept")).to_be_visible()
    screen.pick_up("Cut out")
    x, y = screen.on_page(MIDDLE_OF_ISLAND)
    drawn = screen.corners.count()
    for across, down in ((-20, -20), (20, -20), (20, 20), (-20, 20)):
        page.mouse.click(x + across, y + down)
        drawn += 1
        expect(screen.corners).to_have_count(drawn)
    page.mouse.click(x - 20, y - 20)  # the first again closes it
    expect(page.get_by_text("vertices in 2 parts").last).to_have_text(re.compile("^16 "))
    screen.layers.clear()
    screen.save("the map of the report")
    screen.page.reload()
    screen.drawn()

    after = screen.rows()["to-cut"]
    old, new = before.pop("geometry"), after.pop("geometry")
    assert after == before
    assert new["type"] == "MultiPolygon"
    assert [len(part) for part in old["coordinates"]] == [2, 1]
    assert [len(part) for part in new["coordinates"]] == [2, 2]
    assert not {tuple(at) for at in positions(old)} & {tuple(at) for at in positions(new)}


MIDDLE_OF_ISLAND = """() => {
    const ours = [...document.querySelectorAll("path.leaflet-interactive")];
    const parts = ours.map((path) => path.getAttribute("d").split("M").slice(1));
    const [island] = parts.find(({ length }) => length === 3).slice(-1);
    const numbers = island.match(/-?[\\d.]+/g).map(Number);
    const mean = (side) => {
        const values = numbers.filter((_, at) => at % 2 === side);
        return (Math.min(...values) + Math.max(...values)) / 2;
    };
    const { a, d, e, f } = ours[0].getScreenCTM();
    return [mean(0) * a + e, mean(1) * d + f];
}"""


def test_unsaved_work_and_its_undo_outlive_a_server_that_was_killed(chromium, folder, tmp_path):
    log, port = tmp_path / "log", free_port()
    page = chromium.new_page()  # nobody watches it: a page without a server has errors to tell
    with serve(folder, log, port=port) as server:
        page.goto(f"{server.address}/edit?table=places&row=wonsan&as=Kim")
        screen = Desk(page).drawn()
        screen.edit_cell("Wonsan", "Wonsan port")
        expect(page.get_by_text("draft kept")).to_be_visible()
        os.kill(server.process, signal.SIGKILL)

    with serve(folder, log, port=port):
        page.reload()
        screen.drawn()

        screen.unsaved(1)
        expect(screen.cell("Wonsan port")).to_be_visible()
        page.get_by_role("button", name="Undo").click()
        expect(screen.cell("Wonsan")).to_be_visible()
        expect(page.get_by_text("1 unsaved change")).to_have_count(0)
    page.close()


def test_what_was_done_without_a_connection_is_kept_once_there_is_one(desk):
    screen = desk("Ben", row="vladivostok")
    screen.page.context.set_offline(True)
    screen.edit_cell("Vladivostok", "Port Vladivostok")
    expect(screen.cell("Port Vladivostok")).to_be_visible()
    kept = screen.page.evaluate("Object.values(localStorage).join()")
    screen.page.context.set_offline(False)
    screen.page.reload()
    screen.drawn()

    assert "Port Vladivostok" in kept or screen.cell("Port Vladivostok").count()
    expect(screen.cell("Port Vladivostok")).to_be_visible()
    screen.unsaved(1)


def test_two_browsers_that_change_one_cell_meet_before_anything_is_lost(desk):
    carla, dan = desk("Carla", row="wonsan"), desk("Dan", row="wonsan")
    carla.edit_cell("Wonsan", "Wonsan port")
    carla.unsaved(1)
    dan.edit_cell("Wonsan", "Port of Wonsan")
    dan.unsaved(1)
    carla.save("a port is meant")

    dan.ask_to_save("as the map names it")
    choice = dan.page.get_by_role("dialog", name="Somebody else saved the same")

    expect(choice.get_by_text("Theirs (Carla)")).to_be_visible()
    expect(choice.get_by_text("Wonsan port")).to_be_visible()
    expect(choice.get_by_text("Port of Wonsan")).to_be_visible()
    choice.get_by_text("Mine", exact=True).last.click()
    choice.get_by_role("button", name="Save my choice").click()
    expect(dan.page.get_by_text("version 3")).to_be_visible()
    expect(dan.cell("Port of Wonsan")).to_be_visible()


def test_keys_alone_edit_a_cell_move_a_vertex_and_undo(desk):
    screen = desk("Eve")
    page = screen.page
    screen.cell("two-parts").click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(screen.attributes.get_by_role("textbox")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type("Two areas")
    page.keyboard.press("Enter")
    screen.unsaved(1)
    expect(screen.cell("Two areas")).to_be_focused()
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Nothing is changed.").or_(page.get_by_text("two-parts · version"))
           .first).to_be_visible()  # fmt: skip
    expect(screen.cell("Two areas")).to_have_count(0)

    screen.map.locator("#map_div").focus()
    for key in (".", ".", "Alt+ArrowRight"):
        page.keyboard.press(key)
    screen.unsaved(1)


def test_a_new_point_is_drawn_deleted_and_brought_back(desk):
    screen = desk("Finn", row="")
    page = screen.page
    screen.map.get_by_role("button", name="Draw a point").click()
    x, y = middle(screen.map.locator("#map_div"))
    page.mouse.click(x, y)
    screen.unsaved(1)
    expect(page.get_by_text("place_id is missing")).to_be_visible()

    screen.map.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("place_id is missing")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    screen.unsaved(1)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_edit_page_and_its_map(desk, theme):
    screen = desk("Gus", color_scheme=theme)
    expect(screen.corners.first).to_be_visible()
    page, in_map = screen.page.frames

    assert serious_faults(page) == []
    assert serious_faults(in_map) == []


def test_words_of_the_atlas_stand_in_the_attributes_as_text(desk):
    screen = desk("Hal")

    expect(screen.cell("a <b>b</b>, {{7*191}}")).to_be_visible()


@pytest.mark.parametrize(("theme", "row"), [("light", "neighbour"), ("dark", "to-cut")])
def test_axe_finds_nothing_serious_with_the_form_and_each_dialog_open(desk, theme, row):
    screen = desk("Lea", row=row, color_scheme=theme)
    page = screen.page
    dialog = page.get_by_role("dialog")
    screen.edit_cell(row.title(), "Another name")
    page.get_by_text("All fields").click()
    expect(page.get_by_role("textbox", name="place_id")).to_be_visible()
    assert serious_faults(page.frames[0]) == []

    screen.save("to have something to review")
    screen.attributes.get_by_role("checkbox", name=f"Select {row}").click()  # lets go of it
    for words in ("Review them", "Compare two revisions", "New layer"):
        page.get_by_role("button", name=words).click()
        expect(dialog).to_be_visible()
        assert serious_faults(page.frames[0]) == []
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
