from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point

from geodata.model import Atlas
from geodata.schema import TABLES
from layers.cards import claim_cards


def table(name: str, rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    columns = [column.name for column in TABLES[name].columns]
    made = pd.DataFrame(rows, columns=columns)
    if "geometry" in columns:
        return gpd.GeoDataFrame(made, geometry="geometry", crs="EPSG:4326")
    return made


def claim(claim_id: str, **other: Any) -> dict[str, Any]:
    plain = {
        "claim_id": claim_id, "source_id": "nis", "document_id": "kyiv-independent",
        "statement": "Troops left.", "stance": "asserts", "topic": "transfer",
        "said": "2024-10-18", "place_ids": (), "basis": "unknown", "status": "published",
    }  # fmt: skip
    return plain | other


def atlas_of(
    claims: Sequence[dict[str, Any]],
    *,
    relations: Sequence[dict[str, Any]] = (),
    assessments: Sequence[dict[str, Any]] = (),
) -> Atlas:
    return Atlas(
        title="", summary="", theatres=(), opening="", does_not_show=(), rejected=(),
        revision="", path=None,
        sources=table("sources", [
            {"source_id": "nis", "name": "National Intelligence Service", "short_name": "NIS"},
            {"source_id": "cnn", "name": "CNN"},
        ]),
        documents=table("documents", [{
            "document_id": "kyiv-independent", "publisher": "The Kyiv Independent",
            "published": "2024-10-19", "date_inferred": False, "access": "excerpt",
            "hosting": "publisher",
        }]),
        questions=table("questions", [{"question_id": "sent", "text": "How many were sent?"}]),
        places=table("places", [
            {"place_id": "kursk-oblast", "name": "Kursk Oblast", "precision": "region",
             "geometry": Point(36, 51)},
            {"place_id": "wonsan", "name": "Wonsan", "kind": "port", "precision": "settlement",
             "geometry": Point(127, 39)},
        ]),
        claims=table("claims", claims),
        relations=table("relations", relations),
        assessments=table("assessments", assessments),
        movements=table("movements", []),
    )  # fmt: skip


def cards_of(atlas: Atlas) -> dict[str, dict[str, Any]]:
    rows = {claim_id: row for row, claim_id in enumerate(atlas.claims["claim_id"])}
    return {card["id"]: card for card in claim_cards(atlas, atlas.claims, row_of=rows)}


@pytest.fixture
def two_claims() -> Atlas:
    return atlas_of(
        [claim("nis-1500"), claim("nis-3000", said="2024-10-23")],
        relations=[
            {
                "from_claim_id": "nis-3000",
                "to_claim_id": "nis-1500",
                "kind": "supersedes",
                "author": "editors",
            }
        ],
    )


def test_a_claim_without_anything_optional_has_a_card_of_gaps():
    card = cards_of(atlas_of([claim("bare")]))["bare"]

    assert card["number"] == "No number given"
    assert card["said"] == "18 Oct 2024"
    assert card["relations"] == card["assessments"] == card["places"] == []
    gaps = ("quoted", "happened", "relayed", "locator", "note", "replaced", "question")
    assert [card[gap] for gap in gaps] == [None] * len(gaps)


def test_a_card_is_json_without_a_nan():
    cards = cards_of(atlas_of([claim("bare"), claim("counted", low=3.0, high=3.0, bound="about")]))

    assert json.loads(json.dumps(cards, allow_nan=False)) == cards


def test_places_stand_in_the_claims_order_with_their_number_in_the_atlas():
    card = cards_of(atlas_of([claim("moved", place_ids=("wonsan", "kursk-oblast"))]))["moved"]

    assert card["places"] == [
        {"id": "wonsan", "text": "Wonsan, town or port", "index": 1},
        {"id": "kursk-oblast", "text": "Kursk Oblast, region only", "index": 0},
    ]


def test_a_relay_known_as_a_source_is_named_and_another_stays_as_it_is():
    cards = cards_of(
        atlas_of([claim("known", relayed_by="cnn"), claim("other", relayed_by="a lawmaker")])
    )

    assert cards["known"]["relayed"] == "CNN"
    assert cards["other"]["relayed"] == "a lawmaker"


def test_a_relation_is_told_on_both_cards_from_its_own_end(two_claims):
    cards = cards_of(two_claims)

    assert cards["nis-3000"]["relations"] == [
        {
            "word": "Supersedes",
            "id": "nis-1500",
            "row": 0,
            "text": "NIS, 18\u00a0Oct",
            "draft": False,
            "why": None,
            "author": "editors",
        }
    ]
    assert cards["nis-1500"]["relations"] == [
        {
            "word": "Superseded by",
            "id": "nis-3000",
            "row": 1,
            "text": "NIS, 23\u00a0Oct",
            "draft": False,
            "why": None,
            "author": "editors",
        }
    ]


def test_a_claim_replaced_by_its_own_source_names_the_replacement(two_claims):
    cards = cards_of(two_claims)

    assert cards["nis-1500"]["replaced"] == "nis-3000"
    assert cards["nis-3000"]["replaced"] is None


def test_a_claim_superseded_by_another_source_is_not_replaced():
    atlas = atlas_of(
        [claim("nis-1500"), claim("cnn-3000", source_id="cnn")],
        relations=[{"from_claim_id": "cnn-3000", "to_claim_id": "nis-1500", "kind": "supersedes"}],
    )

    card = cards_of(atlas)["nis-1500"]

    assert card["replaced"] is None
    assert card["relations"][0]["word"] == "Followed by"


def test_contradictions_come_before_agreement_and_then_by_row():
    atlas = atlas_of(
        [claim("a"), claim("b"), claim("c"), claim("d")],
        relations=[
            {"from_claim_id": "a", "to_claim_id": "d", "kind": "corroborates"},
            {"from_claim_id": "a", "to_claim_id": "b", "kind": "corroborates"},
            {"from_claim_id": "c", "to_claim_id": "a", "kind": "contradicts"},
        ],
    )

    relations = cards_of(atlas)["a"]["relations"]

    assert [(relation["word"], relation["id"]) for relation in relations] == [
        ("Contradicted by", "c"),
        ("Corroborates", "b"),
        ("Corroborates", "d"),
    ]


def test_a_related_claim_outside_the_story_has_no_row(two_claims):
    (card,) = claim_cards(two_claims, two_claims.claims.iloc[[0]], row_of={"nis-1500": 0})

    assert [(relation["id"], relation["row"]) for relation in card["relations"]] == [
        ("nis-3000", -1)
    ]


def test_a_related_draft_is_marked():
    atlas = atlas_of(
        [claim("a"), claim("b", status="draft")],
        relations=[{"from_claim_id": "a", "to_claim_id": "b", "kind": "repeats"}],
    )

    cards = cards_of(atlas)

    assert cards["a"]["relations"][0]["draft"]
    assert not cards["b"]["relations"][0]["draft"]


def test_every_assessment_of_a_claim_stays_apart():
    judged = {"claim_id": "a", "reliability": "B", "assessed": "2024-11-03", "why": "clear words"}
    atlas = atlas_of(
        [claim("a")],
        assessments=[
            judged | {"credibility": "2", "author": "Ann"},
            judged | {"credibility": "5", "author": "Ben"},
        ],
    )

    assert cards_of(atlas)["a"]["assessments"] == [
        {"text": "B2: usually reliable, probably true (Ann, 3 Nov 2024)", "why": "clear words"},
        {"text": "B5: usually reliable, improbable (Ben, 3 Nov 2024)", "why": "clear words"},
    ]


def test_words_that_look_like_code_stay_as_they_are():
    hostile = "{{7*191}} <img src=x onerror=alert(1)> ${7*7} \u202egnitirw"

    card = cards_of(atlas_of([claim("a", statement=hostile, locator=hostile)]))["a"]

    assert card["statement"] == card["locator"] == hostile
