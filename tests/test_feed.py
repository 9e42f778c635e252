from datetime import datetime
from xml.etree import ElementTree

import pytest
from starlette.requests import Request

from geodata.history import LOCAL, Author, Edit
from geodata.store.values import Change, Revision
from layers.feed import ATOM, Entry, atom_feed
from pages.parts import served
from pages.parts.feed import feed
from tests.builders import utc

BOB = Author("Bob", "reviewer")
HOSTILE = "</title><script>canary()</script>{{7*191}} & \x07\ud800"


def entry(why="reviewed", **after):
    revision = Revision(2, "ab" * 32, "publish", utc("2024-10-19"), "Bob", "reviewer", why, 1, 1)
    return Entry(revision, [Change("places", "sudzha", 2, 2, 1, {"name": "Suja"}, after, True)])


def texts(content, name):
    return [element.text for element in ElementTree.fromstring(content).iter(f"{{{ATOM}}}{name}")]


def test_an_entry_says_who_published_what_and_how_it_was_before():
    content = atom_feed("Atlas", [entry(name="Sudzha")], address="http://localhost/feed.atom")

    assert texts(content, "title") == ["Atlas: published changes", "Published: sudzha"]
    assert texts(content, "name") == ["Atlas", "Bob"]
    assert "name: Suja → Sudzha" in texts(content, "content")[0]
    assert texts(content, "updated") == ["2024-10-19T00:00:00Z"] * 2


def test_hostile_words_are_text_and_the_feed_is_still_xml():
    content = atom_feed(HOSTILE, [entry(HOSTILE, name=HOSTILE)], address="http://localhost/")

    shown = HOSTILE.replace("\x07", "\ufffd").replace("\ud800", "\ufffd")
    assert texts(content, "title")[0] == f"{shown}: published changes"
    assert shown in texts(content, "content")[0]
    assert b"<script" not in content


def test_a_feed_without_entries_is_a_feed():
    content = atom_feed("Atlas", [], address="http://localhost/feed.atom")

    assert texts(content, "entry") == []
    assert datetime.fromisoformat(texts(content, "updated")[0])


@pytest.fixture
def asked(small_atlas_folder, monkeypatch):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))
    scope = {"type": "http", "method": "GET", "path": "/feed.atom", "query_string": b"",
             "headers": [(b"host", b"localhost")], "scheme": "http",
             "server": ("localhost", 80)}  # fmt: skip
    return lambda: feed(Request(scope)).body


def test_a_draft_is_in_the_feed_only_once_it_is_published(asked):
    assert texts(asked(), "entry") == []
    store = served.store()
    edits = [Edit("places", "vladivostok", {"name": "Port"})]
    store.save(edits, author=LOCAL, why="a secret so far", base=store.head())
    assert b"secret" not in asked()

    drafts = store.review.awaiting(reader=BOB)
    store.review.publish([draft.item for draft in drafts], author=BOB)

    assert "Published: vladivostok" in texts(asked(), "title")
