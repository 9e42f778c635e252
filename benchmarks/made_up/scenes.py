"""A briefing of made-up scenes, to be stepped through."""

from __future__ import annotations

from random import Random

from geodata.tables import Record

_CAMERAS = ("44,133,5", "51,36,6", "41,129,6.5", "58,100,3.5", "48,38,5", "43,131.5,7")


def briefing_record(chance: Random, claims: list[Record]) -> Record:
    """Return a briefing of six scenes, each of which speaks of four claims, now here, now there."""
    public = [claim for claim in claims if claim["status"] == "published"]
    return {
        "briefing_id": "made-up",
        "title": "Made up, for measuring only",
        "scenes": [
            {
                "scene_id": f"scene-{number}",
                "title": f"Scene {number}",
                "text": [
                    {"words": claim["statement"], "claim_ids": [claim["claim_id"]]}
                    for claim in chance.sample(public, 4)
                ],
                "camera": camera,
            }
            for number, camera in enumerate(_CAMERAS, start=1)
        ],
    }
