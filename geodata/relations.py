"""Which claims replace which: only a source strikes its own earlier claim."""

from __future__ import annotations

import pandas as pd


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
