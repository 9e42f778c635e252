"""Rows of words beside one another, each cut to its room and saying so."""

from __future__ import annotations

from layers.figures.drawing import Path, Run, Style, Text
from layers.figures.lettering import width, wrap


def cell(
    words: str, x: float, y: float, room: float, style: Style, *, align: str = "left"
) -> tuple[Text, ...]:
    """Return words on one line that fills at most the room; “…” says that it was cut.

    ``y`` is the middle of the row; ``x`` the left end, or the right one with ``align="right"``.
    """
    text = fitted(words, room, style)
    if not text:
        return ()
    left = x - width(text, style) if align == "right" else x
    return (Text(x=left, y=y + style.size * 0.35, runs=(Run(text, style),)),)


def fitted(words: str, room: float, style: Style) -> str:
    """Return words, or as many of them as the room holds, then "…"."""
    text = " ".join(words.split())
    if width(text, style) <= room:
        return text
    while text and width(f"{text}…", style) > room:
        shorter = text.rpartition(" ")[0]
        text = (shorter or text[:-1]).rstrip(" ,;:")
    return f"{text}…" if text else ""


def lines_within(words: str, room: float, style: Style, *, most: int) -> list[str]:
    """Return words in at most so many lines; the last one says "…" when it was cut."""
    lines = ["".join(run.text for run in line) for line in wrap([Run(words, style)], room)]
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], fitted(" ".join(lines[most - 1 :]), room, style)]


def rule(x: float, y: float, right: float, colour: str, width_units: float) -> Path:
    """Return a level line."""
    return Path(data=f"M{x:.2f} {y:.2f}H{right:.2f}", stroke=colour, width=width_units)
