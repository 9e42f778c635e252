"""Places as the map draws them: where they are, how exactly that is known, and what is in them."""

from __future__ import annotations

from typing import Any

import pandas as pd

from geodata.facets import containing_places
from geodata.model import Atlas
from layers.columns import numbers
from layers.coordinates import rings_to_steps
from layers.names import name_spots

_AREA_PRECISIONS = ("district", "region")


def place_records(atlas: Atlas) -> list[dict[str, Any]]:
    """Return every place, in the order of the table, as ``Place`` of ``layers/web/story.js``.

    Positions are longitude and latitude in EPSG:4326, areas are steps
    (``layers/coordinates.py``), uncertainty is in metres.
    """
    positions = numbers(atlas.places["place_id"])
    containers = containing_places(atlas)
    return [
        {
            "id": row.place_id,
            "name": row.name,
            "local": local_name(row.names, row.country),
            "precision": row.precision,
            "kind": row.kind,
            "uncertainty": None if pd.isna(row.uncertainty_m) else float(row.uncertainty_m),
            "at": [round(row.longitude_deg, 4), round(row.latitude_deg, 4)],
            "parents": [positions[outer] for outer in containers[row.place_id][1:]],
            **_area(row),
            "occupied": row.status == "temporarily-occupied",
            "also": list(row.alternatives or ()),
            "drawn": row.geometry_source,
        }
        for row in atlas.places.itertuples(index=False)
    ]


def local_name(names: dict[str, str] | None, country: str | None) -> str | None:
    """Return a place's name in the language of its country, when that is another script.

    ``names`` is by language; ``country`` is an ISO 3166-1 alpha-2 code.
    """
    return (names or {}).get(_LOCAL_LANGUAGE.get(country or "", ""))


def _area(place: Any) -> dict[str, Any]:  # noqa: ANN401  # a row, whose type pandas makes
    """Return what is drawn of an area: a country is no more than a name."""
    if place.geometry.geom_type not in ("Polygon", "MultiPolygon"):
        return {"area": None, "spots": None}
    drawn = place.precision in _AREA_PRECISIONS
    return {
        "area": rings_to_steps(place.geometry) if drawn else None,
        "spots": name_spots(place.geometry),
    }


_LOCAL_LANGUAGE = {
    "RU": "ru",
    "UA": "uk",
    "KP": "ko",
    "KR": "ko",
    "BY": "be",
    "CN": "zh",
    "JP": "ja",
}
