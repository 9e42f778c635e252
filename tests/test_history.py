"""The store of an atlas: saved, read back, merged, undone and published."""

import pytest

from geodata import read_atlas
from geodata.errors import EditConflict, EditRefused, NotAllowed, NotThere, StoreUnavailable
from geodata.history import Edit, open_store
from geodata.store.founding import public_atlas
from tests.builders import claim, source
from tests.stores import ANN, BEN, LOCAL, ROSA, VERA

WHY = "Read again."


def rename(name, place_id="wonsan"):
    return Edit("places", place_id, {"name": name})


def name_of(store, place_id="wonsan", **asked):
    return store.row("places", place_id, **asked).fields["name"]


def test_a_new_store_reads_as_the_folder_it_came_from(store, small_atlas):
    assert store.log.verify() == 0
    assert store.atlas().revision == small_atlas.revision


def test_the_shipped_atlas_comes_back_from_a_store_with_its_digest_and_briefings(tmp_path):
    shipped = read_atlas()

    with open_store(f"sqlite:///{tmp_path}/shipped.sqlite", origin=shipped) as store:
        kept, public = store.atlas(reader=ANN), store.atlas()

    assert (kept.revision, kept.briefings) == (shipped.revision, shipped.briefings)
    assert (public.revision, public.rejected) == (public_atlas(shipped).revision, ())
    assert set(public.claims["status"]) <= {"published", "retracted"}


def test_a_saved_edit_is_there_after_the_store_was_closed(small_atlas, store_url):
    with open_store(store_url, origin=small_atlas) as store:
        store.save([rename("Wŏnsan")], author=ANN, why=WHY, base=1)

    with open_store(store_url) as again:
        assert name_of(again, reader=ANN) == "Wŏnsan"


def test_the_public_sees_no_draft_until_somebody_else_published_it(store):
    store.save([rename("Wŏnsan")], author=ANN, why=WHY, base=1)
    before = name_of(store)
    (draft,) = store.review.awaiting(reader=ROSA)

    store.review.publish([draft.item], author=ROSA)

    assert (before, name_of(store)) == ("Wonsan", "Wŏnsan")


def test_nobody_publishes_an_edit_of_their_own(store):
    store.save([rename("Wŏnsan")], author=ROSA, why=WHY, base=1)
    (draft,) = store.review.awaiting(reader=ROSA)

    with pytest.raises(NotAllowed, match="somebody else must review it"):
        store.review.publish([draft.item], author=ROSA)


def test_the_one_user_without_a_login_publishes_alone(store):
    store.save([rename("Wŏnsan")], author=LOCAL, why=WHY, base=1)
    (draft,) = store.review.awaiting(reader=LOCAL)

    store.review.publish([draft.item], author=LOCAL)

    assert name_of(store) == "Wŏnsan"


def test_what_was_edited_again_after_it_was_read_is_not_published(store):
    store.save([rename("Wŏnsan")], author=ANN, why=WHY, base=1)
    (draft,) = store.review.awaiting(reader=ROSA)
    store.save([rename("Wönsan")], author=ANN, why=WHY, base=2)

    with pytest.raises(EditConflict, match="edited again"):
        store.review.publish([draft.item], author=ROSA)


def test_edits_of_different_fields_of_one_row_are_both_kept(store):
    store.save([rename("Wŏnsan")], author=ANN, why=WHY, base=1)

    store.save([Edit("places", "wonsan", {"uncertainty_m": 900})], author=BEN, why=WHY, base=1)

    fields = store.row("places", "wonsan", reader=ANN).fields
    assert (fields["name"], fields["uncertainty_m"]) == ("Wŏnsan", 900)


def test_the_second_edit_of_a_field_is_told_base_theirs_and_mine_and_then_chooses(store):
    store.save([rename("Wŏnsan")], author=ANN, why=WHY, base=1)

    with pytest.raises(EditConflict) as told:
        store.save([rename("Gensan")], author=BEN, why=WHY, base=1)
    (conflict,) = told.value.conflicts
    store.save([rename("Gensan")], author=BEN, why=WHY, base=told.value.head)

    assert (conflict.base, conflict.theirs, conflict.mine) == ("Wonsan", "Wŏnsan", "Gensan")
    assert (conflict.field, conflict.author, conflict.revision) == ("name", "Ann", 2)
    assert name_of(store, reader=BEN) == "Gensan"


def test_an_edit_that_changes_nothing_makes_no_revision(store):
    revision = store.save([rename("Wonsan")], author=ANN, why=WHY, base=1)

    assert revision.number == store.head() == 1


def test_every_fault_of_an_edit_is_told_and_nothing_is_kept(store):
    edits = [
        Edit("claims", "earlier", {"said": "mid Jan", "low": 9000}),
        Edit("sources", "kremlin", None),
    ]

    with pytest.raises(EditRefused) as told:
        store.save(edits, author=ANN, why=WHY, base=1)

    assert {(fault.row, fault.column) for fault in told.value.faults} == {
        ("claim earlier", "said"),
        ("claim earlier", "high"),
        ("claim later", "source_id"),
    }
    assert store.head() == 1


