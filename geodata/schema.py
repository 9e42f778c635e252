"""The columns of every table: what each may hold, in which unit, and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Kind = Literal[
    "id", "ref", "refs", "slug", "text", "texts", "names", "choice", "edtf", "url", "language",
    "country", "subdivision", "flag", "number", "integer", "geometry",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    ``unit`` is empty where a value has none. ``choices`` lists the words a "choice" may hold,
    ``refers`` names the table that a "ref" or "refs" points to, ``longest`` bounds a text in
    characters and ``most_words`` in words.
    """

    name: str
    kind: Kind
    required: bool
    meaning: str
    unit: str = ""
    choices: tuple[str, ...] = ()
    refers: str = ""
    longest: int = 200
    most_words: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table of an atlas, in one file; ``one`` is what a row of it is called."""

    name: str
    one: str
    file: str
    columns: tuple[Column, ...]
    may_be_absent: bool = False

    @property
    def key(self) -> str | None:
        """The name of the column that identifies a row, if the table has one."""
        first = self.columns[0]
        return first.name if first.kind == "id" else None

    @property
    def is_geojson(self) -> bool:
        """Whether the file is a GeoJSON FeatureCollection rather than a JSON array."""
        return self.file.endswith(".geojson")


_MUST, _MAY = True, False

_SOURCES = Table("sources", "source", "sources.json", (
    Column("source_id", "id", _MUST, "names the source for ever"),
    Column("name", "text", _MUST, "who speaks, with the office held"),
    Column("short_name", "text", _MAY, "for a timeline lane, at most 24 characters", longest=24),
    Column("kind", "choice", _MUST, "what kind of speaker it is", choices=(
        "head-of-state", "government", "ministry", "military", "intelligence-service",
        "spokesperson", "imagery-provider", "news-outlet", "international-body", "think-tank",
        "channel", "unnamed")),
    Column("country", "country", _MAY, "the state it belongs to or sits in, ISO 3166-1 alpha-2"),
    Column("party_to_conflict", "flag", _MUST, "whether it speaks for a party to the conflict"),
    Column("note", "text", _MAY, "anything else a reader should know", longest=2000),
))  # fmt: skip

_DOCUMENTS = Table("documents", "document", "documents.json", (
    Column("document_id", "id", _MUST, "names the document for ever"),
    Column("publisher", "text", _MUST, "who wrote it first, not who holds the address"),
    Column("title", "text", _MAY, "its headline or title", longest=500),
    Column("url", "url", _MAY, "where it was read", longest=2000),
    Column("archive_url", "url", _MAY, "where a copy is kept", longest=2000),
    Column("published", "edtf", _MUST, "the day it came out"),
    Column("date_inferred", "flag", _MUST, "whether that day is an estimate of the editors"),
    Column("language", "language", _MAY, "BCP 47 tag, such as en or uk"),
    Column("access", "choice", _MUST, "how much of it was read", choices=("full-text", "excerpt")),
    Column("hosting", "choice", _MUST, "who holds the address",
           choices=("publisher", "republisher")),
))  # fmt: skip

_QUESTIONS = Table("questions", "question", "questions.json", (
    Column("question_id", "id", _MUST, "names the question for ever"),
    Column("text", "text", _MUST, "the question, in neutral words", longest=300),
    Column("measure", "slug", _MUST, "what is counted or decided, such as sent or killed"),
    Column("unit", "text", _MUST, "what a number under it counts, such as people", longest=60),
    Column("scope", "text", _MUST, "whom, where and when it covers", longest=1000),
))  # fmt: skip

_PLACES = Table("places", "place", "places.geojson", (
    Column("place_id", "id", _MUST, "names the place for ever"),
    Column("name", "text", _MUST, "its name in English"),
    Column("names", "names", _MAY, "its names by BCP 47 language tag"),
    Column("kind", "slug", _MUST, "what it is, such as city, port or training-base"),
    Column("country", "country", _MUST, "its state by the United Nations, ISO 3166-1 alpha-2"),
    Column("iso_3166_2", "subdivision", _MAY, "its first-level region, ISO 3166-2"),
    Column("status", "choice", _MAY, "temporarily-occupied: wholly or in part",
           choices=("temporarily-occupied",)),
    Column("precision", "choice", _MUST, "how exactly the place is known",
           choices=("site", "settlement", "district", "region", "country")),
    Column("uncertainty_m", "number", _MUST, "the radius within which it surely lies", "metres"),
    Column("geometry_source", "text", _MUST, "where the geometry comes from", longest=1000),
    Column("geonames_id", "integer", _MAY, "its number in GeoNames"),
    Column("wikidata_id", "text", _MAY, "its identifier in Wikidata, such as Q1899", longest=20),
    Column("alternatives", "texts", _MAY, "other spellings, or other places it may be"),
    Column("geometry", "geometry", _MUST, "where it is, EPSG:4326, longitude first, cut at 180°",
           "degrees"),
))  # fmt: skip

_CLAIMS = Table("claims", "claim", "claims.json", (
    Column("claim_id", "id", _MUST, "names the claim for ever"),
    Column("source_id", "ref", _MUST, "who says so", refers="sources"),
    Column("relayed_by", "text", _MAY, "who passed it on: a source_id, or a name in plain words"),
    Column("document_id", "ref", _MUST, "where it was read", refers="documents"),
    Column("locator", "text", _MAY, "where in the document"),
    Column("statement", "text", _MUST, "what is claimed, in the editors' own words, at most 30",
           longest=400, most_words=30),
    Column("quoted_words", "text", _MAY, "the source's own words, at most 8", most_words=8),
    Column("stance", "choice", _MUST, "what the source does with the statement", choices=(
        "asserts", "estimates", "observes", "confirms", "warns", "denies", "declines", "responds",
        "condemns")),
    Column("topic", "slug", _MUST, "what it is about, such as training or casualties"),
    Column("question_id", "ref", _MAY, "what it can be compared under", refers="questions"),
    Column("said", "edtf", _MUST, "when the words were spoken, not when they were printed"),
    Column("happened", "edtf", _MAY, "when the thing claimed took or takes place"),
    Column("place_ids", "refs", _MAY, "where; empty means no location given", refers="places"),
    Column("bound", "choice", _MAY, "how low and high limit the number",
           choices=("exactly", "about", "at-least", "up-to", "between")),
    Column("low", "number", _MAY, "the least number as claimed, inclusive; missing is not zero",
           "as in unit"),
    Column("high", "number", _MAY, "the greatest number as claimed, inclusive; missing is not zero",
           "as in unit"),
    Column("unit", "text", _MAY, "what is counted, such as people or vessels", longest=60),
    Column("basis", "choice", _MUST, "whether the number is a total or comes on top",
           choices=("total", "additional", "unknown")),
    Column("status", "choice", _MUST, "where the editors stand with it",
           choices=("draft", "published", "retracted")),
    Column("note", "text", _MAY, "how the row was made, such as a derived number", longest=2000),
))  # fmt: skip

_RELATIONS = Table("relations", "relation", "relations.json", (
    Column("from_claim_id", "ref", _MUST, "the claim that stands in the relation", refers="claims"),
    Column("to_claim_id", "ref", _MUST, "the claim it stands in relation to", refers="claims"),
    Column("kind", "choice", _MUST, "what the first claim does to the second", choices=(
        "contradicts", "denies", "corroborates", "repeats", "includes", "supersedes",
        "possibly-same-force")),
    Column("author", "text", _MUST, "who judged so"),
    Column("why", "text", _MUST, "for what reason", longest=1000),
), may_be_absent=True)  # fmt: skip

_ASSESSMENTS = Table("assessments", "assessment", "assessments.json", (
    Column("claim_id", "ref", _MUST, "the claim that is judged", refers="claims"),
    Column("reliability", "choice", _MUST, "of the source, A to F: a label, never a number",
           choices=("A", "B", "C", "D", "E", "F")),
    Column("credibility", "choice", _MUST, "of the statement, 1 to 6: a label, never a number",
           choices=("1", "2", "3", "4", "5", "6")),
    Column("author", "text", _MUST, "who judged so"),
    Column("assessed", "edtf", _MUST, "when the judgement was made"),
    Column("why", "text", _MUST, "for what reason", longest=1000),
), may_be_absent=True)  # fmt: skip

_MOVEMENTS = Table("movements", "movement", "movements.geojson", (
    Column("movement_id", "id", _MUST, "names the movement for ever"),
    Column("origin_id", "ref", _MUST, "the place it starts from", refers="places"),
    Column("destination_id", "ref", _MUST, "the place it leads to", refers="places"),
    Column("mode", "choice", _MUST, "how it is said to go",
           choices=("sea", "air", "rail", "road", "unknown")),
    Column("route", "choice", _MUST, "whether anyone reported the way between the two ends",
           choices=("reported", "not-reported")),
    Column("happened", "edtf", _MAY, "when it is said to have taken place"),
    Column("claim_ids", "refs", _MUST, "the claims it is drawn from, at least one",
           refers="claims"),
), may_be_absent=True)  # fmt: skip

TABLES: Mapping[str, Table] = MappingProxyType({
    table.name: table
    for table in (
        _SOURCES, _DOCUMENTS, _QUESTIONS, _PLACES, _CLAIMS, _RELATIONS, _ASSESSMENTS, _MOVEMENTS
    )
})  # fmt: skip
"""Every table by name; a table refers only to tables that stand before it."""
