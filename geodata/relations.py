"""How claims stand to one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

RELATION_WORDS: Mapping[str, tuple[str, str]] = {
    "contradicts": ("contradicts", "is contradicted by"),
    "denies": ("denies", "is denied by"),
    "corroborates": ("corroborates", "is corroborated by"),
    "repeats": ("repeats", "is repeated by"),
    "includes": ("includes", "is included in"),
    "supersedes": ("supersedes", "is superseded by"),
    "possibly-same-force": ("may count the same force as", "may count the same force as"),
}
"""The words for each kind of relation, from its first claim to its second and back."""

LATER_WORDS = ("follows an earlier statement,", "is followed by a later statement,")
"""The words where the later statement comes from another source, and so strikes nothing."""


@dataclass(frozen=True, slots=True)
class Related:
    """One relation as it is seen from one of its two claims.

    ``words`` stands between the claim that was asked about and ``claim_id``: "contradicts",
    "is superseded by". ``strikes`` says that the other claim replaces this one's number.
    """

    claim_id: str
    kind: str
    outward: bool
    words: str
    strikes: bool
    author: str
    why: str


def related(claims: pd.DataFrame, relations: pd.DataFrame, claim_id: str) -> tuple[Related, ...]:
    """Return every claim that is related to one claim, in either direction.

    Parameters
    ----------
    claims
        (n, c) with ``claim_id`` and ``source_id``.
    relations
        (m, c) as in the schema.
    claim_id
        The claim that is asked about.

    Returns
    -------
    tuple of Related
        In the order of ``relations``. Only the same source strikes its own number: a "supersedes"
        between two sources, even two offices of one state, is a link between an earlier and a later
        statement, and says so.
    """
    outward = relations["from_claim_id"].eq(claim_id)
    touching = relations[outward | relations["to_claim_id"].eq(claim_id)]
    source_of = claims.set_index("claim_id")["source_id"]
    return tuple(_seen_from(claim_id, row, source_of) for row in touching.itertuples(index=False))


def replacements(claims: pd.DataFrame, relations: pd.DataFrame) -> pd.Series:
    """Return which claim replaces which.

    Parameters
    ----------
    claims
        (n, c) with ``claim_id`` and ``source_id``.
    relations
        (m, c) as in the schema.

    Returns
    -------
    (k,) str, the ``claim_id`` of the later claim, on an index of the ``claim_id`` it replaces
        A claim that was replaced more than once stands there more than once. Only a "supersedes"
        between two claims of one source counts.
    """
    source_of = claims.set_index("claim_id")["source_id"]
    replacing = relations[relations["kind"] == "supersedes"]
    later = replacing["from_claim_id"].map(source_of)
    earlier = replacing["to_claim_id"].map(source_of)
    struck = replacing[later == earlier]
    return struck.set_index("to_claim_id")["from_claim_id"]


def superseded(claims: pd.DataFrame, relations: pd.DataFrame) -> pd.Series:
    """Return which claims were replaced by a later one of their own source.

    ``claims`` and ``relations`` are as for ``replacements``. The answer is (n,) bool, on the index
    of ``claims``; its name is ``superseded``.
    """
    replaced = replacements(claims, relations).index
    return claims["claim_id"].isin(replaced).rename("superseded")


def _seen_from(claim_id: str, row: object, source_of: pd.Series) -> Related:
    from_id, to_id, kind = row.from_claim_id, row.to_claim_id, row.kind  # type: ignore[attr-defined]
    outward = from_id == claim_id
    same_source = source_of.get(from_id) == source_of.get(to_id)
    words = LATER_WORDS if kind == "supersedes" and not same_source else RELATION_WORDS[kind]
    return Related(
        claim_id=to_id if outward else from_id,
        kind=kind,
        outward=outward,
        words=words[0] if outward else words[1],
        strikes=kind == "supersedes" and same_source and not outward,
        author=row.author,  # type: ignore[attr-defined]
        why=row.why,  # type: ignore[attr-defined]
    )
