"""The screens, their titles and their order."""

import streamlit as st

from layers.assets import WEB
from pages.parts import people

st.set_page_config(page_title="Dispatch Atlas", page_icon=str(WEB / "mark.svg"), layout="wide")
st.logo(WEB / f"logo-{st.context.theme.type or 'light'}.svg", size="medium")
st.html(WEB / "page.css")
page = st.navigation(
    [
        st.Page("briefing.py", title="Briefing", url_path="briefing", default=True),
        st.Page("explore.py", title="Explore", url_path="explore"),
        st.Page("disputes.py", title="Disputes", url_path="disputes"),
        st.Page("figures.py", title="Figures", url_path="figures"),
        st.Page("edit.py", title="Edit", url_path="edit"),
        st.Page("import_layer.py", title="Import", url_path="import", visibility="hidden"),
        st.Page("export.py", title="Export", url_path="export"),
        st.Page("sources_and_method.py", title="Sources & method", url_path="sources"),
    ],
    position="top",
)
people.show()
page.run()
