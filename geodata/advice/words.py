"""Advice on what a row says: its archive, its style keys, its source of geometry, its sums."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from geodata.advice.values import Advice, Background, Record, Repair
from geodata.schema import TABLES

STYLE_KEYS = frozenset(
    {
        *("marker-size", "marker-symbol", "marker-color"),
        *("stroke", "stroke-opacity", "stroke-width", "fill", "fill-opacity"),
    }
)
"""The properties of simplestyle 1.1 that say how a feature looks; its title and text are facts."""


def words_advice(
    table: str, record: Record, background: Background, saved: Record | None
) -> list[Advice]:
    """Return advice on a row's words; parameters as for ``advise``."""
    found = [*_style_keys(table, record)]
    if table == "documents":
        found += _archive(record)
    if table == "places":
        found += _geometry_source(record, saved)
    if table == "claims":
        found += _sum(record, background.claims)
    if table == "relations":
        found += _mixed(record, background.claims)
    return found


def _style_keys(table: str, record: Record) -> Iterator[Advice]:
    keys = sorted(STYLE_KEYS & record.keys())
    if keys and table not in TABLES:  # a table of the schema refuses them already
        yield Advice(
            kind="style-keys",
            title="Properties that say how it looks",
            text=f"Found {', '.join(keys)}. Layers keep facts; style is written at export only.",
            column=keys[0],
            repair=Repair("Take them out", dict.fromkeys(keys)),
        )


def _archive(record: Record) -> Iterator[Advice]:
    if record.get("url") and not record.get("archive_url"):
        yield Advice(
            kind="archive",
            title="No archived copy",
            text="The address may change or go. Archive the page, and write where the copy is.",
            column="archive_url",
        )


def _geometry_source(record: Record, saved: Record | None) -> Iterator[Advice]:
    if saved is None or record.get("geometry") == saved.get("geometry"):
        return
    source = record.get("geometry_source")
    if source and source == saved.get("geometry_source"):
        yield Advice(
            kind="geometry-source",
            title="Geometry source is out of date",
            text=f"It still says “{str(source)[:120]}”.",
            column="geometry_source",
        )


def _sum(record: Record, claims: pd.DataFrame | None) -> Iterator[Advice]:
    """Yield when a number is a total and an addition of the same source, taken together."""
    question, source, own = (record.get(name) for name in ("question_id", "source_id", "claim_id"))
    if claims is None or not question or record.get("basis") == "additional":
        return
    others = claims[(claims["question_id"] == question) & (claims["source_id"] == source)]
    others = others[others.index != own]
    totals = others[others["basis"] != "additional"]
    extra = others[others["basis"] == "additional"]
    for column in ("low", "high"):
        number = record.get(column)
        if not isinstance(number, (int, float)):
            continue
        for name, more in extra[column].dropna().items():
            same = totals.index[totals[column] == number - more]
            if more and len(same):
                yield Advice(
                    kind="sum",
                    title="A total and an addition, taken together?",
                    text=(
                        f"{number:,.0f} is {number - more:,.0f} ({same[0]}, total) and {more:,.0f} "
                        f"({name}, additional). Keep them apart, unless the source gave the sum."
                    ),
                    column=column,
                    repair=Repair(
                        f"Keep {number - more:,.0f} only",
                        {
                            end: number - more
                            for end in ("low", "high")
                            if record.get(end) == number
                        },
                    ),
                )
                return


def _mixed(record: Record, claims: pd.DataFrame | None) -> Iterator[Advice]:
    """Yield when a relation treats what comes on top as if it were a total."""
    ends = (record.get("from_claim_id"), record.get("to_claim_id"))
    if claims is None or not all(end in claims.index for end in ends):
        return
    bases = [str(claims["basis"].at[end]) for end in ends]
    if record.get("kind") == "supersedes" and bases == ["additional", "total"]:
        yield Advice(
            kind="sum",
            title="An addition does not replace a total",
            text=f"{ends[0]} comes on top, and {ends[1]} is a total; both stand side by side.",
            column="kind",
        )
