"""All claims of an atlas as the browser reads them: columns of numbers, then words in chunks.

Map, timeline, cards and table draw from the same payload, so a reader's filter travels as one bit
for each claim and time never travels at all. ``layers/web/story.js`` describes the shape.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from geodata.facets import containing_places, instants
from geodata.model import Atlas
from layers.cards import claim_cards
from layers.coordinates import rings_to_steps
from layers.movements import movement_lines
from layers.names import name_spots
from layers.payload import Payload, json_payload
from layers.style import PALETTE, STANCES

CHUNK = 500
"""Claims whose words travel together."""

DOUBT_SAID, DOUBT_HAPPENED, DRAFT, STRUCK, FORESEEN, HAPPENED_BY_DAY, RETRACTED = (
    1 << bit for bit in range(7)
)

_AREA_PRECISIONS = ("district", "region")


@dataclass(frozen=True, slots=True, eq=False)
class Story:
    """One atlas as it is being served.

    ``order`` is the position in ``atlas.claims`` of each of the story's rows; ``first_day`` and
    ``end_day`` bound the days said, half-open, in days since 1970-01-01 UTC. ``numbers`` holds,
    for claims, places and movements, the number that stands for each identifier.
    """

    digest: str
    order: np.ndarray
    first_day: int
    end_day: int
    numbers: Mapping[str, Mapping[str, int]]

    def mask(self, keep: np.ndarray) -> str:
        """Return which rows are kept, (n,) bool in the order of the claims, as base64 bits.

        The empty text stands for all of them.
        """
        kept = keep[self.order]
        if kept.all():
            return ""
        return base64.b64encode(np.packbits(kept, bitorder="little").tobytes()).decode()

    def focus(self, chosen: str) -> dict[str, Any] | None:
        """Return what an address calls chosen, by number; None when the story does not have it.

        ``chosen`` is ``claim:ID,ID``, ``place:ID`` or ``movement:ID``.
        """
        kind, _, names = chosen.partition(":")
        known = self.numbers.get(kind, {})
        found = [known[name] for name in names.split(",") if name in known]
        if not found:
            return None
        return {"claims": found} if kind == "claim" else {kind: found[0]}


def build_story(
    atlas: Atlas, *, put: Callable[[Payload], str], ground: str, address: str, drafts: bool
) -> Story:
    """Put an atlas's payloads where the browser can fetch them and return how to find them.

    Parameters
    ----------
    atlas
        Claims, places and movements in EPSG:4326.
    put
        Takes a payload and returns its digest.
    ground
        Address of the ground payload.
    address
        What an address starts with; the digest follows.
    drafts
        Whether draft claims are part of it.
    """
    order = _readable(atlas.claims, drafts=drafts)
    claims = atlas.claims.iloc[order]
    rows = dict(zip(claims["claim_id"], range(len(claims)), strict=True))
    cards = claim_cards(atlas, claims, row_of=rows)
    texts = [
        address + put(json_payload(cards[start : start + CHUNK]))
        for start in range(0, len(cards), CHUNK)
    ]
    columns = _columns(atlas, claims)
    content: dict[str, Any] = {
        "revision": atlas.revision,
        "title": atlas.title,
        "theatres": [{"name": t.name, "bounds": list(t.bounds)} for t in atlas.theatres],
        "ground": ground,
        "chunk": CHUNK,
        "texts": texts,
        "stances": list(STANCES),
        "topics": _distinct(claims["topic"]),
        "questions": [
            {"id": row.question_id, "text": row.text} for row in atlas.questions.itertuples()
        ],
        "sources": _sources(atlas.sources),
        "places": _places(atlas),
        "movements": movement_lines(atlas, rows),
        "claims": columns,
        "palette": {theme: dict(tokens) for theme, tokens in PALETTE.items()},
    }
    first, end = (min(columns["said"]), max(columns["until"])) if len(claims) else (0, 1)
    numbers = {
        "claim": rows,
        "place": _numbers(atlas.places["place_id"]),
        "movement": _numbers([movement["id"] for movement in content["movements"]]),
    }
    return Story(put(json_payload(content)), order, first, end, numbers)


def _readable(claims: pd.DataFrame, *, drafts: bool) -> np.ndarray:
    """Return the positions of the claims that may be seen, in order of the day said."""
    positions = np.argsort(instants(claims["said_start"]), kind="stable")
    return positions if drafts else positions[(claims["status"] != "draft").to_numpy()[positions]]


def _columns(atlas: Atlas, claims: pd.DataFrame) -> dict[str, Any]:
    place_numbers = _numbers(atlas.places["place_id"])
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
        "topic": _codes(claims["topic"], _distinct(claims["topic"])),
        "question": _codes(claims["question_id"], atlas.questions["question_id"]),
        "flags": _flags(atlas, claims).tolist(),
        "placed": np.cumsum([0, *map(len, named)]).tolist(),
        "places": [number for numbers in named for number in numbers],
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
    }
    flags = np.zeros(len(claims), dtype=int)
    for flag, mark in marks.items():
        flags |= flag * mark.to_numpy(dtype=int)
    return flags


def _sources(sources: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        {
            "id": row.source_id,
            "name": row.name,
            "short": row.name if row.short_name is None else row.short_name,
            "kind": row.kind,
            "country": row.country,
        }
        for row in sources.replace({np.nan: None}).itertuples(index=False)
    ]


def _places(atlas: Atlas) -> list[dict[str, Any]]:
    numbers = _numbers(atlas.places["place_id"])
    containers = containing_places(atlas)
    return [
        {
            "id": row.place_id,
            "name": row.name,
            "local": _local_name(row.names, row.country),
            "precision": row.precision,
            "kind": row.kind,
            "uncertainty": None if pd.isna(row.uncertainty_m) else float(row.uncertainty_m),
            "at": [round(row.longitude_deg, 4), round(row.latitude_deg, 4)],
            "parents": [numbers[outer] for outer in containers[row.place_id][1:]],
            **_area(row),
            "occupied": row.status == "temporarily-occupied",
        }
        for row in atlas.places.itertuples(index=False)
    ]


def _area(place: Any) -> dict[str, Any]:  # noqa: ANN401  # a row, whose type pandas makes
    has_area = place.geometry.geom_type in ("Polygon", "MultiPolygon")
    if not has_area or place.precision not in _AREA_PRECISIONS:
        return {"area": None, "spots": None}
    return {"area": rings_to_steps(place.geometry), "spots": name_spots(place.geometry)}


_LOCAL_LANGUAGE = {
    "RU": "ru",
    "UA": "uk",
    "KP": "ko",
    "KR": "ko",
    "BY": "be",
    "CN": "zh",
    "JP": "ja",
}


def _local_name(names: dict[str, str] | None, country: str | None) -> str | None:
    """Return a place's name in the language of its country, when that is another script."""
    return (names or {}).get(_LOCAL_LANGUAGE.get(country or "", ""))


def _distinct(values: pd.Series[str]) -> list[str]:
    return sorted(set(values))


def _numbers(values: Sequence[str] | pd.Series[str]) -> dict[str, int]:
    return {value: number for number, value in enumerate(values)}


def _codes(values: pd.Series[str], vocabulary: Sequence[str] | pd.Series[str]) -> list[int]:
    return values.map(_numbers(vocabulary)).fillna(-1).astype(int).tolist()


def _days(moments: pd.Series[pd.Timestamp]) -> np.ndarray:
    """Return the day of each moment, NaN for none, in days since 1970-01-01 UTC."""
    stamps = instants(moments)
    days = stamps.astype("datetime64[D]").astype("int64").astype(float)
    return np.where(np.isnat(stamps), np.nan, days)


def _last_days(ends: pd.Series[pd.Timestamp]) -> np.ndarray:
    """Return the day after the last that each end touches, NaN for an open end."""
    return _days(ends - pd.Timedelta(microseconds=1)) + 1


def _or_none(days: np.ndarray) -> list[int | None]:
    return [None if np.isnan(day) else int(day) for day in days]
