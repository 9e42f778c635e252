"""An atlas without its drafts: what the public may see and take along."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from geodata.header import header_record
from geodata.model import Atlas
from geodata.revision import revision_of
from geodata.schema import TABLES


def published_only(atlas: Atlas) -> Atlas:
    """Return an atlas without its draft claims, and without what rests on them alone.

    Relations and assessments of a draft go, and so does a movement drawn from drafts only. An
    atlas without drafts is returned as it is; another gets a ``revision`` of its own.
    """
    drafts = set(atlas.claims.loc[atlas.claims["status"] == "draft", "claim_id"])
    if not drafts:
        return atlas
    relations, assessments = atlas.relations, atlas.assessments
    movements = atlas.movements.assign(
        claim_ids=pd.Series(
            [
                tuple(name for name in ids if name not in drafts)
                for ids in atlas.movements["claim_ids"]
            ],
            index=atlas.movements.index,
        )
    )
    of_drafts = relations["from_claim_id"].isin(drafts) | relations["to_claim_id"].isin(drafts)
    shown = replace(
        atlas,
        claims=atlas.claims[~atlas.claims["claim_id"].isin(drafts)].reset_index(drop=True),
        relations=relations[~of_drafts].reset_index(drop=True),
        assessments=assessments[~assessments["claim_id"].isin(drafts)].reset_index(drop=True),
        movements=movements[movements["claim_ids"].map(bool)].reset_index(drop=True),
    )
    header = header_record(
        title=shown.title,
        summary=shown.summary,
        theatres=shown.theatres,
        opening=shown.opening,
        does_not_show=shown.does_not_show,
    )
    tables = {name: getattr(shown, name) for name in TABLES}
    return replace(shown, revision=revision_of(header, tables, rejected=shown.rejected))
