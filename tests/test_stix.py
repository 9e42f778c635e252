import json

import pytest
import stix2

from geodata import read_atlas
from geodata.selection import Selection
from layers.linked.stix import stix_bundle
from tests.builders import claim, denial, relation, write_folder


def bundle_of(atlas, selection=None):
    return json.loads(stix_bundle(atlas, selection).content)


def of_kind(bundle, kind):
    return [found for found in bundle["objects"] if found["type"] == kind]


@pytest.fixture
def bundle(small_atlas):
    return bundle_of(small_atlas)


def test_the_shipped_claims_are_valid_stix():
    content = stix_bundle(read_atlas()).content

    parsed = stix2.parse(content.decode(), version="2.1")

    assert len(parsed.objects) > 400


def test_the_small_atlas_is_valid_stix(small_atlas):
    assert stix2.parse(stix_bundle(small_atlas).content.decode(), version="2.1")


def test_every_claim_is_a_report_that_refers_to_its_source_and_places(bundle):
    names = {found["id"]: found.get("name") for found in bundle["objects"]}

    earlier, later = of_kind(bundle, "report")
    assert [names[ref] for ref in earlier["object_refs"]] == [
        "National Intelligence Service",
        "Vladivostok",
    ]
    assert earlier["name"] == "National Intelligence Service asserts (said 2024-10-18)"
    assert "Number as said: about 1,500 people." in earlier["description"]
    assert "Number" not in later["description"]


def test_a_denial_is_also_an_opinion_on_what_it_denies(bundle):
    earlier, _ = of_kind(bundle, "report")

    (opinion,) = of_kind(bundle, "opinion")
    assert opinion["object_refs"] == [earlier["id"]]
    assert opinion["opinion"] == "disagree"


def test_a_denial_of_nothing_in_the_file_is_a_report_alone_and_said(tmp_path):
    atlas = read_atlas(write_folder(tmp_path / "alone", relations=[]))

    export = stix_bundle(atlas)

    assert not of_kind(json.loads(export.content), "opinion")
    assert export.notes == (
        "STIX: 1 denial that no relation ties to what is denied stand as reports only.",
    )


def test_nothing_is_rated_and_a_note_says_what_an_analyst_judged(bundle):
    (note,) = of_kind(bundle, "note")

    assert "confidence" not in json.dumps(bundle)
    assert note["abstract"].startswith("B2: usually reliable, probably true")
    assert note["authors"] == ["Ann"]


def test_without_an_assessment_there_is_no_note(tmp_path):
    atlas = read_atlas(write_folder(tmp_path / "unjudged", assessments=[]))

    assert not of_kind(bundle_of(atlas), "note")


def test_a_place_has_a_point_only_with_its_uncertainty(bundle):
    (place,) = of_kind(bundle, "location")

    assert (place["latitude"], place["longitude"], place["precision"]) == (43.11, 131.87, 15000)


def test_a_bound_stays_a_bound(bundle):
    earlier, later = of_kind(bundle, "report")

    (kept,) = earlier["extensions"].values()
    (denied,) = later["extensions"].values()
    assert (kept["bound"], kept["low"], kept["high"]) == ("about", 1500, 1500)
    assert "low" not in denied


def test_the_same_row_has_the_same_id_and_the_same_bytes(small_atlas):
    one, other = stix_bundle(small_atlas), stix_bundle(small_atlas)

    assert one.content == other.content


def test_an_id_stays_when_others_come(small_atlas, tmp_path):
    more = read_atlas(
        write_folder(tmp_path / "more", claims=[claim("first"), claim(), denial()],
                     relations=[relation()])
    )  # fmt: skip

    before = {found["id"] for found in of_kind(bundle_of(small_atlas), "report")}
    after = {found["id"] for found in of_kind(bundle_of(more), "report")}
    assert before < after


def test_a_retracted_claim_is_revoked(tmp_path):
    atlas = read_atlas(
        write_folder(tmp_path / "retracted", claims=[claim(status="retracted"), denial()])
    )

    assert [found.get("revoked", False) for found in of_kind(bundle_of(atlas), "report")] == [
        True,
        False,
    ]


def test_a_selection_brings_only_what_it_refers_to(small_atlas):
    bundle = bundle_of(small_atlas, Selection(sources=frozenset({"kremlin"})))

    assert len(of_kind(bundle, "report")) == 1
    assert not of_kind(bundle, "location")
    assert not of_kind(bundle, "relationship")
