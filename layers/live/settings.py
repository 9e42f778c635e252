"""What pygeoapi is told: the service in words, and each collection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from layers.live.collection import Collection

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"

DEFAULT_ITEMS, MOST_ITEMS = 100, 10_000
"""Features in one answer: unless a reader says how many, and at most."""


def service_settings(
    collections: Sequence[Collection], *, title: str, address: str
) -> dict[str, Any]:
    """Return pygeoapi's configuration for a service that reads and never writes.

    Parameters
    ----------
    collections
        What is served, each under its layer's name.
    title
        What the service is called.
    address
        Its root, without a slash at the end.
    """
    about = "Layers of an atlas of attributed claims: what sources said, not what happened."
    return {
        "server": {
            "url": address,
            "mimetype": "application/json; charset=UTF-8",
            "encoding": "utf-8",
            "gzip": False,
            "languages": ["en-US"],
            "cors": False,
            "pretty_print": False,
            "limits": {"default_items": DEFAULT_ITEMS, "max_items": MOST_ITEMS},
            "map": {"url": "", "attribution": ""},
        },
        "logging": {"level": "CRITICAL"},
        "metadata": {
            "identification": {
                "title": title,
                "description": about,
                "keywords": ["claims", "sources"],
                "keywords_type": "theme",
                "terms_of_service": "",
                "url": address,
            },
            "license": {"name": "As each source allows", "url": address},
            "provider": {"name": "Dispatch Atlas", "url": address},
            "contact": {"name": "", "url": address},
        },
        "resources": {found.layer.name: _resource(found) for found in collections},
    }


def _resource(collection: Collection) -> dict[str, Any]:
    extents: dict[str, Any] = {"spatial": {"bbox": collection.bounds, "crs": CRS84}}
    begin, end = collection.times
    if collection.time_column:
        extents["temporal"] = {"begin": begin, "end": end}
    return {
        "type": "collection",
        "title": collection.title,
        "description": collection.description,
        "keywords": [],
        "links": [],
        "extents": extents,
        "providers": [
            {
                "type": "feature",
                "name": "layers.live.provider.LayerProvider",
                "data": collection,
                "id_field": collection.layer.key or "feature_id",
                "time_field": collection.time_column or None,
                "crs": [CRS84],
                "storage_crs": CRS84,
            }
        ],
    }
