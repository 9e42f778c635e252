import csv
import io
import json
import re
from datetime import datetime

import pytest
from playwright.sync_api import expect

from tests.browser.screens import Explore, SourcesAndMethod, middle, number_in
from tests.builders import claim, denial, write_folder

pytestmark = pytest.mark.browser

SEOUL = "?view=37.570,126.980,9.00"
"""An address in whose middle Seoul stands, and nothing else near it."""


@pytest.fixture(scope="module")
def own_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("own") / "atlas"


@pytest.fixture
def own_atlas(own_folder):
    """The folder of a small atlas of two claims, which a test may change."""
    return write_folder(own_folder)


def test_it_opens_with_map_timeline_cards_and_caption_telling_the_same(explore, shipped):
    screen = explore(shipped)

    expect(screen.title).to_have_text("North Korean troops in Russia")
    claims = screen.claims_in_caption()
    assert claims > 100
    screen.shows(claims)
    expect(screen.cards).to_contain_text(f"{claims} claims · said 6 Oct – 5 Nov 2024")
    assert (screen.date("Said from"), screen.date("to")) == ("2024-10-06", "2024-11-05")


def test_a_place_chosen_on_the_map_opens_its_cards_and_escape_closes_them(explore, shipped):
    screen = explore(shipped, SEOUL)
    expect(screen.close).to_be_hidden()

    screen.click_middle_of_map()

    expect(screen.heading).to_have_text("Seoul")
    screen.await_parameter("chosen", "place:seoul")
    expect(screen.card.first.get_by_role("definition").nth(1)).to_contain_text("Seoul")

    screen.page.keyboard.press("Escape")

    expect(screen.heading).to_have_text("Claims in view")
    expect(screen.page).not_to_have_url(re.compile("chosen="))


def test_a_mark_of_the_timeline_opens_the_claims_it_stands_for(explore, shipped):
    screen = explore(shipped, "?source=kremlin-peskov")
    (left, right), y = across(screen.day), top_lane(screen)
    tip = screen.timeline.get_by_text(re.compile(r"^Kremlin.*: \d+ "))

    point_until_visible(screen.page, tip, left, right, y)
    count = number_in(tip.text_content().split(":")[-1])
    screen.page.mouse.down()
    screen.page.mouse.up()

    expect(screen.heading).to_have_text(re.compile("2024, Kremlin"))
    expect(screen.card).to_have_count(count)
    screen.close.click()
    expect(screen.heading).to_have_text("Claims in view")


def test_a_row_of_the_table_and_a_relation_open_the_claim_they_name(explore, shipped):
    screen = explore(shipped, "?q=Peskov")
    screen.open_table()
    statement = screen.row.first.get_by_role("cell").nth(3).get_by_role("button")

    statement.click()

    expect(screen.card).to_have_count(1)
    expect(screen.card).to_contain_text(statement.text_content())
    expect(screen.row.first).to_have_attribute("aria-current", "true")

    relation = screen.card.get_by_role("button", name=re.compile(r", \d+ \w+")).first
    source = relation.text_content().split(",")[0]
    relation.click()

    expect(screen.heading).to_contain_text(source)
    expect(screen.card).to_have_count(1)
    screen.await_parameter("chosen", "claim:")


def test_dragging_time_redraws_the_map_without_python_and_tells_it_once_on_release(
    explore, shipped
):
    screen = explore(shipped)
    before, caption = screen.marks.get_attribute("aria-label"), screen.caption.text_content()
    screen.sent.clear()

    screen.drag_window(80)

    expect(screen.marks).not_to_have_attribute("aria-label", before)
    expect(screen.caption).to_have_text(caption)
    assert screen.sent == []

    screen.page.mouse.up()

    expect(screen.caption).not_to_have_text(caption)
    screen.shows(screen.claims_in_caption())
    assert len(screen.sent) == 1
    assert screen.date("Said from") > "2024-10-06"
    assert days_in(screen.caption) == (screen.date("Said from"), screen.date("to"))
    assert screen.parameter("from") == screen.date("Said from")


