"""Rows of the atlas as objects of STIX, each on its own: sources, places, relations, judgements."""

from __future__ import annotations

from geodata.tables import Record
from layers.linked.sentences import ORGANIZATIONS, plain
from layers.linked.stix_object import Maker, Object
from layers.words import assessment_in_words

_PINNED = frozenset({"site", "settlement", "district"})


def identity(make: Maker, row: Record) -> Object:
    """Return a source as an identity, with its kind as the role it has."""
    more: Object = {"roles": [row["kind"]], "name": row["name"]}
    if row["kind"] in ORGANIZATIONS:
        more["identity_class"] = "organization"
    country = f"Country: {row['country']}. " if row.get("country") else ""
    party = "a party" if row["party_to_conflict"] else "no party"
    words = f"{country}Speaks for {party} to the conflict. {row.get('note', '')}"
    more["description"] = words.strip()
    return make.made("identity", make.id("identity", row["source_id"]), **more)


def location(make: Maker, row: Record) -> Object:
    """Return a place as a location: a point only where it is known as well as that."""
    more: Object = {"name": row["name"], "country": row["country"]}
    if row.get("iso_3166_2"):
        more["administrative_area"] = row["iso_3166_2"]
    if row["precision"] in _PINNED:
        more |= {name: row[name] for name in ("latitude", "longitude")}
        more["precision"] = float(str(row["uncertainty_m"]))
    more["description"] = (
        f"Known as a {row['precision']}, within {row['uncertainty_m']} m. "
        f"Shape from: {row['geometry_source']}"
    )
    return make.made("location", make.id("location", row["place_id"]), **more)


def relationship(make: Maker, row: Record) -> Object:
    """Return a relation between two claims as a relationship between their reports."""
    ends = (row["from_claim_id"], row["to_claim_id"])
    return make.made(
        "relationship",
        make.id("relationship", f"{ends[0]} {row['kind']} {ends[1]}"),
        relationship_type=row["kind"],
        source_ref=make.id("report", ends[0]),
        target_ref=make.id("report", ends[1]),
        description=f"{row['author']}: {row['why']}",
    )


def note(make: Maker, row: Record) -> Object:
    """Return an analyst's judgement on a claim as a note, in words and never as a number."""
    return make.made(
        "note",
        make.id("note", f"{row['claim_id']} {row['author']} {row['assessed']}"),
        abstract=plain(assessment_in_words(row)),
        content=row["why"],
        authors=[row["author"]],
        object_refs=[make.id("report", row["claim_id"])],
    )
