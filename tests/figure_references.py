"""What figures are held against; ``python -m tests.figure_references`` makes the pictures anew.

Look at each before it is committed: a reference is right because somebody looked at it.
"""

from pathlib import Path

from geodata import read_atlas
from geodata.selection import Selection
from layers.figure import figure_scene
from layers.figures.frame import compose
from layers.figures.kinds import KINDS
from layers.figures.printing import print_png
from tests.builders import utc

FOLDER = Path(__file__).parent / "data" / "figures"
OCTOBER = Selection(start=utc("2024-10-06"), end=utc("2024-11-06"))
DPI = 24

REFERENCES = {
    "far-east-16x9": {"kind": "locator", "preset": "16:9"},
    "kursk-1x1": {"kind": "map", "preset": "1:1", "extent": "Kursk and Ukraine"},
    "hemisphere-16x9": {"kind": "map", "preset": "16:9", "extent": "all"},
    "far-east-85mm-one-ink": {"kind": "map", "preset": "85mm", "style": "monochrome"},
}


def picture(name):
    """Return one of the figures as a small PNG."""
    options = REFERENCES[name]
    scene = figure_scene(read_atlas(), OCTOBER, **options)
    dpi = 3 * DPI if options["preset"] == "85mm" else DPI
    return print_png(compose(scene, KINDS[options["kind"]]), dpi=dpi)


if __name__ == "__main__":
    for reference in REFERENCES:
        (FOLDER / f"{reference}.png").write_bytes(picture(reference))
