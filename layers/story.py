"""All claims of an atlas as the browser reads them: columns of numbers, then words in chunks.

Map, timeline, cards and table draw from the same payload, so a reader's filter travels as one bit
for each claim and time never travels at all. ``layers/web/story.js`` describes the shape.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from geodata.facets import FACETS, Facets, instants
from geodata.model import Atlas
from layers.cards import claim_cards
from layers.columns import BASES, BOUNDS, claim_columns, distinct, numbers, relays
from layers.movements import movement_lines
from layers.payload import Payload, json_payload
from layers.places import place_records
from layers.style import PALETTE, STANCES
from layers.words import RELATIONS

CHUNK = 500
"""Claims whose words travel together."""


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """One atlas as it is being served.

    ``order`` is the position in ``atlas.claims`` of each of the story's rows; ``first_day`` and
    ``end_day`` bound the days said, half-open, in days since 1970-01-01 UTC. ``numbers`` holds,
    for claims, sources, places and movements, the number that stands for each identifier.
    """

    digest: str
    order: np.ndarray
    first_day: int
    end_day: int
    numbers: Mapping[str, Mapping[str, int]]

    def mask(self, keep: np.ndarray) -> str:
        """Return which rows are kept, (n,) bool in the order of the claims, as base64 bits.

        The empty text stands for all of them.
        """
        kept = keep[self.order]
        if kept.all():
            return ""
        return base64.b64encode(np.packbits(kept, bitorder="little").tobytes()).decode()

    def focus(self, chosen: str) -> dict[str, Any] | None:
        """Return what an address calls chosen, by number; None when the story does not have it.

        ``chosen`` is ``claim:ID,ID``, ``place:ID`` or ``movement:ID``.
        """
        kind, _, names = chosen.partition(":")
        known = self.numbers.get(kind, {})
        found = [known[name] for name in names.split(",") if name in known]
        if not found:
            return None
        return {"claims": found} if kind == "claim" else {kind: found[0]}


def build_story(
    atlas: Atlas, *, put: Callable[[Payload], str], ground: str, address: str, drafts: bool
) -> Story:
    """Put an atlas's payloads where the browser can fetch them and return how to find them.

    Parameters
    ----------
    atlas
        Claims, places and movements in EPSG:4326.
    put
        Takes a payload and returns its digest.
    ground
        Address of the ground payload.
    address
        What an address starts with; the digest follows.
    drafts
        Whether draft claims are part of it.
    """
    order = _readable(atlas.claims, drafts=drafts)
    claims = atlas.claims.iloc[order]
    rows = dict(zip(claims["claim_id"], range(len(claims)), strict=True))
    cards = claim_cards(atlas, claims, row_of=rows)
    texts = [
        address + put(json_payload(cards[start : start + CHUNK]))
        for start in range(0, len(cards), CHUNK)
    ]
    columns = claim_columns(atlas, claims)
    content: dict[str, Any] = {
        "revision": atlas.revision,
        "title": atlas.title,
        "theatres": [{"name": t.name, "bounds": list(t.bounds)} for t in atlas.theatres],
        "ground": ground,
        "chunk": CHUNK,
        "texts": texts,
        "stances": list(STANCES),
        "topics": distinct(claims["topic"]),
        "questions": _questions(atlas.questions),
        "bounds": list(BOUNDS),
        "bases": list(BASES),
        "units": distinct(claims["unit"].dropna()),
        "relays": distinct(relays(atlas, claims).dropna()),
        "relationKinds": list(RELATIONS),
        "relations": _relations(atlas, rows),
        "facets": {FACETS[name]: values for name, values in Facets.of(atlas).known().items()},
        "sources": _sources(atlas.sources),
        "places": place_records(atlas),
        "movements": movement_lines(atlas, rows),
        "claims": columns,
        "palette": {theme: dict(tokens) for theme, tokens in PALETTE.items()},
    }
    first, end = (min(columns["said"]), max(columns["until"])) if len(claims) else (0, 1)
    numbered = {
        "claim": rows,
        "source": numbers(atlas.sources["source_id"]),
        "place": numbers(atlas.places["place_id"]),
        "movement": numbers([movement["id"] for movement in content["movements"]]),
    }
    return Story(put(json_payload(content)), order, first, end, numbered)


def _readable(claims: pd.DataFrame, *, drafts: bool) -> np.ndarray:
    """Return the positions of the claims that may be seen, in order of the day said."""
    positions = np.argsort(instants(claims["said_start"]), kind="stable")
    return positions if drafts else positions[(claims["status"] != "draft").to_numpy()[positions]]


def _relations(atlas: Atlas, rows: Mapping[str, int]) -> list[list[int]]:
    kinds = numbers(list(RELATIONS))
    table = atlas.relations
    return [
        [kinds[kind], rows[one], rows[other]]
        for kind, one, other in zip(
            table["kind"], table["from_claim_id"], table["to_claim_id"], strict=True
        )
        if one in rows and other in rows
    ]


def _questions(questions: pd.DataFrame) -> list[dict[Hashable, Any]]:
    columns = {"question_id": "id", "text": "text", "measure": "measure", "unit": "unit"}
    told = questions[[*columns, "scope"]].rename(columns=columns)
    return told.to_dict("records")


def _sources(sources: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "id": row.source_id,
            "name": row.name,
            "short": row.name if row.short_name is None else row.short_name,
            "kind": row.kind,
            "country": row.country,
        }
        for row in sources.replace({np.nan: None}).itertuples(index=False)
    ]
