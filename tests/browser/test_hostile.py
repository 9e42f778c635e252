import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.hostile import SUM_OF_THE_TEMPLATE, TITLE, plain, write_hostile_atlas

pytestmark = pytest.mark.browser

HOSTILE_VALUES = {
    "from": "{{7*191}}<img src=x onerror=canary()>",
    "to": "![](http://elsewhere.example/x)",
    "q": "</script><script>canary()</script>{{7*191}}\u202e",
    "drafts": "{{7*191}}",
    "known": "{{7*191}}",
    "lens": "<img src=x onerror=canary()>,**b**",
    "source": "[a](javascript:canary()),:red[x]",
    "country": "<img src=x onerror=canary()>",
    "kind": "$x$",
    "stance": "**b**",
    "topic": "__proto__",
    "question": "${canary()}",
    "place": "constructor",
    "view": "1e9,{{7*191}},<svg onload=canary()>",
    "chosen": "place:__proto__",
    "day": "2024-99-99",
    "mode": "<script>canary()</script>",
    "step": "__proto__",
    "lanes": "constructor",
    "{{7*191}}": "<img src=x onerror=canary()>",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    return write_hostile_atlas(tmp_path_factory.mktemp("hostile") / "atlas")


@pytest.fixture
def hostile_server(open_server, hostile):
    """The server of the hostile atlas; a template that ran on it fails the test."""
    yield open_server(hostile.folder)
    assert not hostile.ran.exists()


def test_every_text_of_a_claim_stands_on_its_card_and_in_the_table_as_text(
    explore, hostile, hostile_server
):
    screen = explore(hostile_server)
    expect(screen.card).to_have_count(27)

    shown = text_of(screen.cards)

    assert SUM_OF_THE_TEMPLATE not in shown
    assert missing(hostile, shown, {
        "sources": ["name", "short_name"],
        "documents": ["publisher", "title"],
        "questions": ["text"],
        "places": ["name"],
        "claims": ["statement", "quoted_words", "locator", "note", "relayed_by", "unit"],
        "assessments": ["author", "why"],
    }) == []  # fmt: skip
    addresses = {link.get_attribute("href") for link in screen.cards.get_by_role("link").all()}
    assert len(addresses) >= 27
    assert not [each for each in addresses if not each.startswith("http://elsewhere.example/")]

    table = screen.open_table()
    expect(screen.row).to_have_count(27)

    shown = text_of(table)
    assert SUM_OF_THE_TEMPLATE not in shown
    assert missing(hostile, shown, {
        "sources": ["name"],
        "documents": ["publisher"],
        "places": ["name"],
        "claims": ["statement", "unit"],
    }) == []  # fmt: skip


def test_title_lanes_places_messages_and_what_is_set_aside_stand_as_text(
    explore, hostile, hostile_server
):
    screen = explore(hostile_server)

    expect(screen.title).to_have_text(TITLE)
    screen.await_toast("asks for source “:red[x]”")
    screen.await_toast("asks for source “<svg onload=canary()>”")
    lanes = screen.timeline.get_by_role("button", name=re.compile(r" 1$"))
    names = {re.sub(" 1$", "", plain(lane)) for lane in lanes.all_text_contents()}
    assert len(names) > 1
    assert names <= set(hostile.of("sources", "short_name"))

    screen.timeline.get_by_role("radio", name="Place").check(force=True)
    place = screen.timeline.get_by_role("button", name="<img src=x onerror=canary()> 2")
    expect(place).to_be_visible()

    screen.card.nth(4).get_by_role("button", name="Show on map").click()
    expect(screen.heading).to_have_text("</script><script>canary()</script>")
    expect(screen.cards.get_by_text(re.compile("^</script>.* · "))).to_be_visible()
    expect(screen.inset).to_contain_text("{{7*191}}")

    screen.page.get_by_text(re.compile("faults were found")).click()
    refused = (
        "{{7*191}}<img src=x onerror=canary()>",
        "{{7*191}}<U+0007><img src=x onerror=canary()>",
    )
    for words in refused:
        cell = screen.page.locator("canvas [role=gridcell]", has_text=words).first
        expect(cell).to_have_text(f"“{words}”")


def test_the_choices_of_a_filter_stand_as_text(explore, hostile_server):
    screen = explore(hostile_server)

    for facet in ("Question", "Place", "Source"):
        choices = screen.open_filter(facet)
        wanted = choices.get_by_role("checkbox", name="![](http://elsewhere.example/x)")
        expect(wanted).to_be_visible()
        options = choices.locator("label").all_text_contents()
        names = {re.sub(r" \d+$", "", option) for option in options}
        assert names >= {
            "{{7*191}}",
            "[a](javascript:canary())",
            ":tada: :red[x] :material/report:",
        }
        if facet == "Source":
            wanted.check()
        screen.page.keyboard.press("Escape")

    chosen = screen.filters.get_by_role("button", name=re.compile("^Source: "))
    expect(chosen).to_contain_text("![](http://elsewhere.example/x)")
    expect(screen.caption).to_contain_text("1 of 27 claims")


def test_the_names_of_two_lenses_stand_as_text(new_reader, hostile_server):
    page = new_reader().new_page()
    page.goto(f"{hostile_server.address}/explore?lens=s-13,s-18&from=2024-10-01")

    for side, name in enumerate(("[a](javascript:canary())", "**b** _i_ `c` ~~s~~")):
        lens = page.frame_locator("iframe").nth(side)
        expect(lens.get_by_text("According to")).to_contain_text(name)
        expect(page.locator(".st-key-lens_choice")).to_contain_text(name)


def test_sources_and_method_shows_every_text_as_text(sources_and_method, hostile_server):
    screen = sources_and_method(hostile_server)

    cells = screen.page.locator("canvas [role=gridcell]")
    for heading in ("Source", "Address", "The atlas does not show"):
        head = screen.page.locator("canvas [role=columnheader]").get_by_text(heading, exact=True)
        expect(head.first).to_be_attached()
    shown = " ".join(map(plain, cells.all_text_contents()))
    assert SUM_OF_THE_TEMPLATE not in shown
    assert [text for text in ("{{7*191}}", "<img src=x", ":tada:", "$\\int x$", "**b**", "<b>b</b>")
            if text not in shown] == []  # fmt: skip


def test_hostile_values_in_every_parameter_of_an_address_are_refused_as_text(
    explore, hostile_server
):
    screen = explore(hostile_server, "?" + urlencode(HOSTILE_VALUES))

    for parameter in ("from", "to", "source", "country", "kind", "stance"):
        value = HOSTILE_VALUES[parameter].split(",")[0]
        screen.await_toast(f"The address asks for {parameter} “{value}”")
    search = screen.filters.get_by_role("searchbox", name="Search statements")
    expect(search).to_have_value(HOSTILE_VALUES["q"])
    expect(screen.caption).to_contain_text("0 of 27 claims")
    assert SUM_OF_THE_TEMPLATE not in text_of(screen.page.locator("body"))


def text_of(locator):
    return plain(locator.text_content())


def missing(hostile, shown, tables):
    """Return the columns and texts of an atlas that a screen does not show as they are."""
    return [
        (table, column, text)
        for table, columns in tables.items()
        for column in columns
        for text in hostile.of(table, column)
        if text not in shown
    ]
