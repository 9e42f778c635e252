"""Each kind of fault, with its features and reason, and what is to be done about it."""

from __future__ import annotations

import streamlit as st

from layers.arrival import MOST_TOLD, Group, fault_groups
from pages.parts import state
from pages.parts.arrival.drop import Arrived
from pages.parts.arrival.reading import choice_key
from pages.parts.markdown import plain

_WORDS = {"apply": "Mend", "leave": "Leave as it is", "aside": "Set aside"}


def show(arrived: Arrived) -> None:
    """Show the faults by kind; another choice reads the file again."""
    groups = fault_groups(arrived.layer)
    st.markdown(f"**Faults** {len(groups) or ''}")
    if not groups:
        st.caption("None. Every feature is as it came.")
    for group in groups:
        _group(group)
    if arrived.layer.notes:
        st.markdown("**Good to know**")
        for note in arrived.layer.notes:
            st.caption(plain(note))


def _group(group: Group) -> None:
    with st.container(border=True, key=f"arrived_fault_{group.kind.name}"):
        st.markdown(f"**{group.number}  {plain(group.kind.title)}** · {group.count:,}")
        st.caption(f"{plain(group.done).capitalize()}: {plain(group.kind.reason)}.")
        if len(group.kind.choices) > 1:
            key = choice_key(group.kind.name)
            if state.held(key) is None:
                state.fill(**{key: group.kind.choices[0]})
            st.segmented_control(
                f"What to do about: {group.kind.title}",
                group.kind.choices,
                key=key,
                required=True,
                format_func=_WORDS.__getitem__,
                label_visibility="collapsed",
            )
        with st.expander("Which"):
            for words in group.told:
                st.text(words)
            if group.count > MOST_TOLD:
                st.caption(f"The first {MOST_TOLD} of {group.count:,}.")
