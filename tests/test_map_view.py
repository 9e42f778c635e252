import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata import read_atlas
from tests.hostile import write_hostile_atlas

EXPLORE = Path(__file__).parents[1] / "pages" / "explore.py"
COMPONENTS = {"facets", "copy_link", "timeline", "cards", "table"}


@pytest.fixture
def hostile(tmp_path, monkeypatch):
    """A hostile atlas, and the one being shown."""
    made = write_hostile_atlas(tmp_path / "atlas")
    monkeypatch.setenv("ATLAS", str(made.folder))
    yield made
    assert not made.ran.exists()


def test_no_word_of_a_hostile_atlas_reaches_the_maps_frame(hostile):
    given = told_to_the_map(explore())

    assert [text for texts in hostile.texts.values() for text in texts if text in given] == []
    assert "191" not in given
    assert "canary" not in given


def test_no_name_of_the_shipped_atlas_reaches_the_maps_frame():
    atlas = read_atlas()
    words = [atlas.title, *(theatre.name for theatre in atlas.theatres)]
    for names in (atlas.sources["name"], atlas.places["name"], atlas.claims["statement"]):
        words.extend(names)

    given = told_to_the_map(explore())

    assert [word for word in words if word in given] == []


def test_the_maps_frame_loads_from_its_own_server_only(hostile):
    given = json.loads(told_to_the_map(explore()))

    assert {*given["js_links"], *given["css_links"]} == {
        "/library/leaflet.js",
        "/library/leaflet.css",
        next(link for link in given["css_links"] if re.fullmatch(r"/assets/\w+/map\.css", link)),
    }
    assert "//" not in given["script"] + given["html"] + given["header"]


def test_what_the_map_is_told_differs_between_two_readers_in_the_channel_only(hostile):
    one, other = (told_to_the_map(explore()) for _ in range(2))

    assert one != other
    assert without_channel(one) == without_channel(other)


def test_no_word_of_a_hostile_atlas_is_sent_to_the_other_parts_of_the_screen(hostile):
    parts = explore().get("bidi_component")
    assert {part.key for part in parts} >= COMPONENTS

    given = "".join(part.proto.SerializeToString().decode("utf-8", "replace") for part in parts)

    assert [text for texts in hostile.texts.values() for text in texts if text in given] == []


def explore():
    screen = AppTest.from_file(EXPLORE, default_timeout=60).run()
    assert not screen.exception
    return screen


def told_to_the_map(screen):
    """Return the JSON that st_folium sends to the map's frame."""
    (frame,) = screen.get("component_instance")
    return frame.proto.json_args


def without_channel(given):
    script = re.sub(r'\\"[0-9a-f]{16}\\"', "CHANNEL", given)
    return re.sub(r'"key": "[0-9a-f]+"', "", script)
