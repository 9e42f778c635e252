"""A figure with all that a desk needs beside it, in one zip: every format, data, words, sources."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from geodata.atlas_layers import atlas_layer
from geodata.exporting import export_layer
from geodata.layer import Layer
from geodata.model import Atlas
from geodata.selection import Selection
from layers.figure import Figure, render_figure
from layers.figures.dispute_rows import chart_selection
from layers.figures.provenance import MEDIA_TYPES
from layers.figures.sourcing import LICENCE
from layers.figures.words import FigureWords, figure_words
from layers.progress import Follow, Step, unfollowed

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can name; one day for every file, so that the bytes stay the same."""


def make_bundle(
    atlas: Atlas,
    selection: Selection,
    *,
    permalink: str,
    instead: Mapping[str, str] | None = None,
    kind: str = "map",
    follow: Follow = unfollowed,
    **options: Any,  # noqa: ANN401  # whatever ``render_figure`` takes
) -> bytes:
    """Return a figure in every format, its data, its words and checksums, as a zip.

    Parameters
    ----------
    atlas, selection, kind, instead, options
        As ``render_figure`` takes them; the format is every one.
    permalink
        Address of the selection, with its revision.
    follow
        Is told before each file; the same selection and revision give the same bytes.

    Raises
    ------
    FigureRefused
        The figure was refused.
    """
    said = figure_words(atlas, selection, kind=kind, instead=instead)
    drawn = replace(selection, drafts=False)
    drawn = chart_selection(atlas, drawn) if kind == "dispute" else drawn
    draw = partial(render_figure, atlas, selection, kind=kind, instead=instead, **options)
    makers: dict[str, Callable[[], bytes]] = {
        f"figure.{form}": partial(_drawn, draw, form) for form in MEDIA_TYPES
    }
    for name in ("claims", "places", "movements"):
        layer = atlas_layer(atlas, name, drawn)
        for form in ("geojson", "csv"):
            makers[f"{name}.{form}"] = partial(_exported, layer, form)
    files: dict[str, bytes] = {}
    for number, (name, make) in enumerate(makers.items()):
        follow(Step(number, len(makers) + 1, name))
        files[name] = make()
    follow(Step(len(makers), len(makers) + 1, "words and checksums"))
    files |= {name: text.encode() for name, text in _texts(said, permalink).items()}
    sums = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items())
    files["SHA256SUMS"] = "".join(sums).encode()
    return _zipped(files)


def _drawn(draw: Callable[..., Figure], form: str) -> bytes:
    return draw(format=form).content


def _exported(layer: Layer, form: str) -> bytes:
    return export_layer(layer, form).content


def _texts(said: FigureWords, permalink: str) -> dict[str, str]:
    return {
        "title.txt": f"{said.title}\n{said.dek}\n",
        "caption.txt": f"{said.caption}\n",
        "alt-text.txt": f"{said.alt_text}\n",
        "long-description.txt": f"{said.long_description}\n",
        "sources.txt": f"{said.documents}\n\n{LICENCE}\n{said.revision}\n",
        "permalink.txt": f"{permalink}\n",
    }


def _zipped(files: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            is_packed = name.endswith((".png", ".pdf"))
            entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=6)
    return content.getvalue()
