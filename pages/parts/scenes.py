"""The scenes of a briefing: which there are, and what one of them says by whose word."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import urlencode

import streamlit as st

from geodata.briefings import Briefing, Scene
from geodata.fingerprints import changed_since
from geodata.model import Atlas
from layers.words import claim_label
from pages.parts import edits, state
from pages.parts.markdown import plain


def chosen(atlas: Atlas) -> Briefing:
    """Return the briefing that the reader looks at; stops a page that has none."""
    known = {briefing.briefing_id: briefing for briefing in edits.briefings(atlas)}
    if not known:
        st.title("Briefing", anchor=False)
        st.info(
            "This atlas has no briefing yet. Open Explore, choose what to show, and press "
            "“Add as scene”."
        )
        st.stop()
    names = list(known)
    asked = state.address("briefing")
    if len(names) == 1:
        return known[names[0]]
    name = st.selectbox(
        "Briefing",
        names,
        index=names.index(asked) if asked in known else 0,
        format_func=lambda name: known[name].title,
        key="briefing",
    )
    return known[name]


def index(atlas: Atlas, briefing: Briefing) -> Scene | None:
    """Show the list of scenes and return the one that is chosen, if there is any."""
    if not briefing.scenes:
        st.info("This briefing has no scenes. Add a view as a scene from Explore.")
        return None
    names = [scene.scene_id for scene in briefing.scenes]
    asked = (state.held("scene"), state.address("scene"), names[0])
    state.fill(scene=next(name for name in asked if name in names))  # again: places may change
    labels = {
        scene.scene_id: f"{number}. {plain(scene.title)}"
        for number, scene in enumerate(briefing.scenes, start=1)
    }
    st.radio(
        "Scenes",
        names,
        format_func=lambda name: labels.get(name, name),
        captions=[_caption(atlas, scene) for scene in briefing.scenes],
        key="scene",
        label_visibility="collapsed",
    )
    return briefing.scene(str(state.held("scene")))


def asked_for(briefing: Briefing) -> Scene | None:
    """Return the scene that the address asks for, else the first, if there is any."""
    named = {scene.scene_id: scene for scene in briefing.scenes}
    return named.get(state.address("scene"), next(iter(briefing.scenes), None))


def words(atlas: Atlas, scene: Scene) -> None:
    """Show the sentences of a scene, each with the claims that it rests on."""
    known = claim_names(atlas, scene.claim_ids)
    for sentence in scene.text:
        by_name: dict[str, list[str]] = {}
        for claim in sentence.claim_ids:
            by_name.setdefault(known.get(claim, ""), []).append(claim)
        rests_on = ", ".join(_link(scene, name, claims) for name, claims in by_name.items())
        st.markdown(f"{plain(sentence.words)} :small[({rests_on})]")


def changes(atlas: Atlas, scene: Scene) -> list[str]:
    """Return what has become of a scene's claims since it was made, a sentence for each."""
    known = claim_names(atlas, scene.claim_ids)
    return [
        f"{known.get(change.claim_id, change.claim_id)}: {change.words}."
        for change in changed_since(scene, atlas)
    ]


def claim_names(atlas: Atlas, wanted: Collection[str]) -> dict[str, str]:
    """Return what claims are called, by ``claim_id``: the source and the day said."""
    sources = atlas.sources.set_index("source_id")
    names = sources["short_name"].fillna(sources["name"])
    claims = atlas.claims[atlas.claims["claim_id"].isin(wanted)]
    columns = (claims["claim_id"], claims["source_id"], claims["said"])
    return {
        claim: claim_label(names[source], said, beside="")
        for claim, source, said in zip(*columns, strict=True)
    }


def _caption(atlas: Atlas, scene: Scene) -> str:
    changed = ":gray-badge[changed since] " if changed_since(scene, atlas) else ""
    return changed + plain(scene.kicker)


def _link(scene: Scene, name: str, claims: list[str]) -> str:
    """Return a link that opens claims of one source and day in Explore; without a name, none."""
    if not name:
        return f"{', '.join(claims)}: no longer in the atlas"
    query = urlencode({**scene.selection, "chosen": f"claim:{','.join(claims)}"})
    return f"[{plain(name)}](/explore?{query})"
