"""Claims as columns of numbers, one for each thing that a picture of them asks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from geodata.facets import instants
from geodata.known import strikes
from geodata.model import Atlas
from layers.style import STANCES

DOUBT_SAID, DOUBT_HAPPENED, DRAFT, STRUCK, FORESEEN, HAPPENED_BY_DAY, RETRACTED, DERIVED = (
    1 << bit for bit in range(8)
)
"""Bits of a claim's flags, as in ``layers/web/story.js``."""

BOUNDS = ("exactly", "about", "at-least", "up-to", "between")
BASES = ("total", "additional", "unknown")


def claim_columns(atlas: Atlas, claims: pd.DataFrame) -> dict[str, Any]:
    """Return some claims as the ``Columns`` of ``layers/web/story.js``, in their order.

    Days are counted from 1970-01-01 UTC, half-open; people and other counts are as claimed, bounds
    inclusive. Codes point into the vocabularies that stand beside the columns; −1 is none.
    """
    place_numbers = numbers(atlas.places["place_id"])
    relayed = relays(atlas, claims)
    named = [[place_numbers[place] for place in ids] for ids in claims["place_ids"]]
    said, until = _days(claims["said_start"]), _last_days(claims["said_end"])
    until = np.maximum(np.where(np.isnan(until), said + 1, until), said + 1)
    return {
        "said": said.astype(int).tolist(),
        "until": until.astype(int).tolist(),
        "happened": _or_none(_days(claims["happened_start"])),
        "happenedUntil": _or_none(_last_days(claims["happened_end"])),
        "stance": _codes(claims["stance"], STANCES),
        "source": _codes(claims["source_id"], atlas.sources["source_id"]),
        "topic": _codes(claims["topic"], distinct(claims["topic"])),
        "question": _codes(claims["question_id"], atlas.questions["question_id"]),
        "flags": _flags(atlas, claims).tolist(),
        **_numbers_claimed(claims),
        **_struck(atlas, claims),
        "relayed": _codes(relayed, distinct(relayed.dropna())),
        "placed": np.cumsum([0, *map(len, named)]).tolist(),
        "places": [place for places in named for place in places],
    }


def _flags(atlas: Atlas, claims: pd.DataFrame) -> np.ndarray:
    planned = atlas.questions.loc[atlas.questions["measure"] == "planned", "question_id"]
    foreseen = claims["question_id"].isin(planned) | (
        claims["happened_start"] >= claims["said_end"]
    )
    by_day = claims["happened"].astype("str").str.contains(r"\d{4}-\d{2}-\d{2}", regex=True)
    marks = {
        DOUBT_SAID: claims["said_uncertain"],
        DOUBT_HAPPENED: claims["happened_uncertain"],
        DRAFT: claims["status"] == "draft",
        STRUCK: claims["superseded"],
        FORESEEN: foreseen,
        HAPPENED_BY_DAY: by_day,
        RETRACTED: claims["status"] == "retracted",
        DERIVED: claims["note"].astype("str").str.contains(r"\bderived\b", case=False, regex=True),
    }
    flags = np.zeros(len(claims), dtype=int)
    for flag, mark in marks.items():
        flags |= flag * mark.to_numpy(dtype=int)
    return flags


def _numbers_claimed(claims: pd.DataFrame) -> dict[str, Any]:
    return {
        "low": _or_none(claims["low"].to_numpy(dtype=float)),
        "high": _or_none(claims["high"].to_numpy(dtype=float)),
        "bound": _codes(claims["bound"], BOUNDS),
        "basis": _codes(claims["basis"], BASES),
        "unit": _codes(claims["unit"], distinct(claims["unit"].dropna())),
    }


def _struck(atlas: Atlas, claims: pd.DataFrame) -> dict[str, Any]:
    """Return when each row was first replaced by its own source, and by which row."""
    struck = strikes(atlas.claims, atlas.relations).loc[claims.index]
    rows = numbers(claims["claim_id"])
    return {
        "struckOn": _or_none(_days(struck["struck_on"])),
        "struckBy": [rows.get(later, -1) for later in struck["struck_by"]],
    }


def relays(atlas: Atlas, claims: pd.DataFrame) -> pd.Series[str]:
    """Return by whom each claim was passed on, by name."""
    names = atlas.sources.set_index("source_id")["name"]
    relays: pd.Series[str] = claims["relayed_by"].map(names).fillna(claims["relayed_by"])
    return relays


def _days(moments: pd.Series[pd.Timestamp]) -> np.ndarray:
    """Return the day of each moment, NaN for none, in days since 1970-01-01 UTC."""
    stamps = instants(moments)
    days = stamps.astype("datetime64[D]").astype("int64").astype(float)
    return np.where(np.isnat(stamps), np.nan, days)


def _last_days(ends: pd.Series[pd.Timestamp]) -> np.ndarray:
    """Return the day after the last that each end touches, NaN for an open end."""
    return _days(ends - pd.Timedelta(microseconds=1)) + 1


def _or_none(values: np.ndarray) -> list[float | None]:
    """Return numbers for JSON: None for NaN, and whole ones without a fraction."""
    return [
        None if np.isnan(value) else int(value) if value == int(value) else float(value)
        for value in values
    ]


def _codes(values: pd.Series[str], vocabulary: Sequence[str] | pd.Series[str]) -> list[int]:
    return values.map(numbers(vocabulary)).fillna(-1).astype(int).tolist()


def numbers(values: Sequence[str] | pd.Series[str]) -> dict[str, int]:
    """Return the position of each value."""
    return {value: number for number, value in enumerate(values)}


def distinct(values: pd.Series[str]) -> list[str]:
    """Return the values there are, each once, sorted."""
    return sorted(set(values))
