"""The scenes of a briefing in words, and for those who may: edited, and where the edits go."""

from __future__ import annotations

import streamlit as st

from geodata import GeodataError
from geodata.briefing_files import parse_upload
from geodata.briefing_text import briefing_text
from geodata.briefings import Briefing, Scene, move_scene, remove_scene, replace_scene
from geodata.facets import Facets
from geodata.fingerprints import fingerprinted
from geodata.model import Atlas
from geodata.selection import parse_query
from geodata.sentence_numbers import number_faults
from pages.parts import edits, scene_form, scenes, state
from pages.parts.markdown import plain, plain_lines

MOST_BYTES = 5_000_000


def show(atlas: Atlas, briefing: Briefing, scene: Scene | None) -> None:
    """Show the chosen scene with its changes and, to an editor, what edits it and the briefing."""
    st.subheader("Scenes", anchor="scenes")
    state.fill(retaking=None)
    if edits.may_edit():
        _where_edits_go(briefing)
        if found := edits.problem():
            st.error(plain_lines(found))
    _whole(atlas, briefing)
    if scene is not None:
        _chosen(atlas, briefing, scene)


def _chosen(atlas: Atlas, briefing: Briefing, scene: Scene) -> None:
    with st.container(border=True, key="scene_text"):
        st.caption(plain(scene.kicker))
        st.markdown(f"**{plain(scene.title)}**")
        scenes.words(atlas, scene)
    _numbers(atlas, scene)
    _changed(atlas, scene)
    if not edits.may_edit():
        return
    _buttons(atlas, briefing, scene)
    with st.expander("Edit this scene", key="edit_scene"):
        scene_form.show(atlas, briefing, scene)


def _where_edits_go(briefing: Briefing) -> None:
    if edits.is_public(briefing):
        st.caption(
            "Every edit is kept at once, with its history. The audience goes on seeing what is "
            "published."
        )
        return
    st.caption("The audience does not see your last edits yet: they wait to be published.")
    if edits.may_publish():
        st.button(
            "Publish this briefing",
            key="publish_briefing",
            on_click=edits.publish,
            args=(briefing,),
        )


def _numbers(atlas: Atlas, scene: Scene) -> None:
    """Warn of numbers that the claims of their sentence do not have, or have otherwise."""
    for number, sentence in enumerate(scene.text, start=1):
        claims = atlas.claims[atlas.claims["claim_id"].isin(sentence.claim_ids)]
        for fault in number_faults(sentence.words, claims):
            st.warning(f"Sentence {number}: {plain(fault)} Check it.")


def _changed(atlas: Atlas, scene: Scene) -> None:
    if told := scenes.changes(atlas, scene):
        lines = "  \n".join(plain(sentence) for sentence in told)
        st.warning(f"Changed since this scene was made:  \n{lines}")


def _buttons(atlas: Atlas, briefing: Briefing, scene: Scene) -> None:
    at = briefing.scenes.index(scene)

    last = len(briefing.scenes) - 1
    up, down = (move_scene(briefing, scene.scene_id, by=by) for by in (-1, 1))
    without = remove_scene(briefing, scene.scene_id)
    if scenes.changes(atlas, scene):
        st.button(
            "The words still hold",
            help="Takes the claims as they are today for those that the scene was made on.",
            key="still_holds",
            on_click=edits.save,
            args=(atlas, briefing, replace_scene(briefing, fingerprinted(scene, atlas))),
        )
    with st.container(horizontal=True):
        for label, key, edited, is_off in (
            ("Move up", "move_up", up, at == 0),
            ("Move down", "move_down", down, at == last),
            ("Delete scene", "delete_scene", without, False),
        ):
            st.button(
                label,
                key=key,
                on_click=edits.save,
                args=(atlas, briefing, edited),
                disabled=is_off,
            )
        if st.button(
            "Take another view in Explore",
            key="retake",
            help="Opens Explore on this scene: choose what to show, and press “Use for the scene”.",
        ):
            _open_in_explore(atlas, briefing, scene)


def _open_in_explore(atlas: Atlas, briefing: Briefing, scene: Scene) -> None:
    """Leave for Explore as the scene shows it, to come back with another view of it."""
    selection, _ = parse_query(scene.selection, Facets.of(atlas).known())
    view = {"view": scene.camera, "day": scene.day, "mode": scene.mode}
    state.look_at(selection, {name: value for name, value in view.items() if value})
    state.fill(retaking=(briefing.briefing_id, scene.scene_id))
    st.switch_page("explore.py")


def _whole(atlas: Atlas, briefing: Briefing) -> None:
    with st.container(horizontal=True):
        if edits.may_edit():
            st.button(
                "Undo",
                key="undo",
                on_click=edits.undo,
                args=(atlas, briefing),
                disabled=not edits.can_undo(briefing),
            )
        st.download_button(
            "Download briefing",
            briefing_text(briefing),
            file_name=f"{briefing.briefing_id}.json",
            mime="application/json",
            key="download_briefing",
            on_click="ignore",
        )
        if not edits.may_edit():
            return
        with st.popover("Upload briefing"):
            st.file_uploader(
                "A briefing that was downloaded here",
                type="json",
                key="upload",
                on_change=_take_upload,
                args=(atlas,),
            )


def _take_upload(atlas: Atlas) -> None:
    upload = state.held("upload")
    if upload is None:
        return
    if upload.size > MOST_BYTES:
        edits.say(f"The file has {upload.size:,} bytes and may have {MOST_BYTES:,}; shorten it.")
        return
    try:
        found, faults = parse_upload(upload.getvalue(), name=upload.name, atlas=atlas)
    except GeodataError as error:
        edits.say(str(error))
        return
    if found is not None:
        known = {briefing.briefing_id: briefing for briefing in edits.briefings(atlas)}
        edits.save(atlas, known.get(found.briefing_id), found)
    if faults:
        edits.say("\n".join(["Set aside from the upload:", *map(str, faults)]))
