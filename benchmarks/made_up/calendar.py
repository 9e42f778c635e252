"""Days on which things are made to be said."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

FIRST_DAY, DAYS = date(2023, 1, 1), 1096
_EVENTS = 30
_MEAN_WAKE_DAYS = 6


def days_said(chance: Random, count: int) -> list[date]:
    """Return so many days in order: six in ten in the wake of some event, the others any day."""
    events = [chance.randrange(DAYS) for _ in range(_EVENTS)]
    days = [
        chance.choice(events) + int(chance.expovariate(1 / _MEAN_WAKE_DAYS))
        if chance.random() < 0.6
        else chance.randrange(DAYS)
        for _ in range(count)
    ]
    return [FIRST_DAY + timedelta(days=min(day, DAYS - 1)) for day in sorted(days)]


def said_text(chance: Random, day: date) -> str:
    """Return the EDTF text of a day said: nearly a quarter of them are approximate."""
    doubt = chance.choices(("", "~", "?"), (76, 23, 1))[0]
    return f"{day.isoformat()}{doubt}"


def happened_text(chance: Random, said: date) -> str:
    """Return the EDTF text of a time before or, at times, after the day it is spoken of."""
    start = said - timedelta(days=chance.randint(-20, 60))
    end = start + timedelta(days=chance.randint(1, 20))
    forms = (f"{start}", f"{start:%Y-%m}", f"{start}/{end}", f"{start}~")
    return chance.choices(forms, (4, 3, 2, 1))[0]
