"""Layers over the network: where others read ours, and theirs that an admin links."""

from __future__ import annotations

import os
import re
from urllib.parse import urljoin

import streamlit as st

from geodata import GeodataError
from geodata.layer import Layer
from geodata.linking import read_linked
from geodata.own_layers import LINKED
from geodata.store.roles import reaches
from pages.parts import served, state
from pages.parts.live import LIVE
from pages.parts.markdown import plain, plain_lines

HOSTS = "ATLAS_LINK_HOSTS"
"""The environment's variable with the hosts that may be asked, parted by commas; empty: none."""

_SLUG = re.compile("[^a-z0-9]+")


def allowed_hosts() -> frozenset[str]:
    """Return the hosts that whoever runs the server allows."""
    return frozenset(host.strip() for host in os.environ.get(HOSTS, "").split(",") if host.strip())


def ours() -> None:
    """Show where other programs read the published layers, and how."""
    address = urljoin(str(st.context.url or ""), LIVE)
    st.code(address, language=None)
    st.markdown(
        "In QGIS: *Layer → Add Layer → Add WFS / OGC API - Features Layer → New*, paste this "
        "address as URL, choose *OGC API - Features* as version, and connect. What is published is "
        "there, own layers too; drafts never are."
    )


def theirs() -> None:
    """Show an admin how to link a layer; nobody else sees anything of it."""
    if not reaches(state.author(), "admin"):
        return
    st.subheader("Layers of others", anchor="linked")
    hosts = allowed_hosts()
    if not hosts:
        st.caption(
            f"Off. Name the hosts that may be asked in {HOSTS}, and a layer of theirs can be "
            "linked here: it is read from its service each time, and never copied."
        )
        return
    st.caption(plain(f"From {', '.join(sorted(hosts))}: read each time, and never copied."))
    with st.form("link_layer", clear_on_submit=False):
        st.text_input("Title", key="link_title")
        st.text_input("Address of the collection", key="link_address",
                      placeholder="https://gis.example.org/ogc/collections/roads")  # fmt: skip
        st.form_submit_button("Link", on_click=_link)
    if problem := state.held("link_problem"):
        st.error(plain_lines(problem))
    if done := state.held("link_done"):
        st.success(plain(done))


def _link() -> None:
    """Try the service once, and keep its address as a layer without rows of its own."""
    title, address = str(state.held("link_title") or ""), str(state.held("link_address") or "")
    name = _SLUG.sub("-", title.lower()).strip("-")
    state.fill(link_problem="", link_done="")
    if not name:
        state.fill(link_problem="Give the layer a title with Latin letters or digits.")
        return
    try:
        found = read(name, address.strip())
        served.store().layers.add(
            name,
            [],
            title=title,
            facts={LINKED: address.strip()},
            author=state.author(),
            why=f"linked from {address.strip()}",
        )
    except GeodataError as error:
        state.fill(link_problem=str(error))
        return
    state.fill(link_done=f"{title} is linked; it has {len(found):,} rows now.")


def read(name: str, address: str) -> Layer:
    """Return a linked layer as its service gives it now.

    Raises
    ------
    GeodataError
        Its host is not allowed any more, or does not answer with a layer.
    """
    return read_linked(address, name=name, hosts=allowed_hosts())
