"""The briefings of an atlas, in the folder ``briefings`` below its own."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path

from geodata.briefing_format import parse_briefing
from geodata.briefing_text import briefing_revision, briefing_text
from geodata.briefings import Briefing
from geodata.cells import is_slug
from geodata.errors import EditConflict, RowsWouldBeLost, UnreadableFile, UnwritableFile
from geodata.files import replace_files
from geodata.model import Atlas, Rejected
from geodata.printable import printable
from geodata.scene_checks import Vocabulary
from geodata.strict_json import parse_json, read_json

FOLDER = "briefings"
_SAVING = threading.Lock()


def read_briefings(folder: Path, atlas: Atlas) -> tuple[tuple[Briefing, ...], tuple[Rejected, ...]]:
    """Return the briefings of an atlas, by the names of their files, and what was set aside.

    Parameters
    ----------
    folder
        That of the atlas; it may have no briefings.
    atlas
        What scenes may refer to.
    """
    documents: list[tuple[str, object]] = []
    unreadable: list[Rejected] = []
    for path in sorted((folder / FOLDER).glob("*.json")):
        try:
            documents.append((_file(path.stem), read_json(path)))
        except UnreadableFile as error:
            unreadable.append(_unreadable(_file(path.stem), error))
    briefings, faults = parse_briefings(documents, atlas)
    return briefings, (*unreadable, *faults)


def parse_briefings(
    documents: Sequence[tuple[str, object]], atlas: Atlas
) -> tuple[tuple[Briefing, ...], tuple[Rejected, ...]]:
    """Return the briefings in JSON documents, each with its file's name, and what was set aside."""
    if not documents:
        return (), ()
    vocabulary = Vocabulary.of(atlas)
    parsed = [
        parse_briefing(document, file=file, vocabulary=vocabulary) for file, document in documents
    ]
    briefings = tuple(briefing for briefing, _ in parsed if briefing is not None)
    return briefings, tuple(fault for _, faults in parsed for fault in faults)


def briefing_texts(briefings: Iterable[Briefing]) -> dict[str, str]:
    """Return the file of each briefing, by its path below the atlas."""
    return {_file(briefing.briefing_id): briefing_text(briefing) for briefing in briefings}


def parse_upload(
    content: bytes, *, name: str, atlas: Atlas
) -> tuple[Briefing | None, tuple[Rejected, ...]]:
    """Return the briefing in the bytes of a file, as if it stood in the atlas's folder.

    Raises
    ------
    UnreadableFile
        They are no JSON.
    """
    document = parse_json(content, name=printable(name))
    briefing_id = document.get("briefing_id") if isinstance(document, dict) else None
    file = f"{briefing_id}.json" if is_slug(briefing_id) else printable(name)
    return parse_briefing(document, file=file, vocabulary=Vocabulary.of(atlas))


def write_briefing(
    briefing: Briefing,
    atlas: Atlas,
    *,
    instead_of: Briefing | None,
    leave_out_rejected: bool = False,
) -> None:
    """Write a briefing into the folder of its atlas, in one step.

    Parameters
    ----------
    briefing
        What to write.
    atlas
        Where to: its ``path`` is the folder, and its names are those that scenes may use.
    instead_of
        The briefing that was edited, as it was read or written last; None for a new one.
    leave_out_rejected
        Whether scenes of the file that were set aside may be lost.

    Raises
    ------
    EditConflict
        The file holds something else than ``instead_of``: somebody saved it meanwhile.
    RowsWouldBeLost
        Scenes of the file were set aside, and ``leave_out_rejected`` is False.
    UnwritableFile
        It cannot be written; the old file is whole.

    Notes
    -----
    Between those who save through one server the comparison holds. Two servers on one folder may
    still write at the same moment; each file is whole even then.
    """
    file = _file(briefing.briefing_id)
    if atlas.path is None:
        raise UnwritableFile(f"{file}: the atlas was not read from a folder; name one")
    with _SAVING:
        found, lost = _standing(atlas.path, file, Vocabulary.of(atlas))
        if found is None and lost:
            raise EditConflict(f"{lost[0]} Correct the file first.")
        now = None if found is None else briefing_revision(found)
        before = None if instead_of is None else briefing_revision(instead_of)
        if now not in (before, briefing_revision(briefing)):
            raise EditConflict(
                f"{file}: somebody saved it meanwhile; open it again and repeat your change"
            )
        if lost and not leave_out_rejected:
            raise RowsWouldBeLost(
                f"{file}: {len(lost)} faults have set scenes aside, and saving would lose these "
                "scenes; correct the file first"
            )
        try:
            replace_files(atlas.path, {file: briefing_text(briefing)})
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise UnwritableFile(
                f"{file}: it cannot be written ({reason}); download the briefing instead"
            ) from None


def _standing(
    folder: Path, file: str, vocabulary: Vocabulary
) -> tuple[Briefing | None, tuple[Rejected, ...]]:
    if not (folder / file).exists():
        return None, ()
    try:
        document = read_json(folder / file)
    except UnreadableFile as error:
        return None, (_unreadable(file, error),)
    return parse_briefing(document, file=file, vocabulary=vocabulary)


def _unreadable(file: str, error: UnreadableFile) -> Rejected:
    reason = str(error).partition(": ")[2] or str(error)
    return Rejected(file, "", "", "a file that cannot be read", reason)


def _file(briefing_id: str) -> str:
    return f"{FOLDER}/{briefing_id}.json"
