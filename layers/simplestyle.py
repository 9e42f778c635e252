"""Claims as GeoJSON that programs draw in our colors at once, by simplestyle 1.1.0."""

from __future__ import annotations

from geodata.atlas_layers import atlas_layer
from geodata.exporters.geojson import to_geojson
from geodata.exporting import FORMATS, Export
from geodata.model import Atlas
from geodata.selection import Selection
from layers.style import PALETTE

_FAMILIES = {
    "asserts": "affirm", "estimates": "affirm", "observes": "affirm", "confirms": "affirm",
    "denies": "deny", "declines": "deny",
}  # fmt: skip


def styled_geojson(atlas: Atlas, selection: Selection | None = None) -> Export:
    """Return the claims of a selection as GeoJSON with ``marker-color``, ``stroke`` and ``title``.

    The atlas itself holds no style: these keys are made here, and stand beside the columns.

    Notes
    -----
    Mapbox, *simplestyle-spec 1.1.0*.
    """
    layer = atlas_layer(atlas, "claims", selection)
    colors = PALETTE["light"]
    styles = []
    for row in layer.rows:
        color = colors[_FAMILIES.get(row["stance"], "react")]
        title = f"{row['source']} {row['stance']}"
        styles.append({"marker-color": color, "stroke": color, "title": title})
    geojson = FORMATS["geojson"]
    return Export(
        content=to_geojson(layer, styles=styles).content,
        filename=f"{layer.name}-styled.{geojson.ending}",
        media_type=geojson.media_type,
        notes=(),
    )
