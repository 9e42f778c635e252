"""A whole atlas as one archive: the plain files of its folder, with a digest of each."""

from __future__ import annotations

import hashlib

from geodata.exporters.file import Written, counted, zipped
from geodata.model import Atlas
from geodata.writing import atlas_texts

CHECKSUMS = "SHA256SUMS"
"""A line for each file, as ``sha256sum --check`` reads it."""


def to_archive(atlas: Atlas, name: str) -> Written:
    """Return an atlas as a zip with one folder in it, which ``read_atlas`` reads once unpacked.

    Parameters
    ----------
    atlas
        What to write, with its briefings; rows that reading set aside are left out, and said.
    name
        The folder in the archive.
    """
    files = {path: text.encode() for path, text in sorted(atlas_texts(atlas).items())}
    files["README.txt"] = _readme(atlas).encode()
    sums = [f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in files.items()]
    files[CHECKSUMS] = "".join(sums).encode()
    notes = []
    if atlas.rejected:
        rows = len({(fault.file, fault.row) for fault in atlas.rejected})
        notes.append(f"{counted(rows, 'row')} with faults, which reading set aside, left out.")
    return Written(zipped({f"{name}/{path}": content for path, content in files.items()}),
                   tuple(notes))  # fmt: skip


def _readme(atlas: Atlas) -> str:
    return (
        f"{atlas.title}\n\nAn atlas of Dispatch Atlas: what sources claimed, not what happened.\n"
        f"Revision {atlas.revision}\n\n"
        "JSON and GeoJSON in UTF-8; coordinates in EPSG:4326, longitude first.\n"
        f"Check the files with: sha256sum --check {CHECKSUMS}\n"
    )
