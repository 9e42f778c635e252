"""Who said what is drawn, and where it was read; without both, nothing is drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import pandas as pd

from geodata.denials import AFFIRMING
from geodata.errors import FigureRefused
from geodata.known import in_order_said, state_on
from geodata.model import Atlas
from geodata.selection import Selection, select_claims
from layers.direction import isolated
from layers.records import records
from layers.words import NO_NUMBER, number_in_words

_MOST_NAMED = 5
_PLURAL = re.compile(r"[a-z]{2,}[^s]s(, not named| not named)?", re.ASCII)
_VERBS = {"declines": "declines to say"}
_FORMS = {"denies": "deny", "declines to say": "decline to say"}


@dataclass(frozen=True, slots=True)
class Attributed:
    """A claim with its source and the document it was read in; None where a cell is missing."""

    claim: Mapping[str, Any]
    source: Mapping[str, Any]
    document: Mapping[str, Any]

    @property
    def by(self) -> str:
        """Who says so, as short as the atlas has it."""
        return source_name(self.source)

    @property
    def verb(self) -> str:
        """What the source does, to be read after its name: "estimates", "deny"."""
        return verb_of(self.claim["stance"], self.by)

    @property
    def number(self) -> str:
        """The number with its bound and unit, foreseen or superseded; empty without one."""
        words = number_in_words(self.claim)
        if words == NO_NUMBER:
            return ""
        remarks = {"foreseen": self.is_foreseen, "superseded": self.claim["superseded"]}
        return " ".join([words, *(f"({remark})" for remark, holds in remarks.items() if holds)])

    @property
    def is_foreseen(self) -> bool:
        """Whether what is claimed was still to come when it was said."""
        starts, said = self.claim["happened_start"], self.claim["said_end"]
        return starts is not None and said is not None and starts >= said

    @property
    def stands(self) -> bool:
        """Whether, at the end of the days drawn, its source had not replaced the claim."""
        return self.claim["status"] == "published" and bool(self.claim.get("stood", True))

    @property
    def affirms(self) -> bool:
        """Whether the source holds the statement to be so."""
        return self.claim["stance"] in AFFIRMING


def drawn_claims(atlas: Atlas, selection: Selection) -> pd.DataFrame:
    """Return the claims of a selection that a figure draws, in the order said; drafts never are.

    Their ``superseded`` tells what had been replaced by the day as known of the selection, and
    ``stood`` what stood on the last day of its days.

    Raises
    ------
    FigureRefused
        No claim answers the selection.
    """
    claims = select_claims(atlas, replace(selection, drafts=False))
    claims = claims[claims["status"] != "draft"]
    if claims.empty:
        raise FigureRefused(
            "No published claim matches the selection, so there is nothing to draw. "
            "Widen the dates or clear a filter."
        )
    ends = [moment for moment in (selection.end, selection.known) if moment is not None]

    def states(end: datetime | None) -> pd.Series[pd.CategoricalDtype]:
        day = None if end is None else (end - timedelta(days=1)).date()
        return state_on(atlas.claims, atlas.relations, day)

    return in_order_said(
        claims.assign(
            superseded=states(selection.known) == "superseded",
            stood=states(min(ends, default=None)) != "superseded",
        )
    )


def attributed(atlas: Atlas, claims: pd.DataFrame) -> tuple[Attributed, ...]:
    """Return claims with who made them and where they were read, in the order given.

    Parameters
    ----------
    atlas
        Where sources and documents are looked up.
    claims
        Some claims of the atlas.

    Raises
    ------
    FigureRefused
        A claim has no source or no document; each such claim is named.
    """
    sources = {row["source_id"]: row for row in records(atlas.sources)}
    documents = {row["document_id"]: row for row in records(atlas.documents)}
    told, faults = [], []
    for claim in records(claims.drop(columns="geometry", errors="ignore")):
        source, document = sources.get(claim["source_id"]), documents.get(claim["document_id"])
        lacks = [n for n, row in (("source", source), ("document", document)) if row is None]
        if source is None or document is None:
            faults.append(f"claim {claim['claim_id']} has no {' and no '.join(lacks)}")
        else:
            told.append(Attributed(claim, source, document))
    if faults:
        more = f"; and {len(faults) - _MOST_NAMED} more" if len(faults) > _MOST_NAMED else ""
        raise FigureRefused(
            f"The figure was refused: {'; '.join(faults[:_MOST_NAMED])}{more}. "
            "Give each claim its source and its document, or leave it out of the selection."
        )
    return tuple(told)


def source_name(source: Mapping[str, Any]) -> str:
    """Return what a source is called in a figure, its marks of direction kept to itself."""
    return isolated(" ".join(str(source.get("short_name") or source["name"]).split()))


def verb_of(stance: str, name: str) -> str:
    """Return the verb of a stance so that it agrees with a source's name.

    A name whose last word is a common noun in the plural takes the plural.

    Examples
    --------
    >>> verb_of("estimates", "White House"), verb_of("denies", "Western officials")
    ('estimates', 'deny')
    """
    verb = _VERBS.get(stance, stance)
    *_, last = name.split() or [""]
    if not _PLURAL.fullmatch(last):
        return verb
    return _FORMS.get(verb, verb.removesuffix("s"))


def listed(names: Sequence[str], *, most: int, other: str = "other") -> str:
    """Return names in a row, the last after "and"; those after ``most`` are counted.

    Where a name has a comma of its own, semicolons stand between them.

    Examples
    --------
    >>> listed(["A", "B", "C", "D"], most=2, other="other source")
    'A, B and 2 other sources'
    >>> listed(["A", "B", "C"], most=3)
    'A, B and C'
    >>> listed(["A, a", "B"], most=1)
    'A, a; 1 other'
    """
    shown = [*names[:most]]
    if left := len(names) - len(shown):
        shown.append(f"1 {other}" if left == 1 else f"{left} {other}s")
    *before, last = shown
    if any("," in name for name in shown):
        return "; ".join([*before, f"and {last}" if len(before) > 1 else last])
    return f"{', '.join(before)} and {last}" if before else last


def names_by_claims(told: Sequence[Attributed]) -> tuple[str, ...]:
    """Return the sources' names, those with the most claims first, then in the order said."""
    counts: dict[str, int] = {}
    for one in told:
        counts[one.by] = counts.get(one.by, 0) + 1
    return tuple(sorted(counts, key=lambda name: -counts[name]))
