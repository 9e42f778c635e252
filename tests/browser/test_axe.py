from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.screens import SourcesAndMethod

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RUN = "() => axe.run(document, {iframes: false, resultTypes: ['violations']})"

EVERYTHING_OPEN = "?from=2024-10-06&to=2024-11-05&chosen=place:vladivostok&day=2024-10-24"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_explore_its_map_and_sources_and_method(
    explore, shipped, theme
):
    screen = explore(shipped, EVERYTHING_OPEN, color_scheme=theme)
    screen.open_table()
    screen.map.get_by_role("button", name="Layers").click()
    expect(screen.map.get_by_role("group", name="Layers")).to_be_visible()
    page, in_map = screen.page.frames

    assert serious_faults(page) == []
    assert serious_faults(in_map) == []

    screen.page.get_by_role("link", name="Sources & method").click()
    SourcesAndMethod(screen.page).drawn()

    assert serious_faults(page) == []


def serious_faults(frame):
    """Return what axe finds serious or critical in one frame, shadow roots included."""
    frame.evaluate(AXE.read_text("utf-8"))
    return [
        (fault["id"], node["html"][:160], node["failureSummary"])
        for fault in frame.evaluate(RUN)["violations"]
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]
