"""The content digest of each revision that was looked at, so that it is found again for ever."""

from __future__ import annotations

from sqlalchemy import Engine, insert, select

from geodata.store.engine import reading, writing
from geodata.store.tables import DIGESTS


def keep_digest(engine: Engine, revision: int, digest: str, *, published: bool) -> None:
    """Remember the content digest of a revision, unless it is known."""
    known = select(DIGESTS.c.digest).where(
        DIGESTS.c.revision == revision, DIGESTS.c.drafts == (not published)
    )
    with reading(engine) as connection:
        if connection.execute(known).first() is not None:
            return
    with writing(engine) as connection:
        if connection.execute(known).first() is None:
            values = {"revision": revision, "drafts": not published, "digest": digest}
            connection.execute(insert(DIGESTS), [values])


def revision_of_digest(engine: Engine, start: str, *, drafts: bool) -> int | None:
    """Return the newest revision whose content digest starts so, with drafts only where asked."""
    question = select(DIGESTS.c.revision).where(DIGESTS.c.digest.startswith(start, autoescape=True))
    if not drafts:
        question = question.where(~DIGESTS.c.drafts)
    with reading(engine) as connection:
        newest = question.order_by(DIGESTS.c.revision.desc()).limit(1)
        return connection.execute(newest).scalar()
