import pandas as pd
import pytest
import shapely

from geodata import read_atlas
from tests.builders import claim, denial, document, movement, place, relation, utc, write_folder

KURSK = {"type": "Polygon", "coordinates": [[[34, 51], [38, 51], [38, 52], [34, 52], [34, 51]]]}


@pytest.fixture
def read(tmp_path):
    """A function that reads a small atlas with some changes."""
    return lambda **changes: read_atlas(write_folder(tmp_path / "atlas", **changes))


def test_what_was_said_and_meant_lies_between_instants_in_utc(two_claims):
    earlier, later = two_claims.to_dict("records")

    assert earlier["said_start"] == utc("2024-10-18")
    assert earlier["said_end"] == utc("2024-10-19")
    assert earlier["happened_end"] == utc("2024-10-14")
    assert pd.isna(later["happened_start"])
    assert two_claims["happened_uncertain"].tolist() == [False, False]


def test_an_open_end_is_missing_and_a_doubt_is_kept(read):
    claims = read(claims=[claim(said="2024-10-18~", happened="2024-10-08/.."), denial()]).claims

    assert claims["said_uncertain"].tolist() == [True, False]
    assert pd.isna(claims["happened_end"][0])
    assert claims["happened_start"][0] == utc("2024-10-08")


def test_instants_reach_as_far_as_dates_do(read):
    claims = read(claims=[claim(happened="0001"), denial(happened="9998")]).claims

    assert claims["happened_start"][0].year == 1
    assert claims["happened_end"][1].year == 9999


def test_documents_and_assessments_have_their_instants_too(small_atlas):
    assert small_atlas.documents["published_start"][0] == utc("2024-10-18")
    assert small_atlas.assessments["assessed_end"][0] == utc("2024-11-04")


def test_a_claim_lies_at_the_point_of_its_place(two_claims):
    assert two_claims.geometry[0].equals(shapely.Point(131.87, 43.11))
    assert two_claims.crs == "EPSG:4326"


def test_a_claim_without_a_place_has_no_geometry_and_is_kept(two_claims):
    assert two_claims.geometry[1] is None


def test_a_claim_of_several_places_lies_at_each_different_point(read):
    places = [place(), place("port"), place("wonsan", (127.44, 39.15))]
    claims = read(
        places=places,
        claims=[
            claim(place_ids=["vladivostok", "wonsan"]),
            denial(place_ids=["vladivostok", "port"]),
        ],
    ).claims

    assert claims.geometry[0].equals(shapely.MultiPoint([(131.87, 43.11), (127.44, 39.15)]))
    assert claims.geometry[1].geom_type == "Point"


def test_the_point_of_a_region_lies_inside_it(read):
    atlas = read(
        places=[place("kursk-oblast", geometry=KURSK), place("wonsan", (127.44, 39.15))],
        claims=[claim(place_ids=["kursk-oblast"]), denial()],
        movements=[movement(destination_id="kursk-oblast")],
    )

    point = atlas.claims.geometry[0]
    assert shapely.Polygon(KURSK["coordinates"][0]).contains(point)
    assert (point.x, point.y) == tuple(
        atlas.places.loc[0, ["longitude_deg", "latitude_deg"]].tolist()
    )
    assert atlas.movements.geometry[0].coords[-1] == (point.x, point.y)


def test_a_movement_is_drawn_between_its_places_and_measured(small_atlas):
    (line,) = small_atlas.movements.geometry

    assert line.coords[0] == (127.44, 39.15)
    assert line.coords[-1] == (131.87, 43.11)
    assert small_atlas.movements["length_m"][0] == pytest.approx(576_000, rel=0.01)
    assert small_atlas.movements.crs == "EPSG:4326"


def test_a_movement_over_the_pacific_is_stored_cut_and_measured_whole(read):
    places = [place("wonsan", (170, 60), country="RU"), place("vladivostok", (-170, 60))]

    movements = read(places=places).movements

    assert movements.geometry[0].geom_type == "MultiLineString"
    assert movements.geometry.bounds.loc[0, ["minx", "maxx"]].tolist() == [-180, 180]
    assert movements["length_m"][0] == pytest.approx(1_115_000, rel=0.01)


def test_what_stands_as_geometry_of_a_movement_in_the_file_is_not_believed(read):
    line = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}

    (found,) = read(movements=[{**movement(), "geometry": line}]).movements.geometry

    assert found.coords[0] == (127.44, 39.15)


def test_a_claim_superseded_by_its_own_source_says_so(read):
    claims = read(
        claims=[claim(), claim("newer", low=3000, high=3000), denial()],
        relations=[relation("newer", "earlier", kind="supersedes")],
    ).claims

    assert claims["superseded"].tolist() == [True, False, False]


def test_an_atlas_without_rows_has_every_derived_column(read, small_atlas):
    empty = read(
        sources=[], documents=[], questions=[], places=[], claims=[], relations=[],
        assessments=[], movements=[],
    )  # fmt: skip

    for name in ("documents", "claims", "places", "movements"):
        found, expected = getattr(empty, name), getattr(small_atlas, name)
        assert found.dtypes.to_dict() == expected.dtypes.to_dict()


def test_a_document_of_about_a_day_has_an_uncertain_day(read):
    documents = read(documents=[document(published="2024-10-24~")]).documents

    assert documents["published_uncertain"].tolist() == [True]
