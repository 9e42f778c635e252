"""What pygeoapi asks for rows: a provider over a layer in memory. It reads and never writes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import shapely
from pygeoapi.provider.base import (
    BaseProvider,
    ProviderInvalidQueryError,
    ProviderItemNotFoundError,
)

from geodata.layer import Layer, Value
from layers.live.collection import Collection
from layers.live.questions import rows_during, rows_saying, rows_with, rows_within


class LayerProvider(BaseProvider):  # type: ignore[misc]  # pygeoapi is not typed
    """Answers from the ``Collection`` that its definition holds under ``data``."""

    def __init__(self, provider_def: Mapping[str, Any]) -> None:
        super().__init__(provider_def)
        self._collection: Collection = provider_def["data"]
        self._fields = self.get_fields()

    def get_fields(self) -> dict[str, dict[str, str]]:
        """Return the name and JSON Schema type of each property."""
        return {name: {"type": kind} for name, kind in self._collection.fields.items()}

    def query(
        self,
        *,
        offset: int = 0,
        limit: int = 10,
        resulttype: str = "results",
        bbox: Sequence[float] = (),
        datetime_: str | None = None,
        properties: Sequence[tuple[str, str]] = (),
        sortby: Sequence[Mapping[str, str]] = (),
        select_properties: Sequence[str] = (),
        skip_geometry: bool = False,
        q: str | None = None,
        filterq: object = None,
        **others: object,
    ) -> dict[str, Any]:
        """Return the features that answer, as a FeatureCollection; see OGC API Features 1, 7.15.

        Raises
        ------
        ProviderInvalidQueryError
            A part of the question cannot be answered.
        """
        del others  # language and reprojection: there is one of each
        if filterq is not None:
            raise ProviderInvalidQueryError(
                user_msg="filter is not answered here; ask by bbox, datetime or property=value"
            )
        keep = rows_within(self._collection, bbox)
        try:
            keep &= rows_during(self._collection, datetime_ or "")
        except ValueError:
            raise ProviderInvalidQueryError(
                user_msg="datetime is a day or an instant, or two with / between"
            ) from None
        for name, value in properties:
            keep &= rows_with(self._collection, name, value)
        if q:
            keep &= rows_saying(self._collection, q.split())
        rows = _sorted(self._collection.layer, np.flatnonzero(keep).tolist(), sortby)
        page = [] if resulttype == "hits" else rows[offset : offset + limit]
        return {
            "type": "FeatureCollection",
            "features": [
                self._feature(row, select_properties, skip_geometry=skip_geometry) for row in page
            ],
            "numberMatched": len(rows),
            "numberReturned": len(page),
        }

    def get(self, identifier: str, **others: object) -> dict[str, Any]:
        """Return one feature.

        Raises
        ------
        ProviderItemNotFoundError
            There is none of that id.
        """
        del others
        for row, name in enumerate(self._collection.layer.ids):
            if str(name) == identifier:
                return self._feature(row, (), skip_geometry=False)
        raise ProviderItemNotFoundError(user_msg="there is no feature of that id")

    def _feature(
        self, row: int, properties: Sequence[str], *, skip_geometry: bool
    ) -> dict[str, Any]:
        layer = self._collection.layer
        held = layer.rows[row]
        shape = None if skip_geometry else layer.shapes[row]
        return {
            "type": "Feature",
            "id": layer.ids[row],
            "properties": {
                name: held.get(name)
                for name in layer.columns
                if not properties or name in properties
            },
            "geometry": None if shape is None else json.loads(shapely.to_geojson(shape)),
        }


def _sorted(layer: Layer, rows: list[int], sortby: Sequence[Mapping[str, str]]) -> list[int]:
    """Return rows in the order asked for, the missing last; equal ones keep their order."""
    for order in reversed(sortby):
        name, backwards = order["property"], order["order"] == "-"
        there = [row for row in rows if layer.rows[row].get(name) is not None]
        missing = [row for row in rows if layer.rows[row].get(name) is None]
        there.sort(key=lambda row: _sortable(layer.rows[row][name]), reverse=backwards)
        rows = there + missing
    return rows


def _sortable(value: Value) -> tuple[int, float, str]:
    if isinstance(value, (int, float)):
        return (0, float(value), "")
    return (1, 0.0, value if isinstance(value, str) else json.dumps(value, sort_keys=True))
