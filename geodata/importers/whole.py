"""From the draft of a layer to the answer: shapes, values and ids, each treated once."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from geodata.importers.answer import Answer
from geodata.importers.areas import mend_areas
from geodata.importers.coordinates import build_shapes
from geodata.importers.draft import Draft
from geodata.importers.earth import look_at_wide_edges, place_on_earth
from geodata.importers.findings import counted
from geodata.importers.identity import feature_ids
from geodata.importers.remarks import remark_on_shapes
from geodata.importers.values import NeedsCare, columns_of, mend_members
from geodata.printable import printable

__all__ = ["NeedsCare", "answer_of"]


def answer_of(format_name: str, draft: Draft, *, begin: Callable[[str, float], None]) -> Answer:
    """Return the layer in a draft, without the features that were set aside.

    ``begin`` is told what is done next, and which share of the whole is done after it.

    Raises
    ------
    NeedsCare
        A number came out as infinity; the file is to be read again with care.
    TooMuchToRead
        The table would be too large.
    """
    count = len(draft.ids)
    if not len(draft.shapes):
        begin(f"Building {counted(count, 'shape')}", 0.65)
        build_shapes(draft)
    begin(f"Checking {counted(count, 'shape')}", 0.8)
    if count:
        place_on_earth(draft)
        mend_areas(draft)
        look_at_wide_edges(draft)
        remark_on_shapes(draft)
    begin("Checking values", 0.9)
    columns = columns_of(draft)
    mend_members(draft)
    ids = feature_ids(draft)
    rows = [position for position in range(count) if position not in draft.dropped]
    if len(rows) < count:
        columns = {name: [column[row] for row in rows] for name, column in columns.items()}
        ids = [ids[row] for row in rows]
    findings = draft.findings
    for name, features in draft.layers.items():
        if name != draft.layer and features:
            found = f"{counted(features, findings.item)} in {printable(name)}"
            findings.set_aside("other-layer", None, found, features=features)
    if others := {member for found in draft.feature_members.values() for member in found}:
        findings.notes.append(
            f"Beside geometry and properties, {counted(len(draft.feature_members), 'feature')} "
            f"with {', '.join(map(printable, sorted(others)))}: kept, but not in the table."
        )
    findings.repairs.sort(key=lambda repair: -1 if repair.position is None else repair.position)
    findings.aside.sort(key=lambda fault: -1 if fault.position is None else fault.position)
    return Answer(
        format=format_name,
        layer=draft.layer,
        layers=list(draft.layers),
        notes=findings.notes,
        repairs=[r for r in findings.repairs if r.position not in draft.dropped],
        aside=findings.aside,
        members=draft.members,
        feature_members={str(k): v for k, v in draft.feature_members.items()},
        ids=ids,
        columns=columns,
        shapes=draft.shapes[np.array(rows, dtype=np.int64)],
    )
