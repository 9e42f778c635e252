"""The tables of an atlas with geometry, as layers to take along: whole, or as they were chosen."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata.layer import Layer, shape_array
from geodata.model import Atlas
from geodata.schema import TABLES
from geodata.selection import Selection, select_claims, to_query
from geodata.tables import to_columns

ATLAS_LAYERS = ("claims", "places", "movements")
"""The tables that can be layers."""

_OF_DOCUMENT = ("publisher", "published", "url", "access", "hosting")
_CAUTION = "What sources claimed, not what happened."


def atlas_layer(atlas: Atlas, name: str, selection: Selection | None = None) -> Layer:
    """Return one table of an atlas as a layer.

    Parameters
    ----------
    atlas
        Claims, places and movements in EPSG:4326.
    name
        "claims", "places" or "movements".
    selection
        What was chosen: the claims that answer it, the places that these name, the movements drawn
        from them. Nothing chosen: all, but for draft claims and what rests on them alone.

    Returns
    -------
    Layer
        With every column of the schema, missing values as None, in the order of the table. A claim
        carries the name of its source and what is known of its document.
    """
    selection = selection or Selection()
    claims = select_claims(atlas, selection)
    rows = {"claims": _claim_rows, "places": _place_rows, "movements": _movement_rows}[name](
        atlas, claims, selection
    )
    columns = to_columns(TABLES[name], rows)
    columns.pop("geometry", None)
    if name == "claims":
        columns |= _context(atlas, rows)
    key = TABLES[name].key or ""
    return Layer(
        name=name,
        key=key,
        ids=[str(value) for value in columns[key]],
        columns=tuple(columns),
        rows=[dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)],
        shapes=shape_array(rows.geometry),
        about=about(atlas, claims, selection),
    )


def about(atlas: Atlas, claims: gpd.GeoDataFrame, selection: Selection) -> dict[str, str]:
    """Return where rows come from, in words, as every export carries it."""
    names = atlas.sources.set_index("source_id")["name"]
    sources = dict.fromkeys(claims["source_id"].map(names))
    return {
        "title": atlas.title,
        "note": _CAUTION,
        "selection": urlencode(to_query(selection)),
        "sources": "; ".join(map(str, sources)),
        "coordinates": "EPSG:4326, longitude first",
        "revision": atlas.revision,
    }


def _claim_rows(atlas: Atlas, claims: gpd.GeoDataFrame, selection: Selection) -> gpd.GeoDataFrame:
    del atlas, selection
    return claims


def _place_rows(atlas: Atlas, claims: gpd.GeoDataFrame, selection: Selection) -> gpd.GeoDataFrame:
    if not to_query(selection):
        return atlas.places
    named = {place for ids in claims["place_ids"] for place in ids}
    return atlas.places[atlas.places["place_id"].isin(named)]


def _movement_rows(
    atlas: Atlas, claims: gpd.GeoDataFrame, selection: Selection
) -> gpd.GeoDataFrame:
    """Return the movements of some chosen claim, each with the chosen claims it is drawn from."""
    del selection
    chosen = set(claims["claim_id"])
    rests_on = [_among(ids, chosen) for ids in atlas.movements["claim_ids"]]
    kept = atlas.movements.assign(claim_ids=pd.Series(rests_on, index=atlas.movements.index))
    return kept[np.array([bool(ids) for ids in rests_on], dtype=bool)]


def _among(ids: Iterable[str], chosen: set[str]) -> tuple[str, ...]:
    return tuple(name for name in ids if name in chosen)


def _context(atlas: Atlas, claims: gpd.GeoDataFrame) -> dict[str, list[object]]:
    """Return what makes a claim's row complete: who said so, and where it was read."""
    names = atlas.sources.set_index("source_id")["name"]
    documents = atlas.documents.set_index("document_id")
    found = {"source": claims["source_id"].map(names)}
    for column in _OF_DOCUMENT:
        found[f"document_{column}"] = claims["document_id"].map(documents[column])
    return {
        name: list(values.astype("object").where(values.notna(), None))
        for name, values in found.items()
    }
