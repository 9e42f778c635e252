"""TopoJSON: shapes that share their arcs, quantised or not, made GeoJSON geometries again."""

from __future__ import annotations

from itertools import accumulate

from geodata.errors import UnreadableFile
from geodata.importers.draft import Draft, Json
from geodata.importers.findings import Findings
from geodata.printable import printable

_DEPTHS = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
"""How many arrays stand around the lists of arcs of each type."""

Line = list[list[float]]


def topology_draft(topology: dict[str, Json], findings: Findings, layer: str) -> Draft:
    """Return the features of one object of a topology.

    Parameters
    ----------
    topology
        A TopoJSON object of the type Topology.
    findings
        Where faults are listed.
    layer
        The name of the object; "" for the first one.

    Raises
    ------
    UnreadableFile
        It has no objects or no arcs, or the transform is none.

    Notes
    -----
    The TopoJSON Format Specification 1.0, sections 2.1 to 2.2.
    """
    objects = topology.get("objects")
    if not isinstance(objects, dict) or not objects:
        raise UnreadableFile("the TopoJSON has no objects; export it again")
    name = layer if layer in objects else next(iter(objects))
    scale, shift = _transform(topology.get("transform"))
    arcs = _arcs(topology.get("arcs"), scale, shift)
    records = _records(objects[name])
    if records is None:
        raise UnreadableFile(f"the object {printable(name)} of the TopoJSON has no geometries")
    layers = {other: len(_records(found) or ()) for other, found in objects.items()}
    geometries: list[Json] = []
    draft = Draft(findings, [], [], geometries=geometries, layer=name, layers=layers)
    findings.ids = draft.ids
    for position, record in enumerate(records):
        found = record if isinstance(record, dict) else {}
        number, properties = found.get("id"), found.get("properties")
        draft.ids.append(number if type(number) in (str, int, float) else None)
        draft.properties.append(properties if isinstance(properties, dict) else None)
        geometry: Json = None
        if properties is not None and not isinstance(properties, dict):
            findings.set_aside("bad-properties", position, printable(properties))
            draft.drop(position)
        else:
            try:
                geometry = _geometry(record, arcs, scale, shift)
            except (KeyError, IndexError, TypeError, ValueError, RecursionError):
                why = "its arcs or coordinates are not in the file; export it again"
                findings.set_aside("bad-geometry", position, printable(record), why)
                draft.drop(position)
        geometries.append(geometry)
    return draft


def _records(chosen: Json) -> list[Json] | None:
    """Return the geometries of an object: those of a collection, or itself."""
    if not isinstance(chosen, dict) or chosen.get("type") != "GeometryCollection":
        return [chosen]
    records = chosen.get("geometries")
    return records if isinstance(records, list) else None


def _transform(transform: Json) -> tuple[list[float] | None, list[float]]:
    if transform is None:
        return None, [0, 0]
    try:
        scale, shift = list(transform["scale"]), list(transform["translate"])
    except (KeyError, TypeError):
        scale, shift = [], []
    if not all(
        len(pair) >= 2 and all(type(number) in (int, float) for number in pair)
        for pair in (scale, shift)
    ):
        raise UnreadableFile("the transform of the TopoJSON has no scale and translate of numbers")
    return scale, shift


def _arcs(arcs: Json, scale: list[float] | None, shift: list[float]) -> list[Line | None]:
    """Return every arc in coordinates; None stands for one that is broken."""
    if not isinstance(arcs, list):
        raise UnreadableFile("the TopoJSON has no arcs; export it again")
    found: list[Line | None] = []
    for arc in arcs:
        try:
            found.append(_arc(arc, scale, shift))
        except (TypeError, IndexError, ValueError):
            found.append(None)
    return found


def _arc(arc: Json, scale: list[float] | None, shift: list[float]) -> Line:
    if scale is None:
        return [list(position) for position in arc]
    ways = [list(accumulate(position[axis] for position in arc)) for axis in (0, 1)]
    return [_place(position, scale, shift) for position in zip(*ways, strict=True)]


def _place(position: Json, scale: list[float] | None, shift: list[float]) -> list[float]:
    if scale is None:
        return list(position)
    return [position[axis] * scale[axis] + shift[axis] for axis in (0, 1)]


def _geometry(
    record: Json, arcs: list[Line | None], scale: list[float] | None, shift: list[float]
) -> Json:
    kind = record["type"]
    if kind is None:
        return None
    if kind == "GeometryCollection":
        parts = [_geometry(part, arcs, scale, shift) for part in record["geometries"]]
        return {"type": kind, "geometries": [part for part in parts if part is not None]}
    if kind == "Point":
        return {"type": kind, "coordinates": _place(record["coordinates"], scale, shift)}
    if kind == "MultiPoint":
        places = [_place(position, scale, shift) for position in record["coordinates"]]
        return {"type": kind, "coordinates": places}
    return {"type": kind, "coordinates": _joined(record["arcs"], _DEPTHS[kind], arcs)}


def _joined(indexes: Json, depth: int, arcs: list[Line | None]) -> Json:
    """Return the lines of nested lists of arcs; ~n is arc n backwards."""
    if depth:
        return [_joined(part, depth - 1, arcs) for part in indexes]
    line: Line = []
    for index in indexes:
        arc = arcs[index if index >= 0 else ~index]
        if arc is None:
            raise ValueError
        line.extend((arc if index >= 0 else arc[::-1])[1 if line else 0 :])
    return line
