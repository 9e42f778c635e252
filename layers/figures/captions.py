"""What stands under a figure, and what is read to those who cannot see it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from geodata.model import Atlas
from geodata.questions import siblings
from geodata.selection import Selection
from layers.direction import isolated
from layers.figures.attribution import Attributed, listed, names_by_claims
from layers.figures.denied import denied_by
from layers.figures.sourcing import CREDITS, sources_within, sourcings

LONGEST_ALT = 249
"""Characters of an alt text; a longer one is tiring to hear, and some programs cut it."""

_MOST_SOURCES = 700
_LONGEST_QUESTION = 90


def title(
    atlas: Atlas, told: Sequence[Attributed], selection: Selection, *, charted: str | None
) -> str:
    """Return a title that says what the claims are about, and never that it is so.

    ``charted`` is the question of a chart; None for any other figure.
    """
    if charted is not None:
        return _question(atlas, charted)
    subject = _one_line(atlas.title)
    asked = {one.claim["question_id"] for one in told}
    topics = {one.claim["topic"] for one in told}
    names = names_by_claims(told)
    if len(asked) == 1 and None not in asked:
        return _question(atlas, asked.pop())
    if len(names) == 1:
        return f"{subject}, according to {names[0]}"
    if len(topics) == 1:
        return f"{subject}: what was claimed about {topics.pop().replace('-', ' ')}"
    if len(selection.places) == 1:
        places = dict(zip(atlas.places["place_id"], atlas.places["name"], strict=True))
        about = _one_line(places[next(iter(selection.places))])
        return f"{subject}: what was claimed about {about}"
    return f"{subject}: what was claimed, and by whom"


def dek(told: Sequence[Attributed], said: str) -> str:
    """Return the sentence under the title: according to whom, and when it was said."""
    names = listed(names_by_claims(told), most=4, other="other source")
    return f"According to {names}. {counted(told)} {said}."


def caption(
    atlas: Atlas,
    told: Sequence[Attributed],
    denials: Sequence[Attributed],
    *,
    asked: str | None,
    heading: str,
    said: str,
    as_of: str,
) -> str:
    """Return a caption: what is shown, the numbers as said, who denied, sources and credits.

    Parameters
    ----------
    atlas
        Whose questions they are.
    told, denials
        The claims drawn, and the denials beside them.
    asked
        The question whose numbers are told.
    heading
        The figure's title.
    said, as_of
        When the claims were said, and the day of which the data are, in words.
    """
    heading = heading if heading.endswith(("?", "!", ".")) else f"{heading}."
    return " ".join(
        [
            heading,
            f"{counted(told)} {said}, according to {_sources(told)}.",
            *_numbers(atlas, told, denials, asked, most=6, denied=4),
            *_other_denials(atlas, denials, asked),
            f"Data as of {as_of}.",
            f"Sources: {sources_within(sourcings(told), _MOST_SOURCES)}.",
            f"Credits: {CREDITS}.",
        ]
    )


def alt_text(
    atlas: Atlas,
    told: Sequence[Attributed],
    denials: Sequence[Attributed],
    *,
    asked: str | None,
    picture: str,
    said: str,
) -> str:
    """Return whole sentences, at most ``LONGEST_ALT`` characters, that keep verbs and bounds.

    They say what ``picture`` it is and whose, then the numbers under the question that is asked,
    as many as there is room for, and who denied them.
    """
    first = f"{picture} of {counted(told)} by {_sources(told)}, {said}."
    about = f"{picture} of {counted(told)} by {_sources(told)}, {said}: {_one_line(atlas.title)}."
    if asked is not None:
        for most, denied in ((5, 2), (4, 2), (3, 2), (3, 1), (2, 1), (1, 1)):
            numbers = _numbers(atlas, told, denials, asked, most=most, denied=denied, brief=True)
            text = " ".join([first, *numbers])
            if len(text) <= LONGEST_ALT:
                return text
    statements = [f"{one.by} {one.verb}: {_sentence(one.claim['statement'])}" for one in told]
    beside = _denials_beside(denials)
    for sentences in (
        [about, *statements, *beside],
        [about, *statements],
        [about, *beside],
        [first, *beside],
    ):
        text = " ".join(sentences)
        if len(text) <= LONGEST_ALT:
            return text
    return first


def leading_question(atlas: Atlas, told: Sequence[Attributed]) -> str | None:
    """Return the question under which most of the sources give a number; None without any.

    Numbers that were foreseen, retracted or replaced do not count.
    """
    answers = [(one.claim["question_id"], one.by) for one in told if _counts(one)]
    claims = Counter(question for question, _ in answers)
    sources = Counter(question for question, _ in dict.fromkeys(answers))
    asked = [question for question in atlas.questions["question_id"] if question in claims]
    return max(asked, key=lambda one: (sources[one], claims[one]), default=None)


def counted(told: Sequence[Attributed]) -> str:
    """Return "1 claim" or "132 claims"."""
    return "1 claim" if len(told) == 1 else f"{len(told):,} claims"


def _numbers(
    atlas: Atlas,
    told: Sequence[Attributed],
    denials: Sequence[Attributed],
    asked: str | None,
    *,
    most: int,
    denied: int,
    brief: bool = False,
) -> list[str]:
    """Return the numbers under a question, the last of each source, and who denied them."""
    if asked is None:
        return []
    last = {one.by: one for one in told if _counts(one) and one.claim["question_id"] == asked}
    unit = f" {_column(atlas, 'unit')[asked]}" if brief else ""
    numbers = [one.number.replace(unit, "", 1) if unit else one.number for one in last.values()]
    said = [
        f"{one.by} {one.verb} {number}" for one, number in zip(last.values(), numbers, strict=True)
    ][:most]
    if left := len(last) - len(said):
        said.append(f"{left} other{' gives a number' if left == 1 else 's give numbers'}")
    forms = siblings(atlas.questions)[asked]
    answers = [one for one in denials if one.claim["question_id"] in forms]
    refused = denied_by(answers, most=denied)
    return [f"{_on(atlas, asked)}{'; '.join(said)}.", *([refused] if refused else [])]


def _other_denials(atlas: Atlas, denials: Sequence[Attributed], asked: str | None) -> list[str]:
    """Return who denied what else, each question apart."""
    forms = frozenset() if asked is None else siblings(atlas.questions)[asked]
    left = [one for one in denials if one.claim["question_id"] not in forms]
    by_question: dict[str | None, list[Attributed]] = {}
    for one in left:
        by_question.setdefault(one.claim["question_id"], []).append(one)
    unasked = by_question.pop(None, [])
    return [
        *(
            _on(atlas, question) + refused
            for question, found in by_question.items()
            if (refused := denied_by(found, most=4))
        ),
        *(
            f"{one.by} {one.verb}: {_sentence(one.claim['statement'])}"
            for one in unasked
            if not one.claim["superseded"]
        ),
    ]


def _denials_beside(denials: Sequence[Attributed]) -> list[str]:
    names = tuple(dict.fromkeys(one.by for one in denials if not one.claim["superseded"]))
    return [f"In part denied, or not confirmed, by {listed(names, most=2)}."] if names else []


def _counts(one: Attributed) -> bool:
    """Whether a claim gives a number that stands, under a question."""
    answers = one.affirms and one.stands and one.number and one.claim["question_id"]
    return bool(answers) and not one.is_foreseen


def _on(atlas: Atlas, question: str | None) -> str:
    return f"On “{_question(atlas, question)}”: "


def _question(atlas: Atlas, question: str | None) -> str:
    return _one_line(_column(atlas, "text")[question])


def _column(atlas: Atlas, name: str) -> dict[str | None, str]:
    return dict(zip(atlas.questions["question_id"], atlas.questions[name], strict=True))


def _sources(told: Sequence[Attributed]) -> str:
    names = names_by_claims(told)
    return names[0] if len(names) == 1 else f"{len(names)} sources"


def _sentence(words: str) -> str:
    line = _one_line(words)
    return line if line.endswith((".", "!", "?")) else f"{line}."


def _one_line(words: str) -> str:
    return isolated(" ".join(str(words).split()))
