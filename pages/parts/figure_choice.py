"""How the reader wants a figure, and the address that says so."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields

from layers.figures.kinds import KINDS
from layers.figures.looks import LOOKS
from layers.figures.numbers import SCALES
from layers.figures.presets import PRESETS, preset_named
from layers.figures.provenance import MEDIA_TYPES

CUSTOM = "custom"
GRATICULES: Mapping[str, bool | None] = {"auto": None, "on": True, "off": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The reader's choice on Figures; ``asked`` is the question of a chart, by its identifier.

    ``size`` counts when the preset is ``CUSTOM``. ``dpi`` of zero is the preset's own.
    """

    figure: str = "map"
    preset: str = "16:9"
    size: str = ""
    format: str = "png"
    dpi: int = 0
    style: str = "colour"
    graticule: str = "auto"
    extent: str = ""
    scale: str = "linear"
    asked: str = ""

    @property
    def preset_name(self) -> str:
        """Return the preset as the engine takes it."""
        return self.size if self.preset == CUSTOM else self.preset


def to_query(choice: Choice) -> dict[str, str]:
    """Return a choice as the parameters of an address; what is as it begins is left out.

    Examples
    --------
    >>> to_query(Choice(preset="1:1", dpi=300))
    {'preset': '1:1', 'dpi': '300'}
    """
    begins = Choice()
    return {
        field.name: str(getattr(choice, field.name))
        for field in fields(Choice)
        if getattr(choice, field.name) != getattr(begins, field.name)
    }


def parse_query(
    query: Mapping[str, str], *, extents: Collection[str], questions: Collection[str]
) -> tuple[Choice, tuple[str, ...]]:
    """Return the choice that an address asks for, and a sentence for each part not obeyed."""
    known: dict[str, Collection[str]] = {
        "figure": KINDS,
        "preset": [*PRESETS, CUSTOM],
        "format": MEDIA_TYPES,
        "style": LOOKS,
        "graticule": GRATICULES,
        "extent": extents,
        "scale": SCALES,
        "asked": questions,
    }
    problems: list[str] = []
    chosen: dict[str, str | int] = {"size": query.get("size", "")[:40]}
    for name, values in known.items():
        asked = query.get(name, "")
        if asked in values:
            chosen[name] = asked
        elif asked:
            problems.append(
                f"The address asks for {name} “{asked[:80]}”, which Figures does not have; "
                "it was left out."
            )
    dpi = query.get("dpi", "")
    if dpi.isascii() and dpi.isdecimal() and 72 <= int(dpi[:4]) <= 600:
        chosen["dpi"] = int(dpi[:4])
    elif dpi:
        problems.append(f"The address asks for “{dpi[:20]}” dpi; write 72 to 600.")
    return Choice(**chosen), tuple(problems)  # type: ignore[arg-type]  # by the names above


def default_dpi(choice: Choice) -> int:
    """Return the resolution of a PNG when none is asked for.

    Raises
    ------
    BadPreset
        The size of one's own is none.
    """
    return preset_named(choice.preset_name).dpi


PARAMETERS = frozenset(field.name for field in fields(Choice))
"""The parameters of an address that belong to a choice."""
