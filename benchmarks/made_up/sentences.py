"""Sentences in the manner of the shipped statements, made up from a seed."""

from __future__ import annotations

from random import Random

_WHO = (
    "soldiers", "officers", "engineers", "sappers", "instructors", "labourers", "airborne troops",
    "artillery crews", "drivers", "interpreters", "medics", "signallers", "cooks", "drone pilots",
)  # fmt: skip
_WHAT = (
    "are said to have reached", "are reported to be training near", "were seen leaving",
    "are expected at", "were moved by rail to", "are said to be quartered at", "dug positions by",
    "were counted at", "are reported to hold", "were carried by sea to", "are thought to rest at",
    "were replaced at", "are said to guard", "unloaded containers at", "repair roads around",
)  # fmt: skip
_HOW = (
    "in columns of lorries", "under another flag", "without insignia", "with light weapons only",
    "in two groups", "on several nights", "with papers of another region", "after a short rest",
    "beside local units", "under their own officers", "in winter clothing", "by the eastern road",
)  # fmt: skip
_MORE = (
    "and more are to follow", "and their number is not confirmed", "and nothing is known of others",
    "and some have returned since", "and the source gives no day", "and no picture was shown",
    "and the same was said before", "and others dispute it", "and the train is still there",
)  # fmt: skip


def statement(chance: Random, *, place: str, number: int | None) -> str:
    """Return a sentence of at most 30 words about a place, with a number of people or without."""
    who = chance.choice(_WHO)
    many = f"{number:,} {who}" if number is not None else who.capitalize()
    words = [many, chance.choice(_WHAT), place, chance.choice(_HOW)]
    if chance.random() < 0.6:
        words.append(chance.choice(_MORE))
    return " ".join(words) + "."


def quotation(chance: Random) -> str:
    """Return a few quoted words."""
    return chance.choice(_HOW)


def headline(chance: Random, place: str) -> str:
    """Return the title of a document."""
    return f"{chance.choice(_WHO).capitalize()} {chance.choice(_HOW)}: what is said of {place}"
