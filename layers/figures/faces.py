"""The type of figures as files: one static font for each cut and alphabet, made when first needed.

A printer of pictures knows no axes, so a cut is taken out of the variable font once and kept beside
the packages. The packages split each font by alphabet; so do these files.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib import instancer
from platformdirs import user_cache_path

from layers.assets import NODE_MODULES, MissingLibrary
from layers.figures.drawing import Face

NARROW_PERCENT = 84

_ALPHABETS = ("latin", "cyrillic", "latin-ext", "cyrillic-ext", "greek", "vietnamese")
_MADE_AS = "1"
"""Changes when the same packages are to give other files."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One font file: a face in one alphabet, as the packages split it."""

    face: Face
    alphabet: str

    @property
    def family(self) -> str:
        """Return the family's name in SVG, PDF and on an art desk's computer."""
        name = f"IBM Plex {self.face.family.title()}"
        if self.alphabet == "latin":
            return name
        return f"{name} {self.alphabet.replace('-', ' ').title()}"


@dataclass(frozen=True, slots=True)
class _Package:
    folder: str
    stem: str
    tail: str

    def file(self, alphabet: str) -> Path:
        return NODE_MODULES / self.folder / "files" / f"{self.stem}-{alphabet}-{self.tail}.woff2"


FACES = (
    *(Face("sans", weight) for weight in (400, 500, 600)),
    *(Face("sans", weight, narrow=True) for weight in (400, 500, 600)),
    Face("serif", 600),
    Face("serif", italic=True),
)
"""Every face that a figure is set in."""


def prepare_fonts() -> None:
    """Make the fonts that most figures need, so that no reader waits for them.

    Raises
    ------
    MissingLibrary
        A package of fonts has not been fetched.
    """
    for face in FACES:
        for character in "aя":
            if (cut := cut_for(character, face)) is not None:
                font_file(cut)


@lru_cache(maxsize=100_000)
def cut_for(character: str, face: Face) -> Cut | None:
    """Return the cut that has a character, or None when no font here has it.

    Raises
    ------
    MissingLibrary
        A package of fonts has not been fetched.
    """
    for package, alphabet in _candidates(ord(character), face):
        cut = Cut(face, alphabet if package.folder != _HANGUL else f"hangul-{alphabet}")
        if ord(character) in _letters(package.file(alphabet)):
            return cut
    return None


@cache
def font_file(cut: Cut) -> Path:
    """Return a cut as a TrueType file, the only one in its folder."""
    source = _source(cut)
    return _kept(cut, source, "ttf", lambda: _made(cut, source))


@cache
def web_font(cut: Cut) -> bytes:
    """Return a cut as WOFF2, for a picture that carries its letters."""

    def packed() -> bytes:
        with TTFont(font_file(cut), recalcTimestamp=False) as font:
            font.flavor = "woff2"
            return _bytes(font)

    return _kept(cut, _source(cut), "woff2", packed).read_bytes()


_SANS = "@fontsource-variable/ibm-plex-sans"
_SERIF = "@fontsource/ibm-plex-serif"
_HANGUL = "@fontsource/ibm-plex-sans-kr"


def _packages(face: Face) -> tuple[_Package, _Package]:
    hangul = _Package(_HANGUL, "ibm-plex-sans-kr", f"{600 if face.weight >= 500 else 400}-normal")
    if face.family == "sans":
        return _Package(_SANS, "ibm-plex-sans", "standard-normal"), hangul
    slope = "italic" if face.italic else "normal"
    return _Package(_SERIF, "ibm-plex-serif", f"{face.weight}-{slope}"), hangul


def _candidates(point: int, face: Face) -> Iterator[tuple[_Package, str]]:
    western, hangul = _packages(face)
    ranges = _ranges(western.folder)
    for alphabet in _ALPHABETS:
        if any(first <= point <= last for first, last in ranges.get(alphabet, ())):
            yield western, alphabet
    for name, parts in _ranges(hangul.folder).items():
        if name.startswith("[") and any(first <= point <= last for first, last in parts):
            yield hangul, name.strip("[]")


@cache
def _ranges(folder: str) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Return, for each alphabet of a package, the code points that it says it is for."""
    listed = json.loads(_present(NODE_MODULES / folder / "unicode.json").read_text("utf-8"))
    return {
        name: tuple(
            (int(first, 16), int(last or first, 16))
            for first, _, last in (
                part.strip().upper().removeprefix("U+").partition("-") for part in text.split(",")
            )
        )
        for name, text in listed.items()
    }


@cache
def _letters(file: Path) -> frozenset[int]:
    with TTFont(_present(file), lazy=True) as font:
        return frozenset(font.getBestCmap())


def _source(cut: Cut) -> Path:
    western, hangul = _packages(cut.face)
    if cut.alphabet.startswith("hangul-"):
        return _present(hangul.file(cut.alphabet.removeprefix("hangul-")))
    return _present(western.file(cut.alphabet))


def _present(file: Path) -> Path:
    if not file.is_file():
        place = file.relative_to(NODE_MODULES.parent)
        raise MissingLibrary(f"{place} is missing; run `make setup` (or `npm ci`) and start again.")
    return file


def _made(cut: Cut, source: Path) -> bytes:
    with TTFont(source, recalcTimestamp=False, lazy=False) as font:
        return _bytes(_static(font, cut))


def _static(font: TTFont, cut: Cut) -> TTFont:
    font.flavor = None
    for hints in ("fpgm", "prep", "cvt ", "cvar", "gasp"):
        if hints in font:
            del font[hints]
    if "fvar" in font:
        width = NARROW_PERCENT if cut.face.narrow else 100
        axes = {"wght": cut.face.weight, "wdth": width}
        instancer.instantiateVariableFont(font, axes, inplace=True)
    _name(font, cut)
    return font


def _name(font: TTFont, cut: Cut) -> None:
    """Give a font its family's name, and tell weight and width by the usual classes."""
    face = cut.face
    which = f"{face.weight}{' Narrow' * face.narrow}{' Italic' * face.italic}"
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 13, 14)]
    for number, words in {
        1: cut.family, 2: "Italic" if face.italic else "Regular", 3: f"{cut.family} {which}",
        4: f"{cut.family} {which}", 6: f"{cut.family} {which}".replace(" ", "-"),
        16: cut.family, 17: which,
    }.items():  # fmt: skip
        names.setName(words, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight
    font["OS/2"].usWidthClass = 4 if face.narrow else 5
    if "STAT" in font:
        del font["STAT"]


def _bytes(font: TTFont) -> bytes:
    content = BytesIO()
    font.save(content)
    return content.getvalue()


def _kept(cut: Cut, source: Path, form: str, make: Callable[[], bytes]) -> Path:
    """Return the file that is kept, or make it and write it in one step."""
    face = cut.face
    digest = sha256(f"{_MADE_AS} {cut}".encode() + source.read_bytes()).hexdigest()[:16]
    folder_name = f"{face.family}-{face.weight}-{cut.alphabet}-{digest}"
    name = f"letters.{form}"
    folders = tuple(
        kept / "figures" / folder_name
        for kept in (NODE_MODULES / ".cache", user_cache_path("dispatch-atlas"))
    )
    for folder in folders:
        if (folder / name).is_file():
            return folder / name
    content = make()
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
                file.write(content)
            Path(file.name).chmod(0o644)  # whoever serves the app may not be who set it up
            os.replace(file.name, folder / name)  # noqa: PTH105  # one step
        except OSError:
            if folder == folders[-1]:
                raise
        else:
            return folder / name
    raise AssertionError("the last folder returns or raises")
