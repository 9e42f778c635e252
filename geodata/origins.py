"""Origins, not echoes: which claims go back to one statement, and through whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from geodata.known import in_order_said, said_by

_STATEMENT = ["source_id", "question_id", "said", "bound", "low", "high", "unit", "basis"]

Links = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Step:
    """One claim of a chain: ``depth`` echoes away from an origin, and what it repeats directly."""

    claim_id: str
    source_id: str
    relayed_by: str | None
    repeats: tuple[str, ...]
    depth: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Claims that go back to the same statement.

    ``chain`` starts with the claims that repeat nothing and goes on from echo to echo.
    ``source_ids`` are the distinct sources of those first claims, and ``corroborated_by`` the
    other sources that stand first in clusters linked to this one by "corroborates".
    """

    chain: tuple[Step, ...]
    source_ids: tuple[str, ...]
    corroborated_by: tuple[str, ...]

    @property
    def single_origin(self) -> bool:
        """Whether every claim of it goes back to one source."""
        return len(self.source_ids) == 1

    @property
    def name(self) -> str:
        """What a reader is told of it."""
        return "single origin" if self.single_origin else "several origins"


def origins(claims: pd.DataFrame, relations: pd.DataFrame) -> tuple[Cluster, ...]:
    """Return the claims gathered by where they come from.

    Parameters
    ----------
    claims
        (n, c) as in the schema, with instants: those that are known, superseded ones included.
    relations
        (m, c) as in the schema; one that names a claim not among ``claims`` is passed over.

    Returns
    -------
    One cluster for each origin, in the order of the first claims; each claim is in exactly one
        Claims are of one cluster when one repeats the other, or when they are the same statement
        of the same source, by whomever relayed: the same number under the same question on the
        same day. Statements without a number are told apart unless one repeats the other.
    """
    told = in_order_said(claims)
    claim_ids = told["claim_id"].tolist()
    repeats = _links(relations, "repeats", claim_ids)
    mates = _same_statements(told)
    parents = _parents(claim_ids, repeats, mates)
    relayed = told["relayed_by"].astype("object").where(told["relayed_by"].notna(), None)
    source_of = dict(zip(claim_ids, told["source_id"], strict=True))
    relay_of = dict(zip(claim_ids, relayed, strict=True))
    chains = [
        tuple(
            Step(claim, source_of[claim], relay_of[claim], tuple(repeats.get(claim, ())), depth)
            for claim, depth in _depths(members, parents)
        )
        for members in _joined(claim_ids, repeats, mates)
    ]
    firsts = [_distinct(step.source_id for step in chain if step.depth == 0) for chain in chains]
    cluster_of = {step.claim_id: at for at, chain in enumerate(chains) for step in chain}
    others: dict[int, list[str]] = defaultdict(list)
    for one, linked in _links(relations, "corroborates", claim_ids).items():
        for other in linked:
            here, there = cluster_of[one], cluster_of[other]
            others[here] += firsts[there]
            others[there] += firsts[here]
    return tuple(
        Cluster(chain, first, _distinct(source for source in others[at] if source not in first))
        for at, (chain, first) in enumerate(zip(chains, firsts, strict=True))
    )


def distinct_origins(
    clusters: Iterable[Cluster], claim_ids: Collection[str] | None = None
) -> frozenset[str]:
    """Return the sources that some claims go back to; an echo adds none.

    ``claim_ids`` are the claims meant, such as those that stand under one question; None means
    all. Their clusters should be those of all known claims, so that an echo of a superseded claim
    is still known as one.
    """
    return frozenset(
        source_id
        for cluster in clusters
        if claim_ids is None or any(step.claim_id in claim_ids for step in cluster.chain)
        for source_id in cluster.source_ids
    )


def _links(relations: pd.DataFrame, kind: str, claim_ids: Sequence[str]) -> dict[str, list[str]]:
    known = frozenset(claim_ids)
    rows = relations[relations["kind"] == kind]
    links: dict[str, list[str]] = defaultdict(list)
    for one, other in zip(rows["from_claim_id"], rows["to_claim_id"], strict=True):
        if one in known and other in known and other not in links[one]:
            links[one].append(other)
    return dict(links)


def _same_statements(told: pd.DataFrame) -> dict[str, list[str]]:
    """Return the claims with others of the same statement, as lists of the same claims."""
    counted = told.assign(said=said_by(told)).dropna(subset=["bound", "question_id"])
    same = counted[counted.duplicated(_STATEMENT, keep=False)]
    mates: dict[str, list[str]] = {}
    for _, rows in same.groupby(_STATEMENT, dropna=False, sort=False):
        together = rows["claim_id"].tolist()
        mates |= dict.fromkeys(together, together)
    return mates


def _parents(claim_ids: Sequence[str], repeats: Links, mates: Links) -> dict[str, list[str]]:
    """Return what each claim goes back to: what it repeats, or what the same statement does."""
    parents = {}
    for claim in claim_ids:
        same = mates.get(claim, ())
        inherited = [far for mate in same for far in repeats.get(mate, ()) if far not in same]
        parents[claim] = [*repeats.get(claim, inherited)]
    return parents


def _joined(claim_ids: Sequence[str], *links: Links) -> Iterator[list[str]]:
    """Yield the claims that hang together, each list in the order given."""
    near: dict[str, list[str]] = defaultdict(list)
    for one, other in ((one, far) for link in links for one, fars in link.items() for far in fars):
        near[one].append(other)
        near[other].append(one)
    place = {claim: at for at, claim in enumerate(claim_ids)}
    seen: set[str] = set()
    for claim in claim_ids:
        if claim in seen:
            continue
        seen.add(claim)
        members = [claim]
        for member in members:  # grows as it is walked
            fresh = [other for other in _distinct(near[member]) if other not in seen]
            seen.update(fresh)
            members += fresh
        yield sorted(members, key=place.__getitem__)


def _depths(members: Sequence[str], parents: Links) -> list[tuple[str, int]]:
    """Return the claims and how far each is from an origin, the nearest first.

    Where claims repeat each other in a circle, the earliest of them counts as the origin.
    """
    children: dict[str, list[str]] = defaultdict(list)
    for claim in members:
        for parent in parents[claim]:
            children[parent].append(claim)
    depths: dict[str, int] = {}
    for starts in ([claim for claim in members if not parents[claim]], *([c] for c in members)):
        front = [claim for claim in starts if claim not in depths]
        depths |= dict.fromkeys(front, 0)
        for claim in front:  # grows as it is walked
            for child in children[claim]:
                if child not in depths:
                    depths[child] = depths[claim] + 1
                    front.append(child)
    return sorted(((claim, depths[claim]) for claim in members), key=lambda pair: pair[1])


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
