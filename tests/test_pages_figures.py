"""The page Figures: what is shown is what is downloaded, and a refusal says why."""

from threading import Event

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from layers.figure import render_figure
from layers.figures.kinds import KINDS
from layers.figures.presets import PRESETS
from layers.progress import Step
from pages.parts import figure_making
from pages.parts.figure_choice import CUSTOM, Choice, parse_query, to_query
from pages.parts.figure_options import KIND_NAMES, PRESET_NAMES


@pytest.fixture
def open_page(monkeypatch, small_atlas_folder):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))

    def opened(**query):
        app = AppTest.from_file("../pages/navigation.py", default_timeout=120)
        app.switch_page("figures.py")
        for name, value in ({"figure": "timeline"} | query).items():
            app.query_params[name] = value
        return app

    return opened


@pytest.fixture
def page(open_page):
    return open_page()


def drawn(page):
    """Run a page until its figure is there."""
    page.run()
    page.session_state["figure_work"].join()
    return page.run()


def labels(page, kind="download_button"):
    return [button.label for button in page.get(kind)]


def test_the_page_opens_with_its_words_to_be_edited(page):
    page.run()

    assert not page.exception
    assert page.text_area[0].label == "Title"
    assert any("Alt text" in area.label for area in page.text_area)
    assert len(next(a for a in page.text_area if "Alt text" in a.label).value) < 250


def test_an_edited_title_stays_while_the_form_changes(page):
    page.run()
    page.text_area[0].set_value("My own title").run()
    page.segmented_control(key="style").set_value("monochrome").run()

    assert not page.exception
    assert page.text_area[0].value == "My own title"


def test_a_size_that_does_not_exist_is_refused_in_words(page):
    page.run()
    page.selectbox(key="preset").set_value(CUSTOM).run()
    page.text_input(key="size").set_value("12x12")
    drawn(page)

    assert not page.exception
    assert "out of range" in page.error[0].value


def test_a_selection_without_claims_says_so(page):
    page.query_params["q"] = "nowhere to be found"
    page.run()

    assert not page.exception
    assert "No published claim" in page.error[0].value.replace("\\", "")


def test_every_kind_and_preset_has_a_name():
    assert set(KINDS) <= set(KIND_NAMES)
    assert set(PRESET_NAMES) == {*PRESETS, CUSTOM}


def test_an_address_of_a_choice_gives_the_choice_back():
    choice = Choice(figure="timeline", preset=CUSTOM, size="800x600", dpi=150, graticule="on")

    assert parse_query(to_query(choice), extents=[""], questions=[]) == (choice, ())


def test_what_an_address_asks_in_vain_is_reported():
    query = {"figure": "<b>", "dpi": "9999", "asked": "nothing", "format": "png"}

    choice, problems = parse_query(query, extents=[""], questions=["troops-sent"])

    assert choice == Choice()
    assert len(problems) == 3


def test_a_bundle_is_offered_once_it_is_made(page):
    drawn(page)
    page.button(key="bundle").click().run()
    page.session_state["bundle_work"].join()
    page.run()

    assert not page.exception
    assert "Download the bundle" in labels(page)[-1]


def test_a_cancelled_bundle_says_so_and_offers_nothing(page):
    drawn(page)
    page.button(key="bundle").click().run()
    work = page.session_state["bundle_work"]
    work.cancel()
    work.join()
    page.run()

    assert not page.exception
    assert any("cancelled" in caption.value for caption in page.caption)
    assert not any("bundle" in label for label in labels(page))


@pytest.fixture
def held_back(monkeypatch):
    """The maps wait before they are drawn, until the event is set."""
    let_go = Event()

    def render(*arguments, kind, follow, **options):
        if kind == "map":
            follow(Step(1, 3, "the picture"))
            let_go.wait()
            follow(Step(2, 3, "the file"))
        return render_figure(*arguments, kind=kind, follow=follow, **options)

    st.cache_resource.clear()  # another test may have drawn the same map
    monkeypatch.setattr(figure_making, "render_figure", render)
    yield let_go
    let_go.set()


def test_while_a_figure_is_drawn_the_page_says_how_far_and_keeps_the_one_before(page, held_back):
    before = drawn(page).session_state["figure_shown"]
    page.selectbox(key="figure").set_value("map").run()

    assert not page.exception
    assert page.button(key="figure_cancel").label == "Cancel"
    assert page.session_state["figure_shown"] is before
    assert page.get("download_button")[0].proto.disabled

    held_back.set()
    drawn(page)

    assert page.session_state["figure_shown"].choice.figure == "map"
    assert "figure_cancel" not in {button.key for button in page.button}


def test_a_figure_held_up_for_one_reader_holds_up_no_other(open_page, held_back):
    waiting, other = open_page(figure="map").run(), drawn(open_page(style="monochrome"))

    assert waiting.button(key="figure_cancel")
    assert not other.exception
    assert not other.get("download_button")[0].proto.disabled


def test_a_cancelled_figure_leaves_the_one_before_and_can_be_drawn_after_all(page, held_back):
    before = drawn(page).session_state["figure_shown"]
    page.selectbox(key="figure").set_value("map").run()
    page.button(key="figure_cancel").click()
    held_back.set()
    drawn(page)

    assert not page.exception
    assert page.session_state["figure_shown"] is before
    assert any("Cancelled" in caption.value for caption in page.caption)

    page.button(key="figure_again").click()
    drawn(page)

    assert page.session_state["figure_shown"].choice.figure == "map"
