import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import AXE
from tests.hostile import SUM_OF_THE_TEMPLATE, plain, write_hostile_atlas

pytestmark = pytest.mark.browser

OCTOBER = "?question=troops-sent&known=2024-10-28"
WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


class Disputes:
    """The Disputes screen of one page, by what a reader sees and hears of it."""

    def __init__(self, page):
        self.page = page
        self.title = page.get_by_role("heading", level=1)
        self.dispute = page.get_by_role("region", name="Dispute")
        self.slider = self.dispute.get_by_role("slider", name="As known on")
        self.grid = self.dispute.get_by_role("grid", name="Claims under the question")
        self.row = self.grid.locator("[role=row].claim")
        self.cards = page.get_by_role("region", name="Claims", exact=True)
        self.changes = page.get_by_role("region", name="Changes")

    def drawn(self):
        expect(self.row.first).to_be_visible()
        return self

    def row_of(self, words):
        return self.row.filter(has_text=words)

    def tab(self, name):
        self.dispute.get_by_role("tab", name=name).click()
        return self.dispute.get_by_role("tabpanel", name=name)


@pytest.fixture
def disputes(new_reader):
    """Open Disputes, drawn: disputes(server, "?question=killed")."""

    def open_page(server, query=OCTOBER, **options):
        page = new_reader(**options).new_page()
        page.goto(urljoin(f"{server.address}/disputes", query))
        return Disputes(page).drawn()

    return open_page


def test_every_claim_under_the_question_stands_in_one_of_three_sections(disputes, shipped):
    screen = disputes(shipped)

    expect(screen.title).to_have_text("How many North Korean troops were sent to Russia?")
    expect(screen.dispute).to_contain_text(
        "By 28 October 2024 six sources had put the number already sent at 1,500 to 12,000."
    )
    already, ahead, denied = screen.grid.get_by_role("rowgroup").all()
    expect(already).to_contain_text("Already sent Total since the start, unless a row says")
    expect(already.locator(".claim")).to_have_count(11)
    expect(ahead).to_contain_text("Another question. Shown for reference; not part of the reading")
    expect(ahead).to_contain_text("up to 12,000 (derived, 2 × 6,000)")
    expect(denied).to_contain_text("A denial is not zero, so it has no place on the axis")
    expect(denied.locator("svg.mark")).to_have_count(0)


def test_only_its_own_source_strikes_a_number(disputes, shipped):
    screen = disputes(shipped)

    expect(screen.row_of("superseded on 24 Oct by “about 12,000”").locator("s")).to_have_text(
        "about 11,000"
    )
    expect(screen.row_of("Followed by Pentagon").first.locator("s")).to_have_count(0)


def test_moving_the_day_redraws_before_it_is_let_go_and_then_writes_the_address(disputes, shipped):
    screen = disputes(shipped)
    expect(screen.row_of("about 12,000")).to_have_count(2)

    screen.slider.focus()
    screen.page.keyboard.down("Shift")
    screen.page.keyboard.down("ArrowLeft")  # a week, and still held
    expect(screen.slider).to_have_attribute("aria-valuetext", "21 October 2024")
    expect(screen.row_of("about 12,000")).to_have_count(0)
    expect(screen.dispute).to_contain_text("By 21 October 2024")
    screen.page.keyboard.up("ArrowLeft")
    screen.page.keyboard.up("Shift")

    expect(screen.page).to_have_url(re.compile("known=2024-10-21"))


def test_the_first_day_says_that_nothing_had_been_said_and_the_last_is_today(disputes, shipped):
    screen = disputes(shipped)

    screen.slider.focus()
    screen.page.keyboard.press("Home")
    nothing = "Nothing had been said by 1 October 2024. Move the day on."
    expect(screen.dispute.get_by_text(nothing)).to_be_visible()
    expect(screen.row).to_have_count(0)

    screen.page.keyboard.press("End")
    expect(screen.slider).to_have_attribute("aria-valuetext", "today")
    expect(screen.row_of("up to 100,000")).to_have_count(1)
    expect(screen.page).not_to_have_url(re.compile("known="))


def test_the_day_is_carried_to_explore_where_one_press_shows_today(disputes, shipped):
    screen = disputes(shipped)

    screen.page.get_by_role("link", name="Explore").click()

    timeline = screen.page.get_by_role("region", name="Timeline")
    expect(timeline.get_by_text("As known on 28 October 2024")).to_be_visible()
    timeline.get_by_role("button", name="Show today").click()
    expect(timeline.get_by_text("As known on")).to_be_hidden()
    expect(screen.page).not_to_have_url(re.compile("known="))


def test_a_row_opens_its_card_and_escape_closes_it(disputes, shipped):
    screen = disputes(shipped)

    screen.row_of("between 2,000 and 12,000").click()

    card = screen.cards.get_by_role("article")
    expect(card).to_contain_text("leaned, if verified, to the lower end")
    expect(screen.page).to_have_url(re.compile("chosen=claim:western-official-2000-12000"))
    screen.page.keyboard.press("Escape")
    expect(screen.cards).to_be_hidden()
    expect(screen.page).not_to_have_url(re.compile("chosen="))


