"""A briefing as JSON text, written so that a difference reads well."""

from __future__ import annotations

import hashlib
import json

from geodata.briefings import Briefing, Scene

BRIEFING_MEMBERS = ("briefing_id", "title", "scenes")
SCENE_MEMBERS = (
    "scene_id", "kicker", "title", "text", "selection", "camera", "day", "mode", "play",
    "highlight", "places", "notes", "revision", "fingerprints",
)  # fmt: skip
"""Every member of a scene, in the order in which they are written."""


def briefing_record(briefing: Briefing) -> dict[str, object]:
    """Return the value that a briefing's file holds; what is empty is left out."""
    return {
        "briefing_id": briefing.briefing_id,
        "title": briefing.title,
        "scenes": [_scene_record(scene) for scene in briefing.scenes],
    }


def briefing_text(briefing: Briefing) -> str:
    """Return a briefing's file: a sentence, and a claim's fingerprint, to a line."""
    return _lines(briefing_record(briefing), depth=0) + "\n"


def briefing_revision(briefing: Briefing) -> str:
    """Return the digest of a briefing's content: SHA-256 over canonical JSON, 64 digits."""
    text = json.dumps(
        briefing_record(briefing), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()


def _scene_record(scene: Scene) -> dict[str, object]:
    record: dict[str, object] = {name: getattr(scene, name) for name in SCENE_MEMBERS}
    record["text"] = [
        {"words": sentence.words, "claim_ids": list(sentence.claim_ids)} for sentence in scene.text
    ]
    for name in ("highlight", "places"):
        record[name] = list(getattr(scene, name))
    return {name: value for name, value in record.items() if value}


def _lines(value: object, *, depth: int) -> str:
    """Return JSON whose objects and lists stand open down to a scene's members."""
    if not value or depth > 3 or not isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False)
    pad, end = "  " * (depth + 1), "\n" + "  " * depth
    if isinstance(value, dict):
        items = [
            f"{pad}{json.dumps(key, ensure_ascii=False)}: {_lines(item, depth=depth + 1)}"
            for key, item in value.items()
        ]
        return "{\n" + ",\n".join(items) + end + "}"
    if all(isinstance(item, str) for item in value):
        return json.dumps(value, ensure_ascii=False)
    return "[\n" + ",\n".join(pad + _lines(item, depth=depth + 1) for item in value) + end + "]"
