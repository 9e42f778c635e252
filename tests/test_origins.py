import pandas as pd
import pytest
from hypothesis import given, settings

from geodata import read_atlas
from geodata.origins import distinct_origins, origins
from tests.known_cases import CASES, atlas_of, known_atlases, on, told


@pytest.fixture(params=CASES)
def gathered(request, tmp_path):
    """A shared case's expected origins, and the clusters found."""
    atlas = atlas_of(CASES[request.param], tmp_path / "atlas")
    return CASES[request.param]["expected"], origins(atlas.claims, atlas.relations)


def ids(cluster):
    return {step.claim_id for step in cluster.chain}


def test_claims_go_back_to_the_origins_that_the_case_names(gathered):
    expected, clusters = gathered
    found = {
        cluster.chain[0].claim_id: {
            "chain": [[step.claim_id, step.depth] for step in cluster.chain],
            "sources": list(cluster.source_ids),
            "corroborated_by": list(cluster.corroborated_by),
            "single": cluster.single_origin,
        }
        for cluster in clusters
    }

    for cluster in expected["origins"]:
        assert found[cluster["chain"][0][0]] == cluster
    assert sorted(distinct_origins(clusters)) == expected["distinct_origins"]


def test_statements_that_are_not_the_same_stay_apart(gathered):
    expected, clusters = gathered

    for one, other in expected.get("apart", []):
        assert not any({one, other} <= ids(cluster) for cluster in clusters)


@settings(max_examples=50)
@given(known_atlases())
def test_every_claim_has_exactly_one_origin_cluster(atlas):
    clusters = origins(atlas.claims, atlas.relations)

    claim_ids = [step.claim_id for cluster in clusters for step in cluster.chain]
    assert sorted(claim_ids) == sorted(atlas.claims["claim_id"])
    assert all(cluster.source_ids for cluster in clusters)


@settings(max_examples=50)
@given(known_atlases())
def test_a_claim_that_repeats_another_has_its_origin(atlas):
    clusters = origins(atlas.claims, atlas.relations)
    repeats = atlas.relations[atlas.relations["kind"] == "repeats"]

    for echo, of in zip(repeats["from_claim_id"], repeats["to_claim_id"], strict=True):
        assert any({echo, of} <= ids(cluster) for cluster in clusters)


@settings(max_examples=50)
@given(known_atlases())
def test_an_echo_adds_no_origin(atlas):
    echoed = atlas.claims["claim_id"][0]
    echo = atlas.claims[:1].assign(claim_id="echo", source_id="somebody-else")
    repeat = pd.DataFrame({"from_claim_id": ["echo"], "to_claim_id": [echoed], "kind": "repeats"})

    before = origins(atlas.claims, atlas.relations)
    after = origins(pd.concat([atlas.claims, echo]), pd.concat([atlas.relations, repeat]))

    assert distinct_origins(after) == distinct_origins(before)


@settings(max_examples=50)
@given(known_atlases())
def test_no_cluster_is_corroborated_by_its_own_origin(atlas):
    for cluster in origins(atlas.claims, atlas.relations):
        assert not set(cluster.source_ids) & set(cluster.corroborated_by)


@settings(max_examples=50)
@given(known_atlases())
def test_origins_of_some_claims_are_among_those_of_all(atlas):
    clusters = origins(atlas.claims, atlas.relations)
    some = set(atlas.claims["claim_id"][:2])

    assert distinct_origins(clusters, some) <= distinct_origins(clusters)


def test_the_two_readings_of_one_number_in_the_shipped_atlas_are_one_origin():
    atlas = read_atlas()
    clusters = origins(atlas.claims, atlas.relations)

    nis = next(cluster for cluster in clusters if "nis-1500" in ids(cluster))

    assert [step.claim_id for step in nis.chain] == ["nis-1500", "article-nis-1500"]
    assert nis.name == "single origin"


def test_the_same_statement_of_one_source_goes_back_to_what_either_rendering_repeats():
    number = {"question_id": "how-many", "number": 1000.0, "said": on(1)}
    first = {**number, "source_id": "b", "said": on(0)}
    atlas = told(first, number, number, relations=[(2, "repeats", 0)])

    (cluster,) = origins(atlas.claims, atlas.relations)

    assert [(step.claim_id, step.depth) for step in cluster.chain] == [
        ("claim-0", 0), ("claim-1", 1), ("claim-2", 1),
    ]  # fmt: skip
    assert cluster.source_ids == ("b",)
