"""What had been said by a day, and what of it still stood.

A claim counts as said from the last day on which it may have been said: one that was said some time
in October is known from the 31st, so that nothing is shown before it was surely said. Days are UTC.
"""

from __future__ import annotations

from datetime import date
from itertools import groupby

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata.facets import instants
from geodata.model import Atlas
from geodata.relations import replacements

STATES = ("unsaid", "standing", "superseded", "retracted")
"""What a claim is on a day; it is one of them, never two."""

_DAY = "datetime64[D]"


def said_by(claims: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    """Return the first day by which each claim had surely been said.

    Parameters
    ----------
    claims
        (n, c) with ``said_start`` and ``said_end``, UTC, half-open.

    Returns
    -------
    (n,) datetime64[us, UTC], the instant at which that day begins, on the index of ``claims``
        It is the last day that ``said`` touches. A doubtful day ("2024-10-21~") counts as itself.
    """
    days = pd.Series(_days(claims), index=claims.index, name="said_by", dtype="datetime64[us]")
    return days.dt.tz_localize("UTC")


def known_on(atlas: Atlas, day: date | None) -> gpd.GeoDataFrame:
    """Return the claims that had been said by a day, EPSG:4326, in their old order.

    Without a day, all of them are kept; superseded and retracted claims had been said too.
    """
    return atlas.claims[_was_said(atlas.claims, day)]


def state_on(
    claims: pd.DataFrame, relations: pd.DataFrame, day: date | None
) -> pd.Series[pd.CategoricalDtype]:
    """Return what each claim was on a day.

    Parameters
    ----------
    claims
        (n, c) with ``claim_id``, ``source_id``, ``said_start``, ``said_end`` and ``status``.
    relations
        (m, c) as in the schema; one that names a claim not among ``claims`` is passed over.
    day
        What had been said by then counts, that day included; None counts all.

    Returns
    -------
    (n,) categorical of ``STATES``, on the index of ``claims``
        A claim is superseded from the day by which its replacement (``strikes``) had been said.
        The day of a retraction is not kept, so a retracted claim is so from the day it was said.
    """
    struck = strikes(claims, relations)["struck_on"]
    superseded = struck.notna() if day is None else struck <= _midnight(day)
    states = np.select(
        [~_was_said(claims, day), claims["status"] == "retracted", superseded],
        ["unsaid", "retracted", "superseded"],
        "standing",
    )
    return pd.Series(pd.Categorical(states, categories=STATES), index=claims.index, name="state")


def strikes(claims: pd.DataFrame, relations: pd.DataFrame) -> pd.DataFrame:
    """Return which claim of its own source replaced each claim first, and since which day.

    Parameters
    ----------
    claims, relations
        As for ``state_on``. The status of the later claim plays no part.

    Returns
    -------
    (n, 2), on the index of ``claims``
        ``struck_by``: a ``claim_id``, missing where nothing replaced the claim; ``struck_on``:
        datetime64[us, UTC], the beginning of the day by which that claim had been said. A claim
        that replaced a replacement counts as well, should it be known sooner; of those known on
        one day, the nearest is named.
    """
    day_of = dict(zip(claims["claim_id"], _days(claims), strict=True))
    replaced: dict[str, list[str]] = {claim: [] for claim in day_of}
    for earlier, later in replacements(claims, relations).items():
        replaced[later].append(str(earlier))
    replacing = sorted((claim for claim in replaced if replaced[claim]), key=day_of.__getitem__)
    by: dict[str, str] = {}
    for _, same_day in groupby(replacing, key=day_of.__getitem__):
        reached = {claim: claim for claim in same_day}
        while reached:
            nearest = {}
            for claim, later in reached.items():
                for earlier in replaced[claim]:
                    if earlier not in by and earlier != later:
                        by[earlier] = nearest[earlier] = later
            reached = nearest
    struck_by = claims["claim_id"].map(by).astype("str")
    struck_on = struck_by.map(day_of).astype("datetime64[us]").dt.tz_localize("UTC")
    return pd.DataFrame({"struck_by": struck_by, "struck_on": struck_on})


def select_lens(atlas: Atlas, source_id: str) -> gpd.GeoDataFrame:
    """Return the claims of one source alone, EPSG:4326, in their old order.

    What it passed on for others (``relayed_by``) is theirs, not its own.
    """
    return atlas.claims[atlas.claims["source_id"] == source_id]


def in_order_said(claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims by the day they had been said by, then by their first possible instant."""
    order = np.lexsort((instants(claims["said_start"]), _days(claims)))
    return claims.iloc[order]


def _days(claims: pd.DataFrame) -> np.ndarray:
    ends = instants(claims["said_end"]) - np.timedelta64(1, "us")
    return ends.astype(_DAY)


def _was_said(claims: pd.DataFrame, day: date | None) -> np.ndarray:
    days = _days(claims)
    return np.ones(len(days), dtype=bool) if day is None else days <= np.datetime64(day)


def _midnight(day: date) -> pd.Timestamp:
    return pd.Timestamp(day, tz="UTC")
