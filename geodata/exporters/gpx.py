"""GPX 1.1: points as waypoints, lines as tracks, properties as extensions."""

from __future__ import annotations

from collections.abc import Iterator

from shapely.geometry.base import BaseGeometry

from geodata.exporters.columns import (
    TypedColumn,
    as_text,
    notes_on_text,
    typed_columns,
)
from geodata.exporters.file import Written, counted
from geodata.exporters.xml import HEAD, Words
from geodata.layer import Layer

NAMESPACE = "urn:dispatch-atlas:properties"
"""The XML namespace of a property, whose name and text stand in ``<p n="…">``."""


def to_gpx(layer: Layer) -> Written:
    """Return waypoints, then tracks; areas, several points at once and no shape are left out."""
    words = Words()
    columns = typed_columns(layer, with_id=True)
    points, tracks, left_out = [], [], 0
    for number, shape in enumerate(layer.shapes):
        kind = "" if shape is None or shape.is_empty else shape.geom_type
        inside = _inside(layer, columns, number, words)
        if kind == "Point":
            points.append(_point("wpt", shape.coords[0], inside))
        elif kind in ("LineString", "MultiLineString"):
            tracks.append(f"<trk>{inside}{''.join(_segments(shape))}</trk>")
        else:
            left_out += 1
    lines = [
        f'{HEAD}<gpx xmlns="http://www.topografix.com/GPX/1/1" xmlns:atlas="{NAMESPACE}" '
        'version="1.1" creator="Dispatch Atlas"><metadata>',
        words.element("name", layer.about.get("title", layer.name)),
        words.element("desc", "; ".join(f"{name}: {text}" for name, text in layer.about.items())),
        "</metadata>",
        *points,
        *tracks,
        "</gpx>\n",
    ]
    notes = notes_on_text(columns) + words.notes
    if left_out:
        notes.append(
            f"{counted(left_out, 'row')} left out: GPX holds single points and lines only."
        )
    if points and tracks:
        notes.append("Points stand before lines.")
    return Written("\n".join(lines).encode(), tuple(notes))


def _inside(layer: Layer, columns: list[TypedColumn], number: int, words: Words) -> str:
    name = layer.ids[number]
    called = "" if name is None else words.element("name", str(name))
    properties = "".join(
        words.element("atlas:p", as_text(column.values[number], column.held), n=column.name)
        for column in columns
        if column.values[number] is not None
    )
    return f"{called}<extensions>{properties}</extensions>"


def _segments(shape: BaseGeometry) -> Iterator[str]:
    for line in getattr(shape, "geoms", [shape]):
        positions = "".join(_point("trkpt", position, "") for position in line.coords)
        yield f"<trkseg>{positions}</trkseg>"


def _point(element: str, position: tuple[float, ...], inside: str) -> str:
    longitude, latitude, *height = position
    elevation = f"<ele>{height[0]!r}</ele>" if height else ""
    return f'<{element} lat="{latitude!r}" lon="{longitude!r}">{elevation}{inside}</{element}>'
