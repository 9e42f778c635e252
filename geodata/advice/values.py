"""What advice is made of, and what it looks at beside the row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from geodata.model import Atlas
from geodata.references import Known
from geodata.schema import TABLES

Record = Mapping[str, object]


class Answer(NamedTuple):
    """A claim's number under a question; a missing end is NaN."""

    claim_id: str
    basis: str
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Repair:
    """A proposal: what its button says, and the new values by column; None takes a value away."""

    label: str
    changes: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One thing to look at in a row.

    ``kind`` names the check, ``title`` says what is wrong and ``text`` what was found and what to
    do. ``column`` is empty when the whole row is meant. ``at`` is longitude and latitude in
    degrees (EPSG:4326) of the fault, where it has a place; ``blocks`` says that the row cannot be
    saved as it is.
    """

    kind: str
    title: str
    text: str
    column: str = ""
    at: tuple[float, float] | None = None
    repair: Repair | None = None
    blocks: bool = False


@dataclass(frozen=True, slots=True)
class Background:
    """What one row is compared with.

    ``known`` holds every identifier by table. ``bases`` is the basis of each claim, and
    ``answers`` the numbers of each source under each question: by (``question_id``,
    ``source_id``).
    """

    known: Known = field(default_factory=Known)
    bases: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], tuple[Answer, ...]] = field(default_factory=dict)


def background_of(atlas: Atlas) -> Background:
    """Return what the rows of an atlas are compared with when one of them is edited."""
    kept = {
        name: frozenset(getattr(atlas, name)[table.key])
        for name, table in TABLES.items()
        if table.key is not None
    }
    units = dict(zip(atlas.questions["question_id"], atlas.questions["unit"], strict=True))
    places, claims = atlas.places, atlas.claims
    at = zip(places["longitude_deg"], places["latitude_deg"], strict=True)
    points = dict(zip(places["place_id"], at, strict=True))
    aside = dict.fromkeys(kept, frozenset[str]())
    answered = claims[claims["question_id"].notna()]
    names = ("question_id", "source_id", "claim_id", "basis", "low", "high")
    answers: dict[tuple[str, str], tuple[Answer, ...]] = {}
    for question, source, *answer in zip(*(answered[name] for name in names), strict=True):
        key = (question, source)
        answers[key] = (*answers.get(key, ()), Answer(*answer))
    bases = dict(zip(claims["claim_id"], claims["basis"], strict=True))
    return Background(Known(kept, aside, units, points), bases, answers)
