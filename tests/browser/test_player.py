"""The player as its audience meets it: on a screen, on a phone, in a frame, and from a file."""

import re
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import expect

from geodata import read_atlas
from geodata.briefings import Briefing, Scene
from geodata.facets import Facets
from geodata.selection import Selection, parse_query, select_claims
from layers.standalone import standalone_html
from tests.hostile import SUM_OF_THE_TEMPLATE, attacks, plain
from tests.presenting import one_scene_each, told_with_ground

pytestmark = pytest.mark.browser

SCREEN = {"width": 1920, "height": 1080}
PHONE = {"width": 390, "height": 844}
SMALLEST_LETTER_PX = 18
LETTERS = (
    ("500 12px Plex", "Wonsan"),
    ("500 12px Plex", "Владивосток"),
    ("400 12px PlexKR", "원산"),
    ("600 40px PlexSerif", "By ship"),
)
AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def told():
    return told_with_ground(read_atlas())


@pytest.fixture(scope="module")
def file(told, tmp_path_factory):
    """The shipped briefing in one file."""
    return write(told, told.briefing(told.atlas.briefings[0]), tmp_path_factory.mktemp("file"))


@pytest.fixture
def presented(new_reader, shipped):
    """Open the shipped briefing, drawn: presented("crossing")."""

    def open_page(scene="", **options):
        page = new_reader(**{"viewport": SCREEN} | options).new_page()
        page.goto(f"{shipped.address}/present?scene={scene}")
        return drawn(page)

    return open_page


@pytest.fixture
def opened(chromium):
    """Open a file from disk with the network cut; whatever it asks for or complains of fails."""
    faults = []
    with chromium.new_context(viewport=SCREEN, offline=True, reduced_motion="reduce") as context:
        context.expose_function("canary", lambda *_: faults.append("a text ran as a script"))
        context.on("weberror", lambda error: faults.append(f"error: {error.error}"))
        context.on("console", lambda message: faults.append(message.text))

        def open_file(path, viewport=SCREEN):
            page = context.new_page()
            page.set_viewport_size(viewport)
            asked = []
            page.on("request", lambda request: asked.append(request.url))
            page.goto(path.as_uri())
            drawn(page)
            faults.extend(url for url in asked if not url.startswith(("file:", "data:", "about:")))
            assert [url for url in asked if url.startswith("file:")] == [path.as_uri()]
            return page

        yield open_file
    assert faults == []


def test_keys_lead_through_the_scenes_and_no_further(presented):
    page = presented()
    scenes = read_atlas().briefings[0].scenes

    for key, at in [("ArrowRight", 1), ("Space", 2), ("ArrowLeft", 1), ("End", 11),
                    ("ArrowRight", 11), ("Home", 0), ("ArrowLeft", 0)]:  # fmt: skip
        page.keyboard.press(key)
        expect(page.get_by_role("heading", level=1)).to_have_text(scenes[at].title)
        expect(page.locator(".progress [aria-current]")).to_have_count(1)
        assert at == page.locator(".progress button").evaluate_all(
            "all => all.findIndex((one) => one.ariaCurrent === 'step')"
        )


def test_the_address_names_the_scene_that_is_on(presented):
    page = presented("crossing")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text(re.compile("Vladivostok"))

    page.keyboard.press("ArrowRight")
    expect(title).to_have_text(re.compile("Sergeevka"))
    page.reload()

    expect(title).to_have_text(re.compile("Sergeevka"))


def test_every_scene_of_the_shipped_briefing_fits_the_screen_in_letters_a_room_can_read(presented):
    page = presented()

    for _ in read_atlas().briefings[0].scenes:
        words = page.locator(".words")
        assert words.evaluate("words => words.scrollHeight <= words.clientHeight + 1")
        assert words.evaluate(SMALLEST) >= SMALLEST_LETTER_PX
        assert is_left_of(words, page.locator(".stage .lenses"))
        page.keyboard.press("ArrowRight")


def test_the_notes_keep_in_step_with_the_screen_both_ways(presented):
    page = presented("crossing")

    with page.context.expect_page() as opening:
        page.keyboard.press("n")
    notes = opening.value
    expect(notes.get_by_text("Every line on the map is schematic")).to_be_visible()

    page.keyboard.press("ArrowRight")
    expect(notes.get_by_role("heading", level=1)).to_have_text(re.compile("Sergeevka"))
    notes.get_by_role("button", name="Previous").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Vladivostok"))


def test_notes_are_not_on_the_screen(presented):
    page = presented("crossing")

    expect(page.get_by_text("Every line on the map is schematic")).to_have_count(0)


def test_a_line_s_claims_stand_beside_the_map_until_escape(presented):
    page = presented("crossing")

    page.locator(".words .head").first.click()
    card = page.locator(".drawer article").first
    expect(card).to_contain_text("KBS World")

    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Vladivostok"))


