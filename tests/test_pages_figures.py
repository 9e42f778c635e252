"""The page Figures: what is shown is what is downloaded, and a refusal says why."""

import pytest
from streamlit.testing.v1 import AppTest

from layers.figures.kinds import KINDS
from layers.figures.presets import PRESETS
from pages.parts.figure_choice import CUSTOM, Choice, parse_query, to_query
from pages.parts.figure_options import KIND_NAMES, PRESET_NAMES


@pytest.fixture
def page(monkeypatch, small_atlas_folder):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))
    app = AppTest.from_file("../pages/navigation.py", default_timeout=120)
    app.switch_page("figures.py")
    app.query_params["figure"] = "timeline"
    return app


def test_the_page_opens_with_its_words_to_be_edited(page):
    page.run()

    assert not page.exception
    labels = [area.label for area in page.text_area]
    assert labels[0] == "Title"
    assert any("Alt text" in label for label in labels)
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
    page.text_input(key="size").set_value("12x12").run()

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
    page.run()
    page.button(key="bundle").click().run()
    page.session_state["bundle_work"].join()
    page.run()

    assert not page.exception
    assert "Download the bundle" in page.get("download_button")[-1].label


def test_a_cancelled_bundle_says_so_and_offers_nothing(page):
    page.run()
    page.button(key="bundle").click().run()
    work = page.session_state["bundle_work"]
    work.cancel()
    work.join()
    page.run()

    assert not page.exception
    assert any("cancelled" in caption.value for caption in page.caption)
    assert not any("bundle" in button.label for button in page.get("download_button"))
