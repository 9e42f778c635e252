"""A briefing read from JSON, with every fault told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from geodata.briefing_text import BRIEFING_MEMBERS, SCENE_MEMBERS
from geodata.briefings import Briefing, Scene, Sentence
from geodata.cells import Refused, is_slug, parse_cell
from geodata.model import Rejected
from geodata.printable import printable
from geodata.scene_checks import (
    Vocabulary,
    check_camera,
    check_day,
    check_fingerprints,
    check_revision,
    check_selection,
    check_sentences,
)
from geodata.schema import Column
from geodata.strict_json import Repeated

MODES = ("window", "cumulative")
MOST_SCENES = 200

_BRIEFING = (
    Column("briefing_id", "id", True, "names the briefing for ever, and its file"),
    Column("title", "text", True, "what it is called"),
)
_SCENE = (
    Column("scene_id", "id", True, "names the scene within its briefing, for ever"),
    Column("title", "text", True, "the headline"),
    Column("kicker", "text", False, "the smaller line above the headline"),
    Column("mode", "choice", False, "what the day shows", choices=MODES),
    Column("play", "flag", False, "whether time runs when the scene opens"),
    Column("highlight", "refs", False, "claims to be pointed at", refers="claims"),
    Column("places", "refs", False, "places to be named", refers="places"),
    Column("notes", "text", False, "for who presents", longest=4000),
)


def parse_briefing(
    document: object, *, file: str, vocabulary: Vocabulary
) -> tuple[Briefing | None, tuple[Rejected, ...]]:
    """Return the briefing in a JSON document, and every fault that set something aside.

    Parameters
    ----------
    document
        As ``strict_json`` reads it.
    file
        What to call it in a fault; its name without ``.json`` must be the ``briefing_id``.
    vocabulary
        The names that scenes may use.

    Returns
    -------
    The briefing with those of its scenes that have no fault, or None when the briefing itself has
    one.
    """
    reader = _Reader(document, file=file)
    if reader.record is None:
        return None, tuple(reader.faults)
    values = reader.members(BRIEFING_MEMBERS, _BRIEFING)
    name = values.get("briefing_id", "")
    if name and name != file.rpartition("/")[2].removesuffix(".json"):
        reader.fault("briefing_id", name, f"the file must be called {name}.json; rename either")
    scenes = reader.record.get("scenes")
    if not isinstance(scenes, list) or len(scenes) > MOST_SCENES:
        reader.fault("scenes", scenes, f"a list of at most {MOST_SCENES} scenes is needed")
        scenes = []
    if reader.faults:
        return None, tuple(reader.faults)
    kept: dict[str, Scene] = {}
    for number, item in enumerate(scenes, start=1):
        scene, faults = _parse_scene(item, number, file=file, vocabulary=vocabulary)
        if scene is not None and scene.scene_id in kept:
            row = _row(number, scene.scene_id)
            reason = "a scene above has this name; give this one another"
            faults = [Rejected(file, row, "scene_id", printable(scene.scene_id), reason)]
        elif scene is not None:
            kept[scene.scene_id] = scene
        reader.faults.extend(faults)
    briefing = Briefing(
        briefing_id=str(name), title=str(values["title"]), scenes=tuple(kept.values())
    )
    return briefing, tuple(reader.faults)


@dataclass(slots=True)
class _Reader:
    """One object of a file, and the faults found in it; without a record it is none."""

    value: object
    file: str
    row: str = ""
    faults: list[Rejected] = field(default_factory=list)

    @property
    def record(self) -> dict[str, object] | None:
        """The object, or None, with a fault, when it is no object."""
        if isinstance(self.value, dict):
            return self.value
        if not self.faults:
            self.fault("", self.value, "an object is needed; write {…}")
        return None

    def fault(self, column: str, found: object, reason: str) -> None:
        self.faults.append(Rejected(self.file, self.row, column, printable(found), reason))

    def members(self, known: tuple[str, ...], columns: tuple[Column, ...]) -> dict[str, object]:
        """Return the members that are plain cells, and tell of those that nobody knows."""
        record = self.record or {}
        if isinstance(record, Repeated):
            self.fault("", record.key, "this key stands there twice; keep one")
        for key in record:
            if key not in known:
                self.fault("", key, "there is no such member; remove it or correct its name")
        found = {}
        for column in columns:
            value = self.checked(column.name, partial(parse_cell, column))
            if value is not None:
                found[column.name] = value
            elif column.required and record.get(column.name) is None:
                self.fault(column.name, None, f"{column.name} is required; write it")
        return found

    def checked(self, name: str, check: Callable[[object], object]) -> object:
        """Return a member as its check gives it; None, with a fault, when it is refused."""
        value = (self.record or {}).get(name)
        if value is None:
            return None
        try:
            return check(value)
        except Refused as refusal:
            self.fault(name, value, str(refusal))
            return None


def _parse_scene(
    value: object, number: int, *, file: str, vocabulary: Vocabulary
) -> tuple[Scene | None, list[Rejected]]:
    name = value.get("scene_id") if isinstance(value, dict) else None
    reader = _Reader(value, file=file, row=_row(number, name))
    if reader.record is None:
        return None, reader.faults
    values = reader.members(SCENE_MEMBERS, _SCENE)
    facets = vocabulary.facets
    checks: Mapping[str, Callable[[object], object]] = {
        "fingerprints": check_fingerprints,
        "text": check_sentences,
        "selection": lambda value: check_selection(value, facets),
        "camera": check_camera,
        "day": check_day,
        "revision": check_revision,
    }
    for member, check in checks.items():
        if (found := reader.checked(member, check)) is not None:
            values[member] = found
    text = tuple(Sentence(*pair) for pair in values.pop("text", ()))  # type: ignore[attr-defined]
    if reader.faults:
        return None, reader.faults
    scene = Scene(text=text, **values)  # type: ignore[arg-type]  # each member by its check
    _check_references(scene, reader, vocabulary)
    return (None if reader.faults else scene), reader.faults


def _check_references(scene: Scene, reader: _Reader, vocabulary: Vocabulary) -> None:
    try:
        vocabulary.require_claims(scene.claim_ids, once_there=scene.fingerprints)
    except Refused as refusal:
        reader.fault("claim_ids", scene.claim_ids, str(refusal))
    if unknown := [name for name in scene.places if name not in vocabulary.places]:
        reader.fault("places", unknown[0], "the atlas has no such place; correct it")


def _row(number: int, name: object) -> str:
    return f"scene {number} ({name})" if is_slug(name) else f"scene {number}"
