"""How wide words are, and where a line of them ends."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby

import uharfbuzz

from geodata.errors import GeodataError
from layers.figures.drawing import Drawing, Face, Run, Style, Text
from layers.figures.faces import Cut, cut_for, font_file

Line = tuple[Run, ...]

_MOST_NAMED = 3


class MissingLetters(GeodataError):
    """A text has letters that no font of the figures has."""


def drawable(text: str) -> str:
    r"""Return a text as it can be set: spaces of all kinds plain, invisible marks gone.

    Examples
    --------
    >>> drawable("a\u2068b\u2069\tc")
    'ab c'
    """
    return "".join(
        " " if char.isspace() and char != "\u00a0" else char
        for char in unicodedata.normalize("NFC", text)
        if unicodedata.category(char) != "Cf"
    )


def has_letters(text: str, face: Face = Face()) -> bool:  # noqa: B008  # a frozen value
    """Return whether a text can be set in a face of the figures."""
    return not _missing(text, face)


def require_letters(drawing: Drawing) -> None:
    """Raise when words of a drawing cannot be set in the type of the figures.

    Raises
    ------
    MissingLetters
        Names the words, where they stand, and the letters.
    """
    lacking: dict[str, str] = {}
    for name, text in drawing.named_texts():
        missing = {char for run in text.runs for char in _missing(run.text, run.style.face)}
        if missing:
            words = "".join(run.text for run in text.runs)
            letters = ", ".join(f"{char} (U+{ord(char):04X})" for char in sorted(missing)[:5])
            lacking.setdefault(words, f"“{words[:80]}”, in its {name}, needs {letters}")
    if lacking:
        found = [*lacking.values()]
        more = f"; and {len(found) - _MOST_NAMED} more" if len(found) > _MOST_NAMED else ""
        raise MissingLetters(
            "The type of the figures lacks letters: "
            f"{'; '.join(found[:_MOST_NAMED])}{more}. "
            "Write it in Latin, Cyrillic, Greek or Hangul letters, or leave it out."
        )


def _missing(text: str, face: Face) -> set[str]:
    return {char for char in drawable(text) if cut_for(char, face) is None}


@lru_cache(maxsize=20_000)
def pieces(text: str, face: Face) -> tuple[tuple[Cut, str], ...]:
    """Return a text in pieces that one font file can write; unknown letters become a box."""
    latin = Cut(face, "latin")
    cuts = ((cut_for(char, face) or latin, char) for char in drawable(text))
    return tuple(
        (cut, "".join(char for _, char in run)) for cut, run in groupby(cuts, lambda pair: pair[0])
    )


@lru_cache(maxsize=200_000)
def width(text: str, style: Style) -> float:
    """Return how wide a text is, in units, with its letter spacing after every letter."""
    return sum(
        _advance(piece, cut) * style.size + style.spacing * len(piece)
        for cut, piece in pieces(text, style.face)
    )


def line_width(line: Line) -> float:
    """Return how wide a line is, in units."""
    return sum(width(run.text, run.style) for run in line)


def wrap(runs: Iterable[Run], room: float) -> list[Line]:
    """Return words in lines that are no wider than the room, in units.

    Lines break at spaces and after hyphens, and at a line break in a text; a word that is wider
    than the room is broken where it must be.
    """
    lines: list[Line] = []
    line: list[Run] = []
    used = 0.0
    for word, size in _words(runs):
        if word.text == "\n":
            lines.append(_joined(line))
            line, used = [], 0.0
        elif _fits([*line, word], used + size, room):
            line.append(word)
            used += size
        else:
            for part in _broken(word, room):
                if line and not _fits([*line, part], used + width(part.text, part.style), room):
                    lines.append(_joined(line))
                    line, used = [], 0.0
                line.append(part)
                used += width(part.text, part.style)
    lines.append(_joined(line))
    return [kept for kept in lines if kept]


def set_lines(
    lines: Iterable[Line], x: float, y: float, *, leading: float, align: str = "left"
) -> tuple[Text, ...]:
    """Return lines as words on the page.

    ``y`` is the first baseline and ``leading`` the distance to the next, in units. ``x`` is the
    left end, the middle (``align="centre"``) or the right end (``align="right"``).
    """
    share = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
    return tuple(
        Text(x=x - share * line_width(line), y=y + leading * number, runs=line)
        for number, line in enumerate(lines)
        if line
    )


def _words(runs: Iterable[Run]) -> Iterator[tuple[Run, float]]:
    """Yield words with the spaces behind them, and how wide each is when it stands alone."""
    for run in runs:
        measured = _measured(run.style)
        for number, paragraph in enumerate(run.text.split("\n")):
            if number:
                yield Run("\n", run.style), 0
            for word in _split(paragraph):
                if word not in measured:
                    measured[word] = width(word, run.style)
                yield Run(word, run.style), measured[word]


@lru_cache(maxsize=256)
def _measured(style: Style) -> dict[str, float]:
    """Return the widths of words of one style that are known already."""
    return {}


@lru_cache(maxsize=20_000)
def _split(paragraph: str) -> tuple[str, ...]:
    """Return words with the spaces behind them; a word ends at a hyphen between letters too."""
    text = drawable(paragraph)
    words = []
    start = 0
    for at in range(1, len(text)):
        before, here = text[at - 1], text[at]
        spaced = before == " " and here != " "
        hyphen = before in "-‐–—/" and here.isalnum() and at > 1 and text[at - 2].isalpha()
        if spaced or hyphen:
            words.append(text[start:at])
            start = at
    return (*words, text[start:]) if start < len(text) else tuple(words)


def _fits(words: list[Run], apart: float, room: float) -> bool:
    """Whether words fit on one line; ``apart`` is how wide they are one by one.

    Beside one another, letters are set a little closer or wider, so near the edge all are measured.
    """
    doubt = 0.02 * apart + words[-1].style.size
    if apart < room - doubt:
        return True
    return apart < room + doubt and line_width(_joined(words)) <= room


def _broken(word: Run, room: float) -> Iterator[Run]:
    text = word.text
    while text and width(text.rstrip(" "), word.style) > room and len(text.rstrip(" ")) > 1:
        fits = 1
        while fits < len(text) and width(text[: fits + 1], word.style) <= room:
            fits += 1
        yield Run(text[:fits], word.style)
        text = text[fits:]
    yield Run(text, word.style)


def _joined(words: list[Run]) -> Line:
    """Return words as runs of one style each, without the spaces at the end."""
    line = [
        Run("".join(run.text for run in same), style)
        for style, same in groupby(words, lambda run: run.style)
    ]
    while line and not line[-1].text.rstrip(" "):
        line.pop()
    if line:
        line[-1] = Run(line[-1].text.rstrip(" "), line[-1].style)
    return tuple(line)


@lru_cache(maxsize=200_000)
def _advance(text: str, cut: Cut) -> float:
    """Return the width of a piece at size 1."""
    font = _font(cut)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    advance: float = sum(place.x_advance for place in buffer.glyph_positions)
    units: int = font.face.upem
    return advance / units


@cache
def _font(cut: Cut) -> uharfbuzz.Font:
    return uharfbuzz.Font(uharfbuzz.Face(font_file(cut).read_bytes()))
