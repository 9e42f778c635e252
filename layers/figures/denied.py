"""The denials that a figure must carry, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from geodata.denials import turns
from geodata.facets import Facets
from geodata.known import in_order_said
from geodata.model import Atlas
from geodata.questions import siblings
from geodata.selection import Selection, select_rows
from layers.days import day_in_words
from layers.figures.attribution import Attributed, attributed, listed, verb_of

NEGATING = ("denies", "declines")


def denials_beside(
    atlas: Atlas, drawn: Sequence[Attributed], selection: Selection
) -> tuple[Attributed, ...]:
    """Return the denials and refusals that answer what is drawn, in the order said.

    They were said within the days of the selection. Its other filters play no part, because a
    figure of one source must not lose who denied it: one counts when it is drawn itself, when it
    answers a question of a claim that is drawn, or when the atlas relates it to such a claim.
    """
    days = Selection(start=selection.start, end=selection.end, known=selection.known)
    claims = atlas.claims[select_rows(Facets.of(atlas), days)]
    claims = claims[claims["stance"].isin(NEGATING) & (claims["status"] == "published")]
    shown = {one.claim["claim_id"] for one in drawn}
    forms = siblings(atlas.questions)
    asked = {form for one in drawn for form in forms.get(one.claim["question_id"] or "", ())}
    relations = atlas.relations[atlas.relations["kind"].isin(("denies", "contradicts"))]
    related = set(relations.loc[relations["to_claim_id"].isin(shown), "from_claim_id"])
    beside = claims["claim_id"].isin(shown | related) | claims["question_id"].isin(asked)
    return attributed(atlas, in_order_said(claims[beside]))


def denial_lines(denials: Sequence[Attributed]) -> tuple[str, ...]:
    """Return one line for each source that denied or declined, by its first denial.

    A source that repeats itself is told once, unless it answers another question; denials come
    before refusals, and both before what their source has replaced. A line begins with who, how
    and when ("A denies, 10 Oct 2024: …") and goes on with the statement and the source's words.
    """
    best: dict[tuple[str, str | None, str], Attributed] = {}
    for one in denials:
        key = (one.by, one.claim["question_id"], one.claim["stance"])
        if key not in best or (best[key].claim["said_uncertain"] and _is_same_day(one, best[key])):
            best[key] = one
    return tuple(_line(one) for one in sorted(best.values(), key=_rank))


def turn_lines(atlas: Atlas, denials: Sequence[Attributed], day: date) -> tuple[str, ...]:
    """Return a sentence for each claim by which a day took some of these denials back."""
    told = {one.claim["claim_id"]: one for one in denials}
    turned = [turn for turn in turns(atlas, day) if turn.denial in told]
    answers = atlas.claims[atlas.claims["claim_id"].isin({turn.confirmation for turn in turned})]
    return tuple(
        _turn_line(
            one,
            [told[turn.denial].by for turn in turned if turn.confirmation == one.claim["claim_id"]],
        )
        for one in attributed(atlas, in_order_said(answers))
    )


def denied_by(denials: Sequence[Attributed], *, most: int) -> str:
    """Return "Denied by A and B; C declines to say.", or nothing when nobody did either.

    Who replaced the own denial or refusal later is not counted among those who deny.
    """
    still = [one for one in denials if not one.claim["superseded"]]
    who = {
        stance: tuple(dict.fromkeys(one.by for one in still if one.claim["stance"] == stance))
        for stance in NEGATING
    }
    parts = []
    if who["denies"]:
        parts.append(f"Denied by {listed(who['denies'], most=most)}")
    if who["declines"]:
        named = listed(who["declines"], most=most)
        many = len(who["declines"]) > 1
        verb = "decline to say" if many else verb_of("declines", named)
        parts.append(f"{named} {verb}")
    return f"{'; '.join(parts)}." if parts else ""


def last_known_day(atlas: Atlas, selection: Selection) -> date:
    """Return the day of which the data are: the day as known, else the last day anyone spoke."""
    ends = atlas.claims.loc[atlas.claims["status"] != "draft", "said_end"]
    end = pd.Timestamp(selection.known or ends.max())
    return date.fromordinal((end - pd.Timedelta(microseconds=1)).toordinal())


def _rank(one: Attributed) -> tuple[bool, int]:
    return bool(one.claim["superseded"]), NEGATING.index(one.claim["stance"])


def _is_same_day(one: Attributed, other: Attributed) -> bool:
    """Whether two claims may have been said on one day, the first of them surely."""
    return not one.claim["said_uncertain"] and one.claim["said_end"] == other.claim["said_end"]


def _turn_line(one: Attributed, denied: Sequence[str]) -> str:
    who = listed(tuple(dict.fromkeys(denied)), most=4)
    when = day_in_words(one.claim["said"])
    by = "" if one.by in denied else f", another office of the state, {one.by}"
    return f"{who}; later, {when}{by}: {one.claim['statement']}"


def _line(one: Attributed) -> str:
    words = " ".join(str(one.claim["statement"]).split())
    if one.claim["quoted_words"]:
        words = f"{words.removesuffix('.')} (“{one.claim['quoted_words']}”)."
    when = day_in_words(one.claim["said"])
    struck = " (superseded)" if one.claim["superseded"] else ""
    return f"{one.by} {one.verb}, {when}{struck}: {words}"
