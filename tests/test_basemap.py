import json
import re

import pytest

from layers.basemap import ground_payload, map_shell


@pytest.fixture(scope="module")
def ground():
    return json.loads(ground_payload().content)


def rendered():
    return map_shell(channel="00ff").get_root().render()


def test_the_shell_of_a_map_asks_no_other_host():
    assert re.findall(r"https?://[^\"' )]+", rendered()) == []


def test_the_shell_hands_over_its_channel_and_a_script_of_our_own():
    assert re.search(r'import\("/assets/[0-9a-f]+/map\.js"\)', rendered())
    assert '"00ff"' in rendered()


def test_two_shells_of_one_session_differ_in_nothing_but_folium_s_own_names():
    first, second = (re.sub(r"_[0-9a-f]{32}", "", rendered()) for _ in range(2))

    assert first == second


def test_crimea_is_hatched_and_ukraine_reaches_it(ground):
    occupied = {region["name"] for region in ground["regions"] if region["occupied"]}

    assert len(occupied) == 6
    assert any("Crimea" in name for name in occupied)


def test_both_names_of_a_disputed_sea_are_written(ground):
    assert "Sea of Japan\n(East Sea)" in {water["name"] for water in ground["waters"]}


def test_towns_come_largest_first_and_name_the_story_s_own(ground):
    people = [town["people"] for town in ground["towns"]]

    assert people == sorted(people, reverse=True)
    assert {"Vladivostok", "Kursk", "Pyongyang"} <= {town["name"] for town in ground["towns"]}


def test_the_ground_is_small_enough_to_send():
    payload = ground_payload()

    assert len(payload.gzipped) < 1_000_000
