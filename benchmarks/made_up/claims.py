"""Made-up claims: who says what of which places, on which day, with which number."""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import Any

from benchmarks.made_up.calendar import days_said, happened_text, said_text
from benchmarks.made_up.sentences import quotation, statement
from geodata.model import Atlas
from geodata.tables import Record


def claim_rows(
    chance: Random,
    shipped: Atlas,
    sources: list[Record],
    documents: list[Record],
    places: list[Record],
    count: int,
) -> list[Record]:
    """Return so many claims in the order of the day said.

    Stances and topics go together as often as in the shipped claims; a few sources and places
    are named most of the time; 4 in 100 name no place and as many are drafts.
    """
    pattern = shipped.claims[["stance", "topic"]].to_dict("records")
    counted = shipped.questions[shipped.questions["unit"] == "people"]["question_id"].tolist()
    by_source, by_place = _few_are_common(len(sources)), _few_are_common(len(places))
    rows: list[Record] = []
    for number, day in enumerate(days_said(chance, count)):
        like = chance.choice(pattern)
        how_many = chance.choices((1, 2, 4), (85, 12, 3))[0]
        named = chance.choices(places, cum_weights=by_place, k=how_many)
        quantity = _quantity(chance, counted, like["stance"])
        told = quantity.get("low", quantity.get("high"))
        row: Record = {
            "claim_id": f"claim-{number}",
            "source_id": chance.choices(sources, cum_weights=by_source)[0]["source_id"],
            "document_id": documents[number * len(documents) // count]["document_id"],
            "statement": statement(chance, place=str(named[0]["name"]), number=told),
            **like,
            **quantity,
            "said": said_text(chance, day),
            "place_ids": list(dict.fromkeys(place["place_id"] for place in named)),
            "status": "draft" if chance.random() < 0.04 else "published",
        }
        if chance.random() < 0.04:
            row["place_ids"] = []
        if chance.random() < 0.3:
            row["quoted_words"] = quotation(chance)
        if chance.random() < 0.6:
            row["happened"] = happened_text(chance, day)
        rows.append(row)
    return rows


def _quantity(chance: Random, questions: list[str], stance: str) -> dict[str, Any]:
    if chance.random() < 0.45 or stance in ("denies", "declines"):
        return {"basis": "unknown"}
    number = int(10 ** chance.uniform(1, 4.3))
    bound = chance.choice(("exactly", "about", "at-least", "up-to", "between"))
    ends = {
        "exactly": {"low": number, "high": number},
        "about": {"low": number, "high": number},
        "at-least": {"low": number},
        "up-to": {"high": number},
        "between": {"low": number, "high": 2 * number},
    }[bound]
    question = {"question_id": chance.choice(questions), "bound": bound, "unit": "people"}
    return {**question, **ends, "basis": chance.choice(("total", "additional", "unknown"))}


def _few_are_common(count: int) -> list[float]:
    """Return cumulative weights by which a few of so many are named most of the time."""
    return list(accumulate(1 / (rank + 3) for rank in range(count)))
