"""What is being looked at: the title, how many claims, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geodata.facets import Facets
from geodata.model import Atlas
from geodata.selection import Selection, select_rows
from pages.parts import add_scene, clean, origin, permalink
from pages.parts.markdown import plain


@dataclass(frozen=True, slots=True)
class Counts:
    """Where a page says how much it shows; said anew whenever a filter changes."""

    caption: DeltaGenerator
    notice: DeltaGenerator

    def show(self, atlas: Atlas, selection: Selection) -> None:
        """Say how many claims and sources a selection shows, and of which days."""
        facets = Facets.of(atlas)
        shown = select_rows(facets, selection)
        readable = len(shown) if selection.drafts else int(facets.published.sum())
        sources = sum(count > 0 for count in facets.count("sources", shown).values())
        parts = [
            f"{int(shown.sum()):,} of {readable:,} claims",
            f"{sources} {'source' if sources == 1 else 'sources'}",
            _days(selection),
        ]
        self.caption.caption(" · ".join(part for part in parts if part), width="stretch")
        if shown.any():
            self.notice.empty()
        else:
            self.notice.info("No claim matches. Widen the dates or clear a filter.")


def show(atlas: Atlas, selection: Selection) -> Counts:
    """Show the title, room for the counts, and what can be done with the view."""
    with st.container(horizontal=True, vertical_alignment="center", key="heading"):
        st.title(plain(atlas.title), anchor=False, width="content")
        caption = st.empty()
        permalink.copy_button(atlas)
        clean.button()
        add_scene.button(atlas, selection)
    permalink.what_changed(atlas)
    return Counts(caption, st.empty())


def set_aside(atlas: Atlas) -> None:
    """Show the rows that could not be used, when there are any, and files that changed."""
    origin.notice()
    if not atlas.rejected:
        return
    count = len(atlas.rejected)
    label = f"{count} {'fault was' if count == 1 else 'faults were'} found; the rows are set aside"
    with st.expander(label, icon=":material/report:"):
        st.dataframe(rejected_rows(atlas), hide_index=True)


def rejected_rows(atlas: Atlas) -> pd.DataFrame:
    """Return the faults of an atlas as a table of words."""
    return pd.DataFrame(
        [(r.file, r.row, r.column, r.found, r.reason) for r in atlas.rejected],
        columns=["File", "Row", "Column", "Found", "What is needed"],
    )


def _days(selection: Selection) -> str:
    start, end = selection.start, selection.end
    last = end - pd.Timedelta(days=1) if end else None
    if start and last:
        year = "" if start.year == last.year else f" {start.year}"
        return f"said {start.day} {start:%b}{year} – {last.day} {last:%b %Y}"
    if start:
        return f"said from {start.day} {start:%b %Y}"
    return f"said until {last.day} {last:%b %Y}" if last else ""
