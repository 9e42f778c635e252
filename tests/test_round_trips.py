"""Every format written, and read back by the door that files of strangers come through."""

import string
from functools import cache

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata import import_layer, read_atlas
from geodata.atlas_layers import ATLAS_LAYERS, atlas_layer
from geodata.exporting import FORMATS, export_layer
from geodata.layer import Layer, layer_of_table
from tests.builders import boxes, lines, points

WHOLE = ("geojson", "geojson-lines", "topojson")
"""Formats that keep everything."""

few = settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

texts = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=20
)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(string.ascii_letters, min_size=1, max_size=5), inner, max_size=3),
    max_leaves=4,
)  # fmt: skip
cells = st.none() | texts.filter(lambda text: text.strip() == text)
"""What every format holds: texts, and nothing."""

names = st.text(string.ascii_letters + "äї ", min_size=1, max_size=8).filter(
    lambda name: name.casefold().strip() == name.casefold() and name.casefold() not in TAKEN
)
TAKEN = {"id", "name", "geometry", "wkt", "lat", "lon", "x", "y"}


@st.composite
def layers(draw, cells=values):
    """Return a layer of few rows with any values and shapes."""
    columns = tuple(draw(st.lists(names, max_size=3, unique_by=str.casefold)))
    rows = draw(
        st.lists(st.fixed_dictionaries(dict.fromkeys(columns, cells)), min_size=1, max_size=4)
    )
    shapes = np.empty(len(rows), dtype=object)
    shape = st.none() | points() | lines(west=-80.0, east=80.0) | boxes(west=-80, east=80)
    shapes[:] = [draw(shape) for _ in rows]
    ids = [f"row-{number}" for number in range(len(rows))]
    return Layer(name="own", ids=ids, columns=columns, rows=rows, shapes=shapes)


@cache
def shipped_layer(table):
    return atlas_layer(read_atlas(), table)


def again(layer, name):
    """Return a layer as it comes back from its own export."""
    export = export_layer(layer, name)
    imported = import_layer(export.content, filename=export.filename)
    assert not imported.rejected
    return layer_of_table(imported.table, name=layer.name)


@few
@pytest.mark.parametrize("name", WHOLE)
@given(layer=layers())
def test_what_json_holds_comes_back_with_the_same_digest(name, layer):
    assert again(layer, name).digest == layer.digest


@few
@pytest.mark.parametrize("name", sorted({*FORMATS} - {*WHOLE}))
@given(layer=layers(cells))
def test_what_comes_back_is_what_left_unless_the_export_said_otherwise(name, layer):
    export = export_layer(layer, name)

    if not export.notes:
        assert again(layer, name).digest == layer.digest


@pytest.mark.parametrize("table", ATLAS_LAYERS)
@pytest.mark.parametrize("name", [*WHOLE, "geoparquet"])
def test_every_shipped_layer_comes_back_with_the_same_digest(table, name):
    layer = shipped_layer(table)

    assert again(layer, name).digest == layer.digest


@pytest.mark.parametrize("name", ["geopackage", "flatgeobuf", "kml", "kmz", "csv", "xlsx"])
def test_every_shipped_claim_comes_back_under_its_id_with_its_words_and_its_place(name):
    layer = shipped_layer("claims")

    found = again(layer, name)

    assert list(found.ids) == list(layer.ids)
    assert found.column("statement") == layer.column("statement")
    assert [shape and shape.wkb for shape in found.shapes] == [
        shape and shape.wkb for shape in layer.shapes
    ]
