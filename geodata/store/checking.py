"""What an edit would leave in the atlas, held to the checks that a folder is held to.

Only the rows that an edit touches are checked, and those that its changes could break.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

import shapely

from geodata.briefing_format import parse_briefing
from geodata.cells import is_slug
from geodata.checks import Checked, Fault, check_cells
from geodata.errors import EditRefused
from geodata.header import FILE as HEADER_FILE
from geodata.header import parse_header
from geodata.model import Rejected
from geodata.printable import printable
from geodata.references import Known, check_references
from geodata.rules import check_rules
from geodata.scene_checks import Vocabulary
from geodata.schema import TABLES, Column, Table
from geodata.store.content import same
from geodata.store.merge import Outcome
from geodata.store.public import of_claims
from geodata.store.values import ATLAS, BRIEFINGS, LAYER_PREFIX, LAYERS, ORIGIN, SET_ASIDE, Fields
from geodata.store.world import World

_GEOMETRIES = frozenset({
    "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon",
    "GeometryCollection",
})  # fmt: skip

Batch = dict[str, dict[str, Fields | None]]
"""Table to row to its fields, None where it is deleted."""


def require_sound(world: World, outcomes: Sequence[Outcome]) -> None:
    """Raise unless the world is as sound with the outcomes as it was without.

    Parameters
    ----------
    world
        The rows that are not touched: the newest, or the newest published ones.
    outcomes
        What the touched rows become.

    Raises
    ------
    EditRefused
        With every fault: of cells, of rules between columns, of references both ways, and of
        identifiers that were changed.
    """
    batch: Batch = {}
    for outcome in outcomes:
        batch.setdefault(outcome.table, {})[outcome.row_id] = outcome.fields
    _add_dependents(world, batch, outcomes)
    if world.published:
        _leave_out_drafts(world, batch, {(o.table, o.row_id) for o in outcomes})
    faults = [fault for table in TABLES.values() for fault in _table_faults(world, table, batch)]
    for name, rows in batch.items():
        if name not in TABLES:
            faults += [fault for row_id, fields in rows.items()
                       for fault in _other_faults(world, name, row_id, fields)]  # fmt: skip
    if faults:
        raise EditRefused(tuple(faults))


def _add_dependents(world: World, batch: Batch, outcomes: Sequence[Outcome]) -> None:
    """Add the rows that a change could break, as they stand: they are checked along with it."""
    for outcome in outcomes:
        if outcome.table in TABLES and _can_break(outcome):
            for row in world.mentioning(outcome.table, outcome.row_id):
                batch.setdefault(row.table, {}).setdefault(row.row_id, row.fields)
        if outcome.table == "relations" and outcome.fields is not None:
            claim = outcome.fields.get("from_claim_id")
            for row in world.mentioning("claims", str(claim), tables=("relations",)):
                batch["relations"].setdefault(row.row_id, row.fields)


def _leave_out_drafts(world: World, batch: Batch, touched: set[tuple[str, str]]) -> None:
    """Take out of the batch what readers do not see of it: draft claims, and what is of them."""
    for name, rows in batch.items():
        columns = [column.name for column in _columns(name) if column.refers == "claims"]
        for row_id, fields in rows.items():
            if not columns or fields is None:
                continue
            named = set(chain.from_iterable(_listed(fields.get(column)) for column in columns))
            public = frozenset(_there(world, "claims", named, batch))
            seen = of_claims(TABLES[name], fields, public)
            if seen is not None or (name, row_id) not in touched:
                rows[row_id] = seen


def _columns(table: str) -> Sequence[Column]:
    return TABLES[table].columns if table in TABLES else ()


def _listed(value: object) -> list[str]:
    if isinstance(value, list):
        return [str(item) for item in value]
    return [value] if isinstance(value, str) else []


def _can_break(outcome: Outcome) -> bool:
    if outcome.fields is None:
        return True
    column = {"questions": "unit", "places": "geometry"}.get(outcome.table)
    before = outcome.before or {}
    return column is not None and not same(outcome.fields.get(column), before.get(column))


def _table_faults(world: World, table: Table, batch: Batch) -> list[Rejected]:
    rows = {name: fields for name, fields in batch.get(table.name, {}).items() if fields}
    if not rows:
        return []
    checked = check_cells(table, [dict(fields) for fields in rows.values()])
    known = _known(world, checked, batch)
    faults = [*checked.faults, *check_rules(checked), *check_references(checked, known)]
    names = list(rows)
    if table.key is not None:
        for number, found in enumerate(checked.columns[table.key]):
            if found is not None and found != names[number]:
                reason = f"the identifier is {names[number]} for ever; add another row instead"
                faults.append(Fault(number, table.key, found, reason))
    return [_rejected(table, names[fault.row], fault) for fault in faults]


def _known(world: World, checked: Checked, batch: Batch) -> Known:
    """Return what the checked rows may refer to: only the rows that they name are looked up."""
    wanted: dict[str, set[str]] = {}
    for column in checked.table.columns:
        if column.refers:
            wanted.setdefault(column.refers, set()).update(_named(checked.columns[column.name]))
    if checked.table.name == "claims":
        relays = checked.columns["relayed_by"]
        wanted["sources"] |= {str(name) for name in relays if is_slug(name)}
    found = {table: _there(world, table, names, batch) for table, names in wanted.items()}
    return Known(
        kept={table: frozenset(rows) for table, rows in found.items()},
        aside={table: frozenset() for table in found},
        units={
            name: str(fields.get("unit")) for name, fields in found.get("questions", {}).items()
        },
        points=_points(found.get("places", {})) if checked.table.name == "movements" else {},
    )


def _there(world: World, table: str, names: set[str], batch: Batch) -> dict[str, Fields]:
    touched = batch.get(table, {})
    rows = {name: row.fields for name, row in world.some(table, names - touched.keys()).items()}
    return rows | {name: fields for name in names if (fields := touched.get(name)) is not None}


def _named(values: Iterable[object]) -> set[str]:
    names: set[str] = set()
    for value in values:
        if isinstance(value, tuple):
            names.update(map(str, value))
        elif value is not None:
            names.add(str(value))
    return names


def _points(places: dict[str, Fields]) -> dict[str, tuple[float, float]]:
    points = {}
    for name, fields in places.items():
        checked = check_cells(TABLES["places"], [dict(fields)])
        shape = checked.columns["geometry"][0]
        if shape is not None:
            point = shapely.point_on_surface(shape)
            points[name] = (point.x, point.y)
    return points


def _rejected(table: Table, row_id: str, fault: Fault) -> Rejected:
    row = f"{table.one} {row_id}" if is_slug(row_id) and table.key else table.one
    return Rejected(table.file, row, fault.column, printable(fault.found), fault.reason)


def _other_faults(
    world: World, table: str, row_id: str, fields: Fields | None
) -> Sequence[Rejected]:
    """Return the faults of a row that stands in no table of the schema."""
    if table == ATLAS:
        if fields is None:
            return [Rejected(HEADER_FILE, "", "", "nothing", "an atlas keeps its header")]
        return parse_header(dict(fields)).faults
    if fields is None or table in (SET_ASIDE, ORIGIN):
        return []
    if table == BRIEFINGS:
        file = f"briefings/{row_id}.json"
        return parse_briefing(dict(fields), file=file, vocabulary=_vocabulary(world))[1]
    if table == LAYERS or table.startswith(LAYER_PREFIX):
        return _layer_faults(world, table, row_id, fields)
    return [Rejected(table, row_id, "", printable(table), "there is no such table; correct it")]


def _layer_faults(world: World, table: str, row_id: str, fields: Fields) -> Sequence[Rejected]:
    name = row_id if table == LAYERS else table.removeprefix(LAYER_PREFIX)
    if not is_slug(name):
        reason = "a layer's name has small letters, digits and hyphens, at most 100"
        return [Rejected(table, "", "", printable(name), reason)]
    if table == LAYERS:
        return []
    geometry = fields.get("geometry")
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if geometry is not None and kind not in _GEOMETRIES:
        reason = "a GeoJSON geometry is needed, or none"
        return [Rejected(name, f"feature {row_id}", "geometry", printable(geometry), reason)]
    return []


def _vocabulary(world: World) -> Vocabulary:
    """Return the names that a scene may use, without the tables that they come from."""
    claims = [row.fields for row in world.rows("claims")]
    sources = [row.fields for row in world.rows("sources")]
    places = frozenset(row.row_id for row in world.rows("places"))
    stances = next(c.choices for c in TABLES["claims"].columns if c.name == "stance")
    return Vocabulary(
        published=frozenset(str(c["claim_id"]) for c in claims if c["status"] != "draft"),
        drafts=frozenset(str(c["claim_id"]) for c in claims if c["status"] == "draft"),
        places=places,
        facets={
            "sources": frozenset(str(source["source_id"]) for source in sources),
            "countries": frozenset(str(s["country"]) for s in sources if "country" in s),
            "kinds": frozenset(str(source["kind"]) for source in sources),
            "stances": frozenset(stances),
            "topics": frozenset(str(claim["topic"]) for claim in claims),
            "questions": frozenset(row.row_id for row in world.rows("questions")),
            "places": places,
        },
    )
