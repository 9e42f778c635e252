"""What the reader chose to see, and the claims that answer it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import geopandas as gpd
import numpy as np

from geodata.facets import FACETS, Facets
from geodata.model import Atlas

MOST_LENSES = 2
"""Sources whose claims can be seen side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The reader's choice; [start, end) in UTC, and an empty set means all.

    ``start`` and ``end`` bound the day *said*; None leaves that side open. ``known`` is the end of
    the last day of which anything is known: what was, or may have been, said later does not exist
    yet. ``lens`` keeps to the claims of one source, or of two that are seen side by side. A place
    stands for itself and all places inside it.
    """

    start: datetime | None = None
    end: datetime | None = None
    known: datetime | None = None
    lens: frozenset[str] = frozenset()
    text: str = ""
    drafts: bool = False
    sources: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    stances: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def at_any_time(self) -> Selection:
        """Return the same choice without its days."""
        return replace(self, start=None, end=None)

    def filters_only(self) -> Selection:
        """Return the choice without time and lens, which the browser applies by itself."""
        return replace(self, start=None, end=None, known=None, lens=frozenset())


def select_claims(atlas: Atlas, selection: Selection) -> gpd.GeoDataFrame:
    """Return the claims that answer a selection, in their old order.

    Parameters
    ----------
    atlas
        Where the claims, and what they refer to, are.
    selection
        The reader's choice.

    Returns
    -------
    The rows of ``atlas.claims`` kept, EPSG:4326. A claim without a place is kept unless places
    are chosen.
    """
    return atlas.claims[select_rows(Facets.of(atlas), selection)]


def select_rows(facets: Facets, selection: Selection) -> np.ndarray:
    """Return which claims answer a selection: (n,) bool, in the order of the claims."""
    keep = _base(facets, selection)
    for name in FACETS:
        keep &= facets.chosen(name, getattr(selection, name))
    return keep


def facet_counts(facets: Facets, selection: Selection) -> dict[str, dict[str, int]]:
    """Return, for each facet, how many claims each value would show.

    A facet's own choice does not narrow its own counts, so that a reader sees what choosing
    another value would bring.

    Returns
    -------
    Facet name to value to number of claims; every value is there, zero included.
    """
    base = _base(facets, selection)
    masks = {name: facets.chosen(name, getattr(selection, name)) for name in FACETS}
    counts = {}
    for name in FACETS:
        keep = base.copy()
        for other, mask in masks.items():
            if other != name:
                keep &= mask
        counts[name] = facets.count(name, keep)
    return counts


def to_query(selection: Selection) -> dict[str, str]:
    """Return the selection as the parameters of an address; what is not chosen is left out.

    The last day is named inclusively: ``to=2024-11-05`` shows that day too.

    Examples
    --------
    >>> end = datetime(2024, 11, 6, tzinfo=UTC)
    >>> to_query(Selection(end=end, sources=frozenset({"nis", "gur"})))
    {'to': '2024-11-05', 'source': 'gur,nis'}
    """
    query = {}
    if selection.start is not None:
        query["from"] = selection.start.date().isoformat()
    if selection.end is not None:
        query["to"] = (selection.end.date() - timedelta(days=1)).isoformat()
    if selection.known is not None:
        query["known"] = (selection.known.date() - timedelta(days=1)).isoformat()
    if selection.lens:
        query["lens"] = ",".join(sorted(selection.lens))
    if selection.text:
        query["q"] = selection.text
    for name in FACETS:
        if chosen := getattr(selection, name):
            query[FACETS[name]] = ",".join(sorted(chosen))
    if selection.drafts:
        query["drafts"] = "1"
    return query


def parse_query(
    query: Mapping[str, str], known: Mapping[str, Collection[str]]
) -> tuple[Selection, tuple[str, ...]]:
    """Return the selection that an address asks for, and a sentence for each part not obeyed.

    Parameters
    ----------
    query
        Parameters of an address; those that are not a selection's are passed over.
    known
        Facet name to the values that the atlas has.

    Returns
    -------
    The selection without the parts that make no sense, and why each was left out.
    """
    problems: list[str] = []
    choice: dict[str, Any] = {
        "start": _day(query, "from", problems),
        "end": _day_after(query, "to", problems),
        "known": _day_after(query, "known", problems),
        "text": query.get("q", "")[:200],
        "drafts": query.get("drafts") == "1",
    }
    for name, parameter in FACETS.items():
        choice[name] = _values(query, parameter, known[name], problems)
    choice["lens"] = _values(query, "lens", known["sources"], problems)
    if len(choice["lens"]) > MOST_LENSES:
        problems.append("The address asks for more than two lenses; all sources are shown.")
        choice["lens"] = frozenset()
    selection = Selection(**choice)
    if selection.start and selection.end and selection.start >= selection.end:
        problems.append("The address asks for days that end before they begin; all days are shown.")
        selection = selection.at_any_time()
    return selection, tuple(problems)


SELECTION_PARAMETERS = frozenset({"from", "to", "known", "lens", "q", "drafts", *FACETS.values()})
"""The parameters of an address that belong to a selection."""


def _base(facets: Facets, selection: Selection) -> np.ndarray:
    """Return which claims pass all that is no facet: (n,) bool."""
    keep = facets.base(
        start=selection.start, end=selection.end, text=selection.text, drafts=selection.drafts
    )
    keep &= facets.said_by(selection.known)
    keep &= facets.chosen("sources", selection.lens)
    return keep


def _values(
    query: Mapping[str, str], parameter: str, known: Collection[str], problems: list[str]
) -> frozenset[str]:
    asked = {value for value in query.get(parameter, "").split(",") if value}
    unknown = asked - set(known)
    problems += [
        f"The address asks for {parameter} “{value[:80]}”, which this atlas does not have; "
        "it was left out."
        for value in sorted(unknown)
    ]
    return frozenset(asked - unknown)


def _day_after(query: Mapping[str, str], parameter: str, problems: list[str]) -> datetime | None:
    day = _day(query, parameter, problems)
    return None if day is None else day + timedelta(days=1)


def _day(query: Mapping[str, str], parameter: str, problems: list[str]) -> datetime | None:
    text = query.get(parameter)
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        problems.append(
            f"The address asks for {parameter} “{text[:40]}”, which is not a day; "
            "write it as 2024-10-24."
        )
        return None
    if not 1 < day.year < 9999:
        problems.append(f"The address asks for {parameter} “{text[:40]}”, which is out of range.")
        return None
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
