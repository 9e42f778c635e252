"""A file from outside as a table: all that it holds, and all that was done to it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geodata.errors import GeodataError, TooMuchToRead
from geodata.importers.answer import Answer
from geodata.importers.findings import Repair, SetAside
from geodata.importers.kinds import Choice
from geodata.importers.progress import Progress
from geodata.importers.sandbox import Limits, read_confined
from geodata.printable import printable

__all__ = ["ImportedLayer", "Limits", "Progress", "Repair", "SetAside", "import_layer"]

_OWN = ("feature_id", "geometry")
"""The columns of every table; a property of that name gets a column of another."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ImportedLayer:
    """One layer of a file, read and treated, and not yet saved.

    ``table`` is a GeoDataFrame in EPSG:4326, longitude first: ``feature_id``, one column for each
    property, and ``geometry``, in the order of the file. All columns but ``geometry`` hold Python
    values as JSON has them: a null is None, and NaN stands where a feature has no such property.
    A date stays the text it was. ``repairs`` lists every treatment, and those only proposed;
    ``rejected`` everything that is not in the table; so the features of the file are the rows of
    the table and the ``features`` of ``rejected``. ``notes`` are facts that changed nothing.

    ``properties`` gives the name that a column has in the file, where it is another.
    ``members`` are the members beside the features ("line 3" for those of a collection on a line of
    its own), and ``feature_members`` those beside geometry and properties, by place in the file
    from 0. ``format`` names what the file is by its bytes,
    ``layer`` which of its ``layers`` this is. ``sha256`` is the digest of the file, in hexadecimal.
    """

    table: gpd.GeoDataFrame
    repairs: tuple[Repair, ...]
    rejected: tuple[SetAside, ...]
    sha256: str
    filename: str
    format: str
    layer: str
    layers: tuple[str, ...]
    notes: tuple[str, ...]
    properties: Mapping[str, str]
    members: Mapping[str, Any]
    feature_members: Mapping[int, Mapping[str, Any]]


def import_layer(
    data: bytes,
    *,
    filename: str,
    layer: str = "",
    crs: str = "",
    choices: Mapping[str, Choice] | None = None,
    limits: Limits | None = None,
    keep_going: Callable[[Progress], bool] = lambda progress: True,
) -> ImportedLayer:
    """Return one layer of a file that somebody sent, with all that was found in it.

    Parameters
    ----------
    data
        The bytes of the file.
    filename
        What it is called: used in messages, never as a path, and never to tell the format.
    layer
        Which of several layers, sheets or objects; the first one unless named.
    crs
        The reference system, such as EPSG:3857, of a file that names none.
    choices
        What to do with a kind of fault (``kinds.KINDS``): ``apply`` the treatment, ``leave`` the
        feature as it came, set it ``aside``. What a kind does not allow is not done.
    limits
        What reading may cost.
    keep_going
        Is told ten times a second what is being done, and which share of it is done; returning
        False stops it.

    Returns
    -------
    ImportedLayer

    Raises
    ------
    GeodataError
        The file cannot be read, in a sentence that says what to do: ``UnreadableFile``,
        ``WrongCrs``, ``TooMuchToRead`` or ``ImportStopped``.

    Notes
    -----
    The file is read by another process, without network and with limits, which sees no files of
    this machine but Python's. See ``docs/decisions/0017-import.md``.

    Examples
    --------
    >>> layer = import_layer(b'{"type": "Point", "coordinates": [131.9, 43.1]}', filename="a.json")
    >>> layer.table["feature_id"].tolist(), layer.table.geometry[0].wkt
    (['1'], 'POINT (131.9 43.1)')
    """
    allowed = limits or Limits()
    name = printable(PurePath(filename).name or "the file").strip("“”")
    request = {
        "filename": filename,
        "layer": layer,
        "crs": crs,
        "choices": dict(choices or {}),
    }
    try:
        if len(data) > allowed.upload:
            raise TooMuchToRead(
                f"the file has {len(data):,} bytes, more than {allowed.upload:,}; split it"
            )
        answer = read_confined(data, request, limits=allowed, keep_going=keep_going)
    except GeodataError as error:
        raise type(error)(f"{name}: {error}") from None
    table, properties = _table(answer)
    return ImportedLayer(
        table=table,
        repairs=tuple(answer.repairs),
        rejected=tuple(answer.aside),
        sha256=hashlib.sha256(data).hexdigest(),
        filename=filename,
        format=answer.format,
        layer=answer.layer,
        layers=tuple(answer.layers),
        notes=tuple(answer.notes),
        properties=properties,
        members=answer.members,
        feature_members={int(k): v for k, v in answer.feature_members.items()},
    )


def _table(answer: Answer) -> tuple[gpd.GeoDataFrame, dict[str, str]]:
    """Return the table, and the names of properties whose column is called otherwise."""
    series = {"feature_id": pd.Series(answer.ids, dtype=object)}
    renamed: dict[str, str] = {}
    free = _names_for(answer.columns)
    for name in list(answer.columns):
        column = next(free) if name in _OWN else name
        if column != name:
            renamed[column] = name
            answer.notes.append(
                f"The property {printable(name)} stands in the column {printable(column)}."
            )
        series[column] = pd.Series(answer.columns.pop(name), dtype=object)
    shapes = gpd.GeoSeries(np.asarray(answer.shapes), crs="EPSG:4326")
    return gpd.GeoDataFrame(series, geometry=shapes), renamed


def _names_for(columns: Mapping[str, object]) -> Iterator[str]:
    """Yield names for the properties that are called like a column of every table."""
    for name in [name for name in columns if name in _OWN]:
        wanted = f"{name} (property)"
        while wanted in columns:
            wanted += "+"
        yield wanted
