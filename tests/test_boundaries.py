"""Borders: exact neighbours, true areas, the right country, and nothing drawn twice."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import geopandas as gpd
import pytest
import shapely
from shapely import LinearRing, Point, STRtree

from geodata import boundaries
from geodata.boundaries import (
    country_geometry,
    far_eastern_district,
    occupied_regions,
    read_countries,
    read_lines,
    read_regions,
    region_geometry,
)
from geodata.boundaries.topology import GRID_DECIMALS
from geodata.errors import GeodataError

FOLDER = Path(boundaries.__file__).parent
FILES = ("countries", "regions", "lines")
WITH_REGIONS = ["CN", "JP", "KP", "KR", "RU", "UA"]
SIMFEROPOL, SEVASTOPOL = Point(34.10, 44.95), Point(33.53, 44.60)


@pytest.fixture(scope="module")
def countries():
    return read_countries()


@pytest.fixture(scope="module")
def regions():
    return read_regions()


@pytest.fixture(scope="module")
def lines():
    return read_lines()


def area_km2(*geometries):
    """Return the area in km² of geometries in EPSG:4326, in an equal-area projection."""
    return gpd.GeoSeries(geometries, crs="EPSG:4326").to_crs("EPSG:6933").area.sum() / 1e6


def polygons_of(geometry):
    return shapely.get_parts(geometry).tolist()


def segments_of(geometry):
    """Return each segment once per drawing of it, whatever its direction."""
    return [
        tuple(sorted(pair))
        for part in shapely.get_parts(geometry)
        for pair in pairwise(part.coords)
    ]


# Shape


@pytest.mark.parametrize("table", FILES)
def test_every_shape_is_valid_and_has_no_empty_part(table):
    shapes = boundaries._read(table).geometry

    assert shapes.is_valid.all()
    assert not shapes.is_empty.any()


def test_countries_share_their_borders_exactly(countries):
    assert shapely.coverage_is_valid(countries.geometry.to_numpy())


def test_regions_share_their_borders_exactly_with_each_other_and_with_foreign_countries(
    countries, regions
):
    foreign = countries[~countries["country_code"].isin(WITH_REGIONS)]
    together = [*regions.geometry, *foreign.geometry]

    assert shapely.coverage_is_valid(together)


@pytest.mark.parametrize("code", WITH_REGIONS)
def test_a_country_is_exactly_its_regions_together(regions, code):
    mine = regions.geometry[regions["country_code"] == code].to_numpy()

    together = shapely.coverage_union_all(mine)

    assert together.equals(country_geometry(code))


@pytest.mark.parametrize("table", ["countries", "regions"])
def test_outer_rings_run_anticlockwise_and_holes_clockwise(table):
    polygons = [part for shape in boundaries._read(table).geometry for part in polygons_of(shape)]

    assert all(LinearRing(polygon.exterior).is_ccw for polygon in polygons)
    assert not any(LinearRing(hole).is_ccw for polygon in polygons for hole in polygon.interiors)


@pytest.mark.parametrize("table", FILES)
def test_every_coordinate_lies_on_the_grid_and_on_the_globe(table):
    shapes = boundaries._read(table).geometry

    xy = shapely.get_coordinates(shapes.to_numpy())

    assert (xy == xy.round(GRID_DECIMALS)).all()
    assert (abs(xy) <= [180, 90]).all()


def test_the_three_files_together_stay_under_two_megabytes():
    assert sum((FOLDER / f"{table}.geojson").stat().st_size for table in FILES) < 2_000_000


@pytest.mark.parametrize(("table", "code"), [("countries", "country_code"), ("lines", "kind")])
def test_rows_are_in_a_stable_order(table, code):
    found = boundaries._read(table)[code].tolist()

    assert found == sorted(found)


@pytest.mark.parametrize("table", FILES)
def test_a_file_has_one_row_per_line_so_that_a_change_can_be_read(table):
    text = (FOLDER / f"{table}.geojson").read_text(encoding="utf-8")

    assert len(text.splitlines()) == len(json.loads(text)["features"]) + 2


# Areas


@pytest.mark.parametrize(
    ("codes", "published_km2"),
    [
        (["UA-40", "UA-43"], 27_000),
        (["RU-PRI"], 164_700),
        (["RU-KRS"], 29_997),
        (["UA-14"], 26_517),
        (["UA-09"], 26_684),
        (["UA-23"], 27_183),
    ],
)
def test_a_region_is_within_three_percent_of_its_published_area(codes, published_km2):
    drawn = area_km2(*map(region_geometry, codes))

    assert drawn == pytest.approx(published_km2, rel=0.03)


def test_the_far_east_is_within_three_percent_of_its_published_area():
    assert area_km2(far_eastern_district()) == pytest.approx(6_952_600, rel=0.03)


def test_ukraine_is_within_three_percent_of_its_published_area():
    assert area_km2(country_geometry("UA")) == pytest.approx(603_500, rel=0.03)


@pytest.mark.parametrize(
    ("code", "published_km2", "missing"), [("UA-65", 28_461, 0.08), ("UA-40", 864, 0.135)]
)
def test_kherson_and_sevastopol_lack_as_much_as_the_decision_says(code, published_km2, missing):
    drawn = area_km2(region_geometry(code))

    assert 1 - drawn / published_km2 == pytest.approx(missing, abs=0.005)


# Whose land


def test_crimea_and_sevastopol_belong_to_ukraine(countries):
    for city in (SIMFEROPOL, SEVASTOPOL):
        assert countries["country_code"][countries.contains(city)].tolist() == ["UA"]


def test_six_ukrainian_regions_and_no_others_are_temporarily_occupied(regions):
    occupied = occupied_regions()

    assert set(occupied["iso_3166_2"]) == {"UA-09", "UA-14", "UA-23", "UA-40", "UA-43", "UA-65"}
    assert set(occupied["country_code"]) == {"UA"}
    assert set(regions["status"].dropna()) == {"temporarily-occupied"}
    assert len(regions["status"].dropna()) == len(occupied)


@pytest.mark.parametrize(
    ("what", "place", "code"),
    [
        ("Pristina: Kosovo under resolution 1244", Point(21.16, 42.66), "RS"),
        ("Laayoune: Western Sahara", Point(-13.1, 27.1), "EH"),
        ("Hargeisa: the north of Somalia", Point(44.07, 9.56), "SO"),
        ("Kyrenia: the north of Cyprus", Point(33.3, 35.3), "CY"),
        ("Sukhumi", Point(41.05, 43.02), "GE"),
        ("Tskhinvali", Point(43.97, 42.23), "GE"),
        ("Tiraspol", Point(29.63, 46.84), "MD"),
        ("Baikonur, leased", Point(63.3, 45.95), "KZ"),
        ("Guantanamo Bay, leased", Point(-75.12, 19.95), "CU"),
        ("Taipei", Point(121.5, 25.0), "TW"),
        ("Ramallah", Point(35.2, 31.95), "PS"),
    ],
)
def test_a_disputed_place_lies_where_the_decision_says(countries, what, place, code):
    assert countries["country_code"][countries.contains(place)].tolist() == [code], what


def test_every_country_code_is_two_letters_of_iso_3166_and_unique(countries):
    codes = countries["country_code"]

    assert codes.str.fullmatch("[A-Z]{2}").all()
    assert codes.is_unique
    assert "XK" not in set(codes)


# Regions


@pytest.mark.parametrize(
    ("place", "code"),
    [
        (Point(131.87353, 43.10562), "RU-PRI"),  # Vladivostok
        (Point(131.668647, 44.326859), "RU-PRI"),  # Sergeyevsky training ground
        (Point(135.0971, 48.46204), "RU-KHA"),  # Khabarovsk
        (Point(35.271, 51.191), "RU-KRS"),  # Sudzha
        (Point(34.79758, 52.42086), "RU-BRY"),  # Komarichi
        (Point(37.61781, 55.75204), "RU-MOW"),  # Moscow, which the source swaps
        (Point(38.44, 55.79), "RU-MOS"),  # Elektrostal, near Moscow
        (Point(130.28308, 42.25559), "KP-13"),  # Rajin
        (Point(129.77583, 41.79556), "KP-09"),  # Chongjin
        (Point(126.9784, 37.566), "KR-11"),  # Seoul
        (Point(30.5238, 50.45466), "UA-30"),  # Kyiv
        (Point(30.93, 50.51), "UA-32"),  # Brovary, near Kyiv
        (Point(37.54131, 47.09514), "UA-14"),  # Mariupol
        (SEVASTOPOL, "UA-40"),
        (SIMFEROPOL, "UA-43"),
    ],
)
def test_a_known_town_lies_in_its_region(regions, place, code):
    assert regions["iso_3166_2"][regions.contains(place)].tolist() == [code]


def test_each_country_has_all_the_regions_that_the_source_knows(regions):
    counts = regions["country_code"].value_counts().to_dict()

    assert counts == {"RU": 83, "JP": 47, "CN": 31, "UA": 27, "KR": 17, "KP": 11}


def test_region_codes_are_unique_and_begin_with_their_country(regions):
    assert regions["iso_3166_2"].is_unique
    assert (regions["iso_3166_2"].str[:2] == regions["country_code"]).all()


def test_the_far_east_is_the_eleven_subjects_since_2018(regions):
    far_east = regions[regions["far_east"]]

    assert len(far_east) == 11
    assert {"RU-BU", "RU-ZAB", "RU-CHU", "RU-YEV"} <= set(far_east["iso_3166_2"])


def test_the_far_east_is_cut_at_the_180th_meridian_and_lies_on_both_sides():
    parts = polygons_of(far_eastern_district())

    west = [part for part in parts if part.bounds[0] < 0]

    assert min(part.bounds[0] for part in west) == -180
    assert max(part.bounds[2] for part in parts) == 180
    assert all(part.bounds[2] - part.bounds[0] < 180 for part in parts)


def test_islands_of_the_story_are_not_dropped(regions):
    russky = Point(131.85, 43.0)

    assert region_geometry("RU-PRI").contains(russky)
    assert len(polygons_of(region_geometry("KR-46"))) > 20


def test_an_unknown_code_is_refused_with_a_code_that_works():
    with pytest.raises(GeodataError, match=r"'RU-XXX'.*UA-05"):
        region_geometry("RU-XXX")
    with pytest.raises(GeodataError, match=r"'SU'.*AD"):
        country_geometry("SU")


# Names


def test_every_row_has_a_name_and_an_english_one(countries, regions):
    for table in (countries, regions):
        assert table["name"].str.len().gt(0).all()
        assert all(row["en"] for row in table["names"])
        assert [row["en"] for row in table["names"]] == table["name"].tolist()


def test_regions_are_named_in_their_own_script(regions):
    own = {"CN": "zh", "JP": "ja", "KP": "ko", "KR": "ko", "RU": "ru", "UA": "uk"}

    assert all(
        own[country] in found
        for country, found in zip(regions["country_code"], regions["names"], strict=True)
    )


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("RU-MAG", "Magadan Oblast"),
        ("RU-ZAB", "Zabaykalsky Krai"),
        ("RU-ALT", "Altai Krai"),
        ("RU-AL", "Altai Republic"),
        ("UA-30", "Kyiv"),
        ("UA-32", "Kyiv Oblast"),
        ("UA-09", "Luhansk Oblast"),
        ("UA-23", "Zaporizhzhia Oblast"),
        ("UA-46", "Lviv Oblast"),
        ("UA-51", "Odesa Oblast"),
        ("UA-63", "Kharkiv Oblast"),
    ],
)
def test_a_region_has_its_current_english_name(regions, code, name):
    assert regions["name"][regions["iso_3166_2"] == code].tolist() == [name]


def test_english_names_within_a_country_are_not_repeated(countries, regions):
    assert countries["name"].is_unique
    assert not regions.duplicated(["country_code", "name"]).any()


def test_no_apostrophe_or_old_spelling_is_left_in_ukraine(regions):
    english = " ".join(regions["name"][regions["country_code"] == "UA"])

    assert not [old for old in ("'", "Kiev", "Odessa", "Lvov", "Kharkov") if old in english]


# Lines


def test_a_line_is_a_border_or_between_regions(lines):
    assert set(lines["kind"]) == {"border", "region"}
    assert all(len(set(between)) == 2 for between in lines["between"])


def test_a_border_runs_along_both_of_its_countries(countries, lines):
    shape_of = countries.set_index("country_code").geometry
    for border in lines[lines["kind"] == "border"].itertuples():
        for code in set(border.between) - {"RS", "XK"}:
            assert shape_of[code].boundary.covers(border.geometry), border.between


def test_the_line_around_kosovo_lies_within_serbia(lines):
    (line,) = lines.geometry[[between == ["RS", "XK"] for between in lines["between"]]]

    assert country_geometry("RS").covers(line)
    assert not country_geometry("RS").boundary.covers(line)


def test_a_region_line_runs_along_both_of_its_regions(regions, lines):
    shape_of = regions.set_index("iso_3166_2").geometry
    for line in lines[lines["kind"] == "region"].itertuples():
        for code in line.between:
            assert shape_of[code].boundary.covers(line.geometry), line.between


def test_no_segment_is_drawn_twice(lines):
    drawn = [segment for line in lines.geometry for segment in segments_of(line)]

    assert len(drawn) == len(set(drawn))


def test_no_line_runs_along_the_180th_meridian(lines):
    drawn = [segment for line in lines.geometry for segment in segments_of(line)]

    assert not [s for s in drawn if abs(s[0][0]) == abs(s[1][0]) == 180]


def test_no_border_is_missing_where_two_countries_meet(countries, lines):
    borders = lines[lines["kind"] == "border"]
    between = {tuple(pair) for pair in borders["between"]}
    shapes = countries.geometry.to_numpy()
    codes = countries["country_code"].to_numpy()

    for one, other in STRtree(shapes).query(shapes, predicate="touches").T:
        met = shapes[one].boundary.intersection(shapes[other].boundary)
        if one < other and met.length > 0:
            assert (codes[one], codes[other]) in between


def test_only_borders_that_are_not_agreed_are_undetermined(lines):
    undetermined = {"-".join(between) for between in lines["between"][lines["undetermined"]]}

    assert undetermined == {
        *("CN-IN", "CN-PK", "IL-LB", "IL-PS", "IL-SY", "IN-PK", "RS-XK", "SD-SS")
    }
    assert set(lines["kind"][lines["undetermined"]]) == {"border"}


def test_the_border_of_ukraine_and_russia_is_a_settled_one(lines):
    pair = [between == ["RU", "UA"] for between in lines["between"]]

    assert lines["undetermined"][pair].tolist() == [False]
