"""What the shipped briefing says: every sentence, held against its claims."""

import re

import pytest

from geodata import read_atlas
from geodata.facets import Facets
from geodata.fingerprints import changed_since
from geodata.selection import parse_query, select_claims
from geodata.sentence_numbers import number_faults

ATLAS = read_atlas()
(BRIEFING,) = ATLAS.briefings
SENTENCES = [(scene.scene_id, sentence) for scene in BRIEFING.scenes for sentence in scene.text]

VERBS = {
    "asserts": r"said|spoke|named|given?|gave|gives|published|says|announced|is cited|are cited",
    "estimates": r"estimate|believed|judge|expected|put the|view|reading",
    "observes": r"said to show|placed|noted|had shown|gave",
    "confirms": r"confirm|said|spoke|thanked|welcomed|told",
    "warns": r"warn",
    "denies": r"den(y|ied)|reject|called|fake news|told",
    "declines": r"neither confirmed nor denied|referred|said that a dispatch|did not|if real",
    "responds": r"answered|called|did not deny|said|urged",
    "condemns": r"called|demanded|summoned|said|breaches",
}
"""How a sentence may say what a source does with its statement."""

every_scene = pytest.mark.parametrize("scene", BRIEFING.scenes, ids=lambda scene: scene.scene_id)
every_sentence = pytest.mark.parametrize(
    "sentence",
    [s for _, s in SENTENCES],
    ids=[f"{name}-{n}" for n, (name, _) in enumerate(SENTENCES)],
)


def claims_of(thing):
    return ATLAS.claims[ATLAS.claims["claim_id"].isin(thing.claim_ids)]


def test_it_has_eight_to_twelve_scenes_each_told_by_claims_and_notes():
    assert 8 <= len(BRIEFING.scenes) <= 12
    assert all(scene.text and scene.notes and scene.kicker for scene in BRIEFING.scenes)


@every_sentence
def test_every_number_stands_in_a_claim_of_its_sentence_with_the_bound_said(sentence):
    assert number_faults(sentence.words, claims_of(sentence)) == ()


@every_sentence
def test_every_sentence_does_what_its_sources_do(sentence):
    stances = set(claims_of(sentence)["stance"])

    assert [s for s in stances if not re.search(VERBS[s], sentence.words, re.IGNORECASE)] == []


@every_sentence
def test_every_quotation_is_words_that_one_of_its_claims_quotes(sentence):
    quoted = " ".join(claims_of(sentence)["quoted_words"].dropna())

    assert [q for q in re.findall(r"“([^”]+)”", sentence.words) if q not in quoted] == []


@every_sentence
def test_a_sentence_fits_the_back_of_a_room(sentence):
    assert len(sentence.words) <= 150


@every_scene
def test_a_scene_shows_every_claim_that_it_speaks_of(scene):
    selection, problems = parse_query(scene.selection, Facets.of(ATLAS).known())

    shown = set(select_claims(ATLAS, selection)["claim_id"])

    assert problems == ()
    assert set(scene.claim_ids) <= shown


@every_scene
def test_a_scene_points_only_at_what_it_speaks_of(scene):
    spoken_of = {claim_id for sentence in scene.text for claim_id in sentence.claim_ids}

    assert set(scene.highlight) <= spoken_of


@every_scene
def test_nothing_has_changed_since_a_scene_was_made(scene):
    assert set(scene.fingerprints) == set(scene.claim_ids)
    assert changed_since(scene, ATLAS) == ()


@every_scene
def test_a_scene_is_short_enough_to_be_read_aloud(scene):
    assert len(scene.text) <= 5
    assert sum(len(sentence.words.split()) for sentence in scene.text) <= 95


@every_scene
def test_no_title_says_that_anything_happened(scene):
    facts = r"\b(arrived|deployed|fought|killed by|invaded|sent|lied|admitted)\b"

    assert not re.search(facts, f"{scene.kicker} {scene.title}", re.IGNORECASE)


def test_every_denial_and_refusal_that_the_article_has_is_spoken_of():
    article = ATLAS.claims[ATLAS.claims["document_id"] == "article-2024-10-24"]
    denials = set(article.loc[article["stance"] == "denies", "claim_id"])
    spoken_of = {claim_id for scene in BRIEFING.scenes for claim_id in scene.claim_ids}

    assert denials - spoken_of <= {"article-dprk-un-groundless"}  # its original is spoken of
    assert "dprk-un-groundless" in spoken_of
