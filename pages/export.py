"""Export: any rows of any revision in any format, and where other programs read them live."""

import streamlit as st

from pages.parts import export_file, exports, heading, links, state

atlas = state.atlas()
heading.set_aside(atlas)

st.title("Export")
st.caption("Rows leave with their sources, their selection and the revision they are of.")
asked = exports.choose(atlas)
export_file.show(atlas, asked)

st.subheader("Live layers", anchor="live")
links.ours()
links.theirs()
