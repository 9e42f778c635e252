import json
import os
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata import read_atlas
from geodata.exporting import FORMATS
from geodata.history import open_store
from geodata.store.home import data_folder, home_of
from geodata.store.values import LOCAL
from tests.builders import claim, denial, write_folder
from tests.test_linking import service

PAGE = Path(__file__).parent.parent / "pages" / "export.py"


@pytest.fixture
def small(tmp_path, monkeypatch):
    """The page on a small atlas whose claim is called by hostile words."""
    folder = write_folder(
        tmp_path / "atlas",
        claims=[claim(note="=cmd|' /C calc'!A0"), denial(), claim("secret", status="draft")],
    )
    monkeypatch.setenv("ATLAS", str(folder))
    return folder


def opened():
    screen = AppTest.from_file(PAGE, default_timeout=60).run()
    assert not screen.exception
    return screen


def made(screen, **choices):
    for key, value in choices.items():
        screen.selectbox(key=f"export_{key}").set_value(value).run()
    screen.button(key="export_make").click().run()
    screen.session_state["export_job"].wait()
    screen.run()
    assert not screen.exception
    return screen.session_state["export_job"].result


def said(screen):
    parts = (*screen.caption, *screen.warning, *screen.info)
    return " ".join(part.value for part in parts).replace("\\", "")


def test_nothing_is_made_until_it_is_asked_for(small):
    screen = opened()

    assert "Nothing is made until you ask for it." in said(screen)
    assert not screen.get("download_button")


def test_a_file_that_was_made_can_be_downloaded_with_what_it_lost(small):
    screen = opened()

    file = made(screen, what="places", format="csv")

    assert file.filename == "places.csv"
    assert len(screen.get("download_button")) == 1
    assert "Numbers and flags come back as text: uncertainty_m." in said(screen)


def test_another_choice_needs_another_file(small):
    screen = opened()
    made(screen)

    screen.selectbox(key="export_format").set_value("kml").run()

    assert not screen.get("download_button")


@pytest.mark.parametrize("form", [*FORMATS, "stix", "schema-org", "geojson-styled"])
def test_claims_leave_in_every_format_without_drafts(small, form):
    file = made(opened(), what="claims", format=form)

    assert file.content
    assert b"secret" not in file.content


def test_drafts_leave_when_who_may_see_them_asks(small):
    screen = opened()
    screen.toggle(key="show_drafts").set_value(True).run()

    assert b"secret" in made(screen, format="geojson").content


def test_the_whole_atlas_leaves_as_a_zip(small):
    assert made(opened(), what="atlas").media_type == "application/zip"


def test_what_explore_shows_can_leave_alone(small):
    explore = AppTest.from_file(PAGE.parent / "explore.py", default_timeout=60)
    explore.query_params["source"] = "kremlin"
    explore.run()
    screen = AppTest.from_file(PAGE, default_timeout=60)
    screen.session_state["reader"] = explore.session_state["reader"]
    screen.run()

    file = made(screen, format="geojson")

    assert screen.radio(key="export_rows").options[0] == "What Explore shows (1 claims)"
    assert [row["id"] for row in json.loads(file.content)["features"]] == ["later"]


def test_an_own_layer_leaves_as_it_came_at_any_revision(small):
    keep_own_layer(small)
    screen = opened()
    screen.toggle(key="show_drafts").set_value(True).run()

    (feature,) = json.loads(made(screen, what="sightings", format="geojson").content)["features"]
    screen.selectbox(key="export_what").set_value("claims").run()
    first = made(screen, format="geojson", revision=1)

    assert feature["id"] == 7
    assert feature["properties"] == {"code": "007", "n": 2**70, "none": None}
    assert json.loads(first.content)["revision"] == read_atlas(small).revision


def keep_own_layer(folder):
    """Put a layer with values that are easily lost into the store of an atlas."""
    properties = {"code": "007", "n": 2**70, "none": None}
    point = {"type": "Point", "coordinates": [1.0, 2.0]}
    home = home_of(str(folder), data_folder(os.environ))
    with open_store(home.url, origin=read_atlas(folder)) as store:
        store.layers.add(
            "sightings",
            [("7", {"id": 7, "properties": properties, "geometry": point})],
            title="Sightings",
            columns=list(properties),
            author=LOCAL,
            why="from QGIS",
        )


def test_the_page_says_where_the_live_layers_are(small):
    assert opened().code[0].value.endswith("/ogc")


def test_no_layer_can_be_linked_unless_a_host_is_allowed(small):
    screen = opened()

    assert "Off. Name the hosts that may be asked in ATLAS_LINK_HOSTS" in said(screen)
    assert not screen.text_input


def test_an_admin_links_a_layer_and_exports_it_from_where_it_is(small, monkeypatch):
    with service() as (host, asked):
        monkeypatch.setenv("ATLAS_LINK_HOSTS", host)
        screen = opened()
        screen.text_input(key="link_title").set_value("Their roads")
        screen.text_input(key="link_address").set_value(f"http://{host}/collections/x")
        next(one for one in screen.button if one.label == "Link").click().run()
        screen.toggle(key="show_drafts").set_value(True).run()

        file = made(screen, what="their-roads", format="geojson")

    collection = json.loads(file.content)
    assert collection["linked_from"] == f"http://{host}/collections/x"
    assert collection["features"][0]["properties"] == {"code": "007"}
    assert len(asked) == 2


def test_a_host_that_is_not_allowed_is_refused_in_plain_words(small, monkeypatch):
    monkeypatch.setenv("ATLAS_LINK_HOSTS", "gis.example.org")
    screen = opened()
    screen.text_input(key="link_title").set_value("Secrets")
    screen.text_input(key="link_address").set_value("http://169.254.169.254/latest")

    next(one for one in screen.button if one.label == "Link").click().run()

    assert "layers may be linked from these hosts only" in screen.error[0].value
