"""The words of claims, as their cards in the browser show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pandas as pd

from geodata.model import Atlas
from geodata.relations import replacements
from geodata.schema import TABLES
from layers.days import day_in_words
from layers.records import records
from layers.words import (
    RELATIONS,
    assessment_in_words,
    claim_label,
    document_in_words,
    number_in_words,
    place_in_words,
    relation_in_words,
)

_CLAIM = [column.name for column in TABLES["claims"].columns]
_ORDER = {kind: number for number, kind in enumerate(RELATIONS)}


def claim_cards(
    atlas: Atlas, claims: pd.DataFrame, *, row_of: Mapping[str, int]
) -> list[dict[str, Any]]:
    """Return the Card of each claim, as ``web/story.js`` describes it.

    Parameters
    ----------
    atlas
        Where the sources, documents, places, relations and assessments are looked up.
    claims
        Some claims of the atlas, in the order wanted.
    row_of
        ``claim_id`` to its row in the story. A related claim that is not in it gets −1.

    Returns
    -------
    One card for each claim, ready to become JSON. ``places`` are numbered as in ``atlas.places``.
    """
    sources = {source["source_id"]: source for source in records(atlas.sources)}
    documents = {
        document["document_id"]: document_in_words(document)
        for document in records(atlas.documents)
    }
    questions = {row["question_id"]: row["text"] for row in records(atlas.questions)}
    places = {
        place["place_id"]: {"id": place["place_id"], "text": place_in_words(place), "index": index}
        for index, place in enumerate(records(atlas.places.drop(columns="geometry")))
    }
    relations, replaced = _relations(atlas, sources, row_of)
    assessments = _assessments(atlas)
    return [
        {
            "id": claim["claim_id"],
            "statement": claim["statement"],
            "quoted": claim["quoted_words"],
            "source": sources[claim["source_id"]]["name"],
            "said": day_in_words(claim["said"]),
            "number": number_in_words(claim),
            "places": [places[place] for place in claim["place_ids"]],
            "happened": day_in_words(claim["happened"]) if claim["happened"] else None,
            "relayed": sources.get(claim["relayed_by"], {}).get("name", claim["relayed_by"]),
            "document": documents[claim["document_id"]],
            "locator": claim["locator"],
            "relations": relations.get(claim["claim_id"], []),
            "assessments": assessments.get(claim["claim_id"], []),
            "note": claim["note"],
            "status": claim["status"],
            "replaced": replaced.get(claim["claim_id"]),
            "question": questions.get(claim["question_id"]),
            "topic": claim["topic"],
        }
        for claim in records(claims[_CLAIM])
    ]


def _relations(
    atlas: Atlas, sources: Mapping[str, dict[str, Any]], row_of: Mapping[str, int]
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, str]]:
    """Return the relations of each claim, read from its own end, and what replaces it."""
    relations = atlas.relations
    related = set(relations["from_claim_id"]) | set(relations["to_claim_id"])
    known = atlas.claims.loc[
        atlas.claims["claim_id"].isin(related), ["claim_id", "source_id", "said", "status"]
    ]
    claims = {claim["claim_id"]: claim for claim in records(known)}
    struck = replacements(atlas.claims, relations)
    replaced = dict(zip(struck.index, struck, strict=True))
    found: dict[str, list[tuple[tuple[int, bool, int], dict[str, Any]]]] = defaultdict(list)
    columns = ("from_claim_id", "to_claim_id", "kind", "author", "why")
    for one, other, kind, author, why in zip(
        *(relations[column] for column in columns), strict=True
    ):
        same_source = claims[one]["source_id"] == claims[other]["source_id"]
        for here, there, back in ((one, other, False), (other, one, True)):
            claim = claims[there]
            source = sources[claim["source_id"]]
            row = row_of.get(there, -1)
            name = source.get("short_name") or source["name"]
            entry = {
                "word": relation_in_words(kind, back=back, same_source=same_source),
                "id": there,
                "row": row,
                "text": claim_label(name, claim["said"], beside=claims[here]["said"]),
                "draft": claim["status"] == "draft",
                "why": None if pd.isna(why) else why,
                "author": author,
            }
            found[here].append(((_ORDER[kind], back, row if row >= 0 else len(row_of)), entry))
    return {
        claim: [entry for _, entry in sorted(entries, key=lambda pair: pair[0])]
        for claim, entries in found.items()
    }, replaced


def _assessments(atlas: Atlas) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in records(atlas.assessments):
        found[row["claim_id"]].append({"text": assessment_in_words(row), "why": row["why"]})
    return found
