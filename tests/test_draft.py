import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.draft import (
    MOST_STEPS,
    Draft,
    after_save,
    apply_step,
    do,
    from_json,
    redo,
    to_json,
    touch_of,
    undo,
    working_rows,
)
from geodata.errors import EditConflict

ROWS = {"sudzha": {"name": "Sudzha", "precision": "region"}, "lgov": {"name": "Lgov"}}


def changed(row, **fields):
    return touch_of(row, ROWS[row], {**ROWS[row], **fields})


@pytest.fixture
def draft():
    return do(Draft(base=6), [changed("sudzha", precision="district")])


def test_a_draft_shows_only_the_rows_that_it_changes(draft):
    assert working_rows(draft, ROWS) == {"sudzha": {"name": "Sudzha", "precision": "district"}}


def test_undo_restores_and_redo_does_it_again(draft):
    undone = undo(draft, ROWS)

    assert working_rows(undone, ROWS) == {}
    assert working_rows(redo(undone, ROWS), ROWS) == working_rows(draft, ROWS)


def test_a_new_row_and_a_deleted_one_can_be_undone():
    new = {"name": "Plekhovo"}
    draft = do(Draft(base=1), [touch_of("new-1", None, new), touch_of("lgov", ROWS["lgov"], None)])

    assert working_rows(draft, ROWS) == {"lgov": None, "new-1": new}
    assert working_rows(undo(draft, ROWS), ROWS) == {}


def test_undo_reaches_beyond_the_last_save_and_waits_to_be_saved(draft):
    saved = after_save(draft, 7, {})
    rows = apply_step(ROWS, draft.steps[0])

    undone = undo(saved, rows)

    assert saved.is_clean
    assert not undone.is_clean
    assert working_rows(undone, rows) == {"sudzha": ROWS["sudzha"]}


def test_undo_beyond_a_save_is_refused_where_somebody_else_changed_the_same_field(draft):
    saved = after_save(draft, 7, {})
    theirs = {**ROWS, "sudzha": {"name": "Sudzha", "precision": "settlement"}}

    with pytest.raises(EditConflict, match="precision was changed by somebody else"):
        undo(saved, theirs)


def test_undo_beyond_a_save_keeps_what_somebody_else_changed_beside_it(draft):
    saved = after_save(draft, 7, {})
    theirs = {**ROWS, "sudzha": {"name": "Suja", "precision": "district"}}

    undone = undo(saved, theirs)

    assert working_rows(undone, theirs) == {"sudzha": {"name": "Suja", "precision": "region"}}


def test_a_step_after_an_undo_beyond_a_save_keeps_the_way_back(draft):
    saved = after_save(draft, 7, {})
    rows = apply_step(ROWS, draft.steps[0])
    undone = undo(saved, rows)

    more = do(undone, [touch_of("lgov", rows["lgov"], {"name": "L’gov"})])

    assert working_rows(more, rows) == {"sudzha": ROWS["sudzha"], "lgov": {"name": "L’gov"}}
    assert working_rows(undo(undo(more, rows), rows), rows) == {}


def test_what_was_undone_is_gone_after_another_step(draft):
    other = do(undo(draft, ROWS), [changed("lgov", name="L’gov")])

    assert redo(other, ROWS) == other
    assert working_rows(other, ROWS) == {"lgov": {"name": "L’gov"}}


def test_a_new_row_takes_its_own_name_when_it_is_saved():
    draft = do(Draft(base=1), [touch_of("new-1", None, {"place_id": "plekhovo"})])

    saved = after_save(draft, 2, {"new-1": "plekhovo"})
    rows = {**ROWS, "plekhovo": {"place_id": "plekhovo"}}

    assert working_rows(undo(saved, rows), rows) == {"plekhovo": None}


def test_a_property_that_is_null_is_not_one_that_is_absent():
    rows = {"a": {"properties/x": None}}
    draft = do(Draft(base=1), [touch_of("a", rows["a"], {})])

    assert working_rows(draft, rows) == {"a": {}}
    assert working_rows(undo(draft, rows), rows) == {}


def test_an_act_that_changes_nothing_is_no_step(draft):
    assert do(draft, [touch_of("lgov", ROWS["lgov"], ROWS["lgov"])]) == draft


def test_steps_that_are_not_saved_are_never_forgotten():
    draft, name = Draft(base=1), "0"
    rows = {"a": {"name": name}}
    for number in range(MOST_STEPS + 20):
        draft = do(draft, [touch_of("a", {"name": name}, {"name": str(number + 1)})])
        name = str(number + 1)

    assert working_rows(draft, rows) == {"a": {"name": name}}
    saved = after_save(draft, 2, {})
    more = do(saved, [touch_of("a", {"name": name}, {"name": "end"})])
    assert len(more.steps) == MOST_STEPS


def test_a_note_of_a_repair_waits_for_the_save(draft):
    repaired = do(draft, [changed("lgov", name="L’gov")], note="Round to 2 decimals")

    assert repaired.notes() == ("Round to 2 decimals",)
    assert after_save(repaired, 7, {}).notes() == ()


names = st.sampled_from(["a", "b", "c"])
values = st.one_of(st.none(), st.dictionaries(st.sampled_from(["x", "y"]), st.integers(0, 3)))


@given(st.lists(st.tuples(names, values), max_size=12), st.data())
def test_undoing_all_restores_and_a_draft_is_the_same_through_json(acts, data):
    rows = {"a": {"x": 1}, "b": {}}
    draft = Draft(base=3)
    for row, after in acts:
        before = {**rows, **working_rows(draft, rows)}.get(row)
        draft = do(draft, [touch_of(row, before, after)])

    again = from_json(json.loads(json.dumps(to_json(draft))))
    assert again == replace(draft, acts=dict(draft.acts))
    for _ in draft.steps:
        draft = undo(draft, rows)
    assert working_rows(draft, rows) == {}
