"""Movements as the map draws them: one schematic line each, whole across the 180th meridian."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shapely

from geodata.geometry import whole_at_antimeridian
from geodata.model import Atlas
from layers.coordinates import to_steps


def movement_lines(atlas: Atlas, rows: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return each movement that a visible claim reports.

    Parameters
    ----------
    atlas
        Movements in EPSG:4326, cut at the 180th meridian.
    rows
        ``claim_id`` to its row in the story.

    Returns
    -------
    One record per movement, see ``Movement`` in ``layers/web/story.js``.
    """
    numbers = {place: number for number, place in enumerate(atlas.places["place_id"])}
    return [
        {
            "id": row.movement_id,
            "mode": row.mode,
            "reported": row.route == "reported",
            "from": numbers[row.origin_id],
            "to": numbers[row.destination_id],
            "line": to_steps(shapely.get_coordinates(whole_at_antimeridian(row.geometry))),
            "claims": sorted(rows[claim] for claim in row.claim_ids if claim in rows),
        }
        for row in atlas.movements.itertuples(index=False)
        if any(claim in rows for claim in row.claim_ids)
    ]