def test_hovering_lifts_nothing_until_the_pointer_is_asked_for(presented):
    page = presented("crossing")
    head, mark = page.locator(".words .head").nth(2), page.locator(".strip .pointed")

    head.hover()
    expect(mark).to_have_count(0)
    page.mouse.move(5, 5)
    page.keyboard.press("p")
    head.hover()

    expect(mark).to_have_count(1)


def test_a_map_says_how_many_claims_a_scene_that_stands_still_speaks_of(presented):
    page = presented("crossing")
    scene = next(one for one in read_atlas().briefings[0].scenes if one.scene_id == "crossing")

    picture = page.get_by_role("img", name=re.compile(f"Map of {len(scene.claim_ids)} claims"))

    expect(picture).to_have_count(1)


def test_time_runs_in_a_scene_that_plays_unless_less_motion_is_wanted(presented):
    still = presented("in-kursk")
    expect(still.locator(".strip .now")).to_have_count(0)

    moving = presented("in-kursk", reduced_motion="no-preference")
    expect(moving.locator(".strip .now")).to_have_count(1)


def test_on_a_phone_the_words_stand_under_the_map_and_nothing_is_too_small_to_touch(presented):
    page = presented("crossing", viewport=PHONE, has_touch=True)

    above, below = (page.locator(name).bounding_box() for name in (".stage .lenses", ".words"))
    assert above["y"] + above["height"] <= below["y"] + 1
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for tool in page.locator(".tools button").all():
        box = tool.bounding_box()
        assert min(box["width"], box["height"]) >= 44


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("viewport", [SCREEN, PHONE], ids=["screen", "phone"])
def test_axe_finds_nothing_serious_on_a_scene(presented, viewport, theme):
    page = presented("crossing", viewport=viewport)
    if theme == "light":
        page.keyboard.press("t")

    assert axe(page) == []


def test_axe_finds_nothing_serious_on_the_notes_or_the_sources(presented):
    page = presented("crossing")
    with page.context.expect_page() as opening:
        page.keyboard.press("n")
    page.keyboard.press("s")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(opening.value.get_by_role("heading", level=1)).to_be_visible()

    assert axe(page) == []
    assert axe(opening.value) == []


def test_a_file_opens_from_disk_with_the_network_cut_and_presents_every_scene(opened, told, file):
    page = opened(file)

    for scene in told.atlas.briefings[0].scenes:
        expect(page.get_by_role("heading", level=1)).to_have_text(scene.title)
        expect(page.locator(".words li")).to_have_count(len(scene.text))
        page.keyboard.press("ArrowRight")


def test_a_file_holds_its_cards_and_its_sources_with_their_addresses(opened, file):
    page = opened(file)

    page.locator(".words .head").first.click()
    expect(page.locator(".drawer article").first).to_contain_text("KBS World")
    page.keyboard.press("Escape")
    page.keyboard.press("s")

    sources = page.get_by_role("dialog")
    expect(sources.get_by_role("link", name="KBS World").first).to_be_visible()
    expect(sources).to_contain_text("http://world.kbs.co.kr/")
    expect(sources).to_contain_text("Natural Earth")


def test_a_file_s_notes_keep_in_step_in_a_second_window(opened, file):
    page = opened(file)

    with page.context.expect_page() as opening:
        page.keyboard.press("n")
    notes = opening.value
    page.keyboard.press("End")
    expect(notes.get_by_text("Scene 12 of 12")).to_be_visible()
    notes.keyboard.press("Home")

    expect(page.get_by_text(re.compile("^Scene 1 of 12 "))).to_be_visible()


def test_the_letters_of_a_file_are_its_own(opened, file):
    page = opened(file)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")

    for face, words in LETTERS:
        assert page.evaluate(
            "([face, words]) => document.fonts.load(face, words).then((found) => found.length)",
            [face, words],
        )


def test_a_view_opens_from_a_file_with_map_timeline_and_cards(opened, told, tmp_path):
    setting = told.view(Selection())

    page = opened(write(told, setting, tmp_path), {"width": 1440, "height": 900})

    expect(page.get_by_role("img", name=re.compile("Map of 2.. claims"))).to_have_count(1)
    expect(page.get_by_role("slider", name="First day shown")).to_be_visible()
    expect(page.locator(".side article").first).to_be_visible()


TWO_SERVICES = Briefing(
    briefing_id="two-services",
    title="Two services",
    scenes=(
        Scene(scene_id="all", title="Everybody"),
        Scene(
            scene_id="pair",
            title="Side by side",
            selection={"lens": "gur,nis", "from": "2024-10-06", "to": "2024-11-05"},
        ),
    ),
)


