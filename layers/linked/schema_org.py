"""The atlas as JSON-LD of schema.org: claims, and reviews only where an analyst made one."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from typing import Any
from urllib.parse import quote

from geodata.atlas_layers import atlas_layer
from geodata.exporting import Export
from geodata.model import Atlas
from geodata.schema import TABLES
from geodata.selection import Selection
from geodata.tables import Record, to_records
from layers.linked.sentences import ORGANIZATIONS, claim_in_words, headline, plain
from layers.words import assessment_in_words

Node = dict[str, Any]

_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?)?)?")
"""Dates that mean the same in EDTF and in schema.org's ISO 8601."""

_PEOPLE = frozenset({"head-of-state"})


def schema_org(atlas: Atlas, selection: Selection | None = None) -> Export:
    """Return the claims of a selection as JSON-LD.

    Parameters
    ----------
    atlas
        Where the claims are.
    selection
        What was chosen; None: all claims, but for drafts.

    Returns
    -------
    Export
        A graph of ``Claim``, each with its author, where it appeared and the places it names, and a
        ``ClaimReview`` for each assessment. A review's rating is the letter and digit, as words:
        no number stands for them. A day that is uncertain is said in words and not as a date.

    Notes
    -----
    schema.org 29, ``Claim`` and ``ClaimReview``.
    """
    claims = atlas_layer(atlas, "claims", selection)
    sources = _by(atlas, "sources")
    documents = _by(atlas, "documents")
    places = _by(atlas, "places")
    reviews = defaultdict(list)
    for assessment in to_records(TABLES["assessments"], atlas.assessments):
        reviews[str(assessment["claim_id"])].append(assessment)
    graph: list[Node] = []
    for values in claims.rows:
        row: Node = dict(values)
        where = [_place(places[name]) for name in row["place_ids"] or ()]
        source, document = sources[row["source_id"]], documents[row["document_id"]]
        graph.append(_claim(row, source, document, where))
        judged = enumerate(reviews[row["claim_id"]])
        graph += [_review(row, found, number) for number, found in judged]
    content = {"@context": "https://schema.org", "@graph": graph}
    about = {f"dispatch-atlas:{name}": text for name, text in claims.about.items()}
    text = json.dumps({**content, **about}, ensure_ascii=False, indent=1)
    return Export(
        content=f"{text}\n".encode(),
        filename=f"claims-{atlas.revision[:8]}.jsonld",
        media_type="application/ld+json",
        notes=(),
    )


def _claim(row: Node, source: Record, document: Record, where: list[Node]) -> Node:
    read = {
        "@type": "CreativeWork",
        "name": document.get("title"),
        "url": document.get("url"),
        "archivedAt": document.get("archive_url"),
        "inLanguage": document.get("language"),
        "publisher": {"@type": "Organization", "name": document["publisher"]},
        "datePublished": None if document["date_inferred"] else _day(document["published"]),
    }
    return _present({
        "@type": "Claim",
        "@id": _id(row["claim_id"]),
        "name": headline(row["source"], row["stance"], row["said"]),
        "text": claim_in_words(row),
        "author": _author(source),
        "dateCreated": _day(row["said"]),
        "temporal": f"said {row['said']} (EDTF)",
        "temporalCoverage": _day(row["happened"]),
        "spatialCoverage": where,
        "keywords": [row["stance"], row["topic"]],
        "creativeWorkStatus": "Retracted" if row["status"] == "retracted" else None,
        "appearance": _present(read),
    })  # fmt: skip


def _review(row: Node, assessment: Record, number: int) -> Node:
    return _present({
        "@type": "ClaimReview",
        "@id": f"{_id(row['claim_id'])}:assessment:{number + 1}",
        "itemReviewed": {"@id": _id(row["claim_id"])},
        "claimReviewed": row["statement"],
        "author": {"@type": "Person", "name": assessment["author"]},
        "datePublished": _day(assessment["assessed"]),
        "reviewBody": assessment["why"],
        "reviewRating": {
            "@type": "Rating",
            "alternateName": f"{assessment['reliability']}{assessment['credibility']}",
            "ratingExplanation": plain(assessment_in_words(assessment)),
        },
    })  # fmt: skip


def _author(source: Record) -> Node:
    kind = source["kind"]
    known = "Person" if kind in _PEOPLE else "Organization" if kind in ORGANIZATIONS else "Thing"
    return _present({"@type": known, "name": source["name"], "description": source.get("note")})


def _place(row: Record) -> Node:
    return _present({
        "@type": "Place",
        "name": row["name"],
        "address": {"@type": "PostalAddress", "addressCountry": row["country"]},
        "description": f"Known as a {row['precision']}, within {row['uncertainty_m']} m.",
    })  # fmt: skip


def _by(atlas: Atlas, name: str) -> dict[str, Record]:
    table = TABLES[name]
    return {str(row[str(table.key)]): row for row in to_records(table, getattr(atlas, name))}


def _id(claim_id: str) -> str:
    return f"urn:dispatch-atlas:claim:{quote(claim_id)}"


def _day(text: object) -> str | None:
    return str(text) if text and _DAY.fullmatch(str(text)) else None


def _present(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
