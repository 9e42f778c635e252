"""Letters for a page that carries all it needs: small alphabets whole, of others what occurs."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from layers.assets import library_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One font face: its file under ``/library/``, and the characters that it is for."""

    file: str
    family: str
    descriptors: str
    characters: str
    whole: bool


_SANS = "font-weight:100 700;font-stretch:75% 100%;"

FACES = (
    Face(
        file="plex-latin.woff2",
        family="Plex",
        descriptors=_SANS,
        characters="U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,"
        "U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215",
        whole=True,
    ),
    Face(
        file="plex-cyrillic.woff2",
        family="Plex",
        descriptors=_SANS,
        characters="U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
        whole=True,
    ),
    Face(
        file="plex-latin-ext.woff2",
        family="Plex",
        descriptors=_SANS,
        characters="U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,"
        "U+02DD-02FF,U+1D00-1DBF,U+1E00-1EFF",
        whole=False,
    ),
    Face(
        file="plex-korean.woff2",
        family="PlexKR",
        descriptors="font-weight:100 700;",
        characters="U+1100-11FF,U+3000-303F,U+3130-318F,U+AC00-D7A3,U+FF00-FFEF",
        whole=False,
    ),
    Face(
        file="plex-serif-italic.woff2",
        family="PlexSerif",
        descriptors="font-style:italic;font-weight:400;",
        characters="U+0000-00FF,U+2000-206F",
        whole=True,
    ),
    Face(
        file="plex-serif-semibold.woff2",
        family="PlexSerif",
        descriptors="font-weight:600;",
        characters="U+0000-00FF,U+2000-206F",
        whole=True,
    ),
)


def embedded_fonts(words: Iterable[str]) -> str:
    """Return a style sheet that carries the letters of some words.

    Parameters
    ----------
    words
        All that the page may show. Of an alphabet that few words need, only the characters that
        occur are carried; what no face has, the reader's own fonts draw.
    """
    occurring = frozenset().union(*words)
    return "".join(_rule(face, occurring) for face in FACES)


def without_fonts(sheet: str) -> str:
    """Return a style sheet without its own font faces."""
    return re.sub(r"@font-face\s*\{[^}]*\}", "", sheet)


def _rule(face: Face, occurring: frozenset[str]) -> str:
    wanted = "".join(sorted(c for c in occurring if _is_within(ord(c), face.characters)))
    if not wanted:
        return ""
    content = _content(face.file) if face.whole else _subset(face.file, wanted)
    return (
        f"@font-face{{font-family:{face.family};{face.descriptors}"
        f"unicode-range:{face.characters};"
        f'src:url("data:font/woff2;base64,{base64.b64encode(content).decode()}") format("woff2")}}'
    )


def _is_within(point: int, characters: str) -> bool:
    for part in characters.split(","):
        first, _, last = part.removeprefix("U+").partition("-")
        if int(first, 16) <= point <= int(last or first, 16):
            return True
    return False


@lru_cache(maxsize=16)
def _subset(file: str, wanted: str) -> bytes:
    """Return a font with these characters only; its axes stay."""
    from fontTools import subset  # slow to load, and wanted for one-file pages alone

    options = subset.Options(flavor="woff2", layout_features=["*"])
    content = BytesIO()
    with subset.load_font(BytesIO(_content(file)), options) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=wanted)
        subsetter.subset(font)
        subset.save_font(font, content, options)
    return content.getvalue()


def _content(file: str) -> bytes:
    path = library_file(file)
    if path is None:
        raise KeyError(file)
    return path.read_bytes()
