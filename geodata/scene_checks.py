"""What a scene may say and refer to, and the reason when it may not."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from geodata.camera import is_camera
from geodata.cells import Refused, is_slug, parse_cell
from geodata.facets import FACETS
from geodata.model import Atlas
from geodata.schema import TABLES, Column
from geodata.selection import MOST_LENSES, SELECTION_PARAMETERS, parse_query, to_query
from geodata.strict_json import Repeated

MOST_SENTENCES = 40
LONGEST_SEARCH = 200
_WORDS = Column("words", "text", True, "the sentence", longest=600)
_CLAIM_IDS = Column("claim_ids", "refs", True, "the claims it rests on", refers="claims")
_DIGEST = re.compile(r"[0-9a-f]{8}", re.ASCII)
_COLUMN = re.compile(r"[a-z0-9_]{1,40}", re.ASCII)

Check = Callable[[object], object]
"""Takes what a file holds and returns the value, or raises ``Refused``."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Every name that a scene may use: those of one atlas."""

    published: frozenset[str]
    drafts: frozenset[str]
    places: frozenset[str]
    facets: Mapping[str, Collection[str]]

    @classmethod
    def of(cls, atlas: Atlas) -> Vocabulary:
        """Return the names of an atlas; its retracted claims count as published."""
        claims, sources = atlas.claims, atlas.sources
        is_draft = claims["status"] == "draft"
        stances = next(c.choices for c in TABLES["claims"].columns if c.name == "stance")
        return cls(
            published=frozenset(claims.loc[~is_draft, "claim_id"]),
            drafts=frozenset(claims.loc[is_draft, "claim_id"]),
            places=frozenset(atlas.places["place_id"]),
            facets={
                "sources": frozenset(sources["source_id"]),
                "countries": frozenset(sources["country"].dropna()),
                "kinds": frozenset(sources["kind"]),
                "stances": frozenset(stances),
                "topics": frozenset(claims["topic"]),
                "questions": frozenset(atlas.questions["question_id"]),
                "places": frozenset(atlas.places["place_id"]),
            },
        )

    def require_claims(self, names: Collection[str], *, once_there: Collection[str]) -> None:
        """Raise ``Refused`` for a claim that is a draft, or was never there.

        ``once_there`` are claims whose fingerprints the scene has: such a claim may be gone.
        """
        for name in names:
            if name in self.drafts:
                raise Refused(f"the claim {name} is a draft; publish it or take it out")
            if name not in self.published and name not in once_there:
                raise Refused(f"the atlas has no claim {name}; correct the name or take it out")


def check_sentences(value: object) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the sentences of a scene, each with its claims.

    Raises
    ------
    Refused
        One of them has no words, no claim, or anything else than these two; its number is told.
    """
    if not isinstance(value, list):
        raise Refused('a list is needed; write [{"words": …, "claim_ids": […]}, …]')
    if len(value) > MOST_SENTENCES:
        raise Refused(f"it has {len(value)} sentences and may have {MOST_SENTENCES}; shorten it")
    return tuple(_sentence(number, item) for number, item in enumerate(value, start=1))


def check_selection(value: object, facets: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Return the parameters of a selection, in the form that ``to_query`` gives them.

    Raises
    ------
    Refused
        A parameter is not a selection's, or asks for what the atlas does not have or an audience
        may not see.
    """
    if not isinstance(value, dict) or isinstance(value, Repeated):
        raise Refused('an object of texts is needed, each key once, as in {"from": "2024-10-08"}')
    for name, words in value.items():
        if name not in SELECTION_PARAMETERS:
            raise Refused(f"a selection has no such part; use {', '.join(_PARAMETERS)}")
        if type(words) is not str or not words or not words.isprintable():
            raise Refused(f"{name} needs a text in quotation marks; write it or leave {name} out")
        if name == "q" and len(words) > LONGEST_SEARCH:
            raise Refused(f"q may have {LONGEST_SEARCH} characters; shorten it")
    if "drafts" in value:
        raise Refused("an audience sees no drafts; take drafts out")
    for facet, parameter in (*FACETS.items(), ("sources", "lens")):
        asked = set(str(value.get(parameter, "")).split(",")) - {""}
        if unknown := sorted(asked - set(facets[facet])):
            raise Refused(f"the atlas has no {parameter} “{unknown[0][:80]}”; correct it")
    if len(str(value.get("lens", "")).split(",")) > MOST_LENSES:
        raise Refused(f"lens may have {MOST_LENSES} sources; take some out")
    for parameter in ("from", "to", "known"):
        if parameter in value:
            check_day(value[parameter])
    selection, problems = parse_query(value, facets)
    if problems:
        raise Refused("its days end before they begin or are out of range; correct them")
    return to_query(selection)


def check_day(value: object) -> str:
    """Return a day as it is written, such as "2024-10-08"."""
    try:
        if type(value) is str and date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise Refused('a day is needed; write for example "2024-10-08"')


def check_camera(value: object) -> str:
    """Return a camera as it is written, such as "41.7,131.1,7"."""
    if type(value) is not str or not is_camera(value):
        raise Refused('latitude, longitude and zoom are needed; write for example "41.7,131.1,7"')
    return value


def check_revision(value: object) -> str:
    """Return the revision of an atlas: 64 hexadecimal digits."""
    if type(value) is not str or not re.fullmatch(r"[0-9a-f]{64}", value, re.ASCII):
        raise Refused("64 digits and letters from a to f are needed; take it out if you are unsure")
    return value


def check_fingerprints(value: object) -> dict[str, dict[str, str]]:
    """Return the fingerprints of a scene's claims, as ``fingerprints.fingerprint`` makes them."""
    advice = "fingerprints are made by the editor; take the claim out, and save the scene again"
    if not isinstance(value, dict):
        raise Refused(advice)
    for name, columns in value.items():
        if not is_slug(name) or not isinstance(columns, dict):
            raise Refused(advice)
        for column, digest in columns.items():
            if not _COLUMN.fullmatch(column) or type(digest) is not str:
                raise Refused(advice)
            if not _DIGEST.fullmatch(digest):
                raise Refused(advice)
    return {name: dict(columns) for name, columns in value.items()}


_PARAMETERS = sorted(SELECTION_PARAMETERS - {"drafts"})


def _sentence(number: int, value: object) -> tuple[str, tuple[str, ...]]:
    try:
        if not isinstance(value, dict) or isinstance(value, Repeated):
            raise Refused("an object is needed, each key once; write words and claim_ids")
        if not value.keys() <= {"words", "claim_ids"}:
            raise Refused("it has words and claim_ids and nothing else; take the rest out")
        if value.get("words") is None:
            raise Refused("it has no words; write them or take it out")
        words = str(parse_cell(_WORDS, value["words"]))
        claims = parse_cell(_CLAIM_IDS, value.get("claim_ids") or [])
        if not claims:
            raise Refused("it rests on no claim; name at least one or take it out")
    except Refused as refusal:
        raise Refused(f"in sentence {number}: {refusal}") from None
    return words, claims  # type: ignore[return-value]  # "refs" gives a tuple of texts
