"""What the shipped atlas says: facts about the product, checked against what was reported."""

import json
import re

import pandas as pd
import pytest
from shapely.geometry import Point

from geodata import read_atlas
from geodata.boundaries import country_geometry, region_geometry
from geodata.geometry import area_m2

OCCUPIED = ["UA-09", "UA-14", "UA-23", "UA-40", "UA-43", "UA-65"]


@pytest.fixture(scope="module")
def atlas():
    return read_atlas()


@pytest.fixture(scope="module")
def claims(atlas):
    return atlas.claims.set_index("claim_id")


def quantity(claim):
    """Return bound, low and high, with None for what was not claimed."""
    return tuple(None if pd.isna(claim[name]) else claim[name] for name in ("bound", "low", "high"))


def test_no_row_of_the_shipped_atlas_is_set_aside(atlas):
    assert [str(fault) for fault in atlas.rejected] == []


def test_every_statement_of_the_article_and_of_the_press_is_there(atlas):
    from_the_article = atlas.claims["document_id"] == "article-2024-10-24"

    assert len(atlas.claims) == 257
    assert from_the_article.sum() == 40
    assert atlas.claims.loc[from_the_article, "claim_id"].str.startswith("article-").all()


def test_every_claim_has_its_source_and_its_document(atlas):
    assert atlas.claims["source_id"].isin(atlas.sources["source_id"]).all()
    assert atlas.claims["document_id"].isin(atlas.documents["document_id"]).all()


def test_whoever_passes_a_claim_on_is_a_source_of_its_own(atlas):
    relays = atlas.claims["relayed_by"].dropna()

    assert set(relays) <= set(atlas.sources["source_id"])


def test_no_source_or_document_stands_there_for_nothing(atlas):
    spoken_of = set(atlas.claims["source_id"]) | set(atlas.claims["relayed_by"].dropna())

    assert set(atlas.sources["source_id"]) == spoken_of
    assert set(atlas.documents["document_id"]) == set(atlas.claims["document_id"])


@pytest.mark.parametrize(
    ("claim_id", "said", "expected"),
    [
        ("white-house-3000", "2024-10-23", ("at-least", 3000, None)),
        ("article-white-house-3000", "2024-10-23~", ("about", 3000, 3000)),
        ("article-zelensky-10000", "2024-10-17~", ("up-to", None, 10000)),
        ("zelensky-10000-brussels", "2024-10-17", ("about", 10000, 10000)),
        ("zelensky-two-brigades", "2024-10-22", ("up-to", None, 12000)),
        ("western-official-2000-12000", "2024-10-17", ("between", 2000, 12000)),
        ("nis-1500", "2024-10-18", ("about", 1500, 1500)),
        ("article-nis-1500", "2024-10-18~", ("exactly", 1500, 1500)),
        ("nis-3000-total", "2024-10-23", ("at-least", 3000, None)),
        ("ccd-12000-satellite", "2024-10-20", ("up-to", None, 12000)),
        ("blinken-8000", "2024-11-01", ("up-to", None, 8000)),
        ("pentagon-11000-kursk", "2024-11-18", ("about", 11000, 11000)),
        ("dprk-un-groundless", "2024-10-21", (None, None, None)),
        ("article-maxar-changes", "2024-10-24~", (None, None, None)),
    ],
)
def test_a_number_keeps_the_bound_and_the_day_with_which_it_was_said(
    claims, claim_id, said, expected
):
    claim = claims.loc[claim_id]

    assert (claim["said"], quantity(claim)) == (said, expected)


@pytest.mark.parametrize(
    ("claim_id", "source_id", "stance"),
    [
        ("article-maxar-changes", "maxar", "observes"),
        ("article-maxar-preparations", "article-author", "estimates"),
        ("article-ua-intel-small-number", "ua-intelligence-unnamed", "asserts"),
        ("article-kirby-targets", "white-house", "warns"),
        ("stratcom-video", "ua-stratcom", "observes"),
        ("gur-five-grounds", "gur", "asserts"),
        ("rutte-confirms", "nato", "confirms"),
        ("peskov-contradictory", "kremlin-peskov", "declines"),
        ("dprk-vfm-lawful", "dprk-mfa", "declines"),
        ("rok-summons", "rok-mofa", "condemns"),
    ],
)
def test_a_statement_keeps_its_speaker_and_its_verb(claims, claim_id, source_id, stance):
    claim = claims.loc[claim_id]

    assert (claim["source_id"], claim["stance"]) == (source_id, stance)


def test_a_denial_or_a_refusal_has_no_number(atlas):
    without = atlas.claims[atlas.claims["stance"].isin(["denies", "declines"])]

    assert len(without) == 24
    assert without[["bound", "low", "high"]].isna().all(axis=None)


def test_a_number_is_counted_in_the_unit_of_its_question(atlas):
    unit_of = atlas.questions.set_index("question_id")["unit"]
    counted = atlas.claims.dropna(subset=["question_id", "unit"])

    assert (counted["unit"] == counted["question_id"].map(unit_of)).all()