def test_filters_narrow_and_count_what_each_choice_would_show(explore, shipped):
    screen = explore(shipped)
    pill = screen.pill("denies")
    denials = number_in(pill.text_content())

    pill.click()

    screen.shows(denials)
    assert screen.parameter("stance") == "denies"

    screen.choose("Source", re.compile("Peskov"))

    expect(screen.caption).to_have_text(re.compile("^[1-9] of .* 1 source "))
    peskovs = screen.claims_in_caption()
    assert peskovs < denials
    screen.shows(peskovs)
    expect(screen.pill("denies")).to_have_text(f"denies {peskovs}")

    screen.page.get_by_role("button", name="Clear all filters").click()

    expect(screen.page).not_to_have_url(re.compile("stance="))
    assert screen.claims_in_caption() > denials


def test_an_address_opened_elsewhere_shows_the_same(explore, shipped):
    here = explore(shipped, "?from=2024-10-10&to=2024-10-31&stance=asserts,denies&view=52,36,5")
    here.timeline.get_by_role("radio", name="Topic").check(force=True)
    here.timeline.get_by_role("radio", name="Cumulative").check(force=True)
    here.card.nth(1).get_by_role("button", name="Show on map").click()
    expect(here.heading).not_to_have_text("Claims in view")
    here.day.focus()
    here.page.keyboard.press("End")
    here.await_parameter("day", "2024-10-31")
    here.map.get_by_role("button", name="Zoom in").click()
    here.await_parameter("view", r".*,6\.00")

    there = explore(shipped, here.page.url.split("/")[-1])

    expect(there.heading).to_have_text(here.heading.text_content())
    expect(there.caption).to_have_text(here.caption.text_content())
    for part, attribute in (("marks", "aria-label"), ("day", "aria-valuetext")):
        same = getattr(here, part).get_attribute(attribute)
        expect(getattr(there, part)).to_have_attribute(attribute, same)
    for choice in ("Topic", "Cumulative"):
        expect(there.timeline.get_by_role("radio", name=choice)).to_be_checked()
    for parameter in ("from", "to", "stance", "view", "day", "mode", "lanes", "chosen"):
        assert there.parameter(parameter) == here.parameter(parameter) is not None


def test_claims_without_a_location_are_counted_and_listed(explore, shipped):
    screen = explore(shipped)
    tray = screen.map.get_by_text(re.compile("claims in this window give no location"))
    count = number_in(tray.locator("..").text_content())

    screen.map.get_by_role("button", name="Show", exact=True).click()

    expect(screen.heading).to_have_text("No location given")
    expect(screen.card).to_have_count(count)


def test_the_inset_swaps_the_theatres_and_the_legend_follows_what_is_drawn(explore, shipped):
    screen = explore(shipped)
    occupied = screen.legend.get_by_text("temporarily occupied")
    expect(screen.inset).to_contain_text("Kursk and Ukraine")
    expect(occupied).to_have_count(0)

    screen.inset.get_by_role("button", name="swap").click()

    expect(screen.inset).to_contain_text("Far East and Korea")
    expect(occupied).to_be_visible()
    screen.await_parameter("view", r"(4|5)\d\.\d+,(3|4)\d\.")


def test_downloads_hold_the_claims_that_the_caption_counts_and_drafts_when_asked_for(
    explore, shipped
):
    screen = explore(shipped, "?from=2024-06-01&to=2025-12-31")
    published = screen.claims_in_caption()

    screen.page.get_by_role("switch", name="Include drafts").check(force=True)

    expect(screen.caption).not_to_have_text(re.compile(f"^{published} of "))
    count = screen.claims_in_caption()
    assert count > published
    assert screen.parameter("drafts") == "1"
    screen.shows(count)
    table = list(csv.DictReader(io.StringIO(downloaded(screen, "CSV").decode("utf-8-sig"))))
    collection = json.loads(downloaded(screen, "GeoJSON"))
    assert len(table) == len(collection["features"]) == count
    assert {row["claim_id"] for row in table} == {each["id"] for each in collection["features"]}
    assert {row["status"] for row in table} == {"published", "draft"}


