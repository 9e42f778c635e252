"""One object of STIX 2.1: its fixed id, who made it, and when."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

import pandas as pd

Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the objects of one atlas, called ``title``; ``when`` is when all of them were made."""

    title: str
    when: str

    @property
    def editors(self) -> str:
        """The id of those who made the objects."""
        return self.id("identity", "editors of the atlas")

    def id(self, kind: str, name: object) -> str:
        """Return the id of an object: a UUID of version 5, the same in every file."""
        called = f"urn:dispatch-atlas:{self.title}:{kind}:{name}"
        return f"{kind}--{uuid.uuid5(uuid.NAMESPACE_URL, called)}"

    def made(self, kind: str, made_id: str, /, **more: Any) -> Object:  # noqa: ANN401  # STIX's own
        """Return an object with what every object has; STIX knows no nulls and no empty lists."""
        by = {} if made_id == self.editors else {"created_by_ref": self.editors}
        made = {"created": self.when, "modified": self.when}
        said = {name: value for name, value in more.items() if value not in (None, "", [])}
        return {"type": kind, "spec_version": "2.1", "id": made_id, **by, **made, **said}


def stamp(moment: pd.Timestamp) -> str:
    """Return an instant (UTC) as STIX writes it; one that is not known is the first of 1970."""
    known = pd.Timestamp("1970-01-01", tz="UTC") if pd.isna(moment) else moment
    return f"{known.tz_convert('UTC'):%Y-%m-%dT%H:%M:%S}.000Z"
