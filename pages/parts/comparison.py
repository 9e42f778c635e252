"""How the reader compares the claims under one question, and the address that says so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import date

SCALES = ("linear", "log")
GROUPINGS = ("source", "country", "origin")
ORDERS = ("first", "largest", "newest")
TABS = ("range", "movers", "origins", "table")

_HIDDEN = ("foreseen", "denied", "links")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The reader's choice on Disputes.

    ``question`` is a ``question_id``, and empty where the atlas has none. ``foreseen``, ``denied``
    and ``links`` say what is drawn beside the answers, ``drafts`` whether draft claims count, and
    ``since`` from which day on changes are listed; None leaves that to the browser.
    """

    question: str = ""
    scale: str = "linear"
    group: str = "source"
    order: str = "first"
    foreseen: bool = True
    denied: bool = True
    links: bool = True
    drafts: bool = False
    since: date | None = None


def to_query(comparison: Comparison) -> dict[str, str]:
    """Return a comparison as the parameters of an address; what is as it begins is left out.

    Examples
    --------
    >>> to_query(Comparison(question="troops-sent", scale="log", links=False))
    {'question': 'troops-sent', 'scale': 'log', 'hide': 'links'}
    """
    begins = Comparison()
    query = {"question": comparison.question} if comparison.question else {}
    for name in ("scale", "group", "order"):
        if getattr(comparison, name) != getattr(begins, name):
            query[name] = getattr(comparison, name)
    if hidden := [name for name in _HIDDEN if not getattr(comparison, name)]:
        query["hide"] = ",".join(hidden)
    if comparison.drafts:
        query["drafts"] = "1"
    if comparison.since is not None:
        query["since"] = comparison.since.isoformat()
    return query


def parse_query(
    query: Mapping[str, str], questions: Collection[str]
) -> tuple[Comparison, tuple[str, ...]]:
    """Return the comparison that an address asks for, and a sentence for each part not obeyed.

    Parameters
    ----------
    query
        Parameters of an address; those that are not a comparison's are passed over.
    questions
        Each ``question_id`` of the atlas; the first is shown when none is asked for.
    """
    problems: list[str] = []

    def one_of(name: str, known: Collection[str]) -> str:
        asked = query.get(name, "")
        if asked and asked not in known:
            problems.append(_refusal(name, asked))
        return asked if asked in known else next(iter(known), "")

    asked_hidden = [name for name in query.get("hide", "").split(",") if name]
    problems += [_refusal("hide", name) for name in asked_hidden if name not in _HIDDEN]
    comparison = Comparison(
        question=one_of("question", questions),
        scale=one_of("scale", SCALES),
        group=one_of("group", GROUPINGS),
        order=one_of("order", ORDERS),
        drafts=query.get("drafts") == "1",
        since=parse_day(query, "since", problems),
        foreseen="foreseen" not in asked_hidden,
        denied="denied" not in asked_hidden,
        links="links" not in asked_hidden,
    )
    return comparison, tuple(problems)


def parse_day(query: Mapping[str, str], name: str, problems: list[str]) -> date | None:
    """Return the day that a parameter names; anything else is added to the problems."""
    text = query.get(name)
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        problems.append(
            f"The address asks for {name} “{text[:40]}”, which is not a day; "
            "write it as 2024-10-24."
        )
        return None
    if not 1 < day.year < 9999:
        problems.append(f"The address asks for {name} “{text[:40]}”, which is out of range.")
        return None
    return day


PARAMETERS = frozenset({"hide", *(field.name for field in fields(Comparison))} - set(_HIDDEN))
"""The parameters of an address that belong to a comparison."""


def _refusal(name: str, asked: str) -> str:
    return (
        f"The address asks for {name} “{asked[:80]}”, which Disputes does not have; "
        "it was left out."
    )
