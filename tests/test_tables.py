import geopandas as gpd
import pandas as pd
import pytest

from geodata.errors import MissingColumn
from geodata.schema import TABLES
from geodata.tables import to_frame, to_records
from tests.builders import checked, claim, denial, place, source


def frame(name, *rows):
    return to_frame(TABLES[name], checked(name, *rows).columns)


def test_a_table_has_every_column_of_the_schema_in_its_order():
    for name, table in TABLES.items():
        assert list(frame(name).columns) == [column.name for column in table.columns]


def test_an_empty_table_has_the_types_of_a_full_one():
    full, empty = frame("claims", claim()), frame("claims")

    assert empty.dtypes.to_dict() == full.dtypes.to_dict()


def test_missing_values_are_nan_and_missing_lists_are_empty():
    row = frame("claims", denial()).iloc[0]

    assert pd.isna(row["happened"])
    assert pd.isna(row["low"])
    assert row["place_ids"] == ()


def test_places_are_in_longitude_and_latitude():
    places = frame("places", place())

    assert isinstance(places, gpd.GeoDataFrame)
    assert places.crs == "EPSG:4326"
    assert places.geometry[0].x == 131.87


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("claims", claim()),
        ("claims", denial()),
        ("sources", source(short_name="NIS", note="a\nb")),
        ("places", place(names={"ko": "블라디보스토크"}, geonames_id=2013348)["properties"]),
    ],
)
def test_a_row_becomes_the_record_it_was(name, row):
    if name == "places":
        row = {**row, "geometry": {"type": "Point", "coordinates": [131.87, 43.11]}}

    assert to_records(TABLES[name], frame(name, row)) == [row]


def test_what_is_empty_has_no_key():
    (record,) = to_records(TABLES["claims"], frame("claims", claim(place_ids=[])))

    assert "place_ids" not in record
    assert "note" not in record


def test_a_whole_number_is_written_without_a_fraction():
    (record,) = to_records(TABLES["claims"], frame("claims", claim(low=1500.0, high=1500.5)))

    assert repr(record["low"]) == "1500"
    assert repr(record["high"]) == "1500.5"


def test_derived_columns_are_not_recorded(two_claims):
    record = to_records(TABLES["claims"], two_claims)[0]

    assert "said_start" not in record
    assert "geometry" not in record


def test_a_table_without_a_column_is_refused():
    with pytest.raises(MissingColumn, match="sources: the column kind is missing"):
        to_records(TABLES["sources"], frame("sources", source()).drop(columns="kind"))
