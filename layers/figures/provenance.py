"""What a figure says of itself, inside its file: how it was made, and a digest that seals it.

The same recipe on the same revision gives the same bytes. The digest shows that a file was changed
since. It is no signature: what proves a figure is to draw it again (``layers/figures/proof.py``).
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring
from PIL import Image
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from geodata.errors import GeodataError
from layers.figures.drawing import Drawing
from layers.figures.printing import print_pdf, print_png
from layers.figures.sourcing import LICENCE
from layers.figures.svg import svg
from layers.figures.words import FigureWords

MEDIA_TYPES: Mapping[str, str] = {
    "png": "image/png",
    "svg": "image/svg+xml",
    "pdf": "application/pdf",
}
"""Format to media type, in the order of a menu."""

_SEAL = "dispatch-atlas-sha256:"
_RECIPE = "dispatch-atlas-recipe:"
_UNSEALED = _SEAL + "0" * 64
_SEALED = re.compile(_SEAL.encode() + rb"([0-9a-f]{64})")
_PNG = b"\x89PNG\r\n\x1a\n"


class NoProvenance(GeodataError):
    """A file is no figure of this project, or does not say so any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that decides the bytes of a figure, beside the code that draws it.

    ``selection`` is a query string; ``dpi`` is of a PNG alone; ``words`` are the editor's own.
    """

    revision: str
    selection: str
    kind: str
    preset: str
    format: str
    dpi: float | None = None
    style: str = "colour"
    graticule: bool | None = None
    extent: str = ""
    scale: str = "linear"
    words: tuple[tuple[str, str], ...] = ()

    def to_text(self) -> str:
        """Return the recipe as JSON in ASCII, its keys in order."""
        return json.dumps(asdict(self), sort_keys=True, separators=(",", ":"))


def published(drawing: Drawing, words: FigureWords, recipe: Recipe, *, dpi: float = 96) -> bytes:
    """Return a drawing as the file that leaves the house: with its words, its recipe and a seal.

    Parameters
    ----------
    drawing
        What is to be seen.
    words
        What it says of itself: title, alt text, long description, sources.
    recipe
        How it was made; its format is one of ``MEDIA_TYPES``.
    dpi
        Resolution of a PNG.
    """
    if recipe.format == "svg":
        said = json.dumps(_said(words, recipe) | {"Seal": _UNSEALED}, ensure_ascii=False, indent=1)
        return _sealed(
            svg(
                drawing,
                title=words.title,
                description=words.long_description,
                metadata=said,
                fonts=True,
            ).encode()
        )
    if recipe.format == "pdf":
        made = base64.urlsafe_b64encode(recipe.to_text().encode()).decode()
        return _sealed(
            print_pdf(
                drawing,
                title=words.title,
                description=words.alt_text,
                keywords=(
                    f"revision {recipe.revision}",
                    f"selection {recipe.selection or 'all'}",
                    _RECIPE + made,
                    _UNSEALED,
                ),
            )
        )
    png = print_png(drawing, dpi=dpi, texts=_said(words, recipe))
    return _with_seal_chunk(png)


def recipe_of(content: bytes) -> Recipe:
    """Return how a figure was made, as its file says.

    Raises
    ------
    NoProvenance
        The file is none of ours, or its words about itself are gone or damaged.
    """
    try:
        said = json.loads(_recipe_text(content))
        words = tuple((str(name), str(text)) for name, text in said.pop("words"))
        known = {field.name for field in fields(Recipe)} - {"words"}
        if not set(said) <= known:
            raise NoProvenance("The recipe in the file has other parts than this program writes.")
        return Recipe(**said, words=words)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise NoProvenance(
            "The file does not say how it was made; it is no figure of Dispatch Atlas, or a "
            "program took its metadata away. Ask for the file as it was downloaded."
        ) from error


def is_sealed(content: bytes) -> bool:
    """Return whether a figure's file is, byte for byte, what was sealed."""
    if content.startswith(_PNG):
        chunks = list(_chunks(content))
        seals = [chunk for chunk in chunks if _SEALED.search(chunk) and b"Seal\0" in chunk[:16]]
        rest = _PNG + b"".join(chunk for chunk in chunks if chunk not in seals)
        whole = len(content) == len(_PNG) + sum(map(len, chunks))
        return whole and len(seals) == 1 and seals[0] == _seal_chunk(rest)
    found = set(_SEALED.findall(content))
    return len(found) == 1 and found.pop().decode() == _digest(content)


def _said(words: FigureWords, recipe: Recipe) -> dict[str, str]:
    """Return what a file says of itself, by the keywords of PNG and some of our own."""
    return {
        "Title": words.title,
        "Description": words.alt_text,
        "Caption": words.caption,
        "Long description": words.long_description,
        "Source": words.documents,
        "Copyright": LICENCE,
        "Software": "Dispatch Atlas",
        "Revision": recipe.revision,
        "Selection": recipe.selection,
        "Recipe": recipe.to_text(),
    }


def _recipe_text(content: bytes) -> str:
    if content.startswith(_PNG):
        return _text_of_png(content)
    if content.startswith(b"%PDF-"):
        return _text_of_pdf(content)
    try:
        metadata = fromstring(content).find("{http://www.w3.org/2000/svg}metadata")
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise NoProvenance("The file is no PNG, SVG or PDF that can be read.") from error
    return str(json.loads(metadata.text or "")["Recipe"])


def _text_of_png(content: bytes) -> str:
    try:
        with Image.open(BytesIO(content)) as image:
            texts: Mapping[str, Any] = image.text  # type: ignore[attr-defined]  # of a PNG
            return str(texts["Recipe"])
    except (OSError, SyntaxError) as error:
        raise NoProvenance("The file is a PNG that is damaged.") from error


def _text_of_pdf(content: bytes) -> str:
    try:
        information: Mapping[str, Any] = PdfReader(BytesIO(content)).metadata or {}
    except (PyPdfError, OSError) as error:
        raise NoProvenance("The file is a PDF that is damaged.") from error
    keywords = str(information.get("/Keywords", ""))
    found = re.search(rf"{_RECIPE}([\w=-]+)", keywords, re.ASCII)
    return base64.urlsafe_b64decode(found[1] if found else "").decode()


def _sealed(content: bytes) -> bytes:
    return content.replace(_UNSEALED.encode(), (_SEAL + _digest(content)).encode())


def _digest(content: bytes) -> str:
    """Return the digest of a content as it was before it was sealed."""
    return hashlib.sha256(_SEALED.sub(_UNSEALED.encode(), content)).hexdigest()


def _with_seal_chunk(png: bytes) -> bytes:
    """Put the seal, a digest of all other chunks, behind the header of a PNG."""
    header = len(_PNG) + 25
    return png[:header] + _seal_chunk(png) + png[header:]


def _seal_chunk(png: bytes) -> bytes:
    kind, digest = b"tEXt", hashlib.sha256(png).hexdigest()
    text = b"Seal\0" + (_SEAL + digest).encode()
    return struct.pack(">I", len(text)) + kind + text + struct.pack(">I", zlib.crc32(kind + text))


def _chunks(png: bytes) -> Iterator[bytes]:
    """Yield the whole chunks of a PNG."""
    at = len(_PNG)
    while at + 12 <= len(png):
        length: int = struct.unpack(">I", png[at : at + 4])[0]
        if at + 12 + length > len(png):
            return
        yield png[at : at + 12 + length]
        at += 12 + length
