"""The screens, their titles and their order."""

import streamlit as st

from layers.assets import WEB

st.set_page_config(page_title="Dispatch Atlas", layout="wide")
st.html(WEB / "page.css")
page = st.navigation(
    [
        st.Page("explore.py", title="Explore", url_path="explore", default=True),
        st.Page("sources_and_method.py", title="Sources & method", url_path="sources"),
    ],
    position="top",
)
page.run()