def test_a_scene_with_two_lenses_is_two_maps_and_each_shows_its_own_source_s_claims(
    opened, told, tmp_path
):
    page = opened(write(told, told.briefing(TWO_SERVICES), tmp_path))
    maps = page.get_by_role("img", name=re.compile("^Map of "))
    expect(maps).to_have_count(1)

    page.keyboard.press("ArrowRight")

    expect(maps).to_have_count(2)
    for at, source in enumerate(sorted(["gur", "nis"], key=told.story.numbers["source"].get)):
        asked = parse_query({**TWO_SERVICES.scenes[1].selection, "lens": source}, known(told))[0]
        claims = len(select_claims(told.atlas, asked))
        expect(maps.nth(at)).to_have_attribute("aria-label", re.compile(f"^Map of {claims} claims"))
    names = page.locator(".lens-title:visible").all_text_contents()
    assert names == ["According to NIS (South Korea) alone", "According to HUR (Ukraine) alone"]


def test_a_briefing_without_scenes_says_so(chromium, told, tmp_path):
    empty = told.briefing(Briefing(briefing_id="empty", title="Nothing yet"))
    with chromium.new_context(offline=True) as context:
        page = context.new_page()

        page.goto(write(told, empty, tmp_path).as_uri())

        expect(page.get_by_text("This briefing has no scenes yet.")).to_be_visible()


def test_a_narrow_screen_shows_one_of_two_lenses_and_turns_to_the_other(opened, told, tmp_path):
    page = opened(write(told, told.briefing(TWO_SERVICES), tmp_path), PHONE)
    maps = page.get_by_role("img", name=re.compile("^Map of "))
    page.keyboard.press("ArrowRight")
    seen = page.get_by_role("group", name="Seen through")

    expect(page.get_by_text("According to NIS (South Korea) alone")).to_be_visible()
    seen.get_by_role("button", name="HUR (Ukraine)").click()

    expect(page.get_by_text("According to HUR (Ukraine) alone")).to_be_visible()
    expect(maps).to_have_count(1)
    page.keyboard.press("l")
    expect(page.get_by_text("According to NIS (South Korea) alone")).to_be_visible()


def test_a_view_through_two_lenses_is_two_maps_in_a_file_too(opened, told, tmp_path):
    setting = told.view(Selection(lens=frozenset({"gur", "nis"})))

    page = opened(write(told, setting, tmp_path), {"width": 1440, "height": 900})

    expect(page.get_by_role("img", name=re.compile("^Map of "))).to_have_count(2)


def test_hostile_words_of_a_briefing_stand_in_a_file_as_words(opened, told, tmp_path):
    tried = attacks("/nowhere")
    setting = told.briefing(one_scene_each(tried))

    page = opened(write(told, setting, tmp_path))
    with page.context.expect_page() as opening:
        page.keyboard.press("n")
    for words in tried:
        expect(page.locator(".words h1")).to_have_text(plain(words))
        expect(opening.value.locator("h1")).to_have_text(plain(words))
        expect(page.locator(".words li p")).to_have_text(plain(words))
        page.keyboard.press("ArrowRight")

    for window in (page, opening.value):
        assert SUM_OF_THE_TEMPLATE not in window.locator("body > div").text_content()


def test_a_page_to_embed_stands_in_somebody_else_s_page(new_reader, shipped):
    frame = f'<iframe src="{shipped.address}/embed?from=2024-10-06" width="900" height="700">'
    with elsewhere(frame) as address:
        page = new_reader().new_page()
        page.goto(address)

        inside = page.frame_locator("iframe")
        expect(inside.get_by_role("img", name=re.compile("Map of"))).to_have_count(1)
        expect(inside.get_by_role("link", name="Open in Dispatch Atlas")).to_be_visible()


SMALLEST = """words => Math.min(...[...words.querySelectorAll("*")]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .map((one) => parseFloat(getComputedStyle(one).fontSize)))"""


def drawn(page):
    """Wait until the map is drawn; by asking, because a file's policy lets no text be compiled."""
    for _ in range(400):
        if page.evaluate("performance.getEntriesByName('atlas:drawn').length"):
            return page
        page.wait_for_timeout(50)
    raise TimeoutError("The map was not drawn.")


def known(told):
    return Facets.of(told.atlas).known()


def write(told, setting, folder):
    path = folder / "page.html"
    path.write_bytes(standalone_html(setting, payload_of=told.payload))
    return path


def is_left_of(one, other):
    left, right = one.bounding_box(), other.bounding_box()
    return left["x"] + left["width"] <= right["x"] + 1


def axe(page):
    """Return what axe finds serious or critical."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        (each["id"], [node["html"][:120] for node in each["nodes"]])
        for each in found["violations"]
        if each["impact"] in ("serious", "critical")
    ]


class elsewhere:  # noqa: N801  # reads as what it is: with elsewhere(page) as address
    """Serve one page under another address than the atlas's."""

    def __init__(self, content):
        class Answer(BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.send_header("Content-Security-Policy", "frame-src *")
                self.end_headers()
                self.wfile.write(content.encode())

            def log_message(self, *_):
                pass

        self._server = HTTPServer(("localhost", 0), Answer)
        self._thread = threading.Thread(target=partial(self._server.serve_forever, 0.05))

    def __enter__(self):
        self._thread.start()
        return f"http://localhost:{self._server.server_port}/"

    def __exit__(self, *_):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()
