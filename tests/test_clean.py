"""The clean view: no chrome, and the words that belong to the picture in the page itself."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.builders import briefing, scene, write_briefings


@pytest.fixture
def open_page(monkeypatch, small_atlas_folder):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))

    def opened(page, **query):
        app = AppTest.from_file(f"../pages/{page}.py", default_timeout=120)
        for name, value in query.items():
            app.query_params[name] = value
        return app.run()

    return opened


@pytest.mark.parametrize("page", ["explore", "disputes"])
def test_a_clean_view_says_title_denial_and_credits_and_offers_nothing_else(open_page, page):
    app = open_page(page, view="clean")

    assert not app.exception
    assert "How many were sent?" in app.title[0].value.replace("\\", "")
    assert any("Denied at the time" in text.value for text in app.markdown)
    assert any("Natural Earth" in caption.value for caption in app.caption)
    assert any("Data as of" in caption.value for caption in app.caption)
    assert not app.get("download_button")


def test_a_scene_without_chrome_stands_below_the_words_of_its_claims(open_page, small_atlas_folder):
    write_briefings(small_atlas_folder, briefing(scene()))

    app = open_page("briefing", view="clean")

    assert not app.exception
    assert "How many were sent?" in app.title[0].value.replace("\\", "")
    assert any("Natural Earth" in caption.value for caption in app.caption)
    assert not app.button
    assert not app.get("download_button")


def test_a_view_with_a_camera_is_no_clean_one(open_page):
    app = open_page("explore", view="45.000,131.000,5.00")

    assert not app.exception
    assert app.get("download_button")


def test_a_clean_view_of_nothing_says_so(open_page):
    app = open_page("explore", view="clean", q="nowhere to be found")

    assert "Widen the dates" in app.error[0].value.replace("\\", "")
