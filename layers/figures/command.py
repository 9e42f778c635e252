"""``python -m layers.figure``: make figures in a script, and check one that came back."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from geodata import read_atlas
from geodata.errors import GeodataError, UnreadableFile, UnwritableFile
from geodata.selection import to_query
from geodata.snapshots import SHORT
from layers.figure import render_figure
from layers.figures.bundle import make_bundle
from layers.figures.kinds import KINDS
from layers.figures.looks import LOOKS
from layers.figures.numbers import SCALES
from layers.figures.presets import PRESETS
from layers.figures.proof import proof_of, selection_of
from layers.figures.provenance import MEDIA_TYPES
from layers.figures.words import LONGEST
from layers.progress import Step

_LARGEST_BYTES = 200 * 2**20


def main(arguments: Sequence[str] | None = None) -> int:
    """Make a figure, or check one; return 0 when it went well and nothing speaks against it."""
    asked = _parser().parse_args(arguments)
    try:
        if asked.verify:
            proof = proof_of(_read(asked.verify), read_atlas(asked.atlas))
            print(proof)
            return 0 if proof.unaltered else 1
        return _make(asked)
    except GeodataError as error:
        print(error, file=sys.stderr)
        return 2


def _make(asked: argparse.Namespace) -> int:
    atlas = read_atlas(asked.atlas)
    selection = selection_of(atlas, atlas.opening if asked.selection is None else asked.selection)
    instead = {name: text for name in LONGEST if (text := getattr(asked, name)) is not None}
    options = {
        "preset": asked.preset,
        "kind": asked.kind,
        "dpi": asked.dpi,
        "style": asked.style,
        "graticule": asked.graticule,
        "extent": asked.extent,
        "scale": asked.scale,
        "instead": instead,
    }
    if asked.format == "bundle":
        query = urlencode(to_query(selection) | {"revision": atlas.revision[:SHORT]}, safe=",:")
        permalink = asked.permalink or f"/explore?{query}"
        content = make_bundle(atlas, selection, permalink=permalink, follow=_tell, **options)
    else:
        content = render_figure(atlas, selection, format=asked.format, **options).content
    target = asked.out or Path(f"figure.{'zip' if asked.format == 'bundle' else asked.format}")
    try:
        target.write_bytes(content)
    except OSError as error:
        raise UnwritableFile(f"{target} cannot be written: {error.strerror}.") from error
    print(f"{target}: {len(content):,} bytes")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m layers.figure",
        description="Make a figure of an atlas that can be published as it is, or check one.",
        epilog="The same selection and revision give the same bytes.",
    )
    add = parser.add_argument
    add("atlas", nargs="?", help="folder of the atlas; without one, the atlas that is shipped")
    add("--verify", type=Path, metavar="FILE", help="say which revision and selection a figure "
        "shows, and whether it is unaltered")  # fmt: skip
    add("--selection", metavar="QUERY", help="as in an address, such as "
        "'from=2024-10-06&to=2024-11-05&source=nis'; empty: everything; without it, the atlas's "
        "opening view")  # fmt: skip
    add("--kind", default="map", choices=list(KINDS), help="default: map")
    add("--preset", default="16:9", metavar="SIZE",
        help=f"{', '.join(PRESETS)}, or a size such as 1200x800 or 120x90mm")  # fmt: skip
    add("--format", default="png", choices=[*MEDIA_TYPES, "bundle"],
        help="default: png; a bundle is a zip of all formats, data and words")  # fmt: skip
    add("--dpi", type=float, help="72 to 600, of a PNG; without it, as the size needs")
    add("--style", default="colour", choices=list(LOOKS), help="default: colour")
    add("--graticule", action=argparse.BooleanOptionalAction,
        help="draw meridians and parallels; without it, where north is not up")  # fmt: skip
    add("--extent", default="", help="all, or the name of a theatre; without it, what suits")
    add("--scale", default="linear", choices=SCALES, help="of a dispute chart; default: linear")
    add("--out", type=Path, metavar="FILE", help="default: figure.FORMAT in this folder")
    add("--permalink", metavar="ADDRESS", help="what a bundle names as the address of the view")
    for name, longest in LONGEST.items():
        add(f"--{name.replace('_', '-')}", metavar="TEXT",
            help=f"in place of the proposal, at most {longest:,} characters")  # fmt: skip
    return parser


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST_BYTES:
            raise UnreadableFile(f"{path} has more than {_LARGEST_BYTES:,} bytes; it is no figure.")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFile(f"{path} cannot be read: {error.strerror}.") from error


def _tell(step: Step) -> None:
    print(f"{step.done + 1}/{step.total} {step.making}", file=sys.stderr)
