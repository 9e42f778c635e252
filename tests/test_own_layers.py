"""Own layers as a map asks for them: what is published, and nothing else."""

import json
from contextlib import contextmanager

import pytest
from starlette.requests import Request

from geodata.history import LOCAL
from geodata.layer import Layer, shape_array
from geodata.own_layers import LINKED, features_of
from layers.basemap import OWN_LAYERS
from pages.parts import served
from pages.parts.links import HOSTS
from pages.parts.own_layers import own_layer, own_layers
from tests.stores import ANN, ROSA
from tests.test_linking import service

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
    store = served.store()
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
    payload = served.SHELF.get(answer.headers["location"].removeprefix(served.DATA))

    assert layer == {"title": "Rail <b>heads</b>", "features": f"{OWN_LAYERS}/heads"}
    assert answer.status_code == 307
    assert served.SHELF.is_public(payload.digest)
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


@contextmanager
def link_to(store, monkeypatch, **answer):
    """Link a layer of a service that is up, and publish it."""
    with service(**answer) as (host, asked):
        monkeypatch.setenv(HOSTS, host)
        link = {LINKED: f"http://{host}/ogc/collections/x"}
        store.layers.add("theirs", [], title="Theirs", facts=link, author=ANN, why="linked")
        publish(store)
        yield host, asked


def test_a_linked_layer_is_listed_with_whose_service_it_is(listed, store, monkeypatch):
    with link_to(store, monkeypatch) as (host, asked):
        found = {layer["title"]: layer for layer in listed()}

    assert found["Theirs"]["service"] == host
    assert "service" not in found["Rail <b>heads</b>"]
    assert asked == []


def test_a_linked_layer_is_read_where_it_is_and_says_when(store, monkeypatch):
    with link_to(store, monkeypatch) as (_, asked):
        answer = own_layer(request(name="theirs"))

    payload = json.loads(
        served.SHELF.get(answer.headers["location"].removeprefix(served.DATA)).content
    )
    assert payload["fetched"].endswith(" UTC")
    assert payload["rows"] == [
        ["a", {"properties/code": "007", "geometry": {"type": "Point", "coordinates": [1, 2]}}]
    ]
    assert len(asked) == 1


def test_a_service_that_is_down_is_a_plain_sentence(store, monkeypatch):
    with link_to(store, monkeypatch, status=503):
        answer = own_layer(request(name="theirs"))

    assert answer.status_code == 502
    assert "the service answered 503" in answer.body.decode()


def test_a_host_that_is_no_longer_allowed_is_not_asked(store, monkeypatch):
    with link_to(store, monkeypatch) as (_, asked):
        monkeypatch.setenv(HOSTS, "secret.example")
        answer = own_layer(request(name="theirs"))

    assert answer.status_code == 502
    assert "no longer shown" in answer.body.decode()
    assert "secret.example" not in answer.body.decode()
    assert asked == []


def test_features_of_one_name_are_all_kept():
    layer = Layer(name="x", ids=[7, "7"], columns=("a",), rows=[{"a": 1}, {"a": 2}],
                  shapes=shape_array([None, None]))  # fmt: skip

    found = features_of(layer)

    assert found == {
        "7": {"properties": {"a": 1}, "geometry": None},
        "7-2": {"properties": {"a": 2}, "geometry": None},
    }
