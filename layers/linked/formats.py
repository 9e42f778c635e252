"""Formats of claims alone: their words and links, or their colours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from geodata.exporting import Export
from geodata.model import Atlas
from geodata.selection import Selection
from layers.linked.schema_org import schema_org
from layers.linked.stix import stix_bundle
from layers.simplestyle import styled_geojson


@dataclass(frozen=True, slots=True)
class OfClaims:
    """A format of claims alone: what people call it, and who reads it."""

    label: str
    good_for: str
    make: Callable[[Atlas, Selection], Export]


CLAIM_FORMATS: Mapping[str, OfClaims] = MappingProxyType(
    {
        "geojson-styled": OfClaims(
            "GeoJSON with colors", "geojson.io and GitHub, which draw simplestyle", styled_geojson
        ),
        "stix": OfClaims("STIX 2.1", "OpenCTI, MISP and other platforms of analysts", stix_bundle),
        "schema-org": OfClaims(
            "schema.org JSON-LD", "search engines and the tools of fact-checkers", schema_org
        ),
    }
)
