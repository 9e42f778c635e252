"""A layer that is served live: its rows, when they are, and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geodata.atlas_layers import ATLAS_LAYERS, atlas_layer
from geodata.exporters.columns import typed_columns
from geodata.layer import Layer
from geodata.model import Atlas

EVER = (np.iinfo(np.int64).min, np.iinfo(np.int64).max)

_DESCRIPTIONS = {
    "claims": "One statement by one source in each row, where it says so; not what happened.",
    "places": "Named places, how exactly each is known, and where its shape comes from.",
    "movements": "Lines drawn from claims; a route that nobody reported is the shortest line.",
}
_JSON_TYPES = {
    "text": "string",
    "integer": "integer",
    "real": "number",
    "flag": "boolean",
    "json": "object",
}
_TIMES = {"claims": "said", "movements": "happened"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Collection:
    """What is served under one name.

    ``fields`` has the JSON Schema type of each property. ``starts`` and ``ends`` bound each row's
    time, half-open, (n,) int64 microseconds since 1970-01-01 UTC; None when rows have no time. A
    row whose time is not known is at any time.
    """

    layer: Layer
    title: str
    description: str
    fields: Mapping[str, str]
    time_column: str = ""
    starts: np.ndarray | None = None
    ends: np.ndarray | None = None

    def __deepcopy__(self, memo: object) -> Self:
        """Return itself: pygeoapi copies its settings, and this never changes."""
        return self

    @property
    def bounds(self) -> list[float]:
        """Return west, south, east, north of all shapes, degrees, EPSG:4326; the world if none."""
        shapes = [shape for shape in self.layer.shapes if shape is not None]
        found = shapely.total_bounds(np.array(shapes, dtype=object)).tolist() if shapes else []
        return found if found and np.isfinite(found).all() else [-180.0, -90.0, 180.0, 90.0]

    @property
    def times(self) -> tuple[datetime | None, datetime | None]:
        """Return the first and last instant (UTC) of all rows; None for an open end."""
        if self.starts is None or self.ends is None or not len(self.starts):
            return None, None
        known = self.starts[self.starts != EVER[0]], self.ends[self.ends != EVER[1]]
        return (
            _instant(int(known[0].min())) if len(known[0]) else None,
            _instant(int(known[1].max())) if len(known[1]) else None,
        )


def atlas_collections(atlas: Atlas) -> list[Collection]:
    """Return claims, places and movements of an atlas, without drafts."""
    return [_collection(atlas, name) for name in ATLAS_LAYERS]


def own_collections(layers: Iterable[Layer]) -> list[Collection]:
    """Return own layers, each called by its title."""
    return [
        Collection(
            layer=layer,
            title=layer.about.get("title") or layer.name,
            description="A layer of our own.",
            fields=_fields(layer),
        )
        for layer in layers
    ]


def _collection(atlas: Atlas, name: str) -> Collection:
    layer = atlas_layer(atlas, name)
    table: gpd.GeoDataFrame = getattr(atlas, name)
    column = _TIMES.get(name, "")
    starts, ends = _bounds_of_time(table, layer, column) if column else (None, None)
    return Collection(
        layer=layer,
        title=f"{atlas.title}: {name}",
        description=_DESCRIPTIONS[name],
        fields=_fields(layer),
        time_column=column,
        starts=starts,
        ends=ends,
    )


def _fields(layer: Layer) -> dict[str, str]:
    return {
        column.was: "array" if _is_list(layer, column.was) else _JSON_TYPES[column.held]
        for column in typed_columns(layer)
        if column.was in layer.columns
    }


def _is_list(layer: Layer, name: str) -> bool:
    present = [value for value in layer.column(name) if value is not None]
    return bool(present) and all(isinstance(value, list) for value in present)


def _bounds_of_time(
    table: gpd.GeoDataFrame, layer: Layer, column: str
) -> tuple[np.ndarray, np.ndarray]:
    rows = table.set_index(layer.key).loc[list(layer.ids)]
    return (
        _microseconds(rows[f"{column}_start"], EVER[0]),
        _microseconds(rows[f"{column}_end"], EVER[1]),
    )


def _microseconds(times: pd.Series, missing: int) -> np.ndarray:
    values: Sequence[int] = [
        missing if pd.isna(time) else round(time.timestamp() * 1_000_000) for time in times
    ]
    return np.array(values, dtype=np.int64)


def _instant(microseconds: int) -> datetime:
    return datetime.fromtimestamp(microseconds / 1_000_000, UTC)