def test_a_new_row_comes_last_and_its_claim_is_a_draft(store):
    edits = [
        Edit("sources", "tass", source("tass", kind="news-outlet", country="RU")),
        Edit("claims", "third", claim("third", source_id="tass")),
    ]

    store.save(edits, author=ANN, why=WHY, base=1)

    last = store.atlas(reader=ANN).claims.iloc[-1]
    assert (last["claim_id"], last["status"]) == ("third", "draft")


def test_undoing_and_undoing_that_gives_the_digests_of_before_and_after(store):
    first = store.atlas(reader=ANN).revision
    saved = store.save([rename("Wŏnsan")], author=ANN, why=WHY, base=1)
    second = store.atlas(reader=ANN).revision

    undone = store.undo(saved.number, author=ANN)
    after_undo = store.atlas(reader=ANN).revision
    store.undo(undone.number, author=ANN)

    assert (after_undo, store.atlas(reader=ANN).revision) == (first, second)


def test_a_deleted_row_comes_back_to_its_place(store, small_atlas):
    edits = [Edit("relations", "1", None), Edit("claims", "later", None)]
    saved = store.save(edits, author=ANN, why=WHY, base=1)

    store.undo(saved.number, author=ANN)

    claims = store.atlas(reader=ANN).claims
    assert claims["claim_id"].tolist() == small_atlas.claims["claim_id"].tolist()


def test_an_older_version_is_restored_as_a_new_change(store):
    store.save([rename("Wŏnsan")], author=ANN, why=WHY, base=1)
    store.save([rename("Gensan")], author=ANN, why=WHY, base=2)

    store.restore("places", "wonsan", 1, author=BEN)

    assert name_of(store, reader=ANN) == "Wonsan"
    assert len(store.log.versions("places", "wonsan", reader=ANN)) == 4


def test_every_revision_stays_readable_with_its_digest(store):
    digests = [store.atlas(reader=ANN).revision]
    for number, name in enumerate(("A", "B", "C"), start=1):
        store.save([rename(name)], author=ANN, why=WHY, base=number)
        digests.append(store.atlas(reader=ANN).revision)

    again = [store.atlas(number, reader=ANN).revision for number in (1, 2, 3, 4)]

    assert again == digests
    with pytest.raises(NotThere, match="the newest is 4"):
        store.atlas(5, reader=ANN)


def test_a_retracted_claim_stays_and_says_why(store):
    store.review.retract(["earlier"], author=ROSA, why="The source took it back.")

    kept = store.atlas().claims.set_index("claim_id").loc["earlier"]
    assert kept["status"] == "retracted"
    assert kept["note"] == "Retracted: The source took it back."


@pytest.mark.parametrize(
    "write",
    [
        lambda store: store.save([rename("X")], author=VERA, why=WHY, base=1),
        lambda store: store.undo(1, author=VERA),
        lambda store: store.restore("places", "wonsan", 1, author=VERA),
        lambda store: store.review.publish([("places", "wonsan", 1)], author=ANN),
        lambda store: store.review.retract(["earlier"], author=ANN, why=WHY),
        lambda store: store.review.awaiting(reader=VERA),
        lambda store: store.unsaved.keep("places", {}, author=VERA),
        lambda store: store.layers.delete("own", author=VERA, why=WHY, base=1),
        lambda store: store.layers.keep_original(b"", filename="a", author=VERA),
        lambda store: store.layers.original("0" * 64, reader=VERA),
    ],
)
def test_whoever_has_not_the_role_changes_nothing_and_reads_no_draft(store, write):
    with pytest.raises(NotAllowed):
        write(store)

    assert store.head() == 1


def test_a_deleted_layer_comes_back_whole(store):
    point = {"type": "Point", "coordinates": [131.123456789, 43.5]}
    features = [
        ("7", {"id": 7, "properties": {"a": 2**70, "b": None, "c": "007"}, "geometry": point}),
        ("x", {"properties": {"c": {"deep": [1.5, True]}}, "geometry": None}),
    ]
    store.layers.add("own", features, title="Own", columns=["c", "a"], author=ANN, why=WHY)
    added = store.layers.read("own", reader=ANN)
    gone = store.layers.delete("own", author=ANN, why=WHY, base=2)
    names = store.layers.names(reader=ANN)

    store.undo(gone.number, author=ANN)

    back = store.layers.read("own", reader=ANN)
    assert names == {}
    assert back.digest == added.digest
    assert [row.fields["properties"] for row in back.features] == [
        {"a": 2**70, "b": None, "c": "007"},
        {"c": {"deep": [1.5, True]}},
    ]


def test_unsaved_work_outlives_the_store_and_belongs_to_its_author(small_atlas, store_url):
    with open_store(store_url, origin=small_atlas) as store:
        store.unsaved.keep("places", {"wonsan": {"name": "W"}}, author=ANN)

    with open_store(store_url) as again:
        assert again.unsaved.of("places", author=ANN).value == {"wonsan": {"name": "W"}}
        assert again.unsaved.of("places", author=BEN) is None
        assert [who for who, _, _ in again.unsaved.others(author=BEN)] == ["Ann"]


