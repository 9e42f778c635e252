"""Reference systems: by what name a file declares one, and coordinates brought to EPSG:4326."""

from __future__ import annotations

import contextlib
import re
from typing import Any

import numpy as np
import shapely

from geodata.errors import WrongCrs
from geodata.importers.draft import Json
from geodata.printable import printable

_LONGITUDE_FIRST = frozenset({"crs84", "ogc:crs84", "epsg:4326", "wgs84", "wgs 84"})
_NAME = re.compile(
    r"(?:urn:(?:x-)?ogc:def:crs:|https?://www\.opengis\.net/def/crs/)?"
    r"(epsg|ogc|esri)[:/](?:[\w.]*[:/])?([a-z0-9]+)"
)

_WKT = ("GEOGC", "PROJC", "COMPD", "COMPOUND", "BOUNDCRS", "GEODCRS", "GEODETICCRS", "{")
"""How the full text of a system begins; PROJ's own strings are not taken, as they name files."""


def crs_of_member(member: Json) -> str:
    """Return the reference system that a GeoJSON ``crs`` names; "" is longitude, latitude, WGS 84.

    Raises
    ------
    WrongCrs
        It names none, or by a link, or one that is not known here.
    """
    kind = member.get("type") if isinstance(member, dict) else None
    properties = member.get("properties") if isinstance(member, dict) else None
    if kind == "link":
        raise WrongCrs(
            "the file's crs is a link, and links are never followed; name the system, "
            "such as EPSG:3857, or export it in EPSG:4326"
        )
    if isinstance(properties, dict) and kind in ("name", "EPSG"):
        name = properties.get("name", properties.get("code"))
        if isinstance(name, int) or (kind == "EPSG" and str(name).isdigit()):
            name = f"EPSG:{name}"
        if isinstance(name, str):
            return known_crs(name)
    raise WrongCrs(
        f"the file's crs is {printable(member)}, which names no reference system; "
        "remove it, or export the file in EPSG:4326"
    )


def known_crs(name: str) -> str:
    """Return a name that ``pyproj`` knows, or "" for longitude, latitude on WGS 84.

    Raises
    ------
    WrongCrs
        The name means nothing here.
    """
    plain = name.strip().lower()
    match = _NAME.fullmatch(plain)
    short = f"{match[1]}:{match[2]}" if match else plain
    if short in _LONGITUDE_FIRST:
        return ""
    from pyproj import CRS
    from pyproj.exceptions import CRSError

    crs = None
    if match or name.lstrip().startswith(_WKT):
        with contextlib.suppress(CRSError):
            crs = CRS.from_user_input(short.upper() if match else name)
    if crs is None or not (crs.is_projected or crs.is_geographic or crs.is_compound):
        raise WrongCrs(
            f"the reference system {printable(name)} is not known; name it by its number, such as "
            "EPSG:3857, or export the file in EPSG:4326"
        )
    if crs.to_2d().equals("EPSG:4326", ignore_axis_order=True):
        return ""
    return short.upper() if match else str(crs.to_wkt())


def to_storage(
    shapes: np.ndarray[Any, Any], crs: str
) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any], str]:
    """Bring shapes to EPSG:4326.

    Parameters
    ----------
    shapes
        (n,) geometries with easting or longitude first, heights as they are; None stays None.
    crs
        What ``known_crs`` returned.

    Returns
    -------
    The shapes in EPSG:4326, (n,) whether one of its positions cannot be converted (that shape is
    not changed), and the name of the system with the accuracy of the conversion.
    """
    from pyproj import CRS, Transformer

    system = CRS.from_user_input(crs)
    transformer = Transformer.from_crs(system, "EPSG:4326", always_xy=True)
    planar = shapely.get_coordinates(shapes)
    x, y = transformer.transform(planar[:, 0], planar[:, 1])
    positions, owner = shapely.get_coordinates(shapes, include_z=True, return_index=True)
    bad = np.zeros(len(shapes), dtype=bool)
    bad[owner[~(np.isfinite(x) & np.isfinite(y))]] = True
    fine = ~bad[owner]
    moved = shapes.copy()
    for has_z in (False, True):
        mine = (shapely.has_z(shapes) == has_z) & ~bad
        rows = mine[owner] & fine
        columns = [x[rows], y[rows]] + ([positions[rows, 2]] if has_z else [])
        moved[mine] = shapely.set_coordinates(shapes[mine], np.column_stack(columns))
    name = str(system.name)
    number = system.to_epsg()
    words = f"EPSG:{number}, {name}" if number else name
    if transformer.accuracy > 0:
        words += f", to within {transformer.accuracy:g} m"
    return moved, bad, words
