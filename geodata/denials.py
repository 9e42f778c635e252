"""Which denials were taken back later, by their own source or by another office of its state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from geodata.known import in_order_said, known_on, said_by
from geodata.model import Atlas
from geodata.questions import siblings

AFFIRMING = frozenset({"asserts", "estimates", "observes", "confirms"})
"""Stances that hold a statement to be so."""

OFFICES = frozenset(
    {"head-of-state", "government", "ministry", "military", "intelligence-service", "spokesperson"}
)
"""Kinds of source that speak for the state they belong to."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A source's first denial under a question, and the first statement that took one back.

    The second was made by the same source, or else by another office of its state, which strikes
    nothing. The two may answer different questions; None is no question.
    """

    denial: str
    confirmation: str
    denied_question: str | None
    confirmed_question: str | None
    same_source: bool


def turns(atlas: Atlas, day: date | None = None) -> tuple[Turn, ...]:
    """Return the denials that had been taken back by a day, in the order said.

    For each source and question there are at most two turns: one by the source itself, and one by
    another office of its state. Each is the first denial that was taken back, with the first claim
    that did so (``denials_taken_back``); a denial without a question stands alone. Of the denials
    of one day, one that repeats another comes last.
    """
    told = _told(atlas, day)
    later: dict[tuple[_Told, bool], _Told] = {}
    for claim_id, taken_back in denials_taken_back(atlas, day).items():
        claim = told[claim_id]
        for denial in map(told.__getitem__, taken_back):
            later.setdefault((denial, denial.source_id == claim.source_id), claim)
    echoes = set(atlas.relations.loc[atlas.relations["kind"] == "repeats", "from_claim_id"])
    first: dict[tuple[str, str, bool], Turn] = {}
    for denial, same_source in sorted(
        later, key=lambda pair: (pair[0].day, pair[0].claim_id in echoes, pair[0].place)
    ):
        claim = later[denial, same_source]
        turn = Turn(
            denial.claim_id, claim.claim_id, denial.question_id, claim.question_id, same_source
        )
        first.setdefault((*denial.subject, same_source), turn)
    return tuple(first.values())


def denials_taken_back(atlas: Atlas, day: date | None = None) -> Mapping[str, tuple[str, ...]]:
    """Return, for each affirming claim that had been said by a day, the denials it takes back.

    Parameters
    ----------
    atlas
        Its claims that are not retracted, and its relations, questions and sources.
    day
        The last day that counts; None counts all.

    Returns
    -------
    ``claim_id`` to the denials surely said on earlier days, both in the order said
        A claim takes back a denial of its own source under the same question, or under its other
        form (``siblings``). One of another office of the same state does so when its stance is
        "confirms". Under another question, or none, either needs a "supersedes" that says so.
    """
    told = _told(atlas, day)
    forms = siblings(atlas.questions)
    answers: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for claim in told.values():
        if claim.stance == "denies" and claim.question_id is not None:
            for speaker in claim.speakers:
                answers[speaker, claim.question_id].append(claim)
    replaced: dict[str, list[_Told]] = defaultdict(list)
    replacing = atlas.relations[atlas.relations["kind"] == "supersedes"]
    for later, earlier in zip(replacing["from_claim_id"], replacing["to_claim_id"], strict=True):
        if earlier in told and told[earlier].stance == "denies":
            replaced[later].append(told[earlier])

    def candidates(claim: _Told) -> Iterator[_Told]:
        for denial in replaced[claim.claim_id]:
            if set(claim.speakers) & set(denial.speakers):
                yield denial
        speakers = claim.speakers if claim.stance == "confirms" else claim.speakers[:1]
        for question_id in forms.get(claim.question_id or "", ()):
            for speaker in speakers:
                yield from answers[speaker, question_id]

    taken_back = {}
    for claim in told.values():
        if claim.stance in AFFIRMING:
            denied = {denial for denial in candidates(claim) if denial.day < claim.day}
            if denied:
                in_order = sorted(denied, key=lambda denial: denial.place)
                taken_back[claim.claim_id] = tuple(denial.claim_id for denial in in_order)
    return taken_back


@dataclass(frozen=True, slots=True)
class _Told:
    """One claim; ``place`` is its place in the order said, ``state`` whom its source speaks for."""

    claim_id: str
    source_id: str
    question_id: str | None
    stance: str
    day: pd.Timestamp
    state: str | None
    place: int

    @property
    def speakers(self) -> tuple[str, ...]:
        """The source, then the state that it speaks for, if any."""
        source = f"source {self.source_id}"
        return (source,) if self.state is None else (source, f"state {self.state}")

    @property
    def subject(self) -> tuple[str, str]:
        """Whose denial it is, and of what."""
        return self.source_id, self.question_id or f"claim {self.claim_id}"


def _told(atlas: Atlas, day: date | None) -> Mapping[str, _Told]:
    """Return the claims that had been said by a day and are not retracted, in the order said."""
    sources = atlas.sources[atlas.sources["kind"].isin(OFFICES)].dropna(subset="country")
    state = dict(zip(sources["source_id"], sources["country"], strict=True))
    known = known_on(atlas, day)
    claims = in_order_said(known[known["status"] != "retracted"])
    columns = ("claim_id", "source_id", "question_id", "stance")
    cells = (claims[column] for column in columns)
    return {
        claim_id: _Told(
            claim_id, source_id, question_id if isinstance(question_id, str) else None, stance,
            said, state.get(source_id), place,
        )
        for place, (claim_id, source_id, question_id, stance, said) in enumerate(
            zip(*cells, said_by(claims), strict=True)
        )
    }  # fmt: skip