def test_another_page_and_back_keeps_what_was_chosen(explore, shipped):
    screen = explore(shipped, "?stance=denies")
    screen.cards.get_by_role("button", name="Show on map").first.click()
    expect(screen.heading).not_to_have_text("Claims in view")
    heading, caption = screen.heading.text_content(), screen.caption.text_content()

    screen.page.get_by_role("link", name="Sources & method").click()
    SourcesAndMethod(screen.page).drawn()
    screen.page.get_by_role("link", name="Explore").click()

    screen.drawn()
    expect(screen.caption).to_have_text(caption)
    expect(screen.heading).to_have_text(heading)
    assert screen.parameter("stance") == "denies"


def test_a_dark_system_gets_a_dark_page_and_a_dark_map(explore, shipped):
    screen = explore(shipped, color_scheme="dark")

    page = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    assert screen.page.evaluate(page) == "rgb(18, 24, 29)"
    expect(screen.map.locator("html")).to_have_css("color-scheme", "dark")


def test_two_tabs_of_one_reader_do_not_hear_each_other(explore, shipped):
    one = explore(shipped, SEOUL)
    other = Explore(one.page.context.new_page())
    other.page.goto(f"{shipped.address}/explore{SEOUL}")
    other.drawn()

    one.click_middle_of_map()
    expect(one.heading).to_have_text("Seoul")
    other.timeline.get_by_role("radio", name="Topic").check(force=True)

    other.await_parameter("lanes", "topic")
    expect(other.heading).to_have_text("Claims in view")
    assert one.parameter("lanes") is None


def test_a_folder_that_changes_is_read_again_and_what_is_wrong_in_it_is_shown(
    explore, open_server, own_atlas
):
    screen = explore(open_server(own_atlas))
    expect(screen.caption).to_have_text(re.compile("^2 of 2 claims"))

    wrong = claim("third", said="mid Jan")
    write_folder(own_atlas, claims=[claim(), denial(), claim("fourth"), wrong])
    screen.pill("denies").click()
    screen.pill("denies").click()

    screen.shows(3)
    screen.page.get_by_text("1 fault was found; the rows are set aside").click()
    for words in ("row 4 (claim third)", "“mid Jan”"):
        cell = screen.page.locator("canvas [role=gridcell]", has_text=words)
        expect(cell).to_be_attached()


def test_a_folder_that_cannot_be_read_says_why_and_is_read_once_it_is_mended(
    explore, new_reader, open_server, own_atlas
):
    member = "<img src=x onerror=canary()>[a](javascript:canary())"
    places = {"type": "FeatureCollection", "features": [], member: 1}
    (own_atlas / "places.geojson").write_text(json.dumps(places))
    page = new_reader().new_page()

    page.goto(f"{open_server(own_atlas).address}/explore")

    expect(page.get_by_role("alert")).to_contain_text("places.geojson: a collection has no member")
    expect(page.get_by_role("alert")).to_contain_text(f"“{member}”")
    expect(page.locator("iframe")).to_have_count(0)

    write_folder(own_atlas)

    explore(open_server(own_atlas)).shows(2)


def across(locator):
    box = locator.bounding_box()
    return box["x"], box["x"] + box["width"]


def top_lane(screen):
    """Return the height on the page at which the first lane runs."""
    return middle(screen.timeline.get_by_role("listitem").first)[1]


def point_until_visible(page, locator, left, right, y):
    for x in range(int(left) + 4, int(right), 6):
        page.mouse.move(x, y)
        if locator.is_visible():
            return
    pytest.fail("There was nothing to point at.")


def days_in(caption):
    """Return the first and last day that a caption names, as 2024-10-06."""
    first, last = caption.text_content().split("said ")[1].split(" – ")
    shared = last.split()[len(first.split()) :]
    days = (" ".join([first, *shared]), last)
    return tuple(datetime.strptime(day, "%d %b %Y").date().isoformat() for day in days)


def downloaded(screen, form):
    with screen.page.expect_download() as download:
        screen.page.get_by_role("button", name=f"Download as {form}", exact=True).click()
    return download.value.path().read_bytes()
