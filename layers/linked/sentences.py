"""A claim in words with its source, its verb and its bound, for readers without our cards."""

from __future__ import annotations

import re
from typing import Any

from layers.words import NO_NUMBER, number_in_words

ORGANIZATIONS = frozenset(
    {"government", "ministry", "military", "intelligence-service", "imagery-provider",
     "news-outlet", "international-body", "think-tank"}
)  # fmt: skip
"""The kinds of source that speak as an organization; who else does is not known."""

_ISOLATES = re.compile("[\u2066-\u2069]")


def headline(source: str, stance: str, said: str) -> str:
    """Return who does what, and when, such as "NIS asserts (said 2024-10-18~)"."""
    return plain(f"{source} {stance} (said {said})")


def claim_in_words(row: dict[str, Any]) -> str:
    """Return a claim's statement, its number as said, and what else must not be lost.

    Parameters
    ----------
    row
        A row of ``atlas_layer(atlas, "claims")``: values as JSON has them, missing ones None.
    """
    number = number_in_words(row)
    parts = [
        str(row["statement"]),
        "" if number == NO_NUMBER else f"Number as said: {number}.",
        f"Happened (EDTF): {row['happened']}." if row["happened"] else "",
        f"Relayed by: {row['relayed_by']}." if row["relayed_by"] else "",
        f"In the source's own words: “{row['quoted_words']}”." if row["quoted_words"] else "",
        f"Note: {row['note']}" if row["note"] else "",
    ]
    return plain(" ".join(part for part in parts if part))


def plain(text: str) -> str:
    """Return a text without the marks that keep directions of writing apart on a screen."""
    return _ISOLATES.sub("", text)
