"""What each source said in turn under a question, and whether it moved."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from geodata.denials import AFFIRMING
from geodata.known import in_order_said

_REFUSING = ("denies", "declines")
_NUMBER = ["bound", "low", "high", "unit"]


@dataclass(frozen=True, slots=True)
class Statements:
    """What one source said under some questions, in the order said.

    ``moved`` says that it answered in different ways: with two numbers, or with any two of a
    denial, a refusal to say and an affirmation.
    """

    source_id: str
    claim_ids: tuple[str, ...]
    moved: bool


def statements_by_source(
    claims: pd.DataFrame, relations: pd.DataFrame, question_ids: Collection[str]
) -> tuple[Statements, ...]:
    """Return the sequence of each source's statements under some questions.

    Parameters
    ----------
    claims
        (n, c) as in the schema, with instants; a retracted claim is passed over.
    relations
        (m, c) as in the schema.
    question_ids
        The questions, such as one with its ``siblings``.

    Returns
    -------
    One entry for each source, in the order of the first statements
        A number on top of others is no different answer, nor is a claim that repeats one of the
        same source; both stand in the sequence all the same.
    """
    source_of = claims.set_index("claim_id")["source_id"]
    repeats = relations[relations["kind"] == "repeats"]
    repeated = repeats["to_claim_id"].map(source_of)
    echoes = repeats.loc[repeats["from_claim_id"].map(source_of) == repeated, "from_claim_id"]
    kept = claims["question_id"].isin(question_ids) & (claims["status"] != "retracted")
    told = in_order_said(claims[kept])
    answers = told[~told["claim_id"].isin(echoes) & (told["basis"] != "additional")]
    moved = _moved(pd.DataFrame(answers[["source_id", "stance", *_NUMBER]]))
    by_source = told.groupby("source_id", sort=False)["claim_id"]
    return tuple(
        Statements(str(source_id), tuple(claim_ids), source_id in moved)
        for source_id, claim_ids in by_source
    )


def _moved(answers: pd.DataFrame) -> frozenset[str]:
    """Return the sources that gave two different answers."""
    affirming = answers["stance"].isin(AFFIRMING)
    answering = affirming | answers["stance"].isin(_REFUSING)
    kinds = answers["stance"].mask(affirming, "affirms")[answering]
    different = pd.concat([answers["source_id"][answering], kinds], axis=1).drop_duplicates()
    counted = answers[affirming].dropna(subset="bound")
    numbers = counted[["source_id", *_NUMBER]].drop_duplicates()
    return frozenset(
        source_id
        for given in (different, numbers)
        for source_id in given.loc[given["source_id"].duplicated(), "source_id"]
    )
