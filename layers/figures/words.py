"""All that a figure says in words: proposed from its claims, and open to the editor's changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from geodata.errors import FigureRefused
from geodata.model import Atlas
from geodata.printable import printable
from geodata.questions import siblings
from geodata.selection import Selection
from geodata.snapshots import SHORT
from layers.figures.attribution import Attributed, attributed, drawn_claims
from layers.figures.captions import (
    LONGEST_ALT,
    alt_text,
    caption,
    dek,
    leading_question,
    title,
)
from layers.figures.denied import (
    denial_lines,
    denials_beside,
    denied_by,
    last_known_day,
    turn_lines,
)
from layers.figures.description import long_description
from layers.figures.dispute_rows import chart_selection, charted
from layers.figures.reading import reading
from layers.figures.sourcing import CREDITS, Sourcing, source_list, sources_within, sourcings

LONGEST: Mapping[str, int] = {
    "title": 300,
    "dek": 600,
    "caption": 10_000,
    "alt_text": LONGEST_ALT,
    "long_description": 1_000_000,
}
"""What an editor may write instead of the proposal, and in how many characters at most.

Who said what, who denied it, the sources and the credits are not among it.
"""

SCHEMATIC = "Routes not reported are schematic."
PICTURES: Mapping[str, str] = {
    "map": "Map",
    "locator": "Map, with its place in the world,",
    "timeline": "Timeline",
    "dispute": "Chart",
    "map-timeline": "Map and timeline",
    "days": "Maps, one for each day,",
    "sources": "Maps, one for each source,",
}
"""Kind of figure to what it is called in its alt text."""

_MOST_NOT_SHOWN = 330


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """The words of one figure, plain text without markup.

    ``denials`` and ``turns`` are the lines of the block "Denied at the time", in the order in
    which they give way when there is no room; all of them stand in ``long_description``.
    """

    title: str
    dek: str
    denials: tuple[str, ...]
    turns: tuple[str, ...]
    as_of: str
    said: str
    not_shown: str
    sources: tuple[Sourcing, ...]
    documents: str
    credits: str
    revision: str
    caption: str
    alt_text: str
    long_description: str

    def sources_within(self, longest: int) -> str:
        """Return the sources in at most so many characters, as fully as there is room for."""
        return sources_within(self.sources, longest)


def figure_words(
    atlas: Atlas,
    selection: Selection,
    *,
    kind: str = "map",
    instead: Mapping[str, str] | None = None,
) -> FigureWords:
    """Return the words of a figure of a selection.

    Parameters
    ----------
    atlas, selection
        What is drawn; drafts never are.
    kind
        The kind of figure, one of ``PICTURES``.
    instead
        An editor's words, by the names in ``LONGEST``; an empty one leaves the proposal.

    Raises
    ------
    FigureRefused
        Nothing is selected, a claim lacks its source or document, or the editor's words are too
        many, cannot be printed, or stand for something that is not the editor's to change.
    """
    chosen = _checked(instead or {})
    if kind == "dispute":
        selection = chart_selection(atlas, selection)
    told = attributed(atlas, drawn_claims(atlas, selection))
    denials = denials_beside(atlas, told, selection)
    drawn = {one.claim["claim_id"] for one in told}
    named = (*told, *(one for one in denials if one.claim["claim_id"] not in drawn))
    day = last_known_day(atlas, selection)
    said, as_of = _said(told, selection), day_in_full(day)
    turns = turn_lines(atlas, denials, day)
    asked = leading_question(atlas, told)
    if kind == "dispute":
        asked = charted(atlas, told, selection)
    proposed = title(atlas, told, selection, charted=asked if kind == "dispute" else None)
    heading = chosen.get("title") or proposed
    alt = chosen.get("alt_text") or alt_text(
        atlas,
        told,
        denials,
        asked=asked,
        picture=PICTURES[kind],
        said=_said(told, selection, short=True),
    )
    return FigureWords(
        title=heading,
        dek=chosen.get("dek") or _read(atlas, told, denials, asked, said, kind) or dek(told, said),
        denials=denial_lines(denials),
        turns=turns,
        as_of=f"Data as of {as_of}.",
        said=f"Claims {said}.",
        not_shown=_not_shown(atlas),
        sources=sourcings(named),
        documents=source_list(named),
        credits=CREDITS,
        revision=f"Dispatch Atlas, revision {atlas.revision[:SHORT]}",
        caption=chosen.get("caption")
        or caption(atlas, told, denials, asked=asked, heading=heading, said=said, as_of=as_of),
        alt_text=alt,
        long_description=chosen.get("long_description")
        or long_description(atlas, told, denials, turns, head=alt, as_of=as_of),
    )


def day_in_full(day: date) -> str:
    """Return a day as "5 November 2024"."""
    return f"{day.day} {day:%B} {day.year}"


def _read(
    atlas: Atlas,
    told: Sequence[Attributed],
    denials: Sequence[Attributed],
    asked: str | None,
    said: str,
    kind: str,
) -> str:
    """Return the reading of a dispute and who denied it; nothing for any other figure."""
    if kind != "dispute" or asked is None:
        return ""
    answers = reading(atlas, told, asked, said.removeprefix("said "))
    forms = siblings(atlas.questions)[asked]
    refused = denied_by([one for one in denials if one.claim["question_id"] in forms], most=3)
    return f"{answers} {refused}".strip() if answers else ""


def _said(told: Sequence[Attributed], selection: Selection, *, short: bool = False) -> str:
    """Return "said from 6 October to 5 November 2024": the days chosen, else those of the claims.

    ``short`` writes the months in three letters, for an alt text.
    """
    starts = [one.claim["said_start"] for one in told if one.claim["said_start"] is not None]
    ends = [one.claim["said_end"] for one in told if one.claim["said_end"] is not None]
    first = (selection.start or min(starts)).date()
    end = selection.end or max(ends)
    end = min(end, selection.known) if selection.known else end
    last = (pd.Timestamp(end) - timedelta(microseconds=1)).date()
    month = "%b" if short else "%B"
    until = f"{last.day} {last:{month}} {last.year}"
    if first >= last:
        return f"said on {until}"
    begins = [f"{first.day}"]
    if (first.month, first.year) != (last.month, last.year):
        begins.append(f"{first:{month}}")
    if first.year != last.year:
        begins.append(f"{first.year}")
    return f"said {'' if short else 'from '}{' '.join(begins)} to {until}"


def _not_shown(atlas: Atlas) -> str:
    """Return what the atlas leaves out, in one sentence; what has no room is counted."""
    things = [_first_clause(sentence) for sentence in atlas.does_not_show]
    kept: list[str] = []
    while things and len("; ".join([*kept, things[0]])) <= _MOST_NOT_SHOWN:
        kept.append(things.pop(0))
    if things and kept:
        kept.append(f"and {len(things)} more, listed with the file")
    return f"Not shown: {'; '.join(kept or ['what took place; only what was claimed'])}."


def _first_clause(sentence: str) -> str:
    line = " ".join(sentence.split()).split(". ")[0].removesuffix(".")
    return line if line[:2].isalpha() and line[:2].isupper() else line[:1].lower() + line[1:]


def _checked(instead: Mapping[str, str]) -> dict[str, str]:
    """Return the editor's words, in one line but for the description, or refuse them."""
    chosen = {}
    for name, words in instead.items():
        if name not in LONGEST:
            raise FigureRefused(
                f"{printable(name)} is not for an editor to change; "
                f"write one of {', '.join(LONGEST)}."
            )
        text = words.strip() if name == "long_description" else " ".join(words.split())
        if len(text) > LONGEST[name]:
            raise FigureRefused(
                f"The {name.replace('_', ' ')} has {len(text):,} characters, and at most "
                f"{LONGEST[name]:,} are read; take out {len(text) - LONGEST[name]:,}."
            )
        if text:
            chosen[name] = text
    return chosen
