"""Layers of one's own: a new one, and one deleted and brought back."""

from __future__ import annotations

import streamlit as st

from geodata import GeodataError
from geodata.advice.fields import slug_of
from geodata.store.values import LAYER_PREFIX, LAYERS
from pages.parts import served, state
from pages.parts.desk import dialogs, place
from pages.parts.markdown import plain, plain_lines


def buttons(table: str, title: str) -> None:
    """Show the ways to a new layer, and away from this one."""
    with st.container(horizontal=True):
        st.button("New layer", key="desk_new_layer", on_click=dialogs.open_one, args=("new layer",))
        if st.button("Import a layer", key="desk_import"):
            st.switch_page("import_layer.py")
        if table.startswith(LAYER_PREFIX):
            st.button(
                "Delete layer",
                key="desk_delete_layer",
                on_click=dialogs.open_one,
                args=("delete layer",),
            )
    if dialogs.is_open("new layer"):
        _new()
    if dialogs.is_open("delete layer"):
        _delete(table.removeprefix(LAYER_PREFIX), title)
    gone = state.held("desk_gone")
    if gone:
        st.caption(f"“{plain(gone[1])}” is deleted.")
        st.button("Bring it back", key="desk_bring_back", on_click=_bring_back, args=(gone,))


@st.dialog("New layer", on_dismiss=dialogs.close)
def _new() -> None:
    """Ask for a name, and offer the layers that were deleted."""
    title = st.text_input("What it is called", key="desk_layer_title", max_chars=100)
    name = slug_of(title)
    columns = st.text_input(
        "Columns, separated by commas", key="desk_layer_columns", placeholder="name, kind, note"
    )
    st.caption(f"Its name for links and files: {plain(name) or '—'}. It may hold any property.")
    if st.button("Add layer", key="desk_add_layer", type="primary", disabled=not name):
        try:
            served.store().layers.add(
                name,
                [],
                title=title.strip(),
                columns=[part.strip() for part in columns.split(",") if part.strip()],
                author=place.me(),
                why=f"new layer “{title.strip()}”",
            )
        except GeodataError as error:
            st.error(plain_lines(str(error)))
            return
        dialogs.close()
        state.fill(desk_table=LAYER_PREFIX + name)
        st.rerun()
    deleted = _deleted()
    if deleted:
        st.markdown("**Deleted layers**")
        for found in deleted:
            st.button(
                f"Bring back {plain(found[1])}",
                key=f"desk_back_{found[0]}",
                on_click=_bring_back,
                args=(found,),
            )


@st.dialog("Delete this layer?", on_dismiss=dialogs.close)
def _delete(name: str, title: str) -> None:
    st.write(f"“{plain(title)}” goes from the list. All of it stays in the history.")
    if st.button("Delete layer", key="desk_delete_now", type="primary"):
        author = place.me()
        try:
            store = served.store()
            revision = store.layers.delete(
                name, author=author, why=f"layer “{title}” deleted", base=store.head()
            )
        except GeodataError as error:
            st.error(plain_lines(str(error)))
            return
        dialogs.close()
        state.fill(desk_gone=(revision.number, title), desk_table="places")
        st.rerun()


def _bring_back(gone: tuple[int, str]) -> None:
    try:
        served.store().undo(gone[0], author=place.me(), why=f"layer “{gone[1]}” brought back")
    except GeodataError as error:
        state.fill(desk_problem=str(error))
    dialogs.close()
    state.fill(desk_gone=None)


def _deleted() -> list[tuple[int, str]]:
    """Return the deletions of layers that are not there now: the revision, and the title."""
    store, author = place.store(), place.me()
    there = store.layers.names(reader=author)
    found: dict[str, tuple[int, str]] = {}
    for revision in store.log.revisions(table=LAYERS, reader=author):
        for change in store.log.changes(revision.number, reader=author):
            if change.table == LAYERS and change.after is None and change.row_id not in there:
                title = str((change.before or {}).get("title") or change.row_id)
                found.setdefault(change.row_id, (revision.number, title))
    return list(found.values())