def test_a_derived_number_says_from_what(claims):
    for claim_id in ("zelensky-two-brigades", "article-zelensky-two-brigades"):
        assert "derived: 2 × 6,000" in claims.loc[claim_id, "note"]


def test_what_is_foreseen_never_answers_how_many_were_sent(atlas):
    sent = atlas.claims[atlas.claims["question_id"].isin(["troops-sent", "workers-and-engineers"])]

    assert not (sent["happened_start"] >= sent["said_end"]).any()
    assert not sent["note"].str.contains("not arrived", na=False).any()


def test_the_fake_news_remark_answers_fighting_and_not_sending(claims):
    assert claims.loc["peskov-fake-news", "question_id"] == "did-they-fight"
    assert claims.loc["peskov-contradictory", "question_id"] == "were-troops-sent"


def test_no_words_were_spoken_after_they_were_published(atlas):
    published = atlas.documents.set_index("document_id")["published_end"]

    assert (atlas.claims["said_start"] < atlas.claims["document_id"].map(published)).all()


def test_a_day_that_the_editors_inferred_is_written_as_uncertain(atlas):
    inferred = atlas.documents["date_inferred"]

    assert (inferred == atlas.documents["published"].str.endswith("~")).all()
    assert inferred.sum() == 11


def test_the_article_dates_none_of_its_statements_for_certain(atlas):
    article = atlas.claims[atlas.claims["document_id"] == "article-2024-10-24"]

    assert article["said_uncertain"].all()


def test_a_publisher_is_never_named_after_the_page_that_copied_it(atlas):
    documents = atlas.documents
    copied = documents[documents["hosting"] == "republisher"]

    assert not documents["publisher"].str.contains(" via ").any()
    assert copied["title"].notna().all()
    assert len(copied) == 45


def test_every_address_is_a_plain_web_address(atlas):
    addresses = atlas.documents["url"].dropna()

    assert len(addresses) == len(set(addresses)) == 152
    assert addresses.str.fullmatch(r"https?://[a-z0-9.-]+[a-z]/[^\s#]*").all()


def test_a_rival_number_is_rival_only_under_the_same_question_and_basis(atlas, claims):
    pairs = atlas.relations[atlas.relations["kind"] == "contradicts"]
    first = claims.loc[pairs["from_claim_id"]].reset_index(drop=True)
    second = claims.loc[pairs["to_claim_id"]].reset_index(drop=True)
    in_number = first["bound"].notna() & second["bound"].notna()

    assert in_number.sum() >= 6
    for column in ("question_id", "basis", "unit"):
        assert (first.loc[in_number, column] == second.loc[in_number, column]).all()


def test_rival_numbers_exclude_each_other_by_their_bounds(atlas, claims):
    for pair in atlas.relations[atlas.relations["kind"] == "contradicts"].itertuples():
        first, second = claims.loc[pair.from_claim_id], claims.loc[pair.to_claim_id]
        if pd.isna(first["bound"]) or pd.isna(second["bound"]):
            continue
        low = max(number for number in (first["low"], second["low"], 0) if number == number)
        highs = [number for number in (first["high"], second["high"]) if number == number]

        assert low > min(highs), (pair.from_claim_id, pair.to_claim_id)


def test_nothing_supersedes_or_repeats_what_was_said_after_it(atlas, claims):
    for pair in atlas.relations.itertuples():
        if pair.kind in ("supersedes", "repeats", "denies"):
            later, earlier = claims.loc[pair.from_claim_id], claims.loc[pair.to_claim_id]
            assert later["said_end"] > earlier["said_start"], (pair.from_claim_id, pair.to_claim_id)


def test_only_an_office_itself_strikes_what_it_said(atlas):
    struck = set(atlas.claims.loc[atlas.claims["superseded"], "claim_id"])

    assert {"white-house-no-data", "nato-not-confirmed", "nis-600-killed"} <= struck
    assert struck.isdisjoint({"peskov-fake-news", "dprk-un-groundless", "white-house-3000"})


def test_a_denial_and_the_later_confirmation_of_the_same_state_are_linked(atlas):
    for denied in ("peskov-fake-news", "dprk-un-groundless"):
        links = atlas.relations[atlas.relations["to_claim_id"] == denied]
        assert set(links["from_claim_id"]) & {"gerasimov-confirms", "kcna-confirms"}


def test_a_source_does_not_corroborate_itself_except_in_two_readings_of_one_picture(atlas, claims):
    pairs = atlas.relations[atlas.relations["kind"] == "corroborates"]
    same = [
        pair.from_claim_id
        for pair in pairs.itertuples()
        if claims.loc[pair.from_claim_id, "source_id"] == claims.loc[pair.to_claim_id, "source_id"]
    ]

    assert same == ["article-maxar-changes"]


