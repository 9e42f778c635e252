"""The least page that can be run again: a button and a text."""

import streamlit as st

st.session_state.setdefault("clicks", 0)
if st.button("Again"):
    st.session_state["clicks"] += 1
st.caption(f"{st.session_state['clicks']} clicks")
