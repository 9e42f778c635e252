"""An imported layer into the store: as a layer of one's own, or as rows of a table of the atlas."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from geodata.advice.fields import slug_of
from geodata.checks import check_cells
from geodata.exporters.geojson import geometries
from geodata.history import Author, Edit, Revision, Store
from geodata.importing import ImportedLayer
from geodata.layer import FEATURE_ID, Value, shape_array
from geodata.model import Rejected
from geodata.rejection import rejected_row
from geodata.rules import check_rules
from geodata.schema import TABLES, Column

TARGETS = ("places", "movements", "claims")
"""The tables of an atlas that an imported layer can become rows of."""

ID, SHAPE = "the feature's id", "the shape"
"""What a column can be filled from, besides the properties of the file."""

_LISTS = ("refs", "texts")


@dataclass(frozen=True, slots=True)
class Mapped:
    """Rows of one table: those that are sound, by identifier, and every fault of the others."""

    table: str
    rows: Mapping[str, Mapping[str, Value]]
    faults: tuple[Rejected, ...]


def keep_layer(
    store: Store, layer: ImportedLayer, content: bytes, *, title: str, author: Author
) -> Revision:
    """Keep a layer with all its properties, and the file it came from, as one revision.

    Parameters
    ----------
    layer, content
        The layer, and the bytes that it was read from.
    title
        What it is called; its name for links is made of it.

    Raises
    ------
    EditConflict
        There is or was a layer of that name.
    NotAllowed, StoreUnavailable
        The author may not add one, or nothing can be written.
    """
    sha256 = store.layers.keep_original(content, filename=layer.filename, author=author)
    return store.layers.add(
        slug_of(title),
        layer_features(layer),
        title=title,
        columns=[layer.properties.get(name, name) for name in _property_columns(layer)],
        facts={
            "sha256": sha256,
            "filename": layer.filename,
            "format": layer.format,
            "members": dict(layer.members),
            "notes": list(layer.notes),
            "repairs": [str(repair) for repair in layer.repairs],
            "set_aside": [str(fault) for fault in layer.rejected],
        },
        author=author,
        why=f"imported from {layer.filename}",
    )


def layer_features(
    layer: ImportedLayer, *, most: int | None = None
) -> Iterator[tuple[str, dict[str, Value]]]:
    """Yield each feature as the store takes it: an id that is a text and given once, and fields.

    ``most`` stops after so many features.
    """
    taken: set[str] = set()
    shapes = geometries(shape_array(layer.table.geometry[:most]))
    for row, shape in zip(_records(layer, most), shapes, strict=True):
        found = row.pop(FEATURE_ID)
        name, number = str(found), 1
        while name in taken:
            number += 1
            name = f"{found}-{number}"
        taken.add(name)
        properties = {layer.properties.get(key, key): value for key, value in row.items()}
        yield name, {"id": found, "properties": properties, "geometry": json.loads(shape)}


def guessed(layer: ImportedLayer, table: str) -> dict[str, str]:
    """Return from what each column of a table is likely to be filled; "" where nothing fits."""
    names = {name.lower().replace(" ", "_"): name for name in _property_columns(layer)}
    found = {column.name: names.get(column.name, "") for column in TABLES[table].columns}
    key = TABLES[table].columns[0].name
    found[key] = found[key] or ID
    if "geometry" in found:
        found["geometry"] = SHAPE
    return found


def mapped(layer: ImportedLayer, table: str, sources: Mapping[str, str]) -> Mapped:
    """Return the rows that a layer becomes, checked cell by cell and column by column.

    Parameters
    ----------
    table
        One of ``TARGETS``.
    sources
        For each column of the table a property of the layer, ``ID`` or ``SHAPE``; any other text
        is the value of that column in every row, and "" leaves it out.
    """
    columns = {column.name: column for column in TABLES[table].columns}
    shapes = geometries(shape_array(layer.table.geometry))
    names = {ID, SHAPE, *_property_columns(layer)}
    records = []
    for row, shape in zip(_records(layer), shapes, strict=True):
        values = {**row, ID: slug_of(str(row[FEATURE_ID])), SHAPE: json.loads(shape)}
        record = {
            name: _fit(columns[name], values.get(source) if source in names else source)
            for name, source in sources.items()
            if source
        }
        records.append({name: value for name, value in record.items() if value is not None})
    checked = check_cells(TABLES[table], records)
    faults = sorted([*checked.faults, *check_rules(checked)], key=lambda fault: fault.row)
    aside = {fault.row for fault in faults}
    key = TABLES[table].columns[0].name
    rows = {
        str(record[key]): record for number, record in enumerate(records) if number not in aside
    }
    return Mapped(table, rows, tuple(rejected_row(checked, fault) for fault in faults))


def keep_rows(
    store: Store, found: Mapped, layer: ImportedLayer, content: bytes, *, author: Author
) -> Revision:
    """Save mapped rows as drafts, as one revision; what a row already has and is not given stays.

    Raises
    ------
    EditRefused
        A row refers to something that the atlas does not have; all such faults are listed.
    EditConflict, NotAllowed, StoreUnavailable
        As for ``Store.save``.
    """
    store.layers.keep_original(content, filename=layer.filename, author=author)
    edits = [Edit(found.table, name, row) for name, row in found.rows.items()]
    why = f"imported from {layer.filename}, SHA-256 {layer.sha256}"
    return store.save(edits, author=author, why=why, base=store.head(), kind="import")


def _property_columns(layer: ImportedLayer) -> Sequence[str]:
    return [str(name) for name in layer.table.columns if name not in (FEATURE_ID, "geometry")]


def _records(layer: ImportedLayer, most: int | None = None) -> Iterator[dict[str, Value]]:
    """Yield the rows without what a feature does not have."""
    names = [FEATURE_ID, *_property_columns(layer)]
    for values in zip(*(layer.table[name][:most].tolist() for name in names), strict=True):
        yield {name: value for name, value in zip(names, values, strict=True) if _is_there(value)}


def _is_there(value: Value) -> bool:
    return not (isinstance(value, float) and math.isnan(value))


def _fit(column: Column, value: Value) -> Value:
    """Return a text as the kind of value that its column holds, where it plainly is one."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not text:
        return None
    if column.kind == "flag":
        return {"true": True, "yes": True, "false": False, "no": False}.get(text.lower(), value)
    if column.kind in ("number", "integer"):
        try:
            return int(text) if text.lstrip("-").isdigit() else float(text)
        except ValueError:
            return value
    if column.kind in _LISTS and not text.startswith("["):
        return [part.strip() for part in text.split(";") if part.strip()]
    if column.kind in (*_LISTS, "names"):
        try:
            return json.loads(text)
        except ValueError:
            return value
    return value
