"""Dates and numbers as people say them, proposed as the format writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from geodata.advice.dates import date_proposals, needs_day
from geodata.advice.numbers import number_proposals
from geodata.errors import InvalidTime
from geodata.schema import Column
from geodata.time import parse_edtf
from layers.field_changes import in_words
from pages.parts.desk.desk import Desk
from pages.parts.desk.fields import set_fields

Fields = Mapping[str, object]


def dates(desk: Desk, row: str, column: Column, value: str) -> None:
    """Show the dates that words may mean, each to be taken with a click."""
    said = desk.row(row) or {}
    proposals = date_proposals(value, said=_day(said.get("said")) or _day(said.get("published")))
    if not proposals:
        if needs_day(value):
            st.caption("It counts from the day on which it was said; write that day first.")
        return
    with st.container(horizontal=True):
        for number, proposal in enumerate(proposals):
            st.button(
                f"{proposal.text}: {proposal.meaning}",
                key=f"desk_d_{column.name}_{number}",
                on_click=set_fields,
                args=(desk.table, row, {column.name: proposal.text}),
            )


def numbers(desk: Desk, row: str, fields: Fields) -> None:
    """Show a field for a number in words, and what it may mean."""
    words = st.text_input(
        "Number in words, as said",
        key=f"desk_words_{row}",
        placeholder="at least 3,000; two brigades of 6,000 each",
    )
    for number, proposal in enumerate(number_proposals(words)):
        changes = proposal.changes()
        note = changes.get("note")
        if note and fields.get("note") and str(note) not in str(fields["note"]):
            changes["note"] = f"{fields['note']} {note}"
        ends = [in_words(end) for end in (proposal.low, proposal.high) if end is not None]
        label = f"{proposal.bound} {' and '.join(dict.fromkeys(ends))}"
        st.button(
            f"Write {label}{'. ' + proposal.note if proposal.note else ''}",
            key=f"desk_n_{number}",
            on_click=set_fields,
            args=(desk.table, row, changes),
        )


def _day(text: object) -> date | None:
    try:
        span = parse_edtf(str(text))
    except InvalidTime:
        return None
    return span.start.date() if span.start else None
