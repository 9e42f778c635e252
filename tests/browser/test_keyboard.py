import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

FOCUSED = """() => {
    let element = document.activeElement;
    for (;;) {
        const inner = element?.shadowRoot?.activeElement ?? element?.contentDocument?.activeElement;
        if (!inner) break;
        element = inner;
    }
    return element?.ariaLabel || element?.labels?.[0]?.textContent || element?.textContent || "";
}"""
"""The name of what has the focus, through shadow roots and frames."""

FEW = "?source=kremlin-peskov&stance=denies"


def test_tab_reaches_every_part_in_the_order_filters_map_timeline_cards(explore, shipped):
    screen = explore(shipped, FEW)

    names = tabbed(screen.page, 130)

    wanted = [
        "Search statements", "Source", "Question", "Include drafts", "Clear all filters",
        "Copy link", "Zoom in", "Layers", "Full screen", "swap", "English + local",
        "One step back", "Play", "Speed 1×", "First day shown", "Last day shown", "Day",
        "Kremlin (Peskov)", "Copy citation", "Show on map",
        "Show the claims as a table", "Download as CSV", "Download as GeoJSON",
    ]  # fmt: skip
    assert [name for name in wanted if not at(names, name)] == []
    order = [at(names, name) for name in wanted]
    assert order == sorted(order)


def test_keys_move_the_day_play_and_let_go_of_it(explore, shipped):
    screen = explore(shipped)
    screen.day.focus()

    for key, day in (
        ("ArrowRight", "6 October 2024"),
        ("Shift+ArrowRight", "13 October 2024"),
        ("ArrowRight", "14 October 2024"),
        ("ArrowLeft", "13 October 2024"),
        ("End", "5 November 2024"),
        ("Home", "6 October 2024"),
    ):
        screen.page.keyboard.press(key)
        expect(screen.day).to_have_attribute("aria-valuetext", re.compile(f"^{day}, "))
    shown = screen.marks.get_attribute("aria-label")

    screen.page.keyboard.press("Space")
    expect(screen.timeline.get_by_role("button", name="Pause")).to_be_visible()
    expect(screen.marks).not_to_have_attribute("aria-label", shown)
    screen.page.keyboard.press("Space")
    expect(screen.timeline.get_by_role("button", name="Play")).to_be_visible()

    screen.page.keyboard.press("Escape")
    screen.shows(screen.claims_in_caption())


def test_keys_move_the_edges_of_the_window_and_the_caption_follows(explore, shipped):
    screen = explore(shipped)
    screen.last.focus()

    screen.page.keyboard.press("ArrowLeft")
    screen.page.keyboard.press("ArrowLeft")
    expect(screen.last).to_have_attribute("aria-valuetext", "3 November 2024")
    screen.first.focus()
    screen.page.keyboard.press("Shift+ArrowRight")
    expect(screen.first).to_have_attribute("aria-valuetext", "13 October 2024")

    expect(screen.caption).to_contain_text("said 13 Oct – 3 Nov 2024")
    screen.shows(screen.claims_in_caption())


def test_keys_sort_the_table_choose_rows_and_relations_and_close_what_is_chosen(explore, shipped):
    screen = explore(shipped, FEW)
    table = screen.open_table()
    head = table.get_by_role("columnheader").first
    expect(head).to_have_attribute("aria-sort", "ascending")

    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    statement = screen.row.first.get_by_role("cell").nth(3).get_by_role("button")
    statement.press("Enter")

    expect(screen.card).to_have_count(1)
    expect(screen.card).to_contain_text(statement.text_content())
    screen.page.keyboard.press("Escape")
    expect(screen.heading).to_have_text("Claims in view")

    relation = screen.card.last.get_by_role("button", name=re.compile(r", \d+ \w+")).first
    relation.press("Enter")
    expect(screen.close).to_be_visible()
    expect(screen.heading).to_be_focused()
    screen.close.press("Space")
    expect(screen.heading).to_have_text("Claims in view")


def test_keys_pan_and_zoom_the_map_and_escape_shuts_its_panel(explore, shipped):
    screen = explore(shipped, "?view=52.000,36.000,5.00")
    layers = screen.map.get_by_role("button", name="Layers")
    panel = screen.map.get_by_role("group", name="Layers")

    screen.map.locator(".leaflet-container").focus()
    screen.page.keyboard.press("ArrowRight")
    screen.await_parameter("view", r"5\d\.\d+,(3[7-9]|4\d)\.")
    screen.page.keyboard.press("+")
    screen.await_parameter("view", r".*,[6-9]\.")

    layers.press("Enter")
    expect(panel).to_be_visible()
    expect(layers).to_have_attribute("aria-expanded", "true")
    screen.page.keyboard.press("Tab")
    screen.page.keyboard.press("Tab")
    assert screen.page.evaluate(FOCUSED) == "Movements"

    screen.page.keyboard.press("Escape")

    expect(panel).to_be_hidden()
    expect(layers).to_have_attribute("aria-expanded", "false")
    expect(layers).to_be_focused()


def tabbed(page, times):
    """Return the names of what the Tab key reaches, in order."""
    names = []
    for _ in range(times):
        page.keyboard.press("Tab")
        names.append(" ".join(page.evaluate(FOCUSED).split()))
    return names


def at(names, start):
    """Return the position, from 1, of the first name that starts like this; 0 for none."""
    found = (place for place, name in enumerate(names, 1) if name.startswith(start))
    return next(found, 0)
