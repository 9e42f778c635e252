"""Sources & method: who made the claims, where they were read, and what is not shown."""

import streamlit as st

from pages.parts import method, state

atlas = state.atlas()

st.title("Sources & method")
st.markdown(
    "The atlas records what was *claimed*, by whom, where it was read and how exactly the place "
    "and the day are known. It never says what happened. Nothing is averaged; a denial is a claim "
    "without a number; a later statement replaces an earlier one only of the same source."
)
method.summary(atlas)
st.caption(f"{len(atlas.claims):,} claims, revision {atlas.revision[:8]}")

st.subheader("Sources", anchor="sources")
method.sources(atlas)
st.subheader("Wants a better document", anchor="better-document")
method.wants_better(atlas)
st.subheader("Documents", anchor="documents")
method.documents(atlas)
st.subheader("Places", anchor="places")
method.places(atlas)
st.subheader("Questions", anchor="questions")
method.questions(atlas)

st.subheader("Rows set aside", anchor="set-aside")
method.set_aside(atlas)

st.subheader("Borders", anchor="borders")
st.markdown(
    "Borders follow the United Nations. Crimea, Sevastopol, Donetsk, Luhansk, Zaporizhzhia and "
    "Kherson are Ukraine; they are hatched as *temporarily occupied, wholly or in part*, and no "
    "front line is drawn. The Russian Far East means the eleven subjects of the Far Eastern "
    "Federal District since November 2018. Coastlines are simplified, and lagoons are left out."
)
st.subheader("What the atlas does not show", anchor="not-shown")
method.not_shown(atlas)
st.subheader("Credits and licences", anchor="credits")
method.credits()
