"""A briefing: scenes in order, each a view with sentences that rest on claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from geodata.errors import EditConflict

Fingerprint = Mapping[str, str]
"""Column of a claim to a digest of its value; ``fingerprints.py`` makes and compares them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in plain words, and the claims that it rests on, at least one."""

    words: str
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One view of the atlas, and what is said beside it.

    Parameters
    ----------
    scene_id
        Names the scene within its briefing, for ever.
    title, kicker
        The headline, and the smaller line above it. Neither says as a fact what is claimed.
    text
        The sentences, in order.
    selection
        Parameters of an address, as ``selection.parse_query`` reads them; what is not chosen is
        left out.
    camera
        "latitude,longitude,zoom" of the map's centre (degrees, EPSG:4326) on a map 1,320 pixels
        wide, that of a screen of 1920 × 1080; empty: as the atlas opens.
    day, mode, play
        The day the timeline stands on (ISO 8601, or None), whether it shows that day alone
        ("window") or all until it ("cumulative"), and whether time runs when the scene opens.
    highlight, places
        Claims to be pointed at, and places to be named.
    notes
        For who presents; never shown to the audience.
    revision, fingerprints
        The atlas revision on which the scene was made, and what its claims were then.
    """

    scene_id: str
    title: str
    kicker: str = ""
    text: tuple[Sentence, ...] = ()
    selection: Mapping[str, str] = field(default_factory=dict)
    camera: str = ""
    day: str | None = None
    mode: str = "window"
    play: bool = False
    highlight: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    notes: str = ""
    revision: str = ""
    fingerprints: Mapping[str, Fingerprint] = field(default_factory=dict)

    @property
    def known(self) -> str | None:
        """The last day of what had been said (ISO 8601), by the selection; None for today."""
        return self.selection.get("known")

    @property
    def lens(self) -> tuple[str, ...]:
        """The one or two sources to whose claims the selection keeps; none: all."""
        names = self.selection.get("lens")
        return tuple(names.split(",")) if names else ()

    @property
    def claim_ids(self) -> tuple[str, ...]:
        """Every claim of the scene once: those of its sentences in order, then the others."""
        linked = [claim_id for sentence in self.text for claim_id in sentence.claim_ids]
        return tuple(dict.fromkeys([*linked, *self.highlight]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Briefing:
    """Scenes to be given to an audience, in order; ``briefing_id`` also names its file."""

    briefing_id: str
    title: str
    scenes: tuple[Scene, ...] = ()

    def scene(self, scene_id: str) -> Scene:
        """Return a scene by its name.

        Raises
        ------
        EditConflict
            The briefing has no such scene.
        """
        return self.scenes[_position(self, scene_id)]


def add_scene(briefing: Briefing, scene: Scene) -> Briefing:
    """Return the briefing with one more scene at its end.

    Raises
    ------
    EditConflict
        There is a scene of that name already.
    """
    if any(other.scene_id == scene.scene_id for other in briefing.scenes):
        raise EditConflict(
            f"{briefing.briefing_id}: there is a scene {scene.scene_id} already; "
            "give the new one another name"
        )
    return replace(briefing, scenes=(*briefing.scenes, scene))


def replace_scene(briefing: Briefing, scene: Scene) -> Briefing:
    """Return the briefing with a scene in place of the one of the same name.

    Raises
    ------
    EditConflict
        The briefing has no such scene.
    """
    at = _position(briefing, scene.scene_id)
    return replace(briefing, scenes=(*briefing.scenes[:at], scene, *briefing.scenes[at + 1 :]))


def remove_scene(briefing: Briefing, scene_id: str) -> Briefing:
    """Return the briefing without a scene.

    Raises
    ------
    EditConflict
        The briefing has no such scene.
    """
    at = _position(briefing, scene_id)
    return replace(briefing, scenes=briefing.scenes[:at] + briefing.scenes[at + 1 :])


def move_scene(briefing: Briefing, scene_id: str, *, by: int) -> Briefing:
    """Return the briefing with a scene ``by`` places later; below zero, earlier.

    Raises
    ------
    EditConflict
        The briefing has no such scene.
    """
    scene = briefing.scene(scene_id)
    others = remove_scene(briefing, scene_id).scenes
    at = min(max(_position(briefing, scene_id) + by, 0), len(others))
    return replace(briefing, scenes=(*others[:at], scene, *others[at:]))


def new_scene_id(briefing: Briefing, title: str) -> str:
    """Return a name for a new scene, made of the first words of its title.

    Examples
    --------
    >>> new_scene_id(Briefing(briefing_id="b", title="B"), "From Wonsan, by ship")
    'from-wonsan-by-ship'
    """
    taken = {scene.scene_id for scene in briefing.scenes}
    letters = "".join(c if c.isascii() and c.isalnum() else " " for c in title.lower())
    stem = "-".join(letters.split()[:6])[:60].strip("-") or "scene"
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (stem, *numbered) if name not in taken)


def _position(briefing: Briefing, scene_id: str) -> int:
    for position, scene in enumerate(briefing.scenes):
        if scene.scene_id == scene_id:
            return position
    raise EditConflict(
        f"{briefing.briefing_id}: there is no scene {scene_id}; it may have been removed "
        "meanwhile, so open the briefing again"
    )
