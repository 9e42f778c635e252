"""The atlas as a STIX 2.1 bundle: who claimed what, never rated, with every object's id fixed."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator

import pandas as pd

from geodata.atlas_layers import atlas_layer
from geodata.exporters.file import counted
from geodata.exporting import Export
from geodata.layer import Layer
from geodata.model import Atlas
from geodata.schema import TABLES
from geodata.selection import Selection
from geodata.tables import Record, to_records
from layers.linked.sentences import claim_in_words, headline
from layers.linked.stix_object import Maker, Object, stamp
from layers.linked.stix_rows import identity, location, note, relationship

MEDIA_TYPE = "application/stix+json;version=2.1"

_KEPT = ("source_id", "relayed_by", "stance", "topic", "question_id", "said", "happened", "bound",
         "low", "high", "unit", "basis", "status")  # fmt: skip
"""Columns of a claim that STIX has no word for; an extension holds them as they are."""


def stix_bundle(atlas: Atlas, selection: Selection | None = None) -> Export:
    """Return the claims of a selection as STIX 2.1, with what they refer to.

    Parameters
    ----------
    atlas
        Where the claims are.
    selection
        What was chosen; None: all claims, but for drafts.

    Returns
    -------
    Export
        A bundle: each source an ``identity``, each place a ``location`` (a point only where the
        place is known as well as that, with its uncertainty in metres), each claim a ``report``
        that refers to both, each denial also an ``opinion`` on what it denies, each relation a
        ``relationship``, each assessment a ``note``. Nothing has a ``confidence``. Ids are UUIDs
        of version 5 over the atlas's title and the row's id; a retracted claim is ``revoked``.

    Notes
    -----
    OASIS, *STIX Version 2.1*, 10 June 2021. ``created`` and ``modified`` of every object is the
    last day on which one of the atlas's documents came out.
    """
    bundle = _Bundle(atlas, atlas_layer(atlas, "claims", selection))
    objects = list(bundle.objects())
    content = {
        "type": "bundle",
        "id": f"bundle--{uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(objects, sort_keys=True))}",
        "objects": objects,
    }
    notes = []
    if bundle.unanswered:
        notes.append(
            f"STIX: {counted(bundle.unanswered, 'denial')} that no relation ties to what is denied "
            "stand as reports only."
        )
    return Export(
        content=(json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode(),
        filename=f"claims-{atlas.revision[:8]}.stix.json",
        media_type=MEDIA_TYPE,
        notes=tuple(notes),
    )


class _Bundle:
    """The objects of one bundle, each knowing the ids of the others."""

    def __init__(self, atlas: Atlas, claims: Layer) -> None:
        self.unanswered = 0
        self._atlas = atlas
        self._claims = claims
        self._ids = {str(name) for name in claims.ids}
        self._make = Maker(atlas.title, stamp(atlas.documents["published_end"].max()))
        self._extension = self._make.id("extension-definition", "columns of a claim")

    def objects(self) -> Iterator[Object]:
        """Yield every object, those that are referred to first."""
        yield self._make.made(
            "identity", self._make.editors, name=f"Editors of “{self._atlas.title}”"
        )
        yield self._make.made(
            "extension-definition",
            self._extension,
            name="Columns of a claim",
            description="A claim as said: stance, bound, low, high, unit, dates as EDTF text.",
            schema="docs/data-format.md of Dispatch Atlas",
            version="1.0.0",
            extension_types=["property-extension"],
        )
        rows = self._claims.rows
        sources = {row["source_id"] for row in rows}
        places = {name for row in rows for name in row["place_ids"] or ()}
        documents = {row["document_id"]: row for row in self._records("documents")}
        yield from (
            identity(self._make, s) for s in self._records("sources") if s["source_id"] in sources
        )
        yield from (location(self._make, p) for p in self._places() if p["place_id"] in places)
        for row in rows:
            yield self._report(dict(row), documents[row["document_id"]])
        yield from self._opinions()
        for relation in self._records("relations"):
            if {relation["from_claim_id"], relation["to_claim_id"]} <= self._ids:
                yield relationship(self._make, relation)
        for row in self._records("assessments"):
            if row["claim_id"] in self._ids:
                yield note(self._make, row)

    def _report(self, row: Object, document: Record) -> Object:
        title = document.get("title") or f"published {document['published']}"
        read = {"source_name": document["publisher"], "description": title}
        addresses = [document[name] for name in ("url", "archive_url") if document.get(name)]
        references = [{**read, "url": url} for url in addresses] or [read]
        refers = [self._make.id("identity", row["source_id"])]
        refers += [self._make.id("location", place) for place in row["place_ids"] or ()]
        kept = {name: row[name] for name in _KEPT if row[name] is not None}
        return self._make.made(
            "report",
            self._make.id("report", row["claim_id"]),
            name=headline(row["source"], row["stance"], row["said"]),
            description=claim_in_words(row),
            published=stamp(self._published(row["document_id"])),
            labels=[row["stance"], row["topic"]],
            object_refs=refers,
            external_references=references,
            extensions={self._extension: {"extension_type": "property-extension", **kept}},
            **({"revoked": True} if row["status"] == "retracted" else {}),
        )

    def _opinions(self) -> Iterator[Object]:
        """Yield an opinion for each denial on the claims it denies; how strongly is not said."""
        denied = self._atlas.relations[self._atlas.relations["kind"] == "denies"]
        for row in self._claims.rows:
            if row["stance"] != "denies":
                continue
            targets = denied.loc[denied["from_claim_id"] == row["claim_id"], "to_claim_id"]
            refers = [self._make.id("report", name) for name in targets if name in self._ids]
            if not refers:
                self.unanswered += 1
                continue
            yield self._make.made(
                "opinion",
                self._make.id("opinion", row["claim_id"]),
                opinion="disagree",
                authors=[row["source"]],
                explanation=claim_in_words(dict(row)),
                object_refs=refers,
            )

    def _records(self, name: str) -> list[Record]:
        return to_records(TABLES[name], getattr(self._atlas, name))

    def _places(self) -> Iterator[Record]:
        points = self._atlas.places[["latitude_deg", "longitude_deg"]].itertuples(index=False)
        for row, (latitude, longitude) in zip(self._records("places"), points, strict=True):
            yield {**row, "latitude": latitude, "longitude": longitude}

    def _published(self, document_id: str) -> pd.Timestamp:
        starts = self._atlas.documents.set_index("document_id")["published_start"]
        return pd.Timestamp(starts[document_id])
