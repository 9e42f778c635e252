"""Which question is compared, and how: the sidebar of Disputes and what its parts draw from."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from geodata.model import Atlas
from geodata.selection import Selection
from geodata.selection import to_query as to_selection_query
from geodata.store.roles import sees_drafts
from geodata.story_days import within_story
from layers.view import day_number
from pages.parts import add_scene, clean, edits, mount, permalink, served, state
from pages.parts.comparison import (
    GROUPINGS,
    ORDERS,
    PARAMETERS,
    SCALES,
    TABS,
    Comparison,
    parse_day,
    parse_query,
    to_query,
)
from pages.parts.markdown import plain

_ORDERS = {
    "first": "First statement first",
    "largest": "Largest first",
    "newest": "Newest first",
}


def sidebar(atlas: Atlas) -> Comparison:
    """Show the choices, and what changed between two days; return what the reader chose."""
    questions = dict(zip(atlas.questions["question_id"], atlas.questions["text"], strict=True))
    _seed(atlas, tuple(questions))
    with st.sidebar:
        st.selectbox("Question", list(questions), key="question", format_func=questions.__getitem__)
        st.radio("Scale", SCALES, key="scale", format_func=str.capitalize, horizontal=True)
        st.segmented_control(
            "Group by", GROUPINGS, key="group", format_func=str.capitalize, required=True
        )
        st.selectbox("Order", ORDERS, key="order", format_func=_ORDERS.__getitem__)
        with st.container(key="shown", gap="xxsmall"):
            st.markdown(":small[Show]")
            st.toggle("Foreseen, as reference", key="show_foreseen")
            st.toggle("Denied and declined", key="show_denied")
            st.toggle("Links between claims", key="show_links")
            st.toggle(f"Draft claims :gray[{_drafts()}]", key="show_drafts")
    comparison = _chosen()
    state.fill(comparison=comparison)
    state.write_address("disputes", PARAMETERS, to_query(comparison))
    with st.sidebar:
        mount.component("changed", data=_data(atlas, comparison), on_since_change=_take_since)
        asked = to_selection_query(selection(comparison)) | {"figure": "dispute"}
        asked |= {"scale": comparison.scale} if comparison.scale == "log" else {}
        st.link_button("Make figure", f"/figures?{urlencode(asked, safe=',:')}")
        clean.button()
    return comparison


def show(atlas: Atlas, comparison: Comparison) -> None:
    """Show every claim under the question side by side."""
    if not comparison.question:
        st.info("This atlas has no question to compare under. Add one to questions.json.")
        return
    mount.component(
        "disputes",
        data=_data(atlas, comparison),
        on_known_change=_take_known,
        on_scene_change=_no_more,
    )
    asked = (state.held("disputes") or {}).get("scene")
    if asked is not None and edits.may_edit():  # empty: no claim is chosen
        add_scene.ask(
            atlas, selection(comparison), {str(name): str(value) for name, value in asked.items()}
        )


def selection(comparison: Comparison) -> Selection:
    """Return the claims that are compared, as known on the day that the reader stopped at."""
    asked = frozenset({comparison.question} - {""})
    return Selection(questions=asked, known=state.remembered().known)


def _data(atlas: Atlas, comparison: Comparison) -> dict[str, Any]:
    story = served.story(atlas, drafts=comparison.drafts)
    known, opening = state.remembered().known, state.held("dispute_opening")
    chosen = opening["chosen"]
    return {
        "channel": state.channel(),
        "story": served.DATA + story.digest,
        "extent": [story.first_day, story.end_day],
        "question": comparison.question,
        "revision": permalink.revision(atlas),
        "editor": edits.may_edit(),
        "known": day_number(known) - 1 if known else None,
        "since": day_number(comparison.since) if comparison.since else None,
        "tab": opening["tab"] if opening["tab"] in TABS else TABS[0],
        "chosen": story.focus(chosen) if chosen.startswith("claim:") else None,
        "options": {
            name: getattr(comparison, name)
            for name in ("scale", "group", "order", "foreseen", "denied", "links")
        },
    }


def _seed(atlas: Atlas, questions: tuple[str, ...]) -> None:
    """Put the comparison into the widgets, on a first look or when the address changed."""
    asked = state.asked_of("disputes", PARAMETERS)
    fresh = state.held("scale") is None
    if fresh:
        state.fill(dispute_opening={name: state.address(name) for name in ("tab", "chosen")})
        _open_known(atlas)
    if not asked and not fresh:
        return
    kept = state.held("comparison")
    comparison = kept if kept and not asked and kept.question in questions else None
    if comparison is None:
        comparison, problems = parse_query(asked or {}, questions)
        for problem in problems:
            st.toast(plain(problem))
    state.fill(
        question=comparison.question,
        scale=comparison.scale,
        group=comparison.group,
        order=comparison.order,
        show_foreseen=comparison.foreseen,
        show_denied=comparison.denied,
        show_links=comparison.links,
        show_drafts=comparison.drafts,
        dispute_since=comparison.since,
    )


def _chosen() -> Comparison:
    return Comparison(
        question=state.held("question") or "",
        scale=state.held("scale"),
        group=state.held("group"),
        order=state.held("order"),
        foreseen=bool(state.held("show_foreseen")),
        denied=bool(state.held("show_denied")),
        links=bool(state.held("show_links")),
        drafts=bool(state.held("show_drafts")),
        since=state.held("dispute_since"),
    )


def _open_known(atlas: Atlas) -> None:
    """Take over the day that the address stops at; without one, the day last looked at stays."""
    problems: list[str] = []
    day = parse_day({"known": state.address("known")}, "known", problems)
    asked = Selection(known=None if day is None else _end_of(day))
    selection, beyond = within_story(asked, atlas)
    for problem in (*problems, *beyond):
        st.toast(plain(problem))
    if day is not None:
        state.remember_known(selection.known)


def _no_more() -> None:
    """Let Streamlit run the page; what was asked for stands in the component's state."""


def _take_known() -> None:
    """Take over the day to which the reader moved the slider."""
    moved = (state.held("disputes") or {}).get("known")
    if moved:
        state.remember_known(None if moved["day"] is None else _end_of(_from_number(moved["day"])))


def _take_since() -> None:
    """Take over the day from which on the reader wants to see what changed."""
    since = (state.held("changed") or {}).get("since")
    if since:
        day = since["day"]
        state.fill(dispute_since=None if day is None else _from_number(day))


def _drafts() -> int:
    """Return how many drafts there are to the question; whoever may see none is told of none."""
    if not sees_drafts(state.author()):
        return 0
    claims = served.atlas(drafts=True).claims
    asked = claims["question_id"] == state.held("question")
    return int((asked & (claims["status"] == "draft")).sum())


def _end_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(days=1)


def _from_number(day: float) -> date:
    return date(1970, 1, 1) + timedelta(days=int(day))
