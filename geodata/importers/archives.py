"""Zip and gzip opened with suspicion: nothing is unpacked to disk, and no size is believed."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from dataclasses import dataclass, field

from geodata.errors import TooMuchToRead, UnreadableFile
from geodata.importers.findings import counted
from geodata.printable import printable

MOST_BYTES = 512 * 1024 * 1024
"""What an archive may hold, unpacked."""

MOST_MEMBERS = 2_000
_CHUNK = 1024 * 1024
_ENCRYPTED = 0x1


@dataclass(slots=True)
class Archive:
    """The files in a zip by name, read one by one; ``left`` is how many bytes may still come."""

    file: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]
    left: int = field(default_factory=lambda: MOST_BYTES)

    def read(self, name: str) -> bytes:
        """Return the content of one file.

        Raises
        ------
        TooMuchToRead
            It is larger than what may still come, whatever the archive says of its size.
        UnreadableFile
            It is encrypted, or damaged.
        """
        if self.members[name].flag_bits & _ENCRYPTED:
            raise UnreadableFile(
                "the archive is encrypted; unpack it, and pack it without a password"
            )
        parts: list[bytes] = []
        try:
            with self.file.open(self.members[name]) as member:
                while part := member.read(_CHUNK):
                    self.left -= len(part)
                    if self.left < 0:
                        raise _too_large()
                    parts.append(part)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError):
            raise UnreadableFile(
                f"{printable(name)} in the archive is damaged or packed in a way that is not read; "
                "pack it again as a plain zip"
            ) from None
        return b"".join(parts)


def open_archive(data: bytes) -> Archive:
    """Return what a zip holds, by name; folders and what systems add by themselves are left out.

    Raises
    ------
    UnreadableFile
        It is damaged, or a member is a link or has a path that leads out of the archive.
    TooMuchToRead
        It has too many members.
    """
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        found = file.infolist()
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, UnicodeError):
        raise UnreadableFile("the archive is damaged or cut off; pack it again") from None
    if len(found) > MOST_MEMBERS:
        raise TooMuchToRead(
            f"the archive holds {counted(len(found), 'file')}, more than {MOST_MEMBERS:,}; "
            "pack only the layer"
        )
    members: dict[str, zipfile.ZipInfo] = {}
    for info in found:
        name = info.filename
        if stat.S_ISLNK(info.external_attr >> 16):
            raise UnreadableFile(
                f"{printable(name)} in the archive is a link; pack the file itself"
            )
        if (
            name.startswith(("/", "\\"))
            or ".." in name.replace("\\", "/").split("/")
            or ":" in name
        ):
            raise UnreadableFile(
                f"{printable(name)} in the archive leads out of it; pack it again without paths"
            )
        if not info.is_dir() and not _is_clutter(name):
            members[name] = info
    return Archive(file, members)


def gunzipped(data: bytes) -> bytes:
    """Return what a gzip file holds.

    Raises
    ------
    TooMuchToRead, UnreadableFile
        It is too large, or damaged.
    """
    unpack = zlib.decompressobj(wbits=31)
    try:
        content = unpack.decompress(data, MOST_BYTES)
    except zlib.error:
        raise UnreadableFile("the gzip file is damaged; compress it again") from None
    if unpack.unconsumed_tail:
        raise _too_large()
    if not unpack.eof:
        raise UnreadableFile("the gzip file is cut off; fetch it again, whole")
    return content


def _is_clutter(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")


def _too_large() -> TooMuchToRead:
    return TooMuchToRead(
        f"unpacked it is larger than {MOST_BYTES:,} bytes; split it, or pack only the layer"
    )
