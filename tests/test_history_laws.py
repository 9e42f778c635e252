"""Laws of a store that hold whatever several authors do, in whatever order."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from geodata import read_atlas
from geodata.errors import EditConflict, NotAllowed, NotThere
from geodata.history import PUBLIC, Author, Edit, open_store
from tests.builders import write_folder

AUTHORS = [Author(name, "reviewer") for name in ("Ann", "Ben", "Cem")]
ROWS, FIELDS, VALUES = ("nis", "kremlin"), ("note", "short_name"), ("a", "b", None)

authors = st.sampled_from(AUTHORS)
rows = st.sampled_from(ROWS)


class Editing(RuleBasedStateMachine):
    """Authors who load, save, undo and publish, beside a model of plain dictionaries.

    ``states`` holds what each revision was, ``public`` what readers see, ``seen`` the revision that
    each author loaded last, and ``drafts`` who edited a row since it was published.
    """

    @initialize()
    def found(self):
        self.folder = tempfile.TemporaryDirectory()
        origin = read_atlas(write_folder(Path(self.folder.name) / "atlas"))
        self.store = open_store(f"sqlite:///{self.folder.name}/store.sqlite", origin=origin)
        empty = {row: dict.fromkeys(FIELDS) for row in ROWS}
        self.states = [None, empty]
        self.public = empty
        self.seen = {author.name: 1 for author in AUTHORS}
        self.drafts = {row: set() for row in ROWS}
        self.touched = [set(), set()]

    def teardown(self):
        if hasattr(self, "store"):
            assert self.store.log.verify() == 0
            for number, state in enumerate(self.states[1:], start=1):
                assert self.read(number, AUTHORS[0]) == state
            self.store.close()
            self.folder.cleanup()

    def read(self, number, reader):
        found = {
            row.row_id: row.fields
            for row in self.store.rows("sources", revision=number, reader=reader)
        }
        return {row: {name: found[row].get(name) for name in FIELDS} for row in ROWS}

    def add(self, state, touched, author):
        self.states.append(state)
        self.touched.append(touched)
        for row in touched:
            self.drafts[row].add(author.name)

    @rule(author=authors)
    def load(self, author):
        self.seen[author.name] = self.store.head()

    @rule(author=authors, row=rows, field=st.sampled_from(FIELDS), value=st.sampled_from(VALUES))
    def save(self, author, row, field, value):
        base = self.states[self.seen[author.name]][row][field]
        theirs = self.states[-1][row][field]
        edit = Edit("sources", row, {field: value})
        save = {"author": author, "why": "Why.", "base": self.seen[author.name]}

        if value != base and theirs not in (base, value):
            with pytest.raises(EditConflict) as told:
                self.store.save([edit], **save)
            (conflict,) = told.value.conflicts
            assert (conflict.base, conflict.theirs, conflict.mine) == (base, theirs, value)
            return
        revision = self.store.save([edit], **save)
        result = value if value != base else theirs
        state = {**self.states[-1], row: {**self.states[-1][row], field: result}}
        if state != self.states[-1]:
            self.add(state, {row}, author)
        assert revision.number == len(self.states) - 1

    @rule(author=authors, data=st.data())
    def undo(self, author, data):
        number = data.draw(st.integers(1, len(self.states) - 1))
        before, after, now = self.states[number - 1], self.states[number], self.states[-1]
        if number == 1 or not self.touched[number]:
            return  # an atlas's beginning and publications are not undone: test_history.py
        changed = [
            (row, field)
            for row in ROWS for field in FIELDS
            if before[row][field] != after[row][field]
        ]  # fmt: skip
        free = all(now[row][field] in (after[row][field], before[row][field])
                   for row, field in changed)  # fmt: skip
        if not free:
            with pytest.raises(EditConflict):
                self.store.undo(number, author=author)
            return
        self.store.undo(number, author=author)
        state = {row: dict(now[row]) for row in ROWS}
        for row, field in changed:
            state[row][field] = before[row][field]
        if state != now:
            self.add(state, {row for row in ROWS if state[row] != now[row]}, author)

    @rule(author=authors, row=rows)
    def publish(self, author, row):
        version = self.store.row("sources", row, reader=author).version
        item = ("sources", row, version)
        if not self.drafts[row]:
            with pytest.raises(NotThere):
                self.store.review.publish([item], author=author)
        elif author.name in self.drafts[row]:
            with pytest.raises(NotAllowed):
                self.store.review.publish([item], author=author)
        else:
            self.store.review.publish([item], author=author)
            self.public = {**self.public, row: self.states[-1][row]}
            self.states.append(self.states[-1])
            self.touched.append(set())
            self.drafts[row] = set()

    @invariant()
    def editors_see_the_newest_and_readers_what_was_published(self):
        if hasattr(self, "store"):
            assert self.store.head() == len(self.states) - 1
            assert self.read(None, AUTHORS[0]) == self.states[-1]
            assert self.read(None, PUBLIC) == self.public


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
