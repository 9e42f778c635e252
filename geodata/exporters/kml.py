"""KML 2.2 and KMZ: one placemark for each row, with its properties as typed data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from shapely.geometry.base import BaseGeometry

from geodata.exporters.columns import (
    Held,
    TypedColumn,
    as_text,
    notes_on_empty_text,
    notes_on_json,
    notes_on_names,
    typed_columns,
    with_names,
)
from geodata.exporters.file import Written, zipped
from geodata.exporters.xml import HEAD, Words
from geodata.layer import Layer

_TYPES: dict[Held, str] = {
    "text": "string", "integer": "int", "real": "double", "flag": "bool", "json": "string",
}  # fmt: skip

_NAME = "name"
"""What every placemark has: a property of that name stands there, or else the row's id."""


def to_kml(layer: Layer) -> Written:
    """Return a KML document; nothing in it is HTML, a link or a picture."""
    words = Words()
    columns = with_names(typed_columns(layer, with_id=True), taken=("description",))
    named = next((column for column in columns if column.was == _NAME), None)
    columns = [column for column in columns if column is not named]
    lines = [
        f'{HEAD}<kml xmlns="http://www.opengis.net/kml/2.2"><Document id="{layer.name}">',
        words.element("name", layer.about.get("title", layer.name)),
        "<ExtendedData>",
        *(_data(words, name, text) for name, text in layer.about.items()),
        "</ExtendedData>",
        words.opening("Schema", name=layer.name, id=f"{layer.name}-columns"),
        *(
            words.opening("SimpleField", type=_TYPES[column.held], name=column.name)
            + "</SimpleField>"
            for column in columns
        ),
        "</Schema>",
        *_placemarks(layer, columns, named, words),
        "</Document></kml>\n",
    ]
    notes = notes_on_names(columns, "changed") + notes_on_json(columns)
    if named is not None and named.held != "text":
        notes.append("The property name comes back as text.")
    notes += notes_on_empty_text(columns) + words.notes
    return Written("\n".join(lines).encode(), tuple(notes))


def to_kmz(layer: Layer) -> Written:
    """Return the same document, compressed."""
    written = to_kml(layer)
    return Written(zipped({"doc.kml": written.content}), written.notes)


def _data(words: Words, name: str, text: str) -> str:
    return f"{words.opening('Data', name=name)}{words.element('value', text)}</Data>"


def _placemarks(
    layer: Layer, columns: Sequence[TypedColumn], named: TypedColumn | None, words: Words
) -> Iterable[str]:
    schema = words.opening("SchemaData", schemaUrl=f"#{layer.name}-columns")
    for number, (row_id, shape) in enumerate(zip(layer.ids, layer.shapes, strict=True)):
        name = row_id if named is None else named.values[number]
        data = "".join(
            words.element("SimpleData", as_text(column.values[number], column.held),
                          name=column.name)
            for column in columns
            if column.values[number] is not None
        )  # fmt: skip
        called = "" if name is None else words.element("name", str(name))
        yield (
            f"<Placemark>{called}<ExtendedData>{schema}{data}</SchemaData></ExtendedData>"
            f"{'' if shape is None else _shape(shape)}</Placemark>"
        )


def _shape(shape: BaseGeometry) -> str:
    match shape.geom_type:
        case "Point" | "LineString" | "LinearRing":
            kind = shape.geom_type
            return f"<{kind}>{_coordinates(shape)}</{kind}>"
        case "Polygon":
            if shape.is_empty:
                return "<Polygon></Polygon>"
            holes = "".join(
                f"<innerBoundaryIs>{_shape(ring)}</innerBoundaryIs>" for ring in shape.interiors
            )
            return (
                f"<Polygon><outerBoundaryIs>{_shape(shape.exterior)}</outerBoundaryIs>"
                f"{holes}</Polygon>"
            )
        case _:
            inside = "".join(_shape(part) for part in shape.geoms)
            return f"<MultiGeometry>{inside}</MultiGeometry>"


def _coordinates(shape: BaseGeometry) -> str:
    positions = " ".join(",".join(map(repr, position)) for position in shape.coords)
    return f"<coordinates>{positions}</coordinates>"
