"""The geometry that is built and not typed, beside the rows that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping

from geodata.model import Atlas
from geodata.tables import geojson_object

Rows = Mapping[str, Mapping[str, object]]


def with_built_geometry(table: str, rows: Rows, atlas: Atlas) -> Rows:
    """Return the rows of a table with the geometry that follows from others.

    Parameters
    ----------
    table
        Only ``movements`` have such a geometry: a geodesic, EPSG:4326, cut at 180°.
    rows, atlas
        The rows by identifier, and the atlas that they belong to.
    """
    if table != "movements":
        return rows
    lines = dict(zip(atlas.movements["movement_id"], atlas.movements.geometry, strict=True))
    return {
        row: {**fields, "geometry": geojson_object(lines[row])} if row in lines else fields
        for row, fields in rows.items()
    }
