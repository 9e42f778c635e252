import json
import re

import pytest
from playwright.sync_api import expect

from geodata import read_atlas
from geodata.history import LOCAL, open_store
from geodata.store.home import home_of
from tests.browser.screens import BriefingPage, Explore
from tests.browser.test_axe import serious_faults
from tests.browser.test_phone import PHONE, TOO_WIDE
from tests.builders import briefing, scene, write_briefings, write_folder
from tests.hostile import SUM_OF_THE_TEMPLATE, attacks, plain, write_hostile_atlas

pytestmark = pytest.mark.browser

CROSSING = "From North Korea’s east coast to Vladivostok, by ship"


@pytest.fixture
def own_atlas(tmp_path):
    """The folder of a small atlas with a briefing of two scenes, and no edits yet."""
    folder = write_folder(tmp_path / "atlas")
    scenes = scene("first", title="First of two"), scene("second", title="Second of two")
    return write_briefings(folder, briefing(*scenes))


def saved(server):
    """Return the scenes of a server's only briefing, as they were edited last."""
    home = home_of(str(server.folder), server.data)
    with open_store(home.url, origin=read_atlas(server.folder)) as store:
        return store.atlas(reader=LOCAL).briefings[0].scenes


def test_the_atlas_opens_on_its_briefing_and_a_scene_chosen_is_presented(briefing_page, shipped):
    screen = briefing_page(shipped)
    expect(screen.title).to_contain_text("North Korean troops in Russia")

    screen.scene(CROSSING).click()

    expect(screen.headline).to_have_text(CROSSING)
    expect(screen.text).to_contain_text("about 1,500 special forces troops")


def test_a_sentence_leads_to_its_claims_in_explore(briefing_page, shipped):
    screen = briefing_page(shipped, "?scene=crossing")

    with screen.page.context.expect_page() as opened:
        screen.text.get_by_role("link", name="White House, 23 Oct 2024").click()

    cards = opened.value.get_by_role("region", name=re.compile("claim", re.IGNORECASE))
    expect(cards.get_by_role("article")).to_have_count(1)
    expect(cards.get_by_role("article")).to_contain_text("White House")


def test_a_view_of_explore_becomes_a_scene_with_its_claims_and_its_camera(
    explore, open_server, own_atlas
):
    server = open_server(own_atlas)
    screen = explore(server, "?chosen=claim:later&view=41.700,131.100,6.00")

    screen.page.get_by_role("button", name="Add as scene").click()
    dialog = screen.page.get_by_role("dialog")
    dialog.get_by_label("Title").fill("What the Kremlin said")
    dialog.get_by_label("Title").press("Tab")
    dialog.get_by_role("button", name="Add scene").click()
    expect(dialog).to_be_hidden()

    added = saved(server)[2]
    assert (added.scene_id, added.title) == ("what-the-kremlin-said", "What the Kremlin said")
    assert [sentence.claim_ids for sentence in added.text] == [("later",)]
    assert re.match(r"41\.\d+,131\.\d+,", added.camera)
    assert float(added.camera.split(",")[2]) > 6  # a larger map comes nearer, to show as much
    screen.page.get_by_role("link", name="Briefing", exact=True).click()
    expect(BriefingPage(screen.page).drawn().headline).to_have_text("What the Kremlin said")


@pytest.mark.parametrize("page", ["explore", "disputes"])
def test_a_view_in_which_nobody_did_anything_can_be_added_too(new_reader, shipped, page):
    reader = new_reader().new_page()
    reader.goto(f"{shipped.address}/{page}")

    reader.get_by_role("button", name="Add as scene").click()

    dialog = reader.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Add scene")).to_be_visible()
    assert serious_faults(reader.main_frame) == []


def test_the_list_of_scenes_and_the_stage_keep_in_step_both_ways(briefing_page, shipped):
    screen = briefing_page(shipped)

    screen.stage.get_by_role("button", name="Scene 3: ").click()
    expect(screen.scenes.get_by_role("radio", name=CROSSING)).to_be_checked()
    expect(screen.text).to_contain_text(CROSSING)
    screen.scene("2. The pact").click()

    expect(screen.headline).to_have_text(re.compile("^The pact"))
    assert screen.page.frames[1].evaluate("performance.getEntriesByName('scene:shown').length") > 2


def test_a_scene_takes_the_map_as_somebody_framed_it_on_the_stage(
    briefing_page, open_server, own_atlas
):
    server = open_server(own_atlas)
    screen = briefing_page(server)
    before = read_atlas(own_atlas).briefings[0].scenes[0].camera
    box = screen.stage.get_by_role("img", name=re.compile("^Map of")).bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    screen.page.mouse.move(x, y)
    screen.page.mouse.down()
    screen.page.mouse.move(x - 90, y, steps=5)
    screen.page.mouse.up()

    screen.page.get_by_role("button", name="Use the map as framed above").click()

    expect(screen.page.get_by_role("button", name="Undo")).to_be_enabled()
    framed = saved(server)[0]
    assert framed.camera != before
    assert framed.text == saved(server)[0].text