@pytest.mark.parametrize(
    "edit",
    [
        Edit("layer:own", "a\0b", {"properties": {}}),
        Edit("layer:own", "\ud800", {"properties": {}}),
        Edit("layer:own", "x" * 2000, {"properties": {}}),
        Edit("layer:own", "x", {"properties": {"a": float("nan")}}),
        Edit("layer:own", "x", {"properties": {"a": object()}}),
        Edit("layer:own", "x", {"geometry": {"type": "Banana"}}),
        Edit("layer:No Slug", "x", {"properties": {}}),
        Edit("nowhere", "x", {"a": 1}),
        Edit("atlas", "header", None),
        Edit("places", "wonsan", {"place_id": "other"}),
        Edit("places", "", {"name": "without an identifier"}),
        Edit("briefings", "story", {"briefing_id": "other", "title": "T", "scenes": []}),
    ],
)
def test_what_no_table_holds_is_refused_with_the_reason(store, edit):
    with pytest.raises(EditRefused):
        store.save([edit], author=ANN, why=WHY, base=1)

    assert store.head() == 1


@pytest.mark.parametrize("why", ["", "  ", "x" * 2001, "a\0"])
def test_a_change_needs_a_reason_that_can_be_kept(store, why):
    with pytest.raises(EditRefused):
        store.save([rename("X")], author=ANN, why=why, base=1)


def test_words_of_every_kind_come_back_as_they_went_in(store):
    words = {"a": "\u0000\ud800\u202e{{7*191}}<script>'; DROP TABLE versions; --", "": None}
    store.layers.add("own", [("1", {"properties": words})], title="O", author=ANN, why=WHY)

    (feature,) = store.layers.read("own", reader=ANN).features

    assert feature.fields["properties"] == words


@pytest.mark.parametrize(
    "url", ["", "mysql://x/y", "http://example.org", "postgresql+psycopg://u@127.0.0.1:9/none"]
)
def test_an_address_that_leads_to_no_store_is_told(url):
    with pytest.raises(StoreUnavailable):
        open_store(url)


def test_a_file_that_is_no_database_is_told_and_stays_as_it_is(tmp_path):
    (tmp_path / "store.sqlite").write_text("not a database, and long enough to be one" * 50)

    with pytest.raises(StoreUnavailable, match="not a database"):
        open_store(f"sqlite:///{tmp_path}/store.sqlite")

    assert (tmp_path / "store.sqlite").read_text().startswith("not a database")


def test_without_an_address_the_store_of_the_shown_atlas_opens(small_atlas, monkeypatch):
    monkeypatch.setenv("ATLAS", str(small_atlas.path))

    with open_store() as store:
        assert store.atlas(reader=ANN).revision == small_atlas.revision


def test_whoever_only_reviewed_an_edit_is_not_told_as_its_author(store):
    store.save([rename("Wŏnsan")], author=ANN, why=WHY, base=1)
    store.review.publish([("places", "wonsan", 2)], author=ROSA)

    with pytest.raises(EditConflict) as told:
        store.save([rename("Gensan")], author=BEN, why=WHY, base=1)

    assert told.value.conflicts[0].author == "Ann"


def test_a_movement_keeps_to_its_public_claims_while_another_is_a_draft(store):
    edits = [
        Edit("claims", "third", claim("third")),
        Edit("movements", "wonsan-vladivostok", {"claim_ids": ["earlier", "third"]}),
    ]
    store.save(edits, author=ANN, why=WHY, base=1)
    version = store.row("movements", "wonsan-vladivostok", reader=ROSA).version

    store.review.publish([("movements", "wonsan-vladivostok", version)], author=ROSA)

    assert store.atlas().movements["claim_ids"].tolist() == [("earlier",)]
    assert store.atlas().rejected == ()


def test_a_claim_of_a_source_that_is_not_public_is_published_only_with_it(store):
    edits = [
        Edit("sources", "tass", source("tass")),
        Edit("claims", "third", claim("third", source_id="tass")),
    ]
    store.save(edits, author=ANN, why=WHY, base=1)
    items = {draft.table: draft.item for draft in store.review.awaiting(reader=ROSA)}

    with pytest.raises(EditRefused, match="sources have no such row"):
        store.review.publish([items["claims"]], author=ROSA)
    store.review.publish(items.values(), author=ROSA)

    assert store.atlas().claims["claim_id"].tolist() == ["earlier", "later", "third"]


def test_an_edited_public_claim_stays_public_as_it_was_until_it_is_reviewed(store):
    store.save([Edit("claims", "earlier", {"note": "N."})], author=ANN, why=WHY, base=1)

    public = store.atlas().claims.set_index("claim_id").loc["earlier"]
    drafts = store.atlas(reader=ANN).claims.set_index("claim_id").loc["earlier"]

    assert public["status"] == "published"
    assert public.isna()["note"]
    assert (drafts["status"], drafts["note"]) == ("draft", "N.")
