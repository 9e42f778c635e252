"""The long description of a figure, which leaves no attribution out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geodata.model import Atlas
from layers.days import day_in_words
from layers.direction import isolated
from layers.figures.attribution import Attributed, source_name
from layers.figures.sourcing import LICENCE, read_in
from layers.records import records
from layers.words import place_in_words


def long_description(
    atlas: Atlas,
    told: Sequence[Attributed],
    denials: Sequence[Attributed],
    turns: Sequence[str],
    *,
    head: str,
    as_of: str,
) -> str:
    """Return every claim of a figure with its source, verb, number, place and document.

    Parameters
    ----------
    atlas
        Whose places and limits they are.
    told
        The claims drawn, in the order said; each becomes one line.
    denials
        The denials beside them; those that are not drawn become lines of their own.
    turns
        Sentences that say which denials were taken back.
    head
        What the figure is: its alt text.
    as_of
        The day of which the data are, in words.
    """
    places = {
        row["place_id"]: place_in_words(row)
        for row in records(atlas.places.drop(columns="geometry"))
    }
    relays = {row["source_id"]: source_name(row) for row in records(atlas.sources)}
    drawn = {one.claim["claim_id"] for one in told}
    beside = [one for one in denials if one.claim["claim_id"] not in drawn]
    parts = [
        head,
        _section("Claims, in the order said:", [_line(one, places, relays) for one in told]),
        _section(
            "Denied or declined, and not drawn:", [_line(one, places, relays) for one in beside]
        ),
        _section("Taken back later:", turns),
        _section("Not shown:", atlas.does_not_show),
        f"Data as of {as_of}. {LICENCE}",
    ]
    return "\n\n".join(part for part in parts if part)


def _section(heading: str, lines: Sequence[str]) -> str:
    return "\n".join([heading, *(f"– {' '.join(line.split())}" for line in lines)]) if lines else ""


def _line(one: Attributed, places: Mapping[str, str], relays: Mapping[str, str]) -> str:
    claim = one.claim
    where = "; ".join(places[place] for place in claim["place_ids"]) or "no location given"
    happened = f"; about {day_in_words(claim['happened'])}" if claim["happened"] else ""
    relayed = f", relayed by {relays.get(claim['relayed_by'], claim['relayed_by'])},"
    relayed = isolated(relayed) if claim["relayed_by"] else ""
    struck = {True: " (superseded)", False: ""}[bool(claim["superseded"])]
    struck = " (retracted)" if claim["status"] == "retracted" else struck
    number = f" {one.number}." if one.number else ""
    quoted = f" “{isolated(claim['quoted_words'])}”" if claim["quoted_words"] else ""
    return (
        f"{one.by}{relayed} {one.verb}, {day_in_words(claim['said'])}{struck}: "
        f"{isolated(claim['statement'])}{quoted}{number} "
        f"Where: {where}{happened}. Read in {read_in(one)}."
    )
