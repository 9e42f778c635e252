"""What changed in what was known, from one day to another."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import pandas as pd

from geodata.denials import denials_taken_back
from geodata.known import in_order_said, known_on, said_by, strikes
from geodata.model import Atlas


@dataclass(frozen=True, slots=True)
class Changes:
    """Claims by what happened to them; every part is in the order said.

    ``added`` are all claims newly said. Of these, ``denied`` pairs each that denies with what it
    denies, so far as that had been said; a claim of another stance is among them only when it
    denies what had been said by its own day; ``declined`` lists the refusals to say; ``confirmed``
    pairs each that confirms, or that takes back a denial, with the denials it takes back.
    ``superseded`` pairs an old claim with the one that replaced it, by the same source.
    """

    added: tuple[str, ...]
    superseded: tuple[tuple[str, str], ...]
    denied: tuple[tuple[str, tuple[str, ...]], ...]
    declined: tuple[str, ...]
    confirmed: tuple[tuple[str, tuple[str, ...]], ...]


def changes_between(atlas: Atlas, first: date, second: date | None = None) -> Changes:
    """Return what was said after one day and by another.

    Parameters
    ----------
    atlas
        Its claims, relations, questions and sources. Retracted claims are passed over.
    first
        The day already known; what was said on it is no change.
    second
        The last day that counts; None counts all. The two may stand in either order.

    Returns
    -------
    Changes
        Those from a first to a second day and from the second to a third make up those from the
        first to the third.
    """
    if second is not None and second < first:
        first, second = second, first
    known = known_on(atlas, second)
    claims = in_order_said(known[known["status"] != "retracted"])
    days = said_by(claims)
    start = pd.Timestamp(first, tz="UTC")
    new = claims[days > start]
    replaced = strikes(known, atlas.relations).loc[claims.index]
    since = replaced["struck_on"].where(replaced["struck_on"] > days, days)
    struck = replaced["struck_by"].notna() & (since > start)
    targets = _denied_by(atlas, set(known["claim_id"]))
    day = dict(zip(known["claim_id"], said_by(known), strict=True))
    answers = [
        claim for claim, denied in targets.items() if any(day[one] <= day[claim] for one in denied)
    ]
    taken_back = denials_taken_back(atlas, second)
    denying = (new["stance"] == "denies") | new["claim_id"].isin(answers)
    confirming = (new["stance"] == "confirms") | new["claim_id"].isin(taken_back)
    return Changes(
        added=tuple(new["claim_id"]),
        superseded=tuple(
            zip(claims.loc[struck, "claim_id"], replaced.loc[struck, "struck_by"], strict=True)
        ),
        denied=tuple((claim, targets.get(claim, ())) for claim in new.loc[denying, "claim_id"]),
        declined=tuple(new.loc[new["stance"] == "declines", "claim_id"]),
        confirmed=tuple(
            (claim, taken_back.get(claim, ())) for claim in new.loc[confirming, "claim_id"]
        ),
    )


def _denied_by(atlas: Atlas, known: set[str]) -> dict[str, tuple[str, ...]]:
    """Return each claim that denies others with those of them that are known."""
    denials = atlas.relations[atlas.relations["kind"] == "denies"]
    targets: dict[str, list[str]] = defaultdict(list)
    for denial, target in zip(denials["from_claim_id"], denials["to_claim_id"], strict=True):
        if denial in known and target in known:
            targets[denial].append(target)
    return {denial: tuple(denied) for denial, denied in targets.items()}