def test_no_movement_is_drawn_from_a_denial(atlas, claims):
    drawn_from = atlas.movements["claim_ids"].explode()

    assert not claims.loc[drawn_from, "stance"].isin(["denies", "declines"]).any()
    assert (atlas.movements["route"] == "not-reported").all()


def test_each_port_that_a_source_named_keeps_its_own_line(atlas):
    by_sea = atlas.movements[atlas.movements["mode"] == "sea"]
    to_vladivostok = by_sea.loc[by_sea["destination_id"] == "vladivostok", "origin_id"]

    assert set(to_vladivostok) == {"chongjin", "hamhung", "musudan", "wonsan", "north-korea"}


@pytest.mark.parametrize(
    ("place_id", "published_km2"),
    [
        ("primorsky-krai", 164_700),
        ("russian-far-east", 6_952_600),
        ("kursk-oblast", 30_000),
        ("bryansk-oblast", 34_900),
        ("belgorod-oblast", 27_100),
        ("donetsk-oblast", 26_500),
        ("luhansk-oblast", 26_700),
        ("ukraine", 603_500),
        ("belarus", 207_600),
    ],
)
def test_a_region_has_its_published_area(atlas, place_id, published_km2):
    place = atlas.places.loc[atlas.places["place_id"] == place_id]

    assert area_m2(place.geometry).iloc[0] / 1e6 == pytest.approx(published_km2, rel=0.03)


def test_regions_and_countries_are_areas_and_nothing_finer_is(atlas):
    wide = atlas.places["precision"].isin(["region", "country"])
    areas = atlas.places.geom_type.isin(["Polygon", "MultiPolygon"])

    assert areas[wide].all()
    assert set(atlas.places.loc[areas & ~wide, "place_id"]) == {"russia-ukraine-border"}


def test_a_region_has_the_shape_that_the_borders_give_it(atlas):
    shapes = atlas.places.set_index("place_id").geometry

    assert shapes["kursk-oblast"].equals(region_geometry("RU-KRS"))
    assert shapes["ukraine"].equals(country_geometry("UA"))


def test_occupied_regions_are_ukraine_and_said_to_be_occupied(atlas):
    places = atlas.places.set_index("place_id")
    occupied = places[places["status"] == "temporarily-occupied"]
    whole = occupied.loc["occupied-ukraine", "geometry"]

    assert set(occupied["country"]) == {"UA"}
    assert {"donetsk", "mariupol", "northern-crimea", "luhansk-oblast"} <= set(occupied.index)
    for code in OCCUPIED:
        assert whole.covers(region_geometry(code).representative_point())


def test_the_training_ground_is_by_the_sergeyevka_near_the_chinese_border(atlas):
    ground = atlas.places.set_index("place_id").loc["sergeevka-training-ground"]

    assert ground["precision"] == "site"
    assert ground.geometry.distance(Point(131.6686, 44.3269)) < 0.01
    assert "Сергеевский полигон" in ground["names"].values()


def test_a_coordinate_pretends_to_no_more_than_its_place_is_known(atlas):
    features = json.loads((atlas.path / "places.geojson").read_text("utf-8"))["features"]
    for feature in features:
        if feature["geometry"]["type"] == "Point":
            decimals = max(
                len(str(x).partition(".")[2]) for x in feature["geometry"]["coordinates"]
            )
            step_m = 111_000 * 10**-decimals
            assert step_m >= feature["properties"]["uncertainty_m"] / 50, feature["properties"]


def test_every_source_fits_its_timeline_lane_and_no_two_look_alike(atlas):
    short = atlas.sources["short_name"]

    assert short.str.len().max() <= 24
    assert short.is_unique


def test_the_states_at_war_and_their_organs_are_parties_and_nobody_else(atlas):
    parties = atlas.sources.loc[atlas.sources["party_to_conflict"]]

    assert set(parties["country"]) == {"UA", "RU", "KP"}
    assert {"kcna", "tass", "ria-novosti", "ukrinform"} <= set(parties["source_id"])
    assert not {"astra", "para-pax", "suspilne", "nis", "nato"} & set(parties["source_id"])


def test_nobody_has_rated_a_claim_yet(atlas):
    assert atlas.assessments.empty


def test_both_theatres_show_where_most_claims_are(atlas):
    east, west = atlas.theatres
    places = atlas.places.set_index("place_id")

    for theatre, place_id in ((east, "vladivostok"), (east, "chongjin"), (west, "kursk-oblast")):
        x, y = places.loc[place_id, ["longitude_deg", "latitude_deg"]]
        assert theatre.bounds[0] < x < theatre.bounds[2]
        assert theatre.bounds[1] < y < theatre.bounds[3]


def test_no_two_claims_are_stated_in_the_same_words(atlas):
    plain = atlas.claims["statement"].map(lambda text: re.sub(r"\W+", " ", text).lower().strip())

    assert plain.is_unique
