"""Reads a file as the confined process does, but here, where a test can be quick."""

import json

from geodata.importers.findings import Findings
from geodata.importers.formats import Request, read_draft
from geodata.importers.values import NeedsCare
from geodata.importers.whole import answer_of


def read_here(data, *, filename="a.geojson", layer="", crs="", **choices):
    """Return the answer about some bytes, or about a value written as JSON."""
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    for careful in (False, True):
        findings = Findings(choices={kind.replace("_", "-"): c for kind, c in choices.items()})
        request = Request(filename, layer, crs, careful)
        try:
            return answer_of(
                *read_draft(content, request, findings), begin=lambda words, until: None
            )
        except NeedsCare:
            continue
    return None


def collection(*features, **members):
    return {"type": "FeatureCollection", "features": list(features), **members}


def feature(geometry=None, properties=None, **members):
    return {"type": "Feature", "geometry": geometry, "properties": properties or {}, **members}


def geometry(kind, coordinates):
    return {"type": kind, "coordinates": coordinates}


def point(*position):
    return geometry("Point", list(position))


def polygon(*rings):
    return geometry("Polygon", list(rings))


def square(west=0, south=0, side=1):
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def named_crs(name):
    return {"type": "name", "properties": {"name": name}}


def kinds(answer):
    """Return the kinds of what was repaired, of what was only proposed, and of what is aside."""
    return (
        [repair.kind for repair in answer.repairs if repair.applied],
        [repair.kind for repair in answer.repairs if not repair.applied],
        [fault.kind for fault in answer.aside],
    )
