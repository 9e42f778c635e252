"""Where a map looks, as an address and a scene write it."""

from __future__ import annotations

import re


def is_camera(text: str) -> bool:
    """Return whether a text is "latitude,longitude,zoom" of a view of the Earth.

    Degrees, EPSG:4326; a longitude goes on beyond 180 on the far side of the 180th meridian.

    Examples
    --------
    >>> is_camera("41.7,131.1,7"), is_camera("131.1,141.7,7")
    (True, False)
    """
    if not re.fullmatch(r"-?\d+(\.\d+)?,-?\d+(\.\d+)?,\d+(\.\d+)?", text, re.ASCII):
        return False
    latitude, longitude, zoom = map(float, text.split(","))
    return abs(latitude) <= 85 and abs(longitude) <= 540 and zoom <= 20
