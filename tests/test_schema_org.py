import json

from geodata import read_atlas
from layers.linked.schema_org import schema_org
from tests.builders import claim, denial, write_folder


def graph(atlas):
    return json.loads(schema_org(atlas).content)["@graph"]


def of_type(atlas, kind):
    return [node for node in graph(atlas) if node["@type"] == kind]


def test_a_claim_says_who_and_where_it_appeared(small_atlas):
    first, _ = of_type(small_atlas, "Claim")

    assert first["author"]["name"] == "National Intelligence Service"
    assert first["appearance"]["url"] == "https://example.org/a"
    assert first["appearance"]["publisher"]["name"] == "Yonhap"
    assert first["dateCreated"] == "2024-10-18"
    assert "Number as said: about 1,500 people." in first["text"]
    assert [place["name"] for place in first["spatialCoverage"]] == ["Vladivostok"]


def test_an_uncertain_day_is_words_and_no_date(tmp_path):
    folder = write_folder(tmp_path / "about", claims=[claim(said="2024-10-18~"), denial()])

    first, _ = of_type(read_atlas(folder), "Claim")

    assert "dateCreated" not in first
    assert first["temporal"] == "said 2024-10-18~ (EDTF)"


def test_only_what_an_analyst_assessed_has_a_review(small_atlas):
    (review,) = of_type(small_atlas, "ClaimReview")

    assert review["itemReviewed"] == {"@id": "urn:dispatch-atlas:claim:earlier"}
    assert review["author"]["name"] == "Ann"
    assert review["reviewRating"]["alternateName"] == "B2"


def test_a_rating_is_never_a_number(small_atlas):
    assert "ratingValue" not in json.dumps(graph(small_atlas))


def test_without_assessments_nothing_is_reviewed():
    atlas = read_atlas()

    assert len(of_type(atlas, "ClaimReview")) == len(atlas.assessments)
    assert all(node["@type"] in {"Claim", "ClaimReview"} for node in graph(atlas))


def test_hostile_words_stay_words(tmp_path):
    hostile = "</script><script>alert(1)</script>"
    folder = write_folder(tmp_path / "hostile", claims=[claim(note=hostile), denial()])

    assert hostile in of_type(read_atlas(folder), "Claim")[0]["text"]


def test_equal_atlases_give_equal_bytes(small_atlas):
    assert schema_org(small_atlas).content == schema_org(small_atlas).content
