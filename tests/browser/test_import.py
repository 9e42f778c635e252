import gzip
import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import serious_faults
from tests.builders import write_folder
from tests.hostile import SUM_OF_THE_TEMPLATE
from tests.importing import collection, feature, point, polygon, square

pytestmark = pytest.mark.browser

GOOD = collection(
    feature(point(131.9, 43.1), {"name": "Vladivostok harbour", "code": "007"}, id="harbour"),
    feature(polygon(square(130, 42)), {"name": "A square", "code": "2"}, id="square"),
)
FAULTY = collection(
    *GOOD["features"],
    feature(polygon(square(126, 38)[:-1]), {"name": "Open", "code": "3"}, id="open"),
    feature(point("x", 1), {"name": "Nowhere", "code": "4"}, id="bad"),
)
SHEET = """claim_id,text,source_id,document_id,stance,topic,said,place_ids,basis,status
trains,Ten trains came.,nis,yonhap-18-oct,asserts,transfer,2024-10-19,vladivostok,unknown,draft
"""
HOSTILE = "{{7*191}}<img src=x onerror=canary()>**b** $x$"


@pytest.fixture(scope="module")
def server(open_server, tmp_path_factory):
    return open_server(write_folder(tmp_path_factory.mktemp("import") / "atlas"))


@pytest.fixture
def desk(new_reader, server):
    """Open the Import page, and drop a file on it: desk(FAULTY, "a.geojson")."""

    def open_page(value, name="harbours.geojson", **options):
        page = new_reader(**options).new_page()
        page.goto(f"{server.address}/import?as=Ann")
        content = value if isinstance(value, bytes) else json.dumps(value).encode()
        page.locator("input[type=file]").set_input_files(
            {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )
        return Desk(page)

    return open_page


def choose(page, label, option):
    page.get_by_role("combobox", name=re.compile(f"^{label}")).click()
    page.get_by_role("option", name=option, exact=True).click()


class Desk:
    """The Import page by what its reader sees."""

    def __init__(self, page):
        self.page = page
        self.map = page.frame_locator("iframe[title^=streamlit_folium]")
        self.rows = page.get_by_role("region", name="Attributes").get_by_role("row")

    def drawn(self):
        expect(self.page.get_by_text("not saved", exact=False).first).to_be_visible()
        expect(self.map.get_by_role("img", name=re.compile("^Map of "))).to_be_visible()
        expect(self.rows.nth(1)).to_be_visible()
        return self

    def says(self, words):
        expect(self.page.get_by_text(words).first).to_be_visible()

    def fault(self, kind):
        return self.page.locator(f".st-key-arrived_fault_{kind}")

    def choose(self, kind, name):
        self.fault(kind).get_by_text(name, exact=True).click()


def test_a_good_file_is_seen_whole_and_saved_and_taken_back(desk):
    screen = desk(GOOD).drawn()
    screen.says("GeoJSON · 2 features · nothing set aside · not saved")
    screen.says("None. Every feature is as it came.")

    screen.page.get_by_role("button", name="Save 2 features for review").click()
    screen.says("Somebody else reviews it")
    screen.page.get_by_role("button", name="Undo the import").click()

    expect(screen.page.get_by_text("Somebody else reviews it")).to_have_count(0)


def test_each_fault_has_a_treatment_and_another_can_be_chosen(desk):
    screen = desk(FAULTY).drawn()
    screen.says("GeoJSON · 3 features · 1 feature set aside · not saved")
    screen.says("A ring that is not closed")
    screen.says("A geometry that cannot be read")

    screen.choose("open-ring", "Set aside")

    screen.says("GeoJSON · 2 features · 2 features set aside · not saved")


def test_columns_of_a_sheet_become_columns_of_claims(desk):
    screen = desk(SHEET.encode(), "claims.csv").drawn()
    save = screen.page.get_by_role("button", name=re.compile("^Save . rows? for review"))

    screen.page.get_by_text("Claims", exact=True).click()
    screen.says("For each column, choose one of the file, or type a value that all rows share.")
    expect(save).to_be_disabled()
    choose(screen.page, "statement", "text")
    expect(save).to_be_enabled()
    save.click()

    screen.says("Somebody else reviews it")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (json.dumps(GOOD)[:-1].encode(), "the file ends in the middle; fetch it again, whole"),
        (b"%PDF-1.7", "this is a PDF document"),
        (b"", "the file is empty"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_sentence_and_the_next_one_can(desk, content, words):
    screen = desk(content)
    screen.says(words)

    screen.page.locator("input[type=file]").set_input_files(
        {"name": "b.geojson", "mimeType": "", "buffer": json.dumps(GOOD).encode()}
    )
    choose(screen.page, "File", "b.geojson")

    screen.drawn()


def test_hostile_words_in_a_file_and_its_name_stay_words(desk):
    value = collection(feature(point(131.9, 43.1), {HOSTILE: HOSTILE}, id=HOSTILE, **{HOSTILE: 1}))
    screen = desk(value, f"{HOSTILE}.geojson").drawn()

    expect(screen.rows.nth(1)).to_contain_text(HOSTILE)
    shown = screen.page.locator("body").inner_text()
    assert HOSTILE in shown
    assert SUM_OF_THE_TEMPLATE not in shown


def test_a_long_reading_says_how_far_it_is_and_stops_at_once(desk):
    long = json.dumps(collection(*[feature(None, {"a": [1, {"b": 2}]})] * 400_000)).encode()
    screen = desk(gzip.compress(long, 1), "long.geojson")

    expect(screen.page.get_by_role("progressbar").first).to_be_visible()
    screen.page.get_by_role("button", name="Stop").click()

    screen.says("Reading was stopped; nothing was saved.")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_a_file_with_faults(desk, theme):
    screen = desk(FAULTY, color_scheme=theme).drawn()

    page, in_map = screen.page.frames

    assert serious_faults(page) == []
    assert serious_faults(in_map) == []
