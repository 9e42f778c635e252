"""SVG becomes PNG and PDF, by typst, with the fonts of this project and none of the machine's.

Words reach typst as inputs, never as markup, and no file is written for it but the fonts.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import typst

from layers.figures.drawing import Drawing
from layers.figures.faces import Cut, font_file
from layers.figures.svg import cuts, svg

_POINTS_PER_UNIT = 0.75

_PAGE = """
#set document(
  title: sys.inputs.title,
  description: sys.inputs.description,
  keywords: sys.inputs.keywords.split("\\u{1f}"),
  date: none,
)
#set text(lang: "en")
#set page(width: eval(sys.inputs.width), height: eval(sys.inputs.height), margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, alt: sys.inputs.description)
"""


def print_pdf(
    drawing: Drawing, *, title: str = "", description: str = "", keywords: Iterable[str] = ()
) -> bytes:
    """Return a drawing as one page of tagged PDF, its letters embedded.

    ``description`` is the alternative text; the same input gives the same bytes.
    """
    return _printed(drawing, "pdf", title=title, description=description, keywords=keywords)


def print_png(drawing: Drawing, *, dpi: float, texts: Mapping[str, str] | None = None) -> bytes:
    """Return a drawing as PNG.

    Parameters
    ----------
    drawing
        What to print; one unit is 1/96 inch.
    dpi
        Pixels for each inch: at 96, one for each unit. It is written into the file.
    texts
        Keyword to text, written as ``iTXt``.
    """
    content = _printed(drawing, "png", ppi=dpi)
    per_metre = round(dpi / 0.0254)
    chunks = [_chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))]
    for keyword, text in (texts or {}).items():
        head = keyword.encode("latin-1") + b"\0\0\0\0\0"
        chunks.append(_chunk(b"iTXt", head + text.encode("utf-8")))
    return _with_chunks(content, b"".join(chunks))


def _printed(
    drawing: Drawing, form: Literal["pdf", "png"], *, title: str = "", description: str = "",
    keywords: Iterable[str] = (), ppi: float | None = None,
) -> bytes:  # fmt: skip
    compiler = typst.Compiler(
        _PAGE.encode(),
        font_paths=_fonts(cuts(drawing)),
        ignore_system_fonts=True,
        sys_inputs={
            "svg": svg(drawing),
            "title": title,
            "description": description,
            "keywords": "\x1f".join(keywords),
            "width": f"{drawing.width * _POINTS_PER_UNIT:.6f}pt",
            "height": f"{drawing.height * _POINTS_PER_UNIT:.6f}pt",
        },
    )
    content = compiler.compile(format=form, ppi=ppi, timestamp=0)
    assert isinstance(content, bytes)
    return content


@lru_cache(maxsize=32)
def _fonts(wanted: tuple[Cut, ...]) -> typst.Fonts:
    folders: list[Path] = [font_file(cut).parent for cut in wanted]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _chunk(kind: bytes, content: bytes) -> bytes:
    digest = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", digest)


def _with_chunks(png: bytes, chunks: bytes) -> bytes:
    """Put chunks behind the header of a PNG, in place of its own resolution."""
    end = 8 + 25
    rest = png[end:]
    while rest[4:8] == b"pHYs":
        rest = rest[12 + struct.unpack(">I", rest[:4])[0] :]
    return png[:end] + chunks + rest
