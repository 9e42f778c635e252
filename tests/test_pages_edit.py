"""The Edit page without a browser: drafts, checks, saving, conflicts, review and own layers."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from geodata.history import LOCAL, PUBLIC, Author, Edit
from pages.parts import people, served, state
from pages.parts.desk import work
from tests.stores import BEN
from tests.test_pages import PAGES, opened

ANN = Author("Ann", "admin", is_alone=True)


@pytest.fixture(autouse=True)
def small_store(small_atlas_folder, monkeypatch):
    monkeypatch.setenv("ATLAS", str(small_atlas_folder))
    monkeypatch.setattr(people, "reader", lambda: LOCAL)  # no connection tells who asks


def edit(table="places", row="vladivostok", name="Ann", **query):
    """Open the page on a row, with its form open."""
    screen = AppTest.from_file(PAGES / "edit.py", default_timeout=60)
    screen.session_state["desk_form_below_map"] = True
    for key, value in {"table": table, "row": row, "as": name, **query}.items():
        screen.query_params[key] = value
    return screen.run()


def field(screen, name, kind="text_input"):
    """Return the widget of a column in the form."""
    return next(
        widget
        for widget in getattr(screen, kind)
        if re.fullmatch(rf"{name}( \(optional\))?(, as JSON)?", widget.label)
    )


def button(screen, words):
    return next(each for each in screen.button if each.label == words)


def labels(screen):
    return [each.label for each in screen.button]


def marked(screen):
    return "\n".join(each.value for each in (*screen.markdown, *screen.caption))


def save(screen, why="a reason"):
    button(screen, "Save for review").click().run()
    screen.text_area(key="desk_why").input(why).run()
    return button(screen, "Save").click().run()


def test_the_page_opens_on_places_with_nothing_changed():
    screen = opened("edit.py")

    assert not screen.exception
    assert screen.title[0].value == "Places"
    assert "Nothing is changed." in marked(screen)
    assert button(screen, "Save for review").disabled


def test_a_field_that_is_edited_waits_to_be_saved_and_outlives_the_session():
    screen = edit()
    field(screen, "name").input("Vladivostok port").run()

    again = edit()

    assert "1 unsaved change" in marked(again)
    assert again.title[0].value == "Vladivostok port"
    assert served.store().row("places", "vladivostok").fields["name"] == "Vladivostok"


def test_undo_and_redo_move_through_the_steps():
    screen = edit()
    field(screen, "name").input("Vladivostok port").run()

    undone = button(screen, "Undo").click().run()
    assert undone.title[0].value == "Vladivostok"

    assert button(undone, "Redo").click().run().title[0].value == "Vladivostok port"


def test_what_is_saved_awaits_review_and_is_public_once_published():
    screen = edit()
    field(screen, "name").input("Vladivostok port").run()

    screen = save(screen)
    assert not screen.exception
    assert "Awaiting review" in marked(screen)
    assert served.store().row("places", "vladivostok").fields["name"] == "Vladivostok"

    button(screen, "Publish").click().run()
    assert served.store().row("places", "vladivostok").fields["name"] == "Vladivostok port"


def test_undo_reaches_beyond_the_save_and_is_saved_as_a_change_of_its_own():
    screen = edit()
    field(screen, "name").input("Vladivostok port").run()
    screen = save(screen)

    screen = button(screen, "Undo").click().run()

    assert screen.title[0].value == "Vladivostok"
    assert "1 unsaved change" in marked(screen)
    save(screen, "taken back")
    assert served.store().log.revisions(reader=ANN)[0].why == "taken back"


def test_a_repair_is_applied_only_when_accepted_and_then_recorded():
    screen = edit("claims", "earlier")
    field(screen, "said").input("18 October 2024 or so").run()
    field(screen, "said").input("about 18 October 2024").run()
    assert "stops the save" in marked(screen)

    screen = button(screen, r"Write 2024\-10\-18\~").click().run()

    assert field(screen, "said").value == "2024-10-18~"
    button(screen, "Save for review").click().run()
    assert "Write 2024-10-18~ (said cannot be kept)" in screen.text_area(key="desk_why").value


def test_a_row_that_breaks_the_schema_cannot_be_saved():
    screen = edit()
    field(screen, "country").input("Russia").run()

    button(screen, "Save for review").click().run()
    screen.text_area(key="desk_why").input("because").run()

    assert button(screen, "Save").disabled
    assert "country cannot be kept" in "\n".join(each.value for each in screen.warning)


def test_advice_that_is_left_as_it_is_is_shown_no_more():
    screen = edit("documents", "yonhap-18-oct")
    assert "No archived copy" in marked(screen)

    screen = button(screen, "Leave as it is").click().run()

    assert "No archived copy" not in marked(screen)
    assert "No archived copy" not in marked(edit("documents", "yonhap-18-oct"))


def test_a_number_in_words_is_proposed_with_the_note_that_it_was_derived():
    screen = edit("claims", "earlier")
    screen.text_input(key="desk_words_earlier").input("two units of 6,000 each").run()

    label = next(each for each in labels(screen) if each.startswith("Write exactly 12,000"))
    button(screen, label).click().run()

    draft = work.from_json(served.store().unsaved.of("claims", author=ANN).value)
    after = draft.pending()[-1].touches[0].after
    assert (after["bound"], after["low"], after["high"]) == ("exactly", 12_000, 12_000)
    assert after["note"] == "Number derived: 2 × 6,000."


def test_a_new_row_is_named_by_its_identifier_when_it_is_saved():
    screen = edit("questions", "")
    screen = button(screen, "Add a row").click().run()
    for name, value in {
        "question_id": "killed", "text": "How many were killed?", "measure": "killed",
        "unit": "people", "scope": "North Korean troops in Kursk Oblast",
    }.items():  # fmt: skip
        kind = "text_area" if name == "scope" else "text_input"
        field(screen, name, kind).input(value).run()
        screen = screen.run()

    save(screen)

    assert served.store().row("questions", "killed", reader=ANN).version == 1


def test_a_near_equal_name_is_pointed_out_while_a_source_is_written():
    screen = edit("sources", "kremlin")

    field(screen, "name").input("National Intelligence Servise").run()

    assert "May be there already" in marked(screen)


def test_two_authors_of_one_field_meet_with_base_theirs_and_mine():
    ann, ben = edit(name="Ann"), edit(name="Ben")
    field(ann, "name").input("Vladivostok port").run()
    field(ben, "name").input("Port of Vladivostok").run()
    save(ann)

    ben = save(ben.run())
    shown = marked(ben)
    assert "When you began" in shown
    assert r"Theirs \(Ann\)" in shown
    assert "Port of Vladivostok" in shown
    assert button(ben, "Save my choice").disabled

    ben.button_group(key="desk_choice_0").select("mine").run()
    button(ben, "Save my choice").click().run()

    row = served.store().row("places", "vladivostok", reader=ANN)
    assert (row.version, row.fields["name"]) == (3, "Port of Vladivostok")


def test_different_fields_of_two_authors_are_merged():
    ann, ben = edit(name="Ann"), edit(name="Ben")
    field(ann, "name").input("Vladivostok port").run()
    field(ben, "uncertainty_m").input("12,000").run()
    save(ann)
    save(ben.run())

    fields = served.store().row("places", "vladivostok", reader=ANN).fields
    assert (fields["name"], fields["uncertainty_m"]) == ("Vladivostok port", 12_000)


def test_only_what_was_seen_and_ticked_is_published():
    store = served.store()
    for row in ("vladivostok", "wonsan"):
        edited(store, row, "Another name")
    screen = edit(row="")
    button(screen, "Review them").click().run()
    assert button(screen, "Publish 0 ticked").disabled
    assert marked(screen).count("**Another name**") == 2

    tick(screen, "wonsan").check().run()
    button(screen, "Publish 1 ticked").click().run()

    assert store.row("places", "wonsan").fields["name"] == "Another name"
    assert store.row("places", "vladivostok").fields["name"] == "Vladivostok"


def test_a_tick_does_not_stand_for_what_was_edited_after_it():
    store = served.store()
    edited(store, "wonsan", "As it was read")
    screen = edit(row="")
    button(screen, "Review them").click().run()
    tick(screen, "wonsan").check().run()

    edited(store, "wonsan", "As it was not")
    screen.run()

    assert button(screen, "Publish 0 ticked").disabled
    assert not tick(screen, "wonsan").value


def test_an_own_edit_cannot_be_ticked(monkeypatch):
    rosa = Author("Rosa", "reviewer")
    edited(served.store(), "wonsan", "Mine", author=rosa)
    monkeypatch.setattr(people, "reader", lambda: rosa)

    screen = edit(row="")
    button(screen, "Review them").click().run()

    assert tick(screen, "wonsan").disabled


def edited(store, row, name, author=BEN):
    store.save([Edit("places", row, {"name": name})], author=author, why="w", base=store.head())


def tick(screen, row):
    return next(box for box in screen.checkbox if f"_{row}_" in box.key)


def test_a_revision_shows_what_it_did_and_two_are_compared():
    store = served.store()
    moved = {"type": "Point", "coordinates": [131.5, 43.1]}
    change = Edit("places", "vladivostok", {"geometry": moved, "name": "Vladivostok port"})
    store.save([change], author=ANN, why="moved", base=store.head())
    screen = edit(row="")

    button(screen, "Show").click().run()
    assert "~~Vladivostok~~ | **Vladivostok port**" in marked(screen)
    assert states(screen) == ["Before", "After"]

    screen = edit(row="")
    button(screen, "Compare two revisions").click().run()
    assert "1 row differs." in marked(screen)
    assert states(screen) == ["Revision 1", "Revision 2"]


def test_the_history_of_a_table_leads_to_the_feed_of_what_is_published():
    assert "[/feed.atom](/feed.atom)" in marked(edit(row=""))


def states(screen):
    """Return what the states of a shape are called on the map that shows them."""
    found = [json.loads(part.proto.json) for part in screen.get("bidi_component")]
    [shown] = [data["states"] for data in found if "states" in data]
    return [each["words"] for each in shown]


def test_who_may_not_edit_is_told_so(monkeypatch):
    monkeypatch.setattr(people, "reader", lambda: PUBLIC)

    screen = opened("edit.py")

    assert not screen.exception
    assert "role of an editor" in screen.info[0].value
    assert labels(screen) == []


def test_an_own_layer_is_made_deleted_and_brought_back():
    screen = edit(row="")
    button(screen, "New layer").click().run()
    screen.text_input(key="desk_layer_title").input("Rail heads").run()
    button(screen, "Add layer").click().run()
    assert served.store().layers.names(reader=ANN) == {"rail-heads": "Rail heads"}

    screen = opened("edit.py", table="layer:rail-heads", **{"as": "Ann"})
    button(screen, "Delete layer").click().run()
    [*_, confirm] = [each for each in screen.button if each.label == "Delete layer"]
    confirm.click().run()
    assert served.store().layers.names(reader=ANN) == {}

    button(screen.run(), "Bring it back").click().run()
    assert served.store().layers.names(reader=ANN) == {"rail-heads": "Rail heads"}


def test_a_version_is_restored_as_a_new_one():
    store = served.store()
    store.save(
        [Edit("places", "vladivostok", {"name": "Vladivostok port"})],
        author=ANN, why="name", base=store.head(),
    )  # fmt: skip
    screen = edit()

    button(screen, "Restore").click().run()

    row = store.row("places", "vladivostok", reader=ANN)
    assert (row.version, row.fields["name"]) == (3, "Vladivostok")


def test_a_claim_is_retracted_with_its_reason_and_stays():
    screen = edit("claims", "earlier")

    screen.text_input(key="desk_retract_why_earlier").input("the report was withdrawn").run()
    button(screen, "Retract").click().run()

    fields = served.store().row("claims", "earlier").fields
    assert fields["status"] == "retracted"
    assert "the report was withdrawn" in fields["note"]


def test_the_number_of_an_act_is_done_once_however_often_it_is_told(monkeypatch):
    told = {
        "key": "Ann places", "page": "p1",
        "entries": [{"n": 1, "acts": [{"row": "vladivostok", "set": {"name": "One"}}]}],
    }  # fmt: skip
    held = {"author_name": "Ann", "attributes": {"told": told}}
    monkeypatch.setattr(state, "held", held.get)
    monkeypatch.setattr(state, "fill", lambda **values: held.update(values))

    first, second = work.open_desk("places"), work.open_desk("places")

    assert first.rows == second.rows
    assert len(second.draft.steps) == 1
    assert second.rows["vladivostok"]["name"] == "One"


def test_what_is_told_of_another_draft_is_not_done(monkeypatch):
    told = {"key": "Ben places", "page": "p1", "entries": [{"n": 1, "acts": []}]}
    held = {"author_name": "Ann", "attributes": {"told": told}}
    monkeypatch.setattr(state, "held", held.get)

    assert work.open_desk("places").draft.acts == {}


@pytest.mark.parametrize("table", ["sources", "documents", "relations", "assessments", "movements"])
def test_every_table_has_its_form(table):
    store = served.store()
    rows = store.rows(table, reader=ANN)

    screen = edit(table, rows[0].row_id)

    assert not screen.exception
    assert rows[0].fields.keys() - {"geometry"} <= {
        re.sub(r" \(optional\)|, as JSON", "", widget.label)
        for kind in ("text_input", "text_area", "selectbox", "multiselect")
        for widget in getattr(screen, kind)
    }
