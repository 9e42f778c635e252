"""The values of an atlas: what was read, and what was set aside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geodata.briefings import Briefing


@dataclass(frozen=True, slots=True)
class Theatre:
    """A named window on the map.

    ``bounds`` is west, south, east, north in degrees (EPSG:4326); ``east`` is always greater
    than ``west``, so a window over the 180th meridian has an ``east`` above 180.
    """

    name: str
    bounds: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A fault of one row, which was therefore set aside.

    ``file`` is a file name, ``row`` says which row in words ("row 14 (claim nis-1500)", counted
    from 1), ``column`` may be empty when the whole row is meant, ``found`` is a short, printable
    rendering of what stands there, and ``reason`` says what was expected and what to do.

    Examples
    --------
    >>> print(Rejected("claims.json", "row 14", "said", "“mid Jan”", "a date is needed"))
    claims.json, row 14, said: found “mid Jan”; a date is needed.
    """

    file: str
    row: str
    column: str
    found: str
    reason: str

    def __str__(self) -> str:
        """Return the fault as one sentence."""
        where = ", ".join(part for part in (self.file, self.row, self.column) if part)
        return f"{where}: found {self.found}; {self.reason}."


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Atlas:
    """A folder of tables as it was read once; two atlases are equal by ``revision``.

    ``claims``, ``places`` and ``movements`` are GeoDataFrames in EPSG:4326, longitude first. Every
    column of ``schema.TABLES`` is always there; a missing text or number is NaN, a missing time
    NaT, and a missing list an empty tuple. Beside them stand the derived columns:

    - wherever there is an EDTF column such as ``said``: ``said_start`` and ``said_end`` (UTC,
      half-open; NaT is an open end) and ``said_uncertain`` (bool);
    - claims: ``superseded`` (bool) and ``geometry`` (Point, or MultiPoint for several places, or
      missing when no place is given);
    - places: ``longitude_deg`` and ``latitude_deg`` of a point inside the geometry;
    - movements: ``geometry`` (the geodesic, cut at the 180th meridian) and ``length_m``.

    ``path`` is the folder that was read. ``revision`` is described in ``revision.py``.
    ``briefings`` tell what the tables say, so they do not count in it.
    """

    title: str
    summary: str
    theatres: tuple[Theatre, ...]
    opening: str
    does_not_show: tuple[str, ...]
    sources: pd.DataFrame
    documents: pd.DataFrame
    questions: pd.DataFrame
    claims: gpd.GeoDataFrame
    relations: pd.DataFrame
    assessments: pd.DataFrame
    places: gpd.GeoDataFrame
    movements: gpd.GeoDataFrame
    rejected: tuple[Rejected, ...]
    revision: str
    path: Path | None
    briefings: tuple[Briefing, ...] = ()