def test_rows_are_walked_and_opened_with_the_keys(disputes, shipped):
    screen = disputes(shipped)

    screen.row.first.focus()
    screen.page.keyboard.press("ArrowDown")
    expect(screen.row.nth(1)).to_be_focused()
    screen.page.keyboard.press("End")
    expect(screen.row.last).to_be_focused()
    screen.page.keyboard.press("Enter")

    expect(screen.row.last).to_have_attribute("aria-current", "true")
    expect(screen.cards.get_by_role("article")).to_have_count(1)


def test_hiding_the_foreseen_takes_its_rows_and_its_numbers_off_the_axis(disputes, shipped):
    screen = disputes(shipped, "?question=troops-sent")
    axis = screen.dispute.locator(".axis")
    expect(axis).to_contain_text("100,000")

    screen.page.get_by_role("switch", name="Foreseen, as reference").uncheck(force=True)

    expect(screen.row_of("up to 100,000")).to_have_count(0)
    expect(axis).not_to_contain_text("100,000")
    expect(screen.page).to_have_url(re.compile("hide=foreseen"))


def test_who_moved_pairs_a_denial_with_the_confirmation_that_took_it_back(disputes, shipped):
    panel = disputes(shipped, "?question=did-they-fight").tab("Who moved")

    pair = panel.get_by_role("listitem").filter(has_text="Kremlin (Peskov)").first
    expect(pair).to_contain_text("General Staff (Russia)")
    expect(pair).to_contain_text("Another office of the same state")


def test_origins_tell_echoes_from_corroboration(disputes, shipped):
    panel = disputes(shipped).tab("Origins")

    echoed = (
        panel.get_by_role("listitem")
        .filter(has_text="single origin")
        .filter(has_text="White House")
    )
    expect(echoed.first).to_contain_text("repeats White House")


def test_the_table_has_a_row_for_each_row_of_the_chart(disputes, shipped):
    screen = disputes(shipped)
    rows = screen.row.count()

    table = screen.tab("Table").get_by_role("region", name="Table of claims")

    expect(table.get_by_role("row")).to_have_count(rows + 1)


def test_a_question_of_yes_or_no_has_words_and_no_axis(disputes, shipped):
    screen = disputes(shipped, "?question=did-they-fight")

    expect(screen.grid).to_contain_text("Said in answer")
    expect(screen.grid.locator("svg.mark")).to_have_count(0)
    expect(screen.dispute.locator(".axis .number")).to_have_count(0)


def test_what_changed_is_counted_and_opens_as_cards(disputes, shipped):
    screen = disputes(shipped)

    added = screen.changes.get_by_role("button", name="Numbers added 11")
    added.click()

    expect(screen.cards.get_by_role("article")).to_have_count(11)
    screen.changes.get_by_role("combobox", name="Changed since").select_option("21 Oct 2024")
    expect(
        screen.changes.get_by_role("button", name=re.compile("Numbers added [1-9]$"))
    ).to_be_visible()
    expect(screen.page).to_have_url(re.compile("since=2024-10-21"))


def test_on_a_phone_rows_stack_and_everything_pressed_is_44_pixels_tall(disputes, shipped):
    screen = disputes(shipped, viewport=PHONE)

    row = screen.row_of("superseded on 24 Oct by “about 12,000”")
    source = row.get_by_role("rowheader").bounding_box()
    number = row.get_by_text("about 11,000", exact=True).bounding_box()
    assert number["y"] >= source["y"] + source["height"]
    width = screen.page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
    pressed = [*screen.row.all()[:5], *screen.dispute.get_by_role("tab").all(), screen.slider]
    assert [each for each in pressed if each.bounding_box()["height"] < 44] == []


@pytest.mark.parametrize(
    ("tab", "theme", "size"),
    [
        ("Range", "light", WIDE),
        ("Range", "dark", WIDE),
        ("Range", "light", PHONE),
        ("Who moved", "dark", WIDE),
        ("Origins", "light", PHONE),
        ("Table", "light", WIDE),
    ],
)
def test_axe_finds_nothing(disputes, shipped, tab, theme, size):
    page = disputes(shipped, viewport=size, color_scheme=theme, bypass_csp=True).page
    page.get_by_role("tab", name=tab).click()
    expect(page.get_by_role("tabpanel", name=tab)).to_contain_text("Kremlin")

    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]

    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_hostile_words_stand_as_text_in_every_tab(new_reader, open_server, tmp_path_factory):
    hostile = write_hostile_atlas(tmp_path_factory.mktemp("hostile") / "atlas")
    server = open_server(hostile.folder)
    page = new_reader().new_page()
    page.goto(f"{server.address}/disputes")
    screen = Disputes(page)
    expect(screen.title).not_to_be_empty()

    seen = [plain(screen.dispute.text_content())]
    for name in ("Who moved", "Origins", "Table"):
        screen.tab(name)
        expect(screen.dispute.get_by_role("tabpanel", name=name)).not_to_be_empty()
        seen.append(plain(screen.dispute.text_content()))

    assert not [each for each in seen if SUM_OF_THE_TEMPLATE in each]
    assert not Path(hostile.ran).exists()
