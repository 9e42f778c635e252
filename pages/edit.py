"""Edit: a layer on the map and in its table, checked, saved for review, and never lost."""

import streamlit as st

from pages.parts.desk import chooser, conflict, heading, panel, place, surface, work

place.require_editor()
table = chooser.table()
surface.obey_keys(table)
desk = work.open_desk(table)
shown = chooser.rows(desk)
looks = chooser.looks(desk)
chooser.company(desk)

row = surface.selected()
checks = panel.numbered(desk, row)
heading.show(desk, row)
conflict.show(desk)
left, right = st.columns([2, 1], gap="small")
with left:
    surface.show(desk, shown, looks, checks)
with right:
    panel.show(desk, row, checks)
