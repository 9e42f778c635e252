"""The tables of Sources & method: who, where it was read, and what wants a better document."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from geodata.model import Atlas

CREDITS = (
    ("Borders and coastlines", "Natural Earth, 1:10 million, public domain"),
    ("Town names and positions", "GeoNames, Creative Commons Attribution 4.0"),
    ("Map library", "Leaflet, BSD 2-Clause; Folium, MIT"),
    ("Type", "IBM Plex, SIL Open Font License 1.1"),
)


def sources(atlas: Atlas) -> None:
    """Show every source with its kind and how many claims it makes."""
    counts = _published(atlas)["source_id"].value_counts()
    table = atlas.sources.assign(
        claims=atlas.sources["source_id"].map(counts).fillna(0).astype(int)
    )
    table = table.sort_values(["claims", "name"], ascending=[False, True])
    st.dataframe(
        table[["name", "kind", "country", "party_to_conflict", "claims", "note"]],
        hide_index=True,
        column_config={
            "name": st.column_config.TextColumn("Source", width="large"),
            "kind": "Kind",
            "country": "Country",
            "party_to_conflict": "Party to the conflict",
            "claims": "Claims",
            "note": "Note",
        },
    )


def documents(atlas: Atlas) -> None:
    """Show every document with its address and how it was read."""
    st.dataframe(_document_table(atlas, atlas.documents), hide_index=True, column_config=_DOCUMENTS)


def wants_better(atlas: Atlas) -> None:
    """Show the documents, hosted by somebody else, on whose address alone claims rest."""
    weak = atlas.documents[atlas.documents["hosting"] == "republisher"]
    st.caption(
        f"{len(weak)} of {len(atlas.documents)} documents were read at a republisher's address. "
        "The claims read there name the original publisher; its own page would be better."
    )
    st.dataframe(_document_table(atlas, weak), hide_index=True, column_config=_DOCUMENTS)


def not_shown(atlas: Atlas) -> None:
    """List what the atlas does not show."""
    st.dataframe(
        pd.DataFrame({"The atlas does not show": list(atlas.does_not_show)}), hide_index=True
    )


def credits() -> None:
    """Show who made what the map stands on."""
    st.dataframe(pd.DataFrame(CREDITS, columns=["Part", "Source and licence"]), hide_index=True)


_DOCUMENTS: dict[str, ColumnConfig | str | None] = {
    "url": st.column_config.LinkColumn("Address", validate=r"^https?://"),
    "publisher": "Publisher",
    "title": "Title",
    "published": "Published",
    "date_inferred": "Day inferred",
    "access": "Read as",
    "hosting": "Address is the",
    "claims": "Claims",
}


def _document_table(atlas: Atlas, documents: pd.DataFrame) -> pd.DataFrame:
    counts = _published(atlas)["document_id"].value_counts()
    claims = documents["document_id"].map(counts).fillna(0).astype(int)
    return documents.assign(claims=claims).sort_values("claims", ascending=False)[list(_DOCUMENTS)]


def _published(atlas: Atlas) -> pd.DataFrame:
    return pd.DataFrame(atlas.claims[atlas.claims["status"] != "draft"])
