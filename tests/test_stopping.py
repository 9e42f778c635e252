import numpy as np
import pytest

from geodata.errors import ExportStopped
from geodata.exporters.stopping import stoppable
from geodata.exporting import FORMATS, export_layer
from geodata.layer import Layer


@pytest.fixture
def many():
    """A layer of a thousand and one rows without shapes."""
    rows = [{"n": number} for number in range(1001)]
    shapes = np.full(len(rows), None, dtype=object)
    return Layer(name="many", ids=list(range(1001)), columns=("n",), rows=rows, shapes=shapes)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_that_is_not_wanted_any_more_stops(many, name):
    with pytest.raises(ExportStopped):
        export_layer(stoppable(many, lambda: False), name)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_that_is_wanted_to_its_end_is_the_same(many, name):
    plain = export_layer(many, name)

    assert export_layer(stoppable(many, lambda: True), name).content == plain.content
