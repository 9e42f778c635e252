import json
import re
from dataclasses import replace

import pytest

from geodata import read_atlas
from pages.parts.present import EMBED, present_address

BRIEFING = "the-reported-deployment"


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


def test_a_briefing_is_presented_by_its_name(shipped):
    setting = told(shipped, f"/present?briefing={BRIEFING}&scene=crossing")

    assert setting["mode"] == "scenes"
    assert setting["first"] == "crossing"
    assert len(setting["scenes"]) == 12


def test_without_a_name_the_first_briefing_is_presented(shipped):
    assert told(shipped, "/present")["name"] == read_atlas().briefings[0].title


@pytest.mark.parametrize(
    "address",
    [
        "/present?briefing=nothing",
        "/present?kept=0123",
        "/embed?briefing=nothing",
        f"/notes?briefing={BRIEFING}",
        f"/notes?briefing={BRIEFING}&channel=<script>",
    ],
)
def test_what_is_not_there_is_not_found(shipped, address):
    answer = shipped.ask(address.replace("<", "%3C").replace(">", "%3E"))

    assert answer.status == 404
    assert b"script" not in answer.content


def test_an_address_that_asks_for_too_much_is_refused(shipped):
    assert shipped.ask("/embed?" + "&".join(f"a{n}=1" for n in range(100))).status == 400


def test_the_windows_of_one_presentation_share_a_channel_and_no_other_does(shipped):
    one, other = (told(shipped, "/present")["channel"] for _ in range(2))

    notes = told(shipped, f"/notes?briefing={BRIEFING}&channel={one}")
    assert notes["channel"] == one != other
    assert notes["mode"] == "notes"


def test_notes_are_nowhere_in_a_page_to_embed(shipped, atlas):
    content = shipped.ask(f"/embed?briefing={BRIEFING}").content.decode()

    assert atlas.briefings[0].scenes[0].notes[:40] not in content
    assert "/notes" not in content


def test_a_view_to_embed_is_the_one_its_address_asks_for(shipped):
    setting = told(shipped, "/embed?from=2024-10-18&to=2024-10-18&stance=denies&view=43,132,6")

    view = setting["view"]
    assert view["to"] - view["from"] == 1
    assert view["mask"]
    assert view["camera"] == "43,132,6"
    assert setting["whole"].startswith("/explore?from=2024-10-18")


@pytest.mark.parametrize(("address", "ancestors"), [
    ("/present", "'self'"), ("/notes", "'self'"), ("/embed", "*"), ("/", "'self'"),
])  # fmt: skip
def test_only_the_page_to_embed_may_stand_in_other_pages(shipped, address, ancestors):
    headers = shipped.ask(address).headers

    assert f"frame-ancestors {ancestors};" in headers["content-security-policy"]
    assert ("x-frame-options" in headers) == (ancestors != "*")


@pytest.mark.parametrize("address", ["/present", "/embed", f"/embed?briefing={BRIEFING}"])
def test_a_page_without_streamlit_runs_only_files_of_its_server(shipped, address):
    policy = shipped.ask(address).headers["content-security-policy"]

    assert re.findall(r"(?:script|style|default)-src[^;]*", policy) == [
        "default-src 'none'", "style-src 'self'", "script-src 'self'",
    ]  # fmt: skip


def test_a_briefing_of_the_atlas_has_an_address_that_lasts(atlas):
    address = present_address(atlas, atlas.briefings[0], scene="crossing")

    assert address == f"/present?briefing={BRIEFING}&scene=crossing&theme=dark"


def test_a_briefing_that_was_not_saved_is_kept_for_its_address(atlas):
    edited = replace(atlas.briefings[0], title="Edited")

    address = present_address(atlas, edited, page=EMBED)

    assert re.search(r"^/embed\?.*&kept=[0-9a-f]{32}$", address)


def told(server, address):
    """Return the setting in the page at an address."""
    answer = server.ask(address)
    assert answer.status == 200
    text = re.search(r'id="setting">(.*?)</script>', answer.content.decode(), re.DOTALL)[1]
    return json.loads(text)
