"""What the player is told: a briefing to present, or a view to explore, without Streamlit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geodata.briefings import Briefing, Scene
from geodata.facets import Facets
from geodata.fingerprints import changed_since
from geodata.model import Atlas
from geodata.selection import Selection, parse_query
from layers.basemap import MAP_OPTIONS
from layers.story import Story
from layers.view import opening_view, parse_day, selected_view

DARK, LIGHT = "dark", "light"


def briefing_setting(
    atlas: Atlas, story: Story, briefing: Briefing, *, theme: str = DARK
) -> dict[str, Any]:
    """Return what the player needs to present a briefing.

    Parameters
    ----------
    atlas
        Where the scenes' claims, places and sources are.
    story
        The same atlas as it is being served.
    briefing
        A claim or a place of a scene that the story does not have is left out of it.
    theme
        ``DARK`` or ``LIGHT``.

    Returns
    -------
    See ``Setting`` in ``layers/web/player_setting.js``; without addresses.
    """
    facets = Facets.of(atlas)
    return {
        **_common(atlas, theme),
        "mode": "scenes",
        "presented": True,
        "name": briefing.title,
        "scenes": [_scene(atlas, story, scene, facets) for scene in briefing.scenes],
    }


def view_setting(
    atlas: Atlas,
    story: Story,
    selection: Selection,
    *,
    asked: Mapping[str, str] | None = None,
    theme: str = LIGHT,
) -> dict[str, Any]:
    """Return what the player needs to show a selection, to be explored.

    Parameters
    ----------
    atlas, story
        The atlas, and the same as it is being served.
    selection
        The reader's choice.
    asked
        Parameters of an address that say how the view opens.
    theme
        ``DARK`` or ``LIGHT``.

    Returns
    -------
    See ``Setting`` in ``layers/web/player_setting.js``; without addresses.
    """
    view = selected_view(atlas, story, selection) | opening_view(story, asked or {})
    return {**_common(atlas, theme), "mode": "view", "name": atlas.title, "view": view}


def without_notes(setting: Mapping[str, Any]) -> dict[str, Any]:
    """Return a briefing's setting without what is meant for who presents."""
    kept = {name: value for name, value in setting.items() if name != "notes"}
    scenes = [{**scene, "notes": "", "changes": []} for scene in setting["scenes"]]
    return {**kept, "scenes": scenes, "presented": False}


def _common(atlas: Atlas, theme: str) -> dict[str, Any]:
    return {
        "title": atlas.title,
        "revision": atlas.revision,
        "summary": atlas.summary,
        "notShown": list(atlas.does_not_show),
        "theme": theme if theme in (DARK, LIGHT) else DARK,
        "map": dict(MAP_OPTIONS),
    }


def _scene(atlas: Atlas, story: Story, scene: Scene, facets: Facets) -> dict[str, Any]:
    selection, _ = parse_query(scene.selection, facets.known())
    rows, places = (story.numbers[kind] for kind in ("claim", "place"))
    return {
        **selected_view(atlas, story, selection),
        "id": scene.scene_id,
        "kicker": scene.kicker,
        "title": scene.title,
        "text": [
            {"words": sentence.words, "claims": _numbered(sentence.claim_ids, rows)}
            for sentence in scene.text
        ],
        "camera": scene.camera,
        "day": parse_day(scene.day) if scene.day else None,
        "mode": scene.mode,
        "play": scene.play,
        "highlight": _numbered(scene.highlight, rows),
        "places": _numbered(scene.places, places),
        "notes": scene.notes,
        "changes": [f"{change.claim_id} {change.words}" for change in changed_since(scene, atlas)],
    }


def _numbered(names: tuple[str, ...], numbers: Mapping[str, int]) -> list[int]:
    return [numbers[name] for name in names if name in numbers]
