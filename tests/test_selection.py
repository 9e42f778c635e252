from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata import read_atlas
from geodata.facets import FACETS, Facets
from geodata.selection import (
    Selection,
    facet_counts,
    parse_query,
    select_claims,
    select_rows,
    to_query,
)
from tests.builders import claim, denial, document, place, utc, write_folder

SQUARE = {
    "type": "Polygon",
    "coordinates": [[[130, 42], [135, 42], [135, 47], [130, 47], [130, 42]]],
}
KNOWN = {
    "sources": ("nis", "kremlin"),
    "countries": ("KR", "RU"),
    "kinds": ("intelligence-service", "spokesperson"),
    "stances": ("asserts", "denies"),
    "topics": ("transfer",),
    "questions": ("troops-sent",),
    "places": ("vladivostok", "primorsky-krai"),
}


def days():
    return st.dates(min_value=utc("1900-01-01").date(), max_value=utc("2100-01-01").date()).map(
        lambda day: datetime(day.year, day.month, day.day, tzinfo=UTC)
    )


@st.composite
def selections(draw):
    start = draw(st.none() | days())
    length = draw(st.integers(1, 4000))
    end = draw(st.none() | st.just((start or utc("2024-01-01")) + timedelta(days=length)))
    chosen = {name: frozenset(draw(st.sets(st.sampled_from(KNOWN[name])))) for name in FACETS}
    return Selection(
        start=start,
        end=end,
        known=draw(st.none() | days()),
        lens=frozenset(draw(st.sets(st.sampled_from(KNOWN["sources"]), max_size=2))),
        text=draw(st.text(max_size=200)),
        drafts=draw(st.booleans()),
        **chosen,
    )


@pytest.fixture
def region_atlas(tmp_path):
    """A region with a port inside it, a claim on each, a draft, and one that names no place."""
    region = place("primorsky-krai", geometry=SQUARE, precision="region", kind="region")
    claims = [
        claim("in-port"),
        claim("in-region", place_ids=["primorsky-krai"], said="2024-10-20"),
        claim("nowhere", place_ids=None, said="2024-10-21"),
        denial("denied", place_ids=["vladivostok"], said="2024-10-22"),
        claim("unfinished", status="draft", said="2024-10-23"),
    ]
    folder = tmp_path / "region"
    write_folder(
        folder, places=[place(), region], claims=claims, relations=[], assessments=[], movements=[]
    )
    return read_atlas(folder)


def ids(claims):
    return claims["claim_id"].tolist()


def test_a_claim_said_just_before_the_selection_starts_is_left_out(small_atlas):
    second_day = Selection(start=utc("2024-10-19"), end=utc("2024-10-20"))

    shown = select_claims(small_atlas, second_day)

    assert ids(shown) == ["later"]


def test_a_claim_said_some_time_in_a_month_is_shown_on_every_day_of_it(tmp_path):
    folder = tmp_path / "month"
    write_folder(folder, claims=[claim("earlier", said="2024-10"), denial()])
    atlas = read_atlas(folder)

    shown = select_claims(atlas, Selection(start=utc("2024-10-30"), end=utc("2024-10-31")))

    assert ids(shown) == ["earlier"]


def test_a_region_stands_for_the_places_inside_it(region_atlas):
    shown = select_claims(region_atlas, Selection(places=frozenset({"primorsky-krai"})))

    assert ids(shown) == ["in-port", "in-region", "denied"]


def test_a_port_does_not_stand_for_the_region_around_it(region_atlas):
    shown = select_claims(region_atlas, Selection(places=frozenset({"vladivostok"})))

    assert ids(shown) == ["in-port", "denied"]


def test_drafts_are_hidden_until_asked_for(region_atlas):
    assert "unfinished" not in ids(select_claims(region_atlas, Selection()))
    assert "unfinished" in ids(select_claims(region_atlas, Selection(drafts=True)))


def test_a_claim_without_a_place_is_not_dropped(region_atlas):
    assert "nowhere" in ids(select_claims(region_atlas, Selection()))


def test_a_lens_never_shows_another_source_s_claim(region_atlas):
    shown = select_claims(region_atlas, Selection(lens=frozenset({"kremlin"})))

    assert ids(shown) == ["denied"]


def test_what_was_said_later_is_not_known_yet(region_atlas):
    shown = select_claims(region_atlas, Selection(known=utc("2024-10-22")))

    assert ids(shown) == ["in-port", "in-region", "nowhere"]


def test_a_third_lens_is_reported_and_none_is_worn():
    known = {**KNOWN, "sources": ("nis", "gur", "kremlin")}

    selection, problems = parse_query({"lens": "nis,gur,kremlin"}, known)

    assert selection.lens == frozenset()
    assert "more than two lenses" in problems[0]


def test_a_search_finds_sources_places_and_publishers_in_any_case(tmp_path):
    folder = tmp_path / "words"
    write_folder(folder, documents=[document(publisher="Ünion Press")], relations=[])
    atlas = read_atlas(folder)

    for words in ("NATIONAL intelligence", "vladivostok", "ünion", "1,500 soldiers"):
        assert "earlier" in ids(select_claims(atlas, Selection(text=words)))
    assert ids(select_claims(atlas, Selection(text="vladivostok kremlin"))) == []


def test_a_facet_counts_what_another_of_its_values_would_bring(region_atlas):
    counts = facet_counts(
        Facets.of(region_atlas),
        Selection(stances=frozenset({"denies"}), sources=frozenset({"nis"})),
    )

    assert counts["stances"] == {"asserts": 3, "denies": 0}
    assert counts["sources"] == {"nis": 0, "kremlin": 1}


@given(selections())
def test_choosing_more_never_shows_a_claim_that_choosing_less_hides(selection):
    atlas = _shipped()
    wider = Facets.of(atlas)

    narrow = select_rows(wider, selection)

    assert not (narrow & ~select_rows(wider, Selection(drafts=selection.drafts))).any()
    assert (narrow == (narrow & select_rows(wider, selection))).all()


@given(selections())
def test_an_address_brings_back_the_selection_that_wrote_it(selection):
    again, problems = parse_query(to_query(selection), KNOWN)

    assert again == selection
    assert problems == ()


@given(st.dictionaries(st.sampled_from(["from", "to", "q", "drafts", *FACETS.values()]), st.text()))
def test_no_address_breaks_the_page(query):
    selection, _ = parse_query(query, KNOWN)

    assert all(getattr(selection, name) <= set(KNOWN[name]) for name in FACETS)


def test_what_an_address_asks_for_in_vain_is_reported():
    selection, problems = parse_query({"source": "nis,nobody", "from": "soon"}, KNOWN)

    assert selection.sources == {"nis"}
    assert "“soon”, which is not a day" in problems[0]
    assert "source “nobody”" in problems[1]


def test_days_in_the_wrong_order_show_all_days():
    selection, problems = parse_query({"from": "2024-11-05", "to": "2024-10-06"}, KNOWN)

    assert (selection.start, selection.end) == (None, None)
    assert "end before they begin" in problems[0]


_ATLAS = []


def _shipped():
    if not _ATLAS:
        _ATLAS.append(read_atlas())
    return _ATLAS[0]
