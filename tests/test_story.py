import base64
import json

import numpy as np
import pytest

from geodata import read_atlas
from layers.columns import DERIVED, DOUBT_SAID, DRAFT, FORESEEN, STRUCK
from layers.payload import Shelf
from layers.story import build_story
from tests.builders import claim, denial, place, relation, write_folder


def built(atlas, *, drafts=False):
    """Return the story of an atlas, its content and the words of its first chunk."""
    shelf = Shelf()
    story = build_story(
        atlas, put=shelf.put, ground="/data/ground", address="/data/", drafts=drafts
    )
    content = json.loads(shelf.get(story.digest).content)
    words = [
        json.loads(shelf.get(text.removeprefix("/data/")).content) for text in content["texts"]
    ]
    return story, content, [card for chunk in words for card in chunk]


@pytest.fixture
def five_claims(tmp_path):
    """Claims out of order: foreseen, inferred day, draft, one struck by a later one."""
    claims = [
        claim("later", said="2024-11-01"),
        claim("foreseen", said="2024-10-20", happened="2024-12"),
        claim("inferred", said="2024-10-24~", place_ids=None),
        claim("unfinished", said="2024-10-19", status="draft"),
        claim("struck", said="2024-10-18"),
    ]
    strikes = relation("later", "struck", kind="supersedes")
    folder = tmp_path / "five"
    write_folder(folder, claims=claims, relations=[strikes], assessments=[], movements=[])
    return read_atlas(folder)


def test_rows_stand_in_the_order_of_the_day_said(five_claims):
    _, content, cards = built(five_claims)

    assert [card["id"] for card in cards] == ["struck", "foreseen", "inferred", "later"]
    assert content["claims"]["said"] == sorted(content["claims"]["said"])


def test_a_draft_is_no_part_of_a_story_that_hides_drafts(five_claims):
    _, content, _ = built(five_claims)
    _, with_drafts, cards = built(five_claims, drafts=True)

    assert len(content["claims"]["said"]) == 4
    flags = dict(zip([card["id"] for card in cards], with_drafts["claims"]["flags"], strict=True))
    assert flags["unfinished"] & DRAFT


def test_a_mark_is_told_when_its_day_is_inferred_foreseen_or_struck(five_claims):
    _, content, cards = built(five_claims)

    flags = dict(zip([card["id"] for card in cards], content["claims"]["flags"], strict=True))

    assert flags["inferred"] & DOUBT_SAID
    assert flags["foreseen"] & FORESEEN
    assert flags["struck"] & STRUCK
    assert not flags["later"] & (DOUBT_SAID | FORESEEN | STRUCK)


def test_a_struck_claim_says_when_and_by_which_row(five_claims):
    _, content, cards = built(five_claims)
    row = [card["id"] for card in cards].index("struck")

    assert content["claims"]["struckOn"][row] == content["claims"]["said"][3]
    assert cards[content["claims"]["struckBy"][row]]["id"] == "later"
    assert content["relations"] == [[content["relationKinds"].index("supersedes"), 3, 0]]


def test_a_number_keeps_its_bound_and_a_missing_end_stays_missing(tmp_path):
    at_least = claim(bound="at-least", low=3000, high=None, note="derived: 2 x 1,500")
    write_folder(tmp_path / "bound", claims=[at_least, denial()])

    _, content, _ = built(read_atlas(tmp_path / "bound"))

    columns = content["claims"]
    assert (columns["low"], columns["high"]) == ([3000, None], [None, None])
    assert [content["bounds"][code] if code >= 0 else None for code in columns["bound"]] == [
        "at-least",
        None,
    ]
    assert columns["flags"][0] & DERIVED


def test_the_mask_keeps_the_rows_that_were_kept_and_no_others(five_claims):
    story, _, cards = built(five_claims)
    keep = (five_claims.claims["claim_id"] == "inferred").to_numpy()

    bits = np.unpackbits(
        np.frombuffer(base64.b64decode(story.mask(keep)), dtype=np.uint8), bitorder="little"
    )

    assert [card["id"] for card, bit in zip(cards, bits, strict=False) if bit] == ["inferred"]


def test_a_filter_that_keeps_all_travels_as_nothing(five_claims):
    story, _, _ = built(five_claims)

    assert story.mask(np.ones(5, dtype=bool)) == ""


def test_a_claim_without_a_place_names_none(five_claims):
    _, content, cards = built(five_claims)
    row = [card["id"] for card in cards].index("inferred")

    assert content["claims"]["placed"][row] == content["claims"]["placed"][row + 1]


def test_an_area_travels_as_rings_and_a_country_only_as_a_name(tmp_path):
    square = {"type": "Polygon", "coordinates": [[[1, 1], [2, 1], [2, 2], [1, 2], [1, 1]]]}
    places = [
        place(),
        place("wonsan", (127.44, 39.15), country="KP"),
        place("krai", geometry=square, precision="region", kind="region"),
        place("russia", geometry=square, precision="country", kind="country"),
    ]
    write_folder(tmp_path / "areas", places=places)

    _, content, _ = built(read_atlas(tmp_path / "areas"))

    areas = {entry["id"]: entry["area"] for entry in content["places"]}
    assert areas["krai"] == [[10000, 10000, 10000, 0, 0, 10000, -10000, 0, 0, -10000]]
    assert areas["russia"] is None
    assert next(entry["spots"] for entry in content["places"] if entry["id"] == "russia")


def test_an_address_names_claims_places_and_movements_by_identifier(small_atlas):
    story, content, _ = built(small_atlas)

    assert story.focus("claim:later,nobody") == {"claims": [1]}
    assert content["places"][story.focus("place:wonsan")["place"]]["id"] == "wonsan"
    assert story.focus("movement:wonsan-vladivostok") == {"movement": 0}
    assert story.focus("place:nowhere") is None
    assert story.focus("<script>") is None


def test_a_movement_that_only_hidden_claims_report_is_not_drawn(tmp_path):
    write_folder(
        tmp_path / "hidden", claims=[claim(status="draft"), denial()], relations=[], assessments=[]
    )
    atlas = read_atlas(tmp_path / "hidden")

    assert built(atlas)[1]["movements"] == []
    assert len(built(atlas, drafts=True)[1]["movements"]) == 1


def test_an_atlas_without_claims_has_a_story(tmp_path):
    write_folder(tmp_path / "empty", claims=[], relations=[], assessments=[], movements=[])

    story, content, cards = built(read_atlas(tmp_path / "empty"))

    assert cards == []
    assert content["claims"]["said"] == []
    assert story.first_day < story.end_day


def test_every_claim_of_the_shipped_atlas_reaches_the_reader():
    atlas = read_atlas()

    _, content, cards = built(atlas, drafts=True)

    assert {card["id"] for card in cards} == set(atlas.claims["claim_id"])
    assert len(content["movements"]) == len(atlas.movements)
