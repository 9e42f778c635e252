"""Claims as files for others: each row carries its source, its document and the revision."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import geopandas as gpd
import pandas as pd
import shapely

from geodata.model import Atlas
from geodata.schema import TABLES
from geodata.selection import Selection, to_query

_COLUMNS = [column.name for column in TABLES["claims"].columns]


def claims_csv(atlas: Atlas, claims: gpd.GeoDataFrame, selection: Selection) -> bytes:
    """Return claims as CSV, UTF-8 with a byte order mark, one row each.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    table = _with_names(atlas, claims)
    table["revision"] = atlas.revision
    table["selection"] = urlencode(to_query(selection))
    words = table.select_dtypes(include=["object", "string"]).columns
    table[words] = table[words].map(_not_a_formula)
    return table.to_csv(index=False).encode("utf-8-sig")


def claims_geojson(atlas: Atlas, claims: gpd.GeoDataFrame, selection: Selection) -> bytes:
    """Return claims as GeoJSON (RFC 7946, EPSG:4326); no location gives a null geometry."""
    table = _with_names(atlas, claims)
    rows = json.loads(table.to_json(orient="records", force_ascii=False))
    features = [
        {
            "type": "Feature",
            "id": row["claim_id"],
            "geometry": None if shape is None else json.loads(shapely.to_geojson(shape)),
            "properties": row,
        }
        for row, shape in zip(rows, claims.geometry, strict=True)
    ]
    collection = {
        "type": "FeatureCollection",
        "title": atlas.title,
        "revision": atlas.revision,
        "selection": urlencode(to_query(selection)),
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False).encode()


def _with_names(atlas: Atlas, claims: gpd.GeoDataFrame) -> pd.DataFrame:
    sources = atlas.sources.set_index("source_id")["name"]
    documents = atlas.documents.set_index("document_id")
    table = pd.DataFrame(claims[_COLUMNS])
    table["place_ids"] = [" ".join(ids) for ids in claims["place_ids"]]
    table.insert(2, "source", claims["source_id"].map(sources))
    for column in ("publisher", "published", "url", "access", "hosting"):
        table[f"document_{column}"] = claims["document_id"].map(documents[column])
    return table


def _not_a_formula(value: object) -> object:
    risky = isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{value}" if risky else value
