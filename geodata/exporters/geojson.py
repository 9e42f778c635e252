"""GeoJSON (RFC 7946), and one feature per line (RFC 8142 without its separators)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import shapely

from geodata.exporters.file import Written
from geodata.layer import Layer, Value

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
"""Longitude first, latitude second, in degrees on WGS 84: the only CRS of GeoJSON."""


def to_geojson(layer: Layer, *, styles: Sequence[Mapping[str, Value]] = ()) -> Written:
    """Return a FeatureCollection, one feature per line.

    Parameters
    ----------
    layer
        (n,) rows. What the collection is about stands beside ``features``.
    styles
        (n,) properties by simplestyle 1.1.0, such as ``marker-color``, or none.
    """
    about = {"type": "FeatureCollection", "name": layer.name, **layer.about}
    head = json.dumps(about, ensure_ascii=False, allow_nan=False)[:-1]
    body = ",\n".join(features(layer, styles=styles))
    return Written(f'{head}, "features": [\n{body}\n]}}\n'.encode())


def to_geojson_lines(layer: Layer) -> Written:
    """Return one feature per line, with nothing around them."""
    lines = "".join(f"{feature}\n" for feature in features(layer))
    lost = [name for name in ("selection", "sources", "revision") if layer.about.get(name)]
    notes = [f"The lines have no place for {' and '.join(lost)}."] if lost else []
    return Written(lines.encode(), tuple(notes))


def features(layer: Layer, *, styles: Sequence[Mapping[str, Value]] = ()) -> Iterator[str]:
    """Yield each row as a GeoJSON feature; a property that a row does not have is left out."""
    shapes = geometries(layer.shapes)
    for number, (name, row, shape) in enumerate(zip(layer.ids, layer.rows, shapes, strict=True)):
        properties = {**row, **(styles[number] if styles else {})}
        text = json.dumps(properties, ensure_ascii=False, allow_nan=False)
        called = "" if name is None else f'"id": {json.dumps(name, ensure_ascii=False)}, '
        yield f'{{"type": "Feature", {called}"properties": {text}, "geometry": {shape}}}'


def geometries(shapes: np.ndarray) -> list[str]:
    """Return each shape as the text of a GeoJSON geometry, "null" where there is none."""
    texts = shapely.to_geojson(shapes)
    # GEOS writes the empty polygon with one empty ring, which is no ring
    return ["null" if text is None else text.replace("[[]]", "[]") for text in texts]
