"""What a scene remembers of its claims, and how they have changed since."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

import pandas as pd

from geodata.briefings import Fingerprint, Scene
from geodata.model import Atlas
from geodata.schema import TABLES
from geodata.tables import to_records

DIGITS = 8
"""Hexadecimal digits of a column's digest: one change in four thousand million goes unseen."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of a claim since a scene was made, as one sentence without a subject.

    ``words`` goes on after the claim's name: "is no longer in the atlas", "has another number".
    """

    claim_id: str
    words: str


_CLAIMS = TABLES["claims"]
_NUMBER = "another number"
_WORDS: Mapping[str, str] = MappingProxyType({
    "source_id": "another source",
    "relayed_by": "other words on who passed it on",
    "document_id": "another document",
    "locator": "another place in the document",
    "statement": "another statement",
    "quoted_words": "other quoted words",
    "stance": "another verb",
    "topic": "another topic",
    "question_id": "another question",
    "said": "another day said",
    "happened": "another day of what it is about",
    "place_ids": "other places",
    "bound": _NUMBER,
    "low": _NUMBER,
    "high": _NUMBER,
    "unit": _NUMBER,
    "basis": _NUMBER,
    "note": "another note",
})  # fmt: skip
"""Column to what a claim has when it differs; ``status`` is told by itself."""


def fingerprint(claim: pd.Series) -> Fingerprint:
    """Return a digest of each value of a claim.

    Parameters
    ----------
    claim
        One row of ``Atlas.claims``.

    Returns
    -------
    Mapping
        Column to 8 hexadecimal digits of SHA-256 over the value in JSON. What is missing is left
        out, so a column that is added to the schema later changes nothing. ``superseded`` is there
        when the claim's own source has replaced it.
    """
    (found,) = _fingerprints_of(claim.to_frame().T).values()
    return found


def fingerprinted(scene: Scene, atlas: Atlas, *, keep: bool = False) -> Scene:
    """Return the scene as made on this revision of the atlas.

    Parameters
    ----------
    scene, atlas
        The claims of the scene that the atlas does not have keep their old fingerprints.
    keep
        Whether claims whose fingerprints the scene has keep them too, so that what changed
        before an edit of the scene is still told after it.
    """
    old = scene.fingerprints
    now = _fingerprints(scene, atlas)
    found = {
        name: old[name] if name in old and (keep or name not in now) else now[name]
        for name in scene.claim_ids
        if name in old or name in now
    }
    changed_before = keep and any(old.get(name, now.get(name)) != now.get(name) for name in found)
    revision = scene.revision if changed_before and scene.revision else atlas.revision
    return replace(scene, revision=revision, fingerprints=found)


def changed_since(scene: Scene, atlas: Atlas) -> tuple[Change, ...]:
    """Return what has become of a scene's claims since it was made.

    Parameters
    ----------
    scene
        With the fingerprints of its claims; a claim without one cannot be compared.
    atlas
        The atlas as it is today.

    Returns
    -------
    tuple of Change
        In the order of the scene's claims, none for a claim that is as it was.
    """
    now = _fingerprints(scene, atlas)
    changes: list[Change] = []
    for claim_id in scene.claim_ids:
        then = scene.fingerprints.get(claim_id)
        if then is None:
            continue
        if claim_id not in now:
            changes.append(Change(claim_id, "is no longer in the atlas"))
            continue
        changes.extend(Change(claim_id, words) for words in _differences(then, now[claim_id]))
    return tuple(changes)


def _fingerprints(scene: Scene, atlas: Atlas) -> dict[str, Fingerprint]:
    known = _known(atlas.revision)
    if wanted := [name for name in scene.claim_ids if name not in known]:
        found = _fingerprints_of(atlas.claims[atlas.claims["claim_id"].isin(wanted)])
        known.update({name: found.get(name) for name in wanted})
    fingerprints = {name: known[name] for name in scene.claim_ids}
    return {name: found for name, found in fingerprints.items() if found is not None}


@lru_cache(maxsize=4)
def _known(revision: str) -> dict[str, Fingerprint | None]:
    """Return the fingerprints made so far of one revision's claims; None: it has no such claim.

    A page asks after every scene each time it runs.
    """
    del revision  # part of the key only
    return {}


def _fingerprints_of(claims: pd.DataFrame) -> dict[str, Fingerprint]:
    found: dict[str, Fingerprint] = {}
    for record, is_superseded in zip(
        to_records(_CLAIMS, claims), claims["superseded"], strict=True
    ):
        values = {**record, "superseded": True} if is_superseded else record
        digests = {name: _digest(value) for name, value in values.items() if name != "claim_id"}
        found[str(record["claim_id"])] = digests
    return found


def _differences(then: Fingerprint, now: Fingerprint) -> list[str]:
    differ = {name for name in then.keys() | now.keys() if then.get(name) != now.get(name)}
    words = []
    if "status" in differ:
        retracted = now.get("status") == _digest("retracted")
        words.append("has been retracted" if retracted else "has another status")
    if "superseded" in differ:
        replaced = "superseded" in now
        words.append(
            "has been superseded by its own source" if replaced else "is no longer superseded"
        )
    if others := list(dict.fromkeys(_WORDS[name] for name in _WORDS if name in differ)):
        words.append(f"has {_listed(others)}")
    return words


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _digest(value: object) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]
