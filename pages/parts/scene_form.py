"""One scene as it can be edited: its words, each sentence with its claims, and its notes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from geodata.briefing_files import parse_upload
from geodata.briefing_text import briefing_revision, briefing_text
from geodata.briefings import Briefing, Scene, Sentence, replace_scene
from geodata.facets import Facets
from geodata.fingerprints import fingerprinted
from geodata.model import Atlas
from geodata.selection import parse_query, select_claims
from pages.parts import edits, scenes, state

MOST_OFFERED = 400
"""Claims that can be picked for a sentence, beside those it has."""


def show(atlas: Atlas, briefing: Briefing, scene: Scene) -> None:
    """Show a scene as a form; saving keeps it when no sentence is without a claim."""
    key = f"{scene.scene_id}-{briefing_revision(replace(briefing, scenes=(scene,)))[:12]}"
    labels = _labels(atlas, scene)
    with st.form(key=f"form-{key}"):
        st.text_input("Line above the title", scene.kicker, key=f"kicker-{key}")
        st.text_input("Title", scene.title, key=f"title-{key}")
        for number, sentence in enumerate((*scene.text, Sentence("", ())), start=1):
            _sentence(number, sentence, labels, key)
        st.text_area("Notes for who presents", scene.notes, key=f"notes-{key}", height=120)
        st.checkbox("Let time run when the scene opens", scene.play, key=f"play-{key}")
        st.form_submit_button(
            "Save scene", type="primary", on_click=_save, args=(atlas, briefing, scene, key)
        )


def _sentence(number: int, sentence: Sentence, labels: dict[str, str], key: str) -> None:
    words, claims = st.columns([3, 2])
    name = f"Sentence {number}" if sentence.words else "Another sentence"
    with words:
        st.text_area(name, sentence.words, key=f"words-{number}-{key}", height=84)
    with claims:
        st.multiselect(
            f"Claims of sentence {number}",
            list(labels),
            [claim_id for claim_id in sentence.claim_ids if claim_id in labels],
            format_func=lambda claim_id: labels.get(claim_id, claim_id),
            placeholder="At least one",
            key=f"claims-{number}-{key}",
        )


def _labels(atlas: Atlas, scene: Scene) -> dict[str, str]:
    """Return the claims that a sentence may rest on, each in words: linked, then selected."""
    selection, _ = parse_query(scene.selection, Facets.of(atlas).known())
    shown = select_claims(atlas, selection)["claim_id"].head(MOST_OFFERED)
    wanted = dict.fromkeys([*scene.claim_ids, *shown])
    names = scenes.claim_names(atlas, wanted)
    statements = atlas.claims.set_index("claim_id")["statement"]
    return {name: f"{names[name]}: {statements[name]}" if name in names else name
            for name in wanted}  # fmt: skip


def _save(atlas: Atlas, briefing: Briefing, scene: Scene, key: str) -> None:
    """Take over what the form holds."""

    def held(name: str) -> Any:  # noqa: ANN401  # whatever the widget holds
        return state.held(f"{name}-{key}")

    text = [
        Sentence(words.strip(), tuple(held(f"claims-{number}")))
        for number in range(1, len(scene.text) + 2)
        if (words := held(f"words-{number}") or "").strip()
    ]
    linked = {claim_id for sentence in text for claim_id in sentence.claim_ids}
    edited = replace(
        scene,
        kicker=held("kicker").strip(),
        title=held("title").strip(),
        text=tuple(text),
        notes=held("notes").strip(),
        play=held("play"),
        highlight=tuple(claim_id for claim_id in scene.highlight if claim_id in linked),
    )
    edited = fingerprinted(edited, atlas, keep=True)
    alone = replace(briefing, scenes=(edited,))
    _, faults = parse_upload(briefing_text(alone).encode(), name="", atlas=atlas)
    if faults:
        edits.say(f"Not saved: {'; '.join(fault.reason for fault in faults)}.")
    else:
        edits.save(atlas, briefing, replace_scene(briefing, edited))
