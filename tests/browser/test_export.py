import io
import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from geodata import import_layer
from tests.browser.test_axe import serious_faults
from tests.browser.test_import import choose
from tests.builders import write_folder

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def server(open_server, tmp_path_factory):
    return open_server(write_folder(tmp_path_factory.mktemp("export") / "atlas"))


@pytest.fixture
def desk(new_reader, server):
    """Open the Export page."""

    def open_page(**options):
        page = new_reader(**options).new_page()
        page.goto(f"{server.address}/export")
        expect(page.get_by_role("button", name="Make the file")).to_be_visible()
        return page

    return open_page


def made(page):
    """Make the file, download it, and return its name and bytes."""
    page.get_by_role("button", name="Make the file").click()
    button = page.get_by_role("button", name=re.compile("^Download "))
    expect(button).to_be_visible()
    with page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("form", ["GeoJSON", "GeoPackage", "Excel (XLSX)"])
def test_a_file_that_was_made_opens_with_every_row(desk, form):
    page = desk()
    choose(page, "Format", form)

    name, content = made(page)

    layer = import_layer(content, filename=name)
    assert layer.rejected == ()
    assert sorted(layer.table["feature_id"]) == ["earlier", "later"]


def test_the_whole_atlas_is_a_zip_with_its_checksums(desk):
    page = desk()
    choose(page, "What", "Whole atlas")

    name, content = made(page)

    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = {Path(member).name for member in archive.namelist()}
    assert name.endswith(".zip")
    assert {"claims.json", "places.geojson", "SHA256SUMS"} <= names


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_beside_a_finished_file(desk, theme):
    page = desk(color_scheme=theme)
    choose(page, "Format", "GPX")
    page.get_by_role("button", name="Make the file").click()
    expect(page.get_by_role("button", name=re.compile("^Download "))).to_be_visible()

    assert serious_faults(page.main_frame) == []
