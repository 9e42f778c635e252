"""Own layers as a map asks for them: what is published, and nothing else."""

import json

import pytest
from starlette.requests import Request

from geodata.history import LOCAL
from layers.basemap import OWN_LAYERS
from pages.parts import state
from pages.parts.own_layers import own_layer, own_layers
from tests.stores import ANN, ROSA

POINT = {"type": "Point", "coordinates": [135.123456789, 44.0]}
FIELDS = {"properties": {"name": "{{7*191}}", "n": 3, "list": [1, {"a": None}]}, "geometry": POINT}


@pytest.fixture
def atlas(small_atlas_folder, monkeypatch):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))


@pytest.fixture
def listed(atlas):
    return lambda: json.loads(own_layers(request()).body)


@pytest.fixture
def heads(atlas):
    return lambda: own_layer(request(name="heads"))


def request(**path):
    return Request({"type": "http", "path_params": path})


@pytest.fixture
def store(atlas):
    store = state.store()
    store.layers.add("heads", [("a", FIELDS)], title="Rail <b>heads</b>", author=ANN, why="new")
    return store


def publish(store):
    waiting = store.review.awaiting(reader=ROSA)
    store.review.publish([each.item for each in waiting], author=ROSA)


def test_before_anything_is_saved_there_are_none(listed, heads):
    assert listed() == []
    assert heads().status_code == 404


def test_a_layer_that_awaits_review_is_neither_listed_nor_given(listed, heads, store):
    assert listed() == []
    assert heads().status_code == 404


def test_a_published_layer_is_listed_and_leads_to_its_features_as_they_came(listed, heads, store):
    publish(store)

    [layer] = listed()
    answer = heads()
    payload = state.SHELF.get(answer.headers["location"].removeprefix(state.DATA))

    assert layer == {"title": "Rail <b>heads</b>", "features": f"{OWN_LAYERS}/heads"}
    assert answer.status_code == 307
    assert state.SHELF.is_public(payload.digest)
    [[row, fields]] = json.loads(payload.content)["rows"]
    assert (row, fields["geometry"], fields["properties/list"]) == ("a", POINT, [1, {"a": None}])


def test_what_is_published_anew_has_another_address(listed, heads, store):
    publish(store)
    before = heads().headers["location"]
    store.layers.delete("heads", author=LOCAL, why="gone", base=store.head())
    publish(store)

    assert before
    assert heads().status_code == 404
    assert listed() == []
