"""What is set side by side under one question: answers, what was foreseen, and denials."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geodata.errors import FigureRefused
from geodata.model import Atlas
from geodata.questions import WHETHER
from geodata.selection import Selection
from layers.figures.attribution import Attributed, attributed, drawn_claims
from layers.figures.captions import leading_question
from layers.figures.denied import NEGATING, denials_beside

PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """The claims of a dispute chart by section, each grouped by source, the first to speak first.

    ``foreseen`` answers another question, or speaks of what was to come; ``denied`` has no number.
    """

    question: str
    text: str
    unit: str
    main: tuple[Attributed, ...]
    foreseen: tuple[Attributed, ...]
    denied: tuple[Attributed, ...]


def dispute_rows(atlas: Atlas, told: Sequence[Attributed], selection: Selection) -> Rows:
    """Return the claims of a chart of one question.

    Parameters
    ----------
    atlas, selection
        A question chosen is the one that is charted; else it is the one with the most numbers.
    told
        The claims drawn.

    Raises
    ------
    FigureRefused
        Several questions are chosen, or none of the claims gives a number under one.
    """
    asked = charted(atlas, told, selection)
    if asked is None:
        raise FigureRefused(
            "None of these claims gives a number under a question, so there is nothing to chart. "
            "Choose a question, or a map or timeline."
        )
    row = atlas.questions[atlas.questions["question_id"] == asked].iloc[0]
    under = [one for one in told if one.claim["question_id"] == asked]
    counted = [one for one in under if _on_axis(one, row["unit"])]
    if not counted:
        raise FigureRefused(
            f"None of these claims gives a number under “{row['text']}”, so there is nothing to "
            "chart. Choose another question, or a map or timeline."
        )
    ahead = row["measure"] == PLANNED
    main = [one for one in counted if ahead or not one.is_foreseen]
    foreseen = [one for one in counted if not ahead and one.is_foreseen]
    if not ahead and not str(row["measure"]).startswith(WHETHER):
        near = planned(atlas, asked)
        foreseen += [
            one for one in told if one.claim["question_id"] in near and _on_axis(one, row["unit"])
        ]
    denied = denials_beside(atlas, [*main, *foreseen], selection)
    return Rows(
        question=asked,
        text=str(row["text"]),
        unit=str(row["unit"]),
        main=_by_source(main),
        foreseen=_by_source(foreseen),
        denied=_by_source(denied),
    )


def charted(atlas: Atlas, told: Sequence[Attributed], selection: Selection) -> str | None:
    """Return the question that a chart of these claims is about; None when no number is given.

    One that was chosen, planned ones aside; else the one under which most sources give a number.
    """
    chosen = selection.questions
    looked_ahead = {name for asked in chosen for name in planned(atlas, asked)}
    left = chosen - looked_ahead
    return next(iter(left)) if len(left) == 1 else leading_question(atlas, told)


def chart_selection(atlas: Atlas, selection: Selection) -> Selection:
    """Return a selection with the claims of one question, and what was foreseen under it."""
    told = attributed(atlas, drawn_claims(atlas, selection))
    asked = charted(atlas, told, selection)
    if asked is None:
        return selection
    return replace(selection, questions=frozenset({asked, *planned(atlas, asked)}))


def planned(atlas: Atlas, asked: str) -> frozenset[str]:
    """Return the questions that look ahead in the branch of a question, in the same unit.

    Such a question has the measure "planned", and is named as the other is: "troops-planned" looks
    ahead to "troops-sent".
    """
    rows = atlas.questions.set_index("question_id")
    if asked not in rows.index or rows.at[asked, "measure"] == PLANNED:
        return frozenset()
    same = rows[(rows["measure"] == PLANNED) & (rows["unit"] == rows.at[asked, "unit"])]
    stems = {name: re.sub(r"-?planned$", "", name) for name in same.index}
    return frozenset(
        name for name, stem in stems.items() if stem and f"{asked}-".startswith(f"{stem}-")
    )


def _on_axis(one: Attributed, unit: str) -> bool:
    counted = bool(one.number) and one.claim["unit"] in (None, unit)
    return counted and one.claim["stance"] not in NEGATING


def _by_source(told: Sequence[Attributed]) -> tuple[Attributed, ...]:
    first: dict[str, int] = {}
    for one in told:
        first.setdefault(one.source["source_id"], len(first))
    return tuple(sorted(told, key=lambda one: first[one.source["source_id"]]))
