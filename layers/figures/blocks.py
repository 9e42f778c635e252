"""The blocks of words around a picture: heading, denials, key and foot."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from layers.figures.drawing import Box, Part, Path, Run, Style
from layers.figures.lettering import Line, line_width, set_lines, wrap
from layers.figures.marks import stance_mark
from layers.figures.scene import Plate, Scene

_MOST_DENIAL_LINES = 13


@dataclass(frozen=True, slots=True)
class Block:
    """Parts that stand from 0 down, and how high they are in all."""

    parts: tuple[Part, ...]
    height: float


def heading_block(scene: Scene, room_across: float, *, room: float) -> Block:
    """Return title and dek; a long title is set smaller until it leaves room."""
    look = scene.look
    dek = look.words(21 if scene.preset.beside else 19, "ink2")
    for size in (43, 38, 33, 29, 25, 22, 20):
        title = look.words(size, weight=600, serif=True)
        block = _stack(
            [
                (_balanced(Run(scene.words.title, title), room_across), title, 1.17),
                (wrap([Run(scene.words.dek, dek)], room_across), dek, 1.38),
            ],
            between=look.size(14),
        )
        if block.height <= room:
            break
    return block


def _balanced(run: Run, room_across: float) -> list[Line]:
    """Return a heading in as few lines as it needs, none of them much shorter than the others."""
    lines = wrap([run], room_across)
    share = 1.0
    while (
        len(lines) > 1
        and share > 0.6
        and len(wrap([run], room_across * (share - 0.05))) == len(lines)
    ):
        share -= 0.05
    return wrap([run], room_across * share)


def denials_block(scene: Scene, room_across: float, room: float) -> Block:
    """Return the block "Denied at the time" between two rules, as much of it as there is room."""
    look, words = scene.look, scene.words
    lines_told = [*words.denials, *words.turns]
    if not lines_told:
        return Block((), 0)
    plain, bold = look.words(16, "ink2"), look.words(16, weight=600)
    indent, pad = look.size(34), look.size(12)
    across = room_across - indent
    leading = plain.size * 1.35
    most = min(_MOST_DENIAL_LINES, max(1, int((room - 2 * pad) / leading)))

    def with_(whole: int, heads: int) -> list[Line]:
        told = [_sentence(line) for line in lines_told[:whole]]
        named = [line.partition(": ")[0] for line in lines_told[whole : whole + heads]]
        told += [f"{'; '.join(named)}."] if named else []
        left = len(lines_told) - whole - heads
        told += [f"And {left} more, listed with the file."] if left else []
        return wrap([Run("Denied at the time. ", bold), Run(" ".join(told), plain)], across)

    count = len(lines_told)
    denied = len(words.denials)
    whole = _most_that_fits(count, lambda k: len(with_(k, max(denied - k, 0))) <= most)
    heads = _most_that_fits(max(denied - whole, 0), lambda k: len(with_(whole, k)) <= most)
    lines = with_(whole, max(heads, 1) if not whole else heads)
    height = 2 * pad + leading * len(lines)
    first = pad + plain.size
    parts: tuple[Part, ...] = (
        _rule(look.colours["rule"], 0, room_across),
        *stance_mark("denies", look.size(10), first - plain.size * 0.34, look.size(8), look),
        *set_lines(lines, indent, first, leading=leading),
        _rule(look.colours["rule"], height, room_across),
    )
    return Block(parts, height)


def key_block(scene: Scene, plate: Plate, room_across: float) -> Block:
    """Return the key: beside the picture one entry to a line, below it as many as there is room."""
    look = scene.look
    style = look.words(16, "ink2")
    row, gap = look.size(27), look.size(26)
    leading = style.size * 1.25
    parts: list[Part] = []
    x = y = high = 0.0
    for entry in plate.key:
        sign = look.size(34 if scene.preset.beside else entry.wide)
        indent = sign + look.size(10)
        lines = wrap([Run(entry.words, style)], room_across - indent)
        wide = indent + max(line_width(line) for line in lines)
        if x and (scene.preset.beside or x + wide > room_across):
            x, y = 0.0, y + high
        high = row + leading * (len(lines) - 1)
        parts += entry.draw(Box(x, y + row / 2 - look.size(8), sign, look.size(16)))
        baseline = y + row / 2 + style.size * 0.35
        parts += set_lines(lines, x + indent, baseline, leading=leading)
        x += wide + gap
    return Block(tuple(parts), y + high)


def foot_block(scene: Scene, plate: Plate, room_across: float, *, most: int) -> Block:
    """Return the foot in so many lines at most; the sources give way, never the rest."""
    look, words = scene.look, scene.words
    plain, bold = look.words(15, "ink2"), look.words(15, weight=600)
    shortest = 1000 if room_across > look.size(1150) else 110

    def with_(longest: int) -> list[Line]:
        told = (words.said, _shorter(words.not_shown, shortest), *plate.left_out)
        runs = [
            Run(f"{words.as_of} ", bold),
            Run(f"{' '.join(map(_sentence, told))} ", plain),
            Run("Sources: ", bold),
            Run(f"{_sentence(words.sources_within(longest))} ", plain),
            Run("Credits: ", bold),
            Run(" ".join(map(_sentence, (words.credits, *plate.notes, words.revision))), plain),
        ]
        return wrap(runs, room_across)

    tenths = _most_that_fits(400, lambda tens: len(with_(10 * tens)) <= most)
    lines = with_(10 * max(tenths, 4))
    leading = plain.size * 1.38
    texts = set_lines(lines, 0, plain.size * 0.95, leading=leading)
    return Block(texts, leading * (len(lines) - 1) + plain.size * 1.25)


def _most_that_fits(most: int, fits: Callable[[int], bool]) -> int:
    """Return the greatest number up to ``most`` that fits, taking it that all below do too."""
    if fits(most):
        return most
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(middle) else (low, middle)
    return low


def _stack(blocks: Iterable[tuple[list[Line], Style, float]], *, between: float) -> Block:
    parts: list[Part] = []
    y = 0.0
    for lines, style, leading in blocks:
        if not lines:
            continue
        y += between if parts else 0
        parts += set_lines(lines, 0, y + style.size * 0.86, leading=style.size * leading)
        y += style.size * (leading * (len(lines) - 1) + 1.12)
    return Block(tuple(parts), y)


def _shorter(listed: str, longest: int) -> str:
    """Return a sentence that lists things with semicolons, with fewer of them where it is long."""
    things = listed.split("; ")
    kept = len(things)
    while kept > 1 and len("; ".join(things[:kept])) > longest:
        kept -= 1
    left = len(things) - kept
    return "; ".join(
        [*things[:kept], *([f"and {left} more, listed with the file"] if left else [])]
    )


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "”")) else f"{words}."


def _rule(colour: str, y: float, across: float) -> Path:
    return Path(data=f"M0 {y:.2f}H{across:.2f}", stroke=colour, width=1)
