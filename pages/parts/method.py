"""The tables of Sources & method: who, where it was read, and what wants a better document."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from geodata.model import Atlas
from pages.parts import heading
from pages.parts.markdown import plain_lines

CREDITS = (
    ("Borders and coastlines", "Natural Earth, 1:10 million, public domain"),
    ("Town names and positions", "GeoNames, Creative Commons Attribution 4.0"),
    ("Map library", "Leaflet, BSD 2-Clause; Folium, MIT"),
    ("Type", "IBM Plex, SIL Open Font License 1.1"),
)


def summary(atlas: Atlas) -> None:
    """Say what the atlas is about, in its own words."""
    if atlas.summary:
        st.markdown(plain_lines(atlas.summary))


def sources(atlas: Atlas) -> None:
    """Show every source with its kind, how many claims it makes, and a link to them."""
    counts = _published(atlas)["source_id"].value_counts()
    table = atlas.sources.assign(
        claims=atlas.sources["source_id"].map(counts).fillna(0).astype(int),
        show="/explore?source=" + atlas.sources["source_id"],
        kind=atlas.sources["kind"].str.replace("-", " "),
        party=atlas.sources["party_to_conflict"].map({True: "yes", False: "no"}),
    )
    table = table.sort_values(["claims", "name"], ascending=[False, True])
    _show(table, _SOURCES)


def set_aside(atlas: Atlas) -> None:
    """Show every row that could not be used, with the reason, or say that there is none."""
    if not atlas.rejected:
        st.caption("No row is set aside.")
        return
    st.caption(f"{len(atlas.rejected)} faults. Rows with a fault are not shown anywhere else.")
    st.dataframe(heading.rejected_rows(atlas), hide_index=True)


def documents(atlas: Atlas) -> None:
    """Show every document with its address and how it was read."""
    _show(_document_table(atlas, atlas.documents), _DOCUMENTS)


def wants_better(atlas: Atlas) -> None:
    """Show the documents, hosted by somebody else, on whose address alone claims rest."""
    weak = atlas.documents[atlas.documents["hosting"] == "republisher"]
    st.caption(
        f"{len(weak)} of {len(atlas.documents)} documents were read at a republisher's address. "
        "The claims read there name the original publisher; its own page would be better."
    )
    _show(_document_table(atlas, weak), _DOCUMENTS)


def places(atlas: Atlas) -> None:
    """Show every place with how exactly it is known, and where its geometry comes from."""
    claims = _published(atlas)["place_ids"].explode().value_counts()
    table = pd.DataFrame(atlas.places.drop(columns="geometry")).assign(
        claims=atlas.places["place_id"].map(claims).fillna(0).astype(int),
        also=atlas.places["alternatives"].map(lambda names: "; ".join(names or ())),
    )
    _show(table.sort_values(["claims", "name"], ascending=[False, True]), _PLACES)


def questions(atlas: Atlas) -> None:
    """Show every question with whom, where and when it covers."""
    claims = _published(atlas)["question_id"].value_counts()
    table = atlas.questions.assign(
        claims=atlas.questions["question_id"].map(claims).fillna(0).astype(int)
    )
    _show(table, _QUESTIONS)


def not_shown(atlas: Atlas) -> None:
    """List what the atlas does not show."""
    st.dataframe(
        pd.DataFrame({"The atlas does not show": list(atlas.does_not_show)}), hide_index=True
    )


def credits() -> None:
    """Show who made what the map stands on."""
    st.dataframe(pd.DataFrame(CREDITS, columns=["Part", "Source and licence"]), hide_index=True)


_SOURCES: dict[str, ColumnConfig | str | None] = {
    "name": st.column_config.TextColumn("Source", width="large"),
    "claims": "Claims",
    "show": st.column_config.LinkColumn("On the map", display_text="Show claims"),
    "kind": "Kind",
    "country": "Country",
    "party": "Party to the conflict",
    "note": st.column_config.TextColumn("Note", width="large"),
}
_DOCUMENTS: dict[str, ColumnConfig | str | None] = {
    "publisher": "Publisher",
    "title": "Title",
    "url": st.column_config.LinkColumn("Address", validate=r"^https?://"),
    "published": "Published",
    "inferred": "Day inferred",
    "access": "Read as",
    "hosting": "Address is the",
    "claims": "Claims",
}

_PLACES: dict[str, ColumnConfig | str | None] = {
    "name": "Place",
    "claims": "Claims",
    "precision": "Known as a",
    "uncertainty_m": st.column_config.NumberColumn("Within (m)"),
    "also": st.column_config.TextColumn(
        "Other spellings, or other places it may be", width="large"
    ),
    "geometry_source": st.column_config.TextColumn("Position from", width="large"),
}
_QUESTIONS: dict[str, ColumnConfig | str | None] = {
    "text": st.column_config.TextColumn("Question", width="large"),
    "claims": "Claims",
    "scope": st.column_config.TextColumn("What counts", width="large"),
}


def _show(table: pd.DataFrame, columns: dict[str, ColumnConfig | str | None]) -> None:
    """Show some columns of a table; what is missing stays empty."""
    shown = table[list(columns)]
    words = shown.select_dtypes(include=["object", "string"]).columns
    st.dataframe(
        shown.assign(**{name: shown[name].fillna("") for name in words}),
        hide_index=True,
        column_config=columns,
    )


def _document_table(atlas: Atlas, documents: pd.DataFrame) -> pd.DataFrame:
    counts = _published(atlas)["document_id"].value_counts()
    claims = documents["document_id"].map(counts).fillna(0).astype(int)
    inferred = documents["date_inferred"].map({True: "yes", False: ""})
    table = documents.assign(claims=claims, inferred=inferred)
    return table.sort_values(["claims", "publisher"], ascending=[False, True])


def _published(atlas: Atlas) -> pd.DataFrame:
    return pd.DataFrame(atlas.claims[atlas.claims["status"] != "draft"])
