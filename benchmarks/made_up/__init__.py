"""Atlases of any size, made up from a seed on the pattern of the shipped one.

The shipped atlas gives the questions, the regions and countries with their polygons, and how often
each stance, topic and kind of relation occurs. Towns come from GeoNames. What anyone is made to
say here is invented.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from random import Random

from benchmarks.made_up.claims import claim_rows
from benchmarks.made_up.scenery import document_rows, place_rows, source_rows
from benchmarks.made_up.scenes import briefing_record
from benchmarks.made_up.ties import assessment_rows, movement_rows, relation_rows
from geodata import read_atlas
from geodata.header import FILE, header_record
from geodata.schema import TABLES
from geodata.tables import Record, to_records


def write_made_up_atlas(folder: Path, *, claims: int, seed: int = 1) -> Path:
    """Write an atlas with so many claims and return its folder.

    Parameters
    ----------
    folder
        Where to; it is made. The same number, seed and version of GeoNames give the same bytes.
    claims
        How many. Sources, places and movements grow with the root of it, documents and
        relations with the number itself, as in an archive that follows one story for longer.
    seed
        Where chance starts.
    """
    chance = Random(f"{claims} claims, seed {seed}")
    shipped = read_atlas()
    root = math.sqrt(claims)
    sources = source_rows(shipped, round(4 * root))
    places = place_rows(chance, shipped, round(3 * root))
    documents = document_rows(chance, places, round(0.6 * claims) + 1)
    rows = claim_rows(chance, shipped, sources, documents, places, claims)
    tables: dict[str, list[Record]] = {
        "sources": sources,
        "documents": documents,
        "questions": to_records(TABLES["questions"], shipped.questions),
        "places": places,
        "claims": rows,
        "relations": relation_rows(chance, shipped, rows, round(0.6 * claims)),
        "assessments": assessment_rows(chance, rows),
        "movements": movement_rows(chance, rows, round(1.7 * root)),
    }
    header = header_record(
        title=f"{claims:,} made-up claims",
        summary="Made up from a seed, for measuring only. Nobody said any of it.",
        theatres=shipped.theatres,
        opening="",
        does_not_show=("Anything that anybody said.",),
    )
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / FILE, json.dumps(header, ensure_ascii=False, indent=2))
    for name, found in tables.items():
        _write(folder / TABLES[name].file, _text(name, found))
    briefing = briefing_record(chance, rows)
    (folder / "briefings").mkdir(exist_ok=True)
    _write(folder / "briefings" / f"{briefing['briefing_id']}.json", _line(briefing))
    return folder


def _text(name: str, rows: list[Record]) -> str:
    """Return a table as its file holds it: a row on each line."""
    if not TABLES[name].is_geojson:
        return "[\n" + ",\n".join(map(_line, rows)) + "\n]"
    features: list[Record] = [
        {
            "type": "Feature",
            "properties": {key: value for key, value in row.items() if key != "geometry"},
            "geometry": row.get("geometry"),
        }
        for row in rows
    ]
    return (
        '{"type": "FeatureCollection", "features": [\n' + ",\n".join(map(_line, features)) + "\n]}"
    )


def _line(row: Record) -> str:
    return json.dumps(row, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
