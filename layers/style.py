"""Colours of the map and its charts, by token, and the order in which stances are listed."""

from __future__ import annotations

from collections.abc import Mapping

PALETTE: Mapping[str, Mapping[str, str]] = {
    "light": {
        "paper": "#FFFFFF",
        "paper2": "#F3F2EE",
        "ink": "#1A2127",
        "ink2": "#465058",
        "ink3": "#636D74",
        "rule": "#D5D8D9",
        "primary": "#22313B",
        "affirm": "#1B5E9E",
        "deny": "#B04A00",
        "react": "#5F666C",
        "selection": "#FFC933",
        "sea": "#DBE4E9",
        "land": "#FAF8F3",
        "border": "#838D93",
        "admin": "#CFD3D2",
        "occupied": "#6E645A",
        "water": "#476A85",
    },
    "dark": {
        "paper": "#12181D",
        "paper2": "#1A2228",
        "ink": "#E8ECEE",
        "ink2": "#B7C1C7",
        "ink3": "#98A3AA",
        "rule": "#36424A",
        "primary": "#5B7687",
        "affirm": "#7FB8F0",
        "deny": "#F2A355",
        "react": "#B3BBC1",
        "selection": "#FFD65C",
        "sea": "#0C1216",
        "land": "#222C33",
        "border": "#74828B",
        "admin": "#3A474F",
        "occupied": "#A3978B",
        "water": "#8CB2D0",
    },
}
"""Theme to token to colour, sRGB."""

STANCES: tuple[str, ...] = (
    "asserts",
    "estimates",
    "observes",
    "confirms",
    "denies",
    "declines",
    "warns",
    "responds",
    "condemns",
)
"""Every stance of the model, in the order of legends and filters."""
