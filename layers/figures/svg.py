"""A drawing as SVG: real words, one group for each layer, and the letters inside when asked."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from layers.figures.drawing import Drawing, Face, Group, Part, Path, Run, Style, Text
from layers.figures.faces import Cut, web_font
from layers.figures.lettering import pieces

_GENERIC = {"sans": "sans-serif", "serif": "serif"}


def svg(
    drawing: Drawing, *, title: str = "", description: str = "", metadata: str = "",
    fonts: bool = False,
) -> str:  # fmt: skip
    """Return a drawing as an SVG document.

    Parameters
    ----------
    drawing
        What to write; one unit is one pixel of SVG.
    title, description
        What a screen reader says, as plain text.
    metadata
        What stands in ``<metadata>``, as plain text.
    fonts
        Whether the letters travel with the picture, as WOFF2.
    """
    width, height = f"{drawing.width:g}", f"{drawing.height:g}"
    head = "".join(
        f"<{name}>{_text(words)}</{name}>\n"
        for name, words in (("title", title), ("desc", description), ("metadata", metadata))
        if words
    )
    style = f"<style>{_font_faces(drawing)}</style>\n" if fonts else ""
    groups = "\n".join("".join(_group(group)) for group in drawing.groups)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img">\n{head}{style}'
        f'<rect width="{width}" height="{height}" fill="{drawing.ground}"/>\n{groups}\n</svg>\n'
    )


def cuts(drawing: Drawing) -> tuple[Cut, ...]:
    """Return the font files that a drawing is written in, in order."""
    found = {
        cut
        for text in drawing.texts()
        for run in text.runs
        for cut, _ in pieces(run.text, run.style.face)
    }
    return tuple(sorted(found, key=lambda cut: (cut.family, cut.face.weight, cut.face.narrow)))


def _group(group: Group) -> Iterator[str]:
    x, y = group.at
    place = f' transform="translate({x:.2f} {y:.2f})"' if x or y else ""
    yield f"<g id={quoteattr(group.name)}{place}>"
    for part in group.parts:
        yield from _part(part)
    yield "</g>"


def _part(part: Part) -> Iterator[str]:
    if isinstance(part, Group):
        yield from _group(part)
    elif isinstance(part, Path):
        yield _path(part)
    else:
        yield _line(part)


def _path(path: Path) -> str:
    shown = [f'd="{path.data}"', f'fill="{path.fill or "none"}"']
    if path.stroke:
        shown.append(f'stroke="{path.stroke}" stroke-width="{path.width:g}"')
        if path.join != "miter":
            shown.append(f'stroke-linejoin="{path.join}"')
        if path.cap != "butt":
            shown.append(f'stroke-linecap="{path.cap}"')
        if path.dash:
            shown.append(f'stroke-dasharray="{" ".join(f"{value:g}" for value in path.dash)}"')
    if path.opacity != 1:
        shown.append(f'opacity="{path.opacity:g}"')
    return f"<path {' '.join(shown)}/>"


def _line(text: Text) -> str:
    x, y = f"{text.x:.2f}", f"{text.y:.2f}"
    turn = f' transform="rotate({text.turn:g} {x} {y})"' if text.turn else ""
    spans = [span for run in text.runs for span in _spans(run)]
    if len(spans) == 1:
        look, words = spans[0]
        return f'<text x="{x}" y="{y}"{turn} xml:space="preserve" {look}>{words}</text>'
    inner = "".join(f"<tspan {look}>{words}</tspan>" for look, words in spans)
    return f'<text x="{x}" y="{y}"{turn} xml:space="preserve">{inner}</text>'


def _spans(run: Run) -> Iterable[tuple[str, str]]:
    return [
        (_look(run.style, cut), _text(words)) for cut, words in pieces(run.text, run.style.face)
    ]


def _look(style: Style, cut: Cut) -> str:
    face = style.face
    names = [f"'{cut.family}'"]
    if cut.alphabet != "latin":
        names.append(f"'{Cut(face, 'latin').family}'")
    look = [f'font-family="{",".join(names)},{_GENERIC[face.family]}"']
    look.append(f'font-size="{style.size:g}" font-weight="{face.weight}" fill="{style.fill}"')
    if face.narrow:
        look.append('font-stretch="semi-condensed"')
    if face.italic:
        look.append('font-style="italic"')
    if style.spacing:
        look.append(f'letter-spacing="{style.spacing:g}"')
    if style.strike:
        look.append('text-decoration="line-through"')
    if style.halo and style.halo_width:
        look.append(
            f'stroke="{style.halo}" stroke-width="{2 * style.halo_width:g}" '
            'stroke-linejoin="round" paint-order="stroke"'
        )
    return " ".join(look)


def _font_faces(drawing: Drawing) -> str:
    return "".join(_font_face(cut) for cut in cuts(drawing))


def _font_face(cut: Cut) -> str:
    face: Face = cut.face
    content = base64.b64encode(web_font(cut)).decode()
    return (
        f"@font-face{{font-family:'{cut.family}';font-weight:{face.weight};"
        f"font-style:{'italic' if face.italic else 'normal'};"
        f"font-stretch:{'semi-condensed' if face.narrow else 'normal'};"
        f"src:url(data:font/woff2;base64,{content}) format('woff2')}}"
    )


def _text(words: str) -> str:
    """Return words for XML; characters that XML does not know become a replacement mark."""
    return escape("".join("\ufffd" if _is_barred(ord(char)) else char for char in words))


def _is_barred(point: int) -> bool:
    """Whether a character may not occur in XML."""
    control = point < 0x20 and point not in (0x09, 0x0A, 0x0D)
    return control or 0xD800 <= point < 0xE000 or point in (0xFFFE, 0xFFFF)
