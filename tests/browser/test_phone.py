import re

import pytest
from playwright.sync_api import expect

from tests.browser.screens import middle, number_in
from tests.browser.test_axe import serious_faults

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LEAST = 44

TOO_WIDE = """() => [document.documentElement, ...document.querySelectorAll(".stMain")]
    .filter((element) => element.scrollWidth > Math.min(element.clientWidth, innerWidth))
    .map((element) => `${element.className}: ${element.scrollWidth}`)"""

TOO_SMALL = """(least) => {
    const small = [];
    let seen = 0;
    const look = (root) => {
        for (const element of root.querySelectorAll("*")) {
            if (element.shadowRoot) look(element.shadowRoot);
            if (root === document && document.querySelector(".stApp")) continue; // Streamlit's own
            if (!element.matches("button, a[href], select, input, [role=button]")) continue;
            if (element.matches("dd a, p a")) continue; // in running words, as high as their line
            const target = element.closest("label") ?? element;
            const { width, height } = target.getBoundingClientRect();
            seen += width > 0;
            if (width && (width < least || height < least))
                small.push(`${element.ariaLabel || target.textContent}: ${width} × ${height}`);
        }
    };
    look(document);
    return { small, seen };
}"""


def test_nothing_is_wider_than_a_phone_and_every_target_takes_a_finger(explore, shipped):
    screen = explore(shipped, "?stance=denies", **PHONE)
    page, in_map = screen.page.frames

    for frame, least_targets in ((page, 20), (in_map, 5)):
        assert frame.evaluate(TOO_WIDE) == []
        targets = frame.evaluate(TOO_SMALL, LEAST)
        assert targets["small"] == []
        assert targets["seen"] >= least_targets
        assert serious_faults(frame) == []


def test_the_legend_opens_at_a_tap(explore, shipped):
    screen = explore(shipped, **PHONE)
    entry = screen.legend.get_by_text("town or port")
    expect(entry).to_be_hidden()

    screen.legend.get_by_role("button", name="Legend").tap()

    expect(entry).to_be_visible()


def test_the_filters_are_reached_and_narrow_what_is_shown(explore, shipped):
    screen = explore(shipped, **PHONE)

    screen.page.get_by_role("button", name="Expand sidebar").tap()
    pill = screen.pill("denies")
    denials = number_in(pill.text_content())
    pill.tap()

    screen.shows(denials)
    screen.page.get_by_role("button", name="Collapse sidebar").tap()
    screen.marks.tap(trial=True)


def test_a_finger_beside_an_edge_of_the_window_drags_it(explore, shipped):
    screen = explore(shipped, **PHONE)
    x, y = middle(screen.first)
    before = screen.first.get_attribute("aria-valuetext")
    finger = screen.page.context.new_cdp_session(screen.page)

    def touch(kind, *points):
        at = [{"x": px, "y": py} for px, py in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    touch("touchStart", (x - 20, y))
    for step in range(1, 9):
        touch("touchMove", (x - 20 - 4 * step, y))
    touch("touchEnd")

    expect(screen.first).not_to_have_attribute("aria-valuetext", before)
    expect(screen.caption).to_have_text(re.compile(r"said \d+ (Jun|Jul|Aug|Sep) – 5 Nov 2024"))


def test_the_claims_lie_at_the_foot_of_the_screen_until_they_are_pulled_up(explore, shipped):
    screen = explore(shipped, **PHONE)
    grip = screen.cards.get_by_role("button", name=re.compile("^Claims: show"))
    card = screen.card.first
    expect(screen.heading).to_be_in_viewport()
    expect(card).to_be_hidden()

    grip.tap()
    expect(card).to_be_visible()
    half = screen.cards.bounding_box()["height"]
    grip.press("ArrowUp")
    expect(grip).to_have_accessible_name("Claims: show less")
    assert screen.cards.bounding_box()["height"] > half
    assert serious_faults(screen.page.main_frame) == []
    grip.press("Enter")

    expect(card).to_be_hidden()


def test_a_choice_lifts_the_claims_and_letting_go_lowers_them(explore, shipped):
    screen = explore(shipped, "?chosen=place:sergeevka-training-ground", **PHONE)
    expect(screen.card.first).to_be_visible()

    screen.close.tap()

    expect(screen.heading).to_have_text("Claims in view")
    expect(screen.card.first).to_be_hidden()
