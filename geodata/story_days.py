"""The days that an address asks for, held against those on which anything was said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pandas as pd

from geodata.model import Atlas
from geodata.selection import Selection

MARGIN = timedelta(days=31)
"""How far a window may go beyond the first and the last claim and still be worth looking at."""


def within_story(selection: Selection, atlas: Atlas) -> tuple[Selection, tuple[str, ...]]:
    """Return a selection without the days on which the atlas has nothing to show.

    Parameters
    ----------
    selection
        The reader's choice; [start, end) in UTC.
    atlas
        Its claims, drafts among them, bound the story.

    Returns
    -------
    The selection with each side that lies more than ``MARGIN`` beyond the story left open, and a
    sentence for each part not obeyed. An atlas without claims bounds nothing.
    """
    first, end = atlas.claims["said_start"].min(), atlas.claims["said_end"].max()
    if pd.isna(first) or pd.isna(end):
        return selection, ()
    early, late = first.to_pydatetime() - MARGIN, end.to_pydatetime() + MARGIN
    said = f"the atlas has what was said from {_day(first)} to {_day(end - timedelta(days=1))}"
    start, stop, known = selection.start, selection.end, selection.known
    problems = []
    if (start and start >= late) or (stop and stop <= early):
        problems.append(f"The address asks for days on which nothing was said: {said}.")
        selection = selection.at_any_time()
    else:
        if start and start < early:
            problems.append(f"The address asks for days from {_day(start)} on; {said}.")
            selection = replace(selection, start=None)
        if stop and stop > late:
            last = stop - timedelta(days=1)
            problems.append(f"The address asks for days until {_day(last)}; {said}.")
            selection = replace(selection, end=None)
    if known and (known <= early or known > late):
        asked = known - timedelta(days=1)
        problems.append(f"The address asks for what was known on {_day(asked)}; {said}.")
        selection = replace(selection, known=None)
    return selection, tuple(problems)


def _day(moment: datetime | pd.Timestamp) -> str:
    return moment.date().isoformat()
