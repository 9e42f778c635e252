"""Which questions ask for the same thing, once as yes or no and once as a number."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

WHETHER = "whether-"
"""What the measure of a yes-or-no question begins with: "whether-sent" asks about "sent"."""


def siblings(questions: pd.DataFrame) -> Mapping[str, frozenset[str]]:
    """Return each question with those that ask for the same thing in the other form.

    Parameters
    ----------
    questions
        (n, c) as in the schema.

    Returns
    -------
    ``question_id`` to the identifiers of its forms, itself included
        "Were any sent?" (measure "whether-sent") and "How many were sent?" (measure "sent") are
        forms of one question when they count in one unit. Two questions with one measure are not.

    Examples
    --------
    >>> asked = pd.DataFrame({"question_id": ["how-many", "any"],
    ...                       "measure": ["sent", "whether-sent"], "unit": "people"})
    >>> sorted(siblings(asked)["any"])
    ['any', 'how-many']
    """
    asked: dict[tuple[str, str], list[str]] = {}
    columns = (questions["question_id"], questions["measure"], questions["unit"])
    for question_id, measure, unit in zip(*columns, strict=True):
        asked.setdefault((measure, unit), []).append(question_id)
    return {
        question_id: frozenset({question_id, *asked.get((_other_form(measure), unit), ())})
        for question_id, measure, unit in zip(*columns, strict=True)
    }


def _other_form(measure: str) -> str:
    return measure.removeprefix(WHETHER) if measure.startswith(WHETHER) else WHETHER + measure
