"""Advice on what a row says: its archive, its style keys, its source of geometry, its sums."""

from __future__ import annotations

from collections.abc import Iterator

from geodata.advice.values import Advice, Answer, Background, Record, Repair
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
        found += _sum(record, background)
    if table == "relations":
        found += _mixed(record, background)
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


def _sum(record: Record, background: Background) -> Iterator[Advice]:
    """Yield when a number is a total and an addition of the same source, taken together."""
    if record.get("basis") == "additional":
        return
    key = (str(record.get("question_id")), str(record.get("source_id")))
    others = [
        one for one in background.answers.get(key, ()) if one.claim_id != record.get("claim_id")
    ]
    for column in ("low", "high"):
        number = record.get(column)
        if not isinstance(number, (int, float)):
            continue
        for extra in others:
            more = getattr(extra, column)
            if extra.basis != "additional" or not more > 0:
                continue
            rest = number - more
            totals = [
                one for one in others if one.basis == "total" and getattr(one, column) == rest
            ]
            if totals:
                yield _summed(record, column, totals[0], extra, rest)
                return


def _summed(record: Record, column: str, total: Answer, extra: Answer, rest: float) -> Advice:
    number = float(str(record[column]))
    ends = [end for end in ("low", "high") if record.get(end) == record[column]]
    return Advice(
        kind="sum",
        title="A total and an addition, taken together?",
        text=(
            f"{number:,.0f} is {rest:,.0f} ({total.claim_id}, total) and {number - rest:,.0f} "
            f"({extra.claim_id}, additional). Keep them apart, unless the source gave the sum."
        ),
        column=column,
        repair=Repair(f"Keep {rest:,.0f} only", dict.fromkeys(ends, rest)),
    )


def _mixed(record: Record, background: Background) -> Iterator[Advice]:
    """Yield when a relation treats what comes on top as if it were a total."""
    ends = (record.get("from_claim_id"), record.get("to_claim_id"))
    bases = [background.bases.get(str(end)) for end in ends]
    if record.get("kind") == "supersedes" and bases == ["additional", "total"]:
        yield Advice(
            kind="sum",
            title="An addition does not replace a total",
            text=f"{ends[0]} comes on top, and {ends[1]} is a total; both stand side by side.",
            column="kind",
        )