def test_a_scene_takes_another_view_from_explore(briefing_page, open_server, own_atlas):
    server = open_server(own_atlas)
    screen = briefing_page(server)
    screen.scene("2. Second of two").click()
    expect(screen.headline).to_have_text("Second of two")

    screen.page.get_by_role("button", name="Take another view in Explore").click()
    explore = Explore(screen.page).drawn()
    explore.pill("denies").click()
    expect(explore.caption).to_have_text(re.compile("^1 of"))
    screen.page.get_by_role("button", name="Use for the scene").click()
    dialog = screen.page.get_by_role("dialog")
    dialog.get_by_role("button", name="Use this view for scene 2").click()
    expect(dialog).to_be_hidden()

    first, second = saved(server)
    assert second.selection == {**first.selection, "stance": "denies"}
    assert second.title == "Second of two"


def test_scenes_are_moved_edited_and_brought_back_by_hand(briefing_page, open_server, own_atlas):
    server = open_server(own_atlas)
    screen = briefing_page(server)

    screen.page.get_by_role("button", name="Move down").click()
    expect(screen.scene("2. First of two")).to_be_visible()
    screen.page.get_by_text("Edit this scene").click()
    screen.page.get_by_label("Sentence 1", exact=True).fill("The NIS said 1,500.")
    screen.page.get_by_role("button", name="Save scene").click()
    expect(screen.page.get_by_role("alert")).to_contain_text("given as “about”")
    screen.page.get_by_role("button", name="Undo").click()
    expect(screen.page.get_by_role("alert")).to_have_count(0)

    assert [found.scene_id for found in saved(server)] == ["second", "first"]
    assert saved(server)[1].text[0].words == "The NIS said about 1,500."


def test_an_edit_of_the_shipped_briefing_is_presented_and_leaves_with_the_reader(
    briefing_page, shipped
):
    screen = briefing_page(shipped, "?scene=crossing")

    screen.page.get_by_text("Edit this scene").click()
    screen.page.get_by_label("Title", exact=True).fill("Another title for it")
    screen.page.get_by_role("button", name="Save scene").click()
    expect(screen.headline).to_have_text("Another title for it")
    with screen.page.expect_download() as download:
        screen.page.get_by_role("button", name="Download briefing").click()

    taken = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert "Another title for it" in [each["title"] for each in taken["scenes"]]


@pytest.mark.parametrize("has_notes", [False, True])
def test_the_one_file_holds_notes_only_when_they_are_asked_for(briefing_page, shipped, has_notes):
    screen = briefing_page(shipped)
    name = "with notes" if has_notes else "without notes"

    screen.page.get_by_role("button", name="Download as one HTML file").click()
    with screen.page.expect_download() as download:
        screen.page.get_by_role("button", name=re.compile(name)).click()

    content = download.value.path().read_text(encoding="utf-8")
    assert len(content) < 3_000_000
    assert ("Ask the room: sent, or to be sent?" in content) == has_notes


def test_every_text_of_a_briefing_stands_there_as_text(briefing_page, open_server, tmp_path):
    hostile = write_hostile_atlas(tmp_path / "atlas")
    tried = attacks(hostile.ran)
    scenes = [
        scene(
            f"s-{number}",
            title=words,
            kicker=words,
            notes=words,
            text=[{"words": words, "claim_ids": [f"c-{number}"]}],
            highlight=[f"c-{number}"],
            places=[f"p-{number}"],
        )
        for number, words in enumerate(tried)
    ]
    folder = write_briefings(hostile.folder, briefing(*scenes, title=tried[5]))
    screen = briefing_page(open_server(folder))

    listed = plain(screen.scenes.text_content())

    assert SUM_OF_THE_TEMPLATE not in listed
    assert [words for words in tried if plain(words) not in listed] == []
    for number in (2, 5, 13, 17):
        screen.scenes.get_by_text(f"{number + 1}. ", exact=False).first.click()
        expect(screen.text).to_contain_text(plain(tried[number]))
    screen.page.get_by_text("Edit this scene").click()
    expect(screen.page.get_by_label("Sentence 1", exact=True)).to_have_value(tried[17])
    assert not hostile.ran.exists()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_serious(briefing_page, shipped, theme):
    screen = briefing_page(shipped, "?scene=crossing", color_scheme=theme)
    screen.page.get_by_text("Edit this scene").click()
    expect(screen.page.get_by_label("Sentence 1", exact=True)).to_be_visible()

    assert serious_faults(screen.page.main_frame) == []


def test_nothing_is_wider_than_a_phone(briefing_page, shipped):
    screen = briefing_page(shipped, "?scene=crossing", **PHONE)

    assert screen.page.main_frame.evaluate(TOO_WIDE) == []
