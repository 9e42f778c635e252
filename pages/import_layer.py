"""Import: a file from outside, looked at and treated before any of it is saved."""

import streamlit as st

from pages.parts.arrival import drop, faults, preview, target
from pages.parts.desk import place

place.require_editor()
arrived = drop.read()
preview.heading(arrived)
left, right = st.columns([2, 1], gap="small")
with left:
    preview.show(arrived)
with right:
    target.show(arrived)
    faults.show(arrived)
