"""The screens of the tour: what ``make screenshots`` opens, and what the README says of each."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
NAVIGATION = ROOT / "pages" / "navigation.py"
PICTURES = ROOT / "docs" / "pictures"

BEGIN = "<!-- The tour, written by `make screenshots` from tools/tour.py -->"
END = "<!-- End of the tour -->"

LOOKS: Mapping[str, tuple[float, str]] = {
    "light": (42, ""),
    "dark": (42, ", in the dark"),
    "phone": (12.1, ", on a phone"),
}
"""Look of a picture to its width in the README, in per cent, and what its text adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One stop of the tour.

    ``name`` begins the names of its pictures; ``page`` is its script in ``pages/``, and ``query``
    what the reader chose there; ``shows`` is the picture's text for who cannot see it, and
    ``words`` go under the title. ``drawn`` is a CSS selector of what is drawn last, ``has_map``
    whether map and timeline are, and ``has_stage`` whether another map is.
    """

    name: str
    title: str
    page: str
    shows: str
    words: str
    query: str = ""
    drawn: str = "h1"
    has_map: bool = False
    has_stage: bool = False


SCREENS: tuple[Screen, ...] = (
    Screen(
        name="briefing",
        title="Briefing",
        page="briefing.py",
        shows="A scene of the briefing: its sentences beside the map, above a strip of time",
        words=(
            "Opens first. Each scene is a view with a few sentences, and each sentence rests on "
            "claims. Present it full screen with the arrow keys, keep the notes in a second "
            "window, take it along as one HTML file, or edit its scenes below."
        ),
        drawn="iframe",
        has_stage=True,
    ),
    Screen(
        name="explore",
        title="Explore",
        page="explore.py",
        query="chosen=place:sergeevka-training-ground",
        shows="Filters, a map of the Far East above its timeline, and the claims about one place",
        words=(
            "The map beside its timeline. Point at a mark to find it everywhere; choose a place, a "
            "line or a mark to read who says so. Drag the brush, or play, and the map follows. The "
            "filters count what they would leave, and the address holds all that you chose."
        ),
        drawn=".cards article",
        has_map=True,
    ),
    Screen(
        name="region",
        title="A region, and land under occupation",
        page="explore.py",
        query="view=50,36.5,5.75&chosen=place:kursk-oblast",
        shows="Kursk Oblast and Ukraine, with occupied regions hatched the other way",
        words=(
            "Where a report names only a region, all of it is hatched. Occupied regions carry "
            "another hatch, and no front line is drawn. The small map shows the other theatre; a "
            "click swaps the two."
        ),
        drawn=".cards article",
        has_map=True,
    ),
    Screen(
        name="disputes",
        title="Disputes",
        page="disputes.py",
        query="known=2024-10-28",
        shows="Every number given for one question on one axis, and the denials below, as known "
        "on 28 October 2024",
        words=(
            "Every claim under one question, each with its bound as said. Move the day to see what "
            "had been said by then; superseded numbers are struck, denials stand without a number, "
            "and nothing is averaged. Who moved, and which claims go back to one origin, stand on "
            "tabs of their own."
        ),
        drawn="[role=tablist]",
    ),
    Screen(
        name="figures",
        title="Figures",
        page="figures.py",
        shows="A map with its title, who said so, denials, key and sources, beside its words",
        words=(
            "A picture that can be published as it is: what you see is the file, byte for byte. "
            "Choose kind, size and form; change title, caption and alt text. Who said so, who "
            "denied it and the credits stay inside the frame. A bundle adds every format, the "
            "data, the sources and checksums."
        ),
        drawn="figure img",
    ),
    Screen(
        name="edit",
        title="Edit",
        page="edit.py",
        query="row=russia-ukraine-border",
        shows="A region's outline with its vertices on a map, above a table of places",
        words=(
            "Draw, drag and cut on the map, or edit cells and fields. Checks point at what may be "
            "wrong and propose a repair. What is not saved outlives a reload and a restart; what "
            "is saved is reviewed by somebody else before the public sees it, and can be undone."
        ),
        drawn=".attributes [role=gridcell]",
        has_stage=True,
    ),
    Screen(
        name="import",
        title="Import",
        page="import_layer.py",
        query="example=1",
        shows="A file on a map and in a table, beside each kind of fault with its treatment",
        words=(
            "A step of Edit. Drop a file in any of a dozen formats and see what was understood "
            "before anything is saved: each fault with its feature, its reason and a treatment to "
            "choose. It becomes a layer of your own, or rows of the atlas, and the file is kept."
        ),
        drawn=".attributes [role=gridcell]",
        has_stage=True,
    ),
    Screen(
        name="export",
        title="Export",
        page="export.py",
        shows="What to take along, in which format, and the address of the live layers",
        words=(
            "Any rows of any revision, in the format that somebody else reads. What a format "
            "cannot hold is said with the file. QGIS reads what is published live, at the address "
            "below."
        ),
        drawn="[data-testid=stCode]",
    ),
    Screen(
        name="sources",
        title="Sources & method",
        page="sources_and_method.py",
        shows="Tables of rows set aside, of sources, and of documents",
        words=(
            "Every source with its claims, every document with its address, how borders are drawn, "
            "what the atlas does not show, and each row that could not be used, with the reason."
        ),
        drawn="[data-testid=stDataFrame] canvas",
    ),
)
"""One entry for each picture of the tour, in its order."""


def picture(screen: Screen, look: str) -> Path:
    """Return where the picture of a screen lies; ``look`` is one of ``LOOKS``."""
    return PICTURES / f"{screen.name}-{look}.png"


def address_of(screen: Screen) -> str:
    """Return the address of a screen on its server."""
    return f"{page_addresses()[screen.page]}?{screen.query}"


def page_addresses() -> dict[str, str]:
    """Return each page of the navigation, by its script, with its address on the server.

    The navigation is read, not run: it is a Streamlit script. The default page is at the root.
    """
    found = {}
    for call in ast.walk(ast.parse(NAVIGATION.read_text("utf-8"))):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "st.Page":
            options = {word.arg: ast.literal_eval(word.value) for word in call.keywords}
            script = ast.literal_eval(call.args[0])
            found[script] = "/" if options.get("default") else f"/{options['url_path']}"
    return found


def tour_of(screens: Iterable[Screen]) -> str:
    """Return the tour as Markdown, with addresses as seen from the README."""
    return "\n\n".join(_stop(screen) for screen in screens)


def with_tour(readme: str, tour: str) -> str:
    """Return the README with another tour between its two marks."""
    before, _, rest = readme.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tour}\n\n{END}{after}"


def _stop(screen: Screen) -> str:
    pictures = "\n".join(
        f'<img src="{picture(screen, look).relative_to(ROOT).as_posix()}" width="{width}%" '
        f'alt="{screen.shows}{words}">'
        for look, (width, words) in LOOKS.items()
    )
    return f"### {screen.title}\n\n{screen.words}\n\n{pictures}"
