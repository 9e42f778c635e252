"""What a reader is looking at, taken into a scene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from geodata.briefing_format import MODES
from geodata.briefings import Briefing, Scene, Sentence, new_scene_id
from geodata.camera import is_camera
from geodata.fingerprints import fingerprinted
from geodata.model import Atlas
from geodata.scene_checks import check_day
from geodata.selection import Selection, select_claims, to_query

MOST_SENTENCES = 6
"""More than this nobody reads from the back of a room."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a reader has chosen on the map, timeline or cards: claims, and perhaps their place."""

    claims: pd.DataFrame
    places: tuple[str, ...] = ()


def parse_chosen(text: str, atlas: Atlas, selection: Selection) -> Chosen:
    """Return what the ``chosen`` of an address means.

    Parameters
    ----------
    text
        "claim:ID,ID", "place:ID" or "movement:ID"; anything else means nothing.
    atlas, selection
        A place means the claims of the selection that name it.

    Returns
    -------
    Chosen
        Without draft claims, which no scene may show, in the order of the atlas.
    """
    kind, _, names = text.partition(":")
    claims, places = atlas.claims[atlas.claims["status"] != "draft"], atlas.places["place_id"]
    wanted: set[str] = set()
    named: tuple[str, ...] = ()
    if kind == "claim":
        wanted = set(names.split(","))
    elif kind == "movement":
        found = atlas.movements["movement_id"] == names
        wanted = {claim for ids in atlas.movements.loc[found, "claim_ids"] for claim in ids}
    elif kind == "place" and places.eq(names).any():
        shown = select_claims(atlas, selection)
        wanted = set(shown.loc[shown["place_ids"].map(lambda ids: names in ids), "claim_id"])
        named = (names,)
    return Chosen(claims[claims["claim_id"].isin(wanted)], named)


def scene_of_view(
    briefing: Briefing,
    title: str,
    *,
    atlas: Atlas,
    selection: Selection,
    view: Mapping[str, str],
) -> Scene:
    """Return a new scene that shows what a reader is looking at.

    Parameters
    ----------
    briefing
        The scene's name is like no other in it.
    title
        The headline.
    atlas, selection
        What is shown; drafts are left out.
    view
        The parameters ``view`` (camera), ``chosen``, ``day`` and ``mode`` of the address; what
        makes no sense is left out.

    Returns
    -------
    Scene
        Its text begins with the statements of the claims that are chosen, at most
        ``MOST_SENTENCES``, and these claims are pointed at.
    """
    chosen = parse_chosen(view.get("chosen", ""), atlas, selection)
    told = chosen.claims.head(MOST_SENTENCES)
    scene = Scene(
        scene_id=new_scene_id(briefing, title),
        title=title,
        text=tuple(
            Sentence(statement, (claim_id,))
            for statement, claim_id in zip(told["statement"], told["claim_id"], strict=True)
        ),
        highlight=tuple(told["claim_id"]),
        places=chosen.places,
    )
    return fingerprinted(_seen(scene, selection, view), atlas)


def take_view(
    scene: Scene, *, atlas: Atlas, selection: Selection, view: Mapping[str, str]
) -> Scene:
    """Return a scene that shows what a reader is looking at, and says what it said before.

    Parameters
    ----------
    scene
        Its words, notes and running time stay; so do the claims that it points at and the places
        that it names, unless others are chosen.
    atlas, selection, view
        As ``scene_of_view`` takes them. Without ``view`` in it the scene looks where it did.
    """
    chosen = parse_chosen(view.get("chosen", ""), atlas, selection)
    pointed = tuple(chosen.claims["claim_id"].head(MOST_SENTENCES))
    seen = replace(
        _seen(scene, selection, {"view": scene.camera, **view}),
        highlight=pointed or scene.highlight,
        places=chosen.places or scene.places,
    )
    return fingerprinted(seen, atlas, keep=True)


def frame_anew(scene: Scene, camera: str, atlas: Atlas) -> Scene:
    """Return the scene looking somewhere else; what is no camera changes nothing."""
    looking = replace(scene, camera=camera) if is_camera(camera) else scene
    return fingerprinted(looking, atlas, keep=True)


def _seen(scene: Scene, selection: Selection, view: Mapping[str, str]) -> Scene:
    return replace(
        scene,
        selection=to_query(replace(selection, drafts=False)),
        camera=camera if is_camera(camera := view.get("view", "")) else "",
        day=_day(view.get("day")),
        mode=mode if (mode := view.get("mode", "")) in MODES else MODES[0],
    )


def _day(text: str | None) -> str | None:
    try:
        return None if text is None else check_day(text)
    except ValueError:
        return None
