"""What ties made-up claims to one another: relations, assessments, movements."""

from __future__ import annotations

from collections import Counter, defaultdict
from random import Random
from typing import Any

from geodata.model import Atlas
from geodata.tables import Record

_MEAN_CLAIMS_APART = 40


def relation_rows(chance: Random, shipped: Atlas, claims: list[Record], count: int) -> list[Record]:
    """Return so many relations, of the shipped kinds, between claims of about the same time."""
    kinds = Counter(shipped.relations["kind"])
    found: dict[tuple[object, object, str], Record] = {}
    while len(found) < count:
        start = chance.randrange(1, len(claims))
        end = start - 1 - int(chance.expovariate(1 / _MEAN_CLAIMS_APART))
        if end < 0:
            continue
        kind = chance.choices(list(kinds), list(kinds.values()))[0]
        ends = {"from_claim_id": claims[start]["claim_id"], "to_claim_id": claims[end]["claim_id"]}
        row: Record = {**ends, "kind": kind, "author": "chance", "why": "Made up with the claims."}
        found.setdefault((*ends.values(), kind), row)
    return list(found.values())


def assessment_rows(chance: Random, claims: list[Record]) -> list[Record]:
    """Return judgements on one claim in twenty."""
    return [
        {
            "claim_id": claim["claim_id"],
            "reliability": chance.choice("ABCDEF"),
            "credibility": chance.choice("123456"),
            "author": "chance",
            "assessed": "2026-01-01",
            "why": "Made up with the claim.",
        }
        for claim in claims
        if chance.random() < 0.05
    ]


def movement_rows(chance: Random, claims: list[Record], count: int) -> list[Record]:
    """Return at most so many movements, each between two places that claims name together."""
    by_ends: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for claim in claims:
        named = claim["place_ids"]
        if isinstance(named, list) and len(named) > 1:
            by_ends[named[0], named[1]].append(claim["claim_id"])
    return [
        {
            "movement_id": f"movement-{number}",
            "origin_id": origin,
            "destination_id": destination,
            "mode": chance.choice(("sea", "air", "rail", "road", "unknown")),
            "route": "reported" if chance.random() < 0.1 else "not-reported",
            "claim_ids": by_ends[origin, destination],
        }
        for number, (origin, destination) in enumerate(
            chance.sample(sorted(by_ends), min(count, len(by_ends)))
        )
    ]
