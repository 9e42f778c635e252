import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geodata import read_atlas
from tests.builders import claim, denial, write_folder

PAGES = Path(__file__).parent.parent / "pages"


def opened(page, **query):
    screen = AppTest.from_file(PAGES / page, default_timeout=30)
    for name, value in query.items():
        screen.query_params[{"from_": "from"}.get(name, name)] = value
    return screen.run()


@pytest.fixture
def two_claim_atlas(small_atlas_folder, monkeypatch):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))
    return small_atlas_folder


def test_the_shipped_atlas_opens_on_its_opening_window():
    screen = opened("explore.py")

    assert not screen.exception
    assert screen.caption[0].value.endswith("said 6 Oct – 5 Nov 2024")
    assert screen.query_params["from"] == "2024-10-06"


def test_an_address_with_a_source_narrows_the_count(two_claim_atlas):
    screen = opened("explore.py", source="nis")

    assert screen.caption[0].value.startswith("1 of 2 claims · 1 source")
    assert screen.query_params["source"] == "nis"


def test_an_address_narrows_what_is_shown_and_fills_the_filters(two_claim_atlas):
    screen = opened("explore.py", stance="denies")

    assert screen.caption[0].value.startswith("1 of 2 claims")
    assert filters_of(screen)["facets"]["stance"] == {"counts": [1, 1], "chosen": [1]}


def test_the_filters_count_in_numbers_what_each_choice_would_show(two_claim_atlas):
    screen = opened("explore.py", source="nis")

    told = filters_of(screen)

    assert told["facets"]["source"] == {"counts": [1, 1], "chosen": [1]}
    assert sum(told["facets"]["stance"]["counts"]) == 1
    assert (told["drafts"], told["draftClaims"], told["text"]) == (False, 0, "")


def test_what_an_address_asks_for_in_vain_is_said(two_claim_atlas):
    screen = opened("explore.py", source="nobody")

    assert "source “nobody”" in screen.toast[0].value
    assert screen.caption[0].value.startswith("2 of 2 claims")


def test_a_search_that_finds_nothing_says_so_and_offers_a_way_on(two_claim_atlas):
    screen = opened("explore.py", q="submarine")

    assert screen.info[0].value == "No claim matches. Widen the dates or clear a filter."


def test_the_map_is_given_numbers_and_addresses_only(two_claim_atlas):
    screen = opened("explore.py")

    shell = json.loads(screen.get("component_instance")[0].proto.json_args)

    assert "Vladivostok" not in json.dumps(shell)
    assert "http:" not in json.dumps(shell)
    assert "https:" not in json.dumps(shell)


def test_a_folder_that_cannot_be_read_is_named_and_nothing_else_is_shown(monkeypatch, tmp_path):
    monkeypatch.setenv("ATLAS", str(tmp_path / "nowhere"))

    screen = opened("explore.py")

    assert not screen.exception
    assert "nowhere" in screen.error[0].value


def test_an_atlas_that_changes_on_disk_is_read_again(two_claim_atlas):
    screen = opened("explore.py")

    write_folder(two_claim_atlas, claims=[claim(), denial(), claim("third")])
    screen.run()

    assert screen.caption[0].value.startswith("3 of 3 claims")


def test_rows_set_aside_are_shown_with_their_reason(two_claim_atlas):
    write_folder(two_claim_atlas, claims=[claim(), denial(), claim("third", said="mid Jan")])

    screen = opened("explore.py")

    assert "1 fault was found" in screen.expander[0].label
    assert "mid Jan" in screen.dataframe[0].value.to_string()


def test_sources_and_method_lists_every_source_and_document():
    screen = opened("sources_and_method.py")

    assert not screen.exception
    titles = [heading.value for heading in screen.subheader]
    assert {"Sources", "Documents", "Rows set aside", "Borders"} <= set(titles)


def test_an_empty_atlas_opens(monkeypatch, tmp_path):
    write_folder(
        tmp_path, claims=[], sources=[], documents=[], questions=[], places=[], relations=[],
        assessments=[], movements=[],
    )  # fmt: skip
    monkeypatch.setenv("ATLAS", str(tmp_path))

    for page in ("explore.py", "sources_and_method.py"):
        assert not opened(page).exception


def test_two_lenses_are_two_maps_of_one_channel(two_claim_atlas):
    screen = opened("explore.py", lens="kremlin,nis")

    shells = [
        json.loads(part.proto.json_args)["script"] for part in screen.get("component_instance")
    ]

    assert ['"side": 0' in shells[0], '"side": 1' in shells[1]] == [True, True]
    assert screen.caption[0].value.startswith("2 of 2 claims · 2 sources")


def test_one_lens_keeps_to_one_source(two_claim_atlas):
    screen = opened("explore.py", lens="kremlin")

    assert screen.caption[0].value.startswith("1 of 2 claims · 1 source")
    assert len(screen.get("component_instance")) == 1


def test_an_old_link_says_what_changed_since(two_claim_atlas):
    opened("explore.py")
    then = read_atlas(two_claim_atlas).revision[:8]
    write_folder(two_claim_atlas, claims=[claim(), denial(), claim("third")])

    screen = opened("explore.py", revision=then)

    assert screen.expander[0].label == "Changed since this link was made: 1 added"


def test_a_link_of_a_revision_never_seen_here_says_so(two_claim_atlas):
    screen = opened("explore.py", revision="0badcafe")

    assert "0badcafe, which this server has not seen" in screen.info[0].value


def filters_of(screen):
    """Return what the filters are told."""
    (part,) = (part for part in screen.get("bidi_component") if part.key == "facets")
    return json.loads(part.proto.json)
