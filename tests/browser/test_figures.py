"""The page Figures in a browser: the true picture, what is taken away, and the clean view."""

import hashlib
import io
import re
import zipfile
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from layers.figures.provenance import is_sealed, recipe_of
from tests.browser.test_axe import serious_faults
from tests.builders import write_folder

pytestmark = pytest.mark.browser


@pytest.fixture(scope="session")
def small(open_server, tmp_path_factory):
    """The server of a small atlas."""
    return open_server(write_folder(tmp_path_factory.mktemp("figures") / "small"))


@pytest.fixture
def figures(new_reader):
    """Open Figures, its picture drawn."""

    def open_page(server, query="?figure=timeline", **options):
        page = new_reader(**options).new_page()
        page.goto(urljoin(f"{server.address}/figures", query))
        expect(drawn(page)).to_be_visible()
        expect(page.get_by_label("Caption", exact=True)).to_be_visible()
        return page

    return open_page


def drawn(page):
    """The picture, once it is the one that was asked for."""
    return page.locator("figure[aria-busy=false] img")


def downloaded(page, name):
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return Path(waiting.value.path()).read_bytes()


def choose(page, label, option):
    """Choose from a list of the sidebar by keyboard alone."""
    box = page.get_by_role("combobox", name=label)
    box.focus()
    box.press("ArrowDown")
    page.keyboard.type(option)
    page.keyboard.press("Enter")


def test_another_kind_and_size_give_another_picture_without_a_mouse(figures, small):
    page = figures(small)
    before = drawn(page).get_attribute("src")

    choose(page, "Kind", "Dispute chart")
    choose(page, "Size", "1:1")

    expect(drawn(page)).to_have_attribute("width", "1080")
    expect(drawn(page)).to_have_attribute("height", "1080")
    expect(drawn(page)).not_to_have_attribute("src", before)
    expect(page).to_have_url(re.compile("figure=dispute.*preset=1(:|%3A)1"))


def test_the_picture_shown_is_the_file_downloaded_byte_for_byte(figures, small):
    page = figures(small)

    shown = page.request.get(urljoin(page.url, drawn(page).get_attribute("src"))).body()
    file = downloaded(page, "Download PNG")

    assert file == shown
    assert is_sealed(file)
    assert recipe_of(file).kind == "timeline"


def test_an_alt_text_that_the_editor_writes_is_that_of_the_picture(figures, small):
    page = figures(small)

    field = page.get_by_label("Alt text, for who cannot see the picture")
    field.fill("My own words.")
    field.blur()

    expect(drawn(page)).to_have_attribute("alt", "My own words.")


def test_a_bundle_holds_every_format_and_its_checksums_hold(figures, small):
    page = figures(small)

    page.get_by_role("button", name="Make a bundle of everything").click()
    expect(page.get_by_role("button", name="Download the bundle")).to_be_visible()

    with zipfile.ZipFile(io.BytesIO(downloaded(page, "Download the bundle"))) as archive:
        sums = archive.read("SHA256SUMS").decode().splitlines()
        assert {"figure.png", "figure.svg", "figure.pdf"} <= set(archive.namelist())
        for digest, name in (line.split("  ") for line in sums):
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest


def test_small_maps_of_a_month_can_be_left_off(figures, new_reader, open_server):
    page = figures(open_server(None), "?figure=timeline&from=2024-10-06&to=2024-11-05")

    choose(page, "Kind", "Small maps, one for each day")
    page.get_by_role("button", name="Cancel").click()

    expect(page.get_by_text("Cancelled.")).to_be_visible()
    expect(page.get_by_role("button", name="Download PNG")).to_be_disabled()
    page.get_by_role("button", name="Draw it after all").click()
    expect(page.get_by_role("button", name="Download PNG")).to_be_enabled()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_figures(figures, small, theme):
    assert serious_faults(figures(small, color_scheme=theme)) == []


def test_the_clean_view_has_its_credits_and_nothing_to_press(new_reader, small):
    page = new_reader().new_page()
    page.goto(f"{small.address}/explore?view=clean")

    frame = page.frame_locator("iframe[title^=streamlit_folium]")
    expect(frame.locator(".leaflet-control-scale")).to_be_visible()
    expect(page.get_by_text("Credits: Natural Earth")).to_be_in_viewport()
    expect(frame.get_by_role("button")).to_have_count(0)
    expect(page.locator("button:visible:not(.name)")).to_have_count(0)  # a lane is named by one
