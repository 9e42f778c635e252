"""The ways in which claims can be narrowed down, as arrays that answer at once.

A rerun of a page narrows and counts all claims several times, so what does not depend on the
reader is prepared once for each atlas.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

import numpy as np
import pandas as pd
import shapely

from geodata.model import Atlas

FACETS: Mapping[str, str] = {
    "sources": "source",
    "countries": "country",
    "kinds": "kind",
    "stances": "stance",
    "topics": "topic",
    "questions": "question",
    "places": "place",
}
"""Facet, as the field of a Selection, to its parameter in an address."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet of all claims: pairs of a claim's row and the number of a value it has."""

    values: tuple[str, ...]
    rows: np.ndarray
    codes: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class Facets:
    """Everything by which the claims of one atlas are narrowed, in the order of its claims.

    Times are int64 microseconds since 1970-01-01 UTC; an open end is the largest int64.
    """

    said_start: np.ndarray
    said_end: np.ndarray
    published: np.ndarray
    words: pd.Series[str]
    by_name: Mapping[str, Facet]

    @classmethod
    def of(cls, atlas: Atlas) -> Facets:
        """Return the facets of an atlas, prepared once for each revision in use."""
        return _facets(_Same(atlas))

    def base(
        self, *, start: datetime | None, end: datetime | None, text: str, drafts: bool
    ) -> np.ndarray:
        """Return which claims pass the choices that are no facet: (n,) bool."""
        keep = np.ones(len(self.published), dtype=bool) if drafts else self.published.copy()
        if start is not None:
            keep &= self.said_end > _microseconds(start)
        if end is not None:
            keep &= self.said_start < _microseconds(end)
        if text:
            keep &= _found(self, text)
        return keep

    def said_by(self, known: datetime | None) -> np.ndarray:
        """Return which claims had surely been said before a moment: (n,) bool; None means all."""
        if known is None:
            return np.ones(len(self.published), dtype=bool)
        return np.asarray(self.said_end <= _microseconds(known))

    def chosen(self, name: str, values: Collection[str]) -> np.ndarray:
        """Return which claims have one of these values: (n,) bool; no values means all."""
        facet = self.by_name[name]
        if not values:
            return np.ones(len(self.published), dtype=bool)
        keep = np.zeros(len(self.published), dtype=bool)
        wanted = np.isin(np.array(facet.values, dtype=object), list(values))
        keep[facet.rows[wanted[facet.codes]]] = True
        return keep

    def count(self, name: str, keep: np.ndarray) -> dict[str, int]:
        """Return how many of the claims kept have each value."""
        facet = self.by_name[name]
        counts = np.bincount(facet.codes[keep[facet.rows]], minlength=len(facet.values))
        return dict(zip(facet.values, counts.tolist(), strict=True))

    def known(self) -> dict[str, tuple[str, ...]]:
        """Return the values of each facet that some claim has."""
        return {name: facet.values for name, facet in self.by_name.items()}


def containing_places(atlas: Atlas) -> dict[str, tuple[str, ...]]:
    """Return, for each place, itself and every place that contains it.

    A region or country contains a place when its polygon covers the place's point (a point
    inside it, for an area that is smaller), EPSG:4326. A point contains nothing.

    Returns
    -------
    ``place_id`` to ``place_id``s, itself first.
    """
    places = atlas.places
    ids = places["place_id"].to_numpy()
    shapes = places.geometry.to_numpy()
    points = shapely.point_on_surface(shapes)
    areas = shapely.area(shapes)
    tree = shapely.STRtree(shapes)
    inside, outside = tree.query(points, predicate="covered_by")
    found: dict[str, list[str]] = {place: [place] for place in ids}
    for inner, outer in zip(inside.tolist(), outside.tolist(), strict=True):
        if inner != outer and areas[outer] > areas[inner]:
            found[ids[inner]].append(ids[outer])
    return {place: tuple(containers) for place, containers in found.items()}


def instants(moments: pd.Series[pd.Timestamp]) -> np.ndarray:
    """Return UTC-aware times as (n,) datetime64[us], NaT where missing."""
    return moments.dt.tz_convert(None).to_numpy(dtype="datetime64[us]")


@lru_cache(maxsize=16)
def _found(facets: Facets, text: str) -> np.ndarray:
    """Return which claims have every word of a text: (n,) bool; one run of a page asks often."""
    keep = np.ones(len(facets.published), dtype=bool)
    for word in text.casefold().split():
        keep &= facets.words.str.contains(word, regex=False).to_numpy(dtype=bool)
    return keep


class _Same:
    """An atlas as a key: equal to another of the same revision."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas

    def __hash__(self) -> int:
        return hash(self.atlas.revision)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.atlas.revision == self.atlas.revision


@lru_cache(maxsize=4)
def _facets(key: _Same) -> Facets:
    atlas = key.atlas
    claims = atlas.claims
    sources = atlas.sources.set_index("source_id")
    said_end = instants(claims["said_end"])
    open_end = np.isnat(said_end)
    return Facets(
        said_start=instants(claims["said_start"]).astype("int64"),
        said_end=np.where(open_end, np.iinfo("int64").max, said_end.astype("int64")),
        published=(claims["status"] != "draft").to_numpy(dtype=bool),
        words=_words(atlas),
        by_name={
            "sources": _single(claims["source_id"]),
            "countries": _single(claims["source_id"].map(sources["country"])),
            "kinds": _single(claims["source_id"].map(sources["kind"])),
            "stances": _single(claims["stance"]),
            "topics": _single(claims["topic"]),
            "questions": _single(claims["question_id"]),
            "places": _places(atlas),
        },
    )


def _words(atlas: Atlas) -> pd.Series[str]:
    """Return all that a reader's search looks through, case folded."""
    claims = atlas.claims
    names = atlas.sources.set_index("source_id")["name"]
    publishers = atlas.documents.set_index("document_id")["publisher"]
    labels = {
        row.place_id: " ".join([row.name, *(row.names or {}).values()])
        for row in atlas.places[["place_id", "name", "names"]].itertuples(index=False)
    }
    places = claims["place_ids"].map(lambda ids: " ".join(labels[place] for place in ids))
    parts = [
        claims["statement"],
        claims["quoted_words"].fillna(""),
        claims["source_id"].map(names),
        claims["document_id"].map(publishers),
        places,
    ]
    text = parts[0].str.cat([part.astype("str") for part in parts[1:]], sep="\n")
    folded: pd.Series[str] = text.str.casefold().reset_index(drop=True)
    return folded


def _single(values: pd.Series[str]) -> Facet:
    """Return the facet of a column with one value, or none, for each claim."""
    codes, distinct = pd.factorize(np.asarray(values, dtype=object), sort=True)
    rows = np.flatnonzero(codes >= 0)
    return Facet(values=tuple(distinct), rows=rows, codes=codes[rows])


def _places(atlas: Atlas) -> Facet:
    """Return the facet of places: a claim has every place it names and all that contain one."""
    containers = containing_places(atlas)
    numbers = {place: number for number, place in enumerate(containers)}
    pairs = [
        (row, code)
        for row, named in enumerate(atlas.claims["place_ids"])
        for code in {numbers[outer] for place in named for outer in containers[place]}
    ]
    rows, codes = np.array(pairs, dtype=np.intp).reshape(-1, 2).T
    return Facet(values=tuple(containers), rows=rows, codes=codes)


def _microseconds(moment: datetime) -> int:
    return int(np.datetime64(moment.astimezone(UTC).replace(tzinfo=None), "us").astype("int64"))
