"""The project's own components, by the name of their script."""

from __future__ import annotations

from typing import Any

import streamlit as st

from layers.assets import WEB, asset_address

EXPLORE = ("add_scene", "cards", "clean_link", "copy_link", "facets", "table", "timeline")
"""What ``layers/web/explore.js`` brings together; any other part is a script of its own."""


def component(
    name: str,
    *,
    data: dict[str, Any] | None = None,
    key: str = "",
    **options: Any,  # noqa: ANN401  # whatever a component takes
) -> None:
    """Mount ``layers/web/NAME.js`` and give it its data.

    Parameters
    ----------
    name
        The component's script; also its key, unless there is another.
    data
        Numbers, addresses and words that are part of this project; an atlas's words go by
        address.
    options
        Passed on to Streamlit, callbacks among them.
    """
    mounted = st.components.v2.component(name, js=(WEB / "mount.js").read_text("utf-8"))
    script, part = ("explore.js", name) if name in EXPLORE else (f"{name}.js", "default")
    given = {"module": asset_address(script), "part": part, **(data or {})}
    mounted(key=key or name, data=given, **options)
