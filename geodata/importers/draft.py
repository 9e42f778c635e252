"""The features of a file, between the reader of its format and the table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from geodata.importers.findings import Findings

Json = Any
"""A value as JSON has it: None, bool, int, float, str, a list or a dict."""


@dataclass(slots=True)
class Draft:
    """One layer as its format has it; every list has one entry per feature of the file.

    ``ids`` is None where a feature has no id. ``geometries`` are GeoJSON geometry objects (None
    for no geometry), or ``shapes`` is an object array of shapely geometries: a reader gives one of
    the two. In the same way ``properties`` has one object for each feature, or ``columns`` a list
    of values for each name. ``crs`` is the reference system as the file names it, "" for EPSG:4326,
    and None where it names none; positions come with longitude or easting first. ``members`` is
    what stands beside the features, and ``feature_members`` beside geometry and properties, by
    position. ``layers`` says how many features each layer of the file has.
    """

    findings: Findings
    ids: list[Json]
    properties: list[dict[str, Json] | None]
    columns: dict[str, list[Json]] = field(default_factory=dict)
    geometries: list[Json] = field(default_factory=list)
    shapes: np.ndarray[Any, Any] = field(default_factory=lambda: np.empty(0, dtype=object))
    crs: str | None = ""
    layer: str = ""
    layers: dict[str, int] = field(default_factory=dict)
    members: dict[str, Json] = field(default_factory=dict)
    feature_members: dict[int, dict[str, Json]] = field(default_factory=dict)
    dropped: set[int] = field(default_factory=set)
    may_have_surrogates: bool = False

    def drop(self, position: int) -> None:
        """Leave a feature out of the table; whoever calls this has listed the reason."""
        self.dropped.add(position)
