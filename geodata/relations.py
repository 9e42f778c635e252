"""How claims stand to one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

_WORDS: Mapping[str, tuple[str, str]] = {
    "contradicts": ("contradicts", "is contradicted by"),
    "denies": ("denies", "is denied by"),
    "corroborates": ("corroborates", "is corroborated by"),
    "repeats": ("repeats", "is repeated by"),
    "includes": ("includes", "is included in"),
    "supersedes": ("supersedes", "is superseded by"),
    "possibly-same-force": ("may count the same force as", "may count the same force as"),
}
"""The words for each kind of relation, from its first claim to its second and back."""

_LINKED = ("follows an earlier statement,", "is followed by a later statement,")
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


def superseded(claims: pd.DataFrame, relations: pd.DataFrame) -> pd.Series:
    """Return which claims were replaced by a later one of their own source.

    Parameters
    ----------
    claims
        (n, c) with ``claim_id`` and ``source_id``.
    relations
        (m, c) as in the schema.

    Returns
    -------
    (n,) bool, on the index of ``claims``; the name is ``superseded``.
    """
    source_of = claims.set_index("claim_id")["source_id"]
    replacing = relations[relations["kind"] == "supersedes"]
    later = replacing["from_claim_id"].map(source_of)
    earlier = replacing["to_claim_id"].map(source_of)
    struck = replacing.loc[later == earlier, "to_claim_id"]
    return claims["claim_id"].isin(struck).rename("superseded")


def _seen_from(claim_id: str, row: object, source_of: pd.Series) -> Related:
    from_id, to_id, kind = row.from_claim_id, row.to_claim_id, row.kind  # type: ignore[attr-defined]
    outward = from_id == claim_id
    same_source = source_of.get(from_id) == source_of.get(to_id)
    words = _LINKED if kind == "supersedes" and not same_source else _WORDS[kind]
    return Related(
        claim_id=to_id if outward else from_id,
        kind=kind,
        outward=outward,
        words=words[0] if outward else words[1],
        strikes=kind == "supersedes" and same_source and not outward,
        author=row.author,  # type: ignore[attr-defined]
        why=row.why,  # type: ignore[attr-defined]
    )
