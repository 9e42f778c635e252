"""What the claims of a figure say about each place, as the map writes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from layers.figures.attribution import Attributed
from layers.figures.lettering import has_letters
from layers.figures.scene import Scene
from layers.places import local_name
from layers.records import records


@dataclass(frozen=True, slots=True)
class ToldPlace:
    """A place, and the claims of the figure that name it, in the order said."""

    place: Mapping[str, Any]
    told: tuple[Attributed, ...]

    @property
    def place_id(self) -> str:
        """Return the place's identifier."""
        return str(self.place["place_id"])

    @property
    def position(self) -> tuple[float, float]:
        """Return longitude and latitude of a point inside, EPSG:4326."""
        return float(self.place["longitude_deg"]), float(self.place["latitude_deg"])

    @property
    def precision(self) -> str:
        """Return how exactly it is known."""
        return str(self.place["precision"])

    @property
    def is_area(self) -> bool:
        """Whether it is outlined and hatched."""
        drawn = self.place["geometry"].geom_type in ("Polygon", "MultiPolygon")
        return drawn and self.precision in ("district", "region")

    @property
    def is_point(self) -> bool:
        """Whether it is drawn as a mark, not as an area or a name alone."""
        return not self.is_area and self.precision != "country"

    @property
    def local_name(self) -> str:
        """Return its name in the script of its country, or nothing where that is Latin."""
        name = local_name(self.place["names"], self.place["country"]) or ""
        return name if name != self.place["name"] and has_letters(name) else ""

    @property
    def is_foreseen(self) -> bool:
        """Whether all that is said about it was still to come."""
        return all(one.is_foreseen for one in self.told)

    @property
    def family(self) -> str:
        """Return the token of its colour: held to be so, else denied, else reacted to."""
        families = {one.claim["stance"] for one in self.told}
        if families & {"asserts", "estimates", "observes", "confirms"}:
            return "affirm"
        return "deny" if families & {"denies", "declines"} else "react"


def told_places(scene: Scene) -> tuple[ToldPlace, ...]:
    """Return the places that the figure's claims name, those named most first."""
    named: dict[str, list[Attributed]] = {}
    for one in scene.told:
        for place_id in one.claim["place_ids"]:
            named.setdefault(place_id, []).append(one)
    rows = {row["place_id"]: row for row in records(scene.atlas.places)}
    found = [ToldPlace(rows[place], tuple(told)) for place, told in named.items() if place in rows]
    return tuple(sorted(found, key=lambda place: (-len(place.told), place.place_id)))


def told_first(told: Sequence[Attributed], *, most: int) -> list[Attributed]:
    """Return what is told about a place, numbers first.

    A source that says several things in one stance is told once, by what stands and has a number.
    """
    best: dict[tuple[str, str], Attributed] = {}
    for one in told:
        key = (one.by, one.claim["stance"])
        if key not in best or _weight(one) > _weight(best[key]):
            best[key] = one
    return sorted(best.values(), key=_weight, reverse=True)[:most]


def _weight(one: Attributed) -> tuple[bool, bool, bool]:
    return one.stands, bool(one.number), one.affirms
