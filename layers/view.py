"""A reader's view as the browser takes it: which rows, which days, and how it opens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from geodata.camera import is_camera
from geodata.facets import FACETS, Facets
from geodata.model import Atlas
from geodata.selection import Selection, facet_counts, select_rows
from geodata.story_days import within_story
from layers.story import Story


def day_number(moment: datetime | date) -> int:
    """Return a moment's day in days since 1970-01-01 UTC."""
    return moment.toordinal() - date(1970, 1, 1).toordinal()


def selected_view(atlas: Atlas, story: Story, selection: Selection) -> dict[str, Any]:
    """Return a selection as part of a view (``View`` in ``layers/web/link.js``).

    Returns
    -------
    ``mask`` (without time and lens), ``from`` and ``to`` (half-open), ``extent`` of the story,
    ``known`` (the last day of it, or None) and ``lens`` (numbers of sources); days since
    1970-01-01 UTC. Days far beyond the story are left out.
    """
    selection, _ = within_story(selection, atlas)
    start, end, known = selection.start, selection.end, selection.known
    return {
        "mask": story.mask(select_rows(Facets.of(atlas), selection.filters_only())),
        "from": day_number(start) if start else story.first_day,
        "to": day_number(end) if end else story.end_day,
        "extent": [story.first_day, story.end_day],
        "known": day_number(known) - 1 if known else None,
        "lens": sorted(story.numbers["source"][source] for source in selection.lens),
    }


def filters_view(atlas: Atlas, story: Story, selection: Selection) -> dict[str, Any]:
    """Return a selection as its filters show it (``Data`` in ``layers/web/facets.js``).

    Returns
    -------
    What ``selected_view`` does, with None for a day that is not chosen, and ``facets``: for each,
    how many claims each value would show and which values are chosen, by their numbers in the
    story's ``facets``; ``text``, ``drafts``, and ``draftClaims``, how many of those the other
    choices would show.
    """
    facets = Facets.of(atlas)
    chosen = {name: getattr(selection, name) for name in FACETS}
    numbered = {name: facets.by_name[name].values for name in FACETS}
    with_drafts = select_rows(facets, replace(selection, drafts=True))
    view = selected_view(atlas, story, selection)
    return {
        **view,
        "from": view["from"] if selection.start else None,
        "to": view["to"] if selection.end else None,
        "facets": {
            FACETS[name]: {
                "counts": list(counts.values()),
                "chosen": [n for n, value in enumerate(numbered[name]) if value in chosen[name]],
            }
            for name, counts in facet_counts(facets, selection).items()
        },
        "text": selection.text,
        "drafts": selection.drafts,
        "draftClaims": int((with_drafts & ~facets.published).sum()),
    }


def opening_view(story: Story, asked: Mapping[str, str]) -> dict[str, Any]:
    """Return how a view opens, by the parameters of an address.

    What makes no sense is left out, and so at its default.
    """
    opening: dict[str, Any] = {
        name: asked[name] for name, choices in _CHOICES.items() if asked.get(name) in choices
    }
    if is_camera(asked.get("view", "")):
        opening["camera"] = asked["view"]
    day = parse_day(asked.get("day", ""))
    if day is not None and story.first_day <= day < story.end_day:
        opening["day"] = day
    if "chosen" in asked:
        opening["chosen"] = story.focus(asked["chosen"])
    return opening


def parse_day(text: str) -> int | None:
    """Return a day written as 2024-10-24, in days since 1970-01-01; None for anything else."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return day_number(date.fromisoformat(text))
    except ValueError:
        return None


_CHOICES = {
    "mode": ("window", "cumulative"),
    "step": ("day", "week", "month"),
    "lanes": ("source", "topic", "place"),
}
