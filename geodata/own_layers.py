"""A store's own layers, as layers to take along."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from shapely.geometry import shape

from geodata.exporters.geojson import geometries
from geodata.history import Store
from geodata.layer import Layer, shape_array
from geodata.store import layers as stored

LINKED = "linked_from"
"""The fact of a layer that has no rows here: the address of the collection that it is."""


def own_layer(kept: stored.Layer, *, about: Mapping[str, str] | None = None) -> Layer:
    """Return a layer that a store keeps, with every value as it came.

    Parameters
    ----------
    kept
        The store's layer, at any revision; its shapes are in EPSG:4326.
    about
        What else to say of it; its title is there already.
    """
    fields: list[Mapping[str, Any]] = [{"id": row.row_id, **row.fields} for row in kept.features]
    geometries = [row.get("geometry") for row in fields]
    return Layer(
        name=kept.name,
        ids=[row["id"] for row in fields],
        columns=kept.columns,
        rows=[dict(row.get("properties") or {}) for row in fields],
        shapes=shape_array(None if found is None else shape(found) for found in geometries),
        about={"title": kept.title, "coordinates": "EPSG:4326, longitude first", **(about or {})},
    )


def features_of(layer: Layer) -> dict[str, dict[str, Any]]:
    """Return the rows of a layer as a store would keep them: properties and geometry, by name."""
    found: dict[str, dict[str, Any]] = {}
    for number, row, where in zip(layer.ids, layer.rows, geometries(layer.shapes), strict=True):
        name, times = str(number), 1
        while name in found:
            times += 1
            name = f"{number}-{times}"
        found[name] = {"properties": dict(row), "geometry": json.loads(where)}
    return found


def published_layers(store: Store | None) -> list[Layer]:
    """Return the own layers that the public sees, but for those that are linked from elsewhere."""
    if store is None:
        return []
    kept = [store.layers.read(name) for name in store.layers.names()]
    return [own_layer(layer) for layer in kept if LINKED not in layer.facts]
