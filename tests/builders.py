"""Small things that tests are made of: instants, rows, folders, and strategies for shapes."""

import json
from datetime import UTC, datetime

import shapely
from hypothesis import strategies as st

from geodata.checks import check_cells
from geodata.schema import TABLES


def utc(text):
    """Return an instant, such as utc("2024-10-19") or utc("2024-10-19T12:00")."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def source(source_id="nis", **changes):
    row = {"source_id": source_id, "name": "National Intelligence Service",
           "kind": "intelligence-service", "country": "KR", "party_to_conflict": False}  # fmt: skip
    return changed(row, changes)


def document(document_id="yonhap-18-oct", **changes):
    row = {"document_id": document_id, "publisher": "Yonhap", "url": "https://example.org/a",
           "published": "2024-10-18", "date_inferred": False, "access": "excerpt",
           "hosting": "publisher"}  # fmt: skip
    return changed(row, changes)


def question(question_id="troops-sent", **changes):
    row = {"question_id": question_id, "text": "How many were sent?", "measure": "sent",
           "unit": "people", "scope": "North Korean troops in Russia"}  # fmt: skip
    return changed(row, changes)


def claim(claim_id="earlier", **changes):
    row = {"claim_id": claim_id, "source_id": "nis", "document_id": "yonhap-18-oct",
           "statement": "About 1,500 soldiers went to Vladivostok.", "stance": "asserts",
           "topic": "transfer", "question_id": "troops-sent", "said": "2024-10-18",
           "happened": "2024-10-08/2024-10-13", "place_ids": ["vladivostok"], "bound": "about",
           "low": 1500, "high": 1500, "unit": "people", "basis": "total",
           "status": "published"}  # fmt: skip
    return changed(row, changes)


def denial(claim_id="later", **changes):
    row = claim(claim_id, source_id="kremlin", statement="No soldiers were sent.", stance="denies",
                said="2024-10-19", happened=None, place_ids=None, bound=None, low=None, high=None,
                unit=None, basis="unknown")  # fmt: skip
    return changed(row, changes)


def relation(from_claim_id="later", to_claim_id="earlier", **changes):
    row = {"from_claim_id": from_claim_id, "to_claim_id": to_claim_id, "kind": "denies",
           "author": "editors", "why": "It answers the same question."}  # fmt: skip
    return changed(row, changes)


def assessment(claim_id="earlier", **changes):
    row = {"claim_id": claim_id, "reliability": "B", "credibility": "2", "author": "Ann",
           "assessed": "2024-11-03", "why": "Two others agree."}  # fmt: skip
    return changed(row, changes)


def place(place_id="vladivostok", at=(131.87, 43.11), **changes):
    geometry = changes.pop("geometry", {"type": "Point", "coordinates": list(at)})
    row = {"place_id": place_id, "name": place_id.title(), "kind": "port", "country": "RU",
           "precision": "settlement", "uncertainty_m": 15000,
           "geometry_source": "GeoNames"}  # fmt: skip
    return feature(changed(row, changes), geometry)


def movement(movement_id="wonsan-vladivostok", **changes):
    row = {"movement_id": movement_id, "origin_id": "wonsan", "destination_id": "vladivostok",
           "mode": "sea", "route": "not-reported", "claim_ids": ["earlier"]}  # fmt: skip
    return feature(changed(row, changes), None)


def feature(properties, geometry):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def scene(scene_id="crossing", **changes):
    row = {"scene_id": scene_id, "title": "By ship, it is said", "kicker": "What was claimed",
           "text": [{"words": "The NIS said about 1,500.", "claim_ids": ["earlier"]}],
           "selection": {"from": "2024-10-06", "to": "2024-11-05"}, "camera": "41.7,131.1,7",
           "mode": "window", "highlight": ["earlier"], "places": ["vladivostok"],
           "notes": "Ask who says so."}  # fmt: skip
    return changed(row, changes)


def briefing(*scenes, briefing_id="story", **changes):
    row = {"briefing_id": briefing_id, "title": "A story", "scenes": list(scenes)}
    return changed(row, changes)


def write_briefings(folder, *briefings):
    """Write briefings into the folder of an atlas; one may be the very text of ``story.json``."""
    (folder / "briefings").mkdir(exist_ok=True)
    for value in briefings:
        name = value.get("briefing_id", "story") if isinstance(value, dict) else "story"
        (folder / "briefings" / f"{name}.json").write_text(as_text(value), encoding="utf-8")
    return folder


def changed(row, changes):
    """Return the row with the changes; None takes a key away."""
    return {key: value for key, value in {**row, **changes}.items() if value is not None}


HEADER = {
    "title": "Two claims",
    "summary": "A denial and what it denies.",
    "theatres": [{"name": "Far East", "bounds": [120, 35, 190, 60]}],
    "opening": "from=2024-10-06&to=2024-11-05",
    "does_not_show": ["A front line."],
}


def tables(**changes):
    """Return the rows of a small atlas by table, with some tables changed."""
    rows = {
        "sources": [source(), source("kremlin", kind="spokesperson", country="RU")],
        "documents": [document()],
        "questions": [question()],
        "places": [place(), place("wonsan", (127.44, 39.15), country="KP")],
        "claims": [claim(), denial()],
        "relations": [relation()],
        "assessments": [assessment()],
        "movements": [movement()],
    }
    return {**rows, **changes}


def write_folder(folder, *, header=HEADER, **changes):
    """Write a small atlas as files; a change is a list of rows, or the very text of a file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "atlas.json").write_text(as_text(header), encoding="utf-8")
    for name, rows in tables(**changes).items():
        is_collection = TABLES[name].is_geojson and not isinstance(rows, str)
        value = {"type": "FeatureCollection", "features": rows} if is_collection else rows
        (folder / TABLES[name].file).write_text(as_text(value), encoding="utf-8")
    return folder


def as_text(value):
    return value if isinstance(value, str) else json.dumps(value)


def checked(name, *rows):
    """Return the checked cells of a table; a feature counts as its properties and geometry."""
    flat = [
        {**row["properties"], "geometry": row["geometry"]}
        if isinstance(row, dict) and "properties" in row
        else row
        for row in rows
    ]
    return check_cells(TABLES[name], flat)


def positions(*, west=-180.0, east=180.0, south=-89.0, north=89.0):
    return st.tuples(
        st.floats(west, east, allow_subnormal=False), st.floats(south, north, allow_subnormal=False)
    )


def points():
    return st.builds(shapely.Point, positions())


def lines(**bounds):
    return st.lists(positions(**bounds), min_size=2, max_size=8, unique=True).map(
        shapely.LineString
    )


def boxes(*, west=-180.0, east=180.0):
    """Return a strategy for rectangles of at least a hundredth of a degree."""
    return st.builds(
        lambda x, y, width, height: shapely.box(x, y, min(x + width, east), y + height),
        st.floats(west, east - 0.01),
        st.floats(-80, 70),
        st.floats(0.01, 100),
        st.floats(0.01, 10),
    )
