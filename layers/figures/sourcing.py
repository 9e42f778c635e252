"""Where the claims of a figure were read: a short form, a full one, and addresses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from layers.days import day_in_words
from layers.direction import isolated
from layers.figures.attribution import Attributed

CREDITS = "Natural Earth; GeoNames CC BY 4.0"
"""Whose borders and names every map is drawn from."""

LICENCE = (
    "Borders: Natural Earth, public domain. Names: GeoNames, CC BY 4.0, "
    "https://creativecommons.org/licenses/by/4.0/. Type: IBM Plex, SIL Open Font License 1.1. "
    "Each statement belongs to its source."
)

_ACCESS = {"full-text": "full text", "excerpt": "excerpt"}


@dataclass(frozen=True, slots=True)
class Sourcing:
    """A source, how many of the claims are its own, and the publishers that they were read in."""

    source: str
    claims: int
    publishers: tuple[str, ...]

    def __str__(self) -> str:
        """Return "NIS via KBS World and Yonhap"; a source that publishes itself stands alone."""
        via = [name for name in self.publishers if name.casefold() != self.source.casefold()]
        if not via:
            return self.source
        *others, last = via
        return (
            f"{self.source} via {', '.join(others)} and {last}"
            if others
            else (f"{self.source} via {last}")
        )


def sourcings(told: Sequence[Attributed]) -> tuple[Sourcing, ...]:
    """Return the sources of claims, those with the most claims first, then in the order said."""
    publishers: dict[str, dict[str, None]] = {}
    claims: dict[str, int] = {}
    for one in told:
        named = isolated(" ".join(str(one.document["publisher"]).split()))
        publishers.setdefault(one.by, {})[named] = None
        claims[one.by] = claims.get(one.by, 0) + 1
    return tuple(
        Sourcing(name, claims[name], tuple(publishers[name]))
        for name in sorted(claims, key=lambda name: -claims[name])
    )


def sources_within(sources: Sequence[Sourcing], longest: int) -> str:
    """Return the sources in at most so many characters, as fully as there is room for.

    All of them with their publishers; else all by name; else the first by name, and how many more
    there are. The full list is always in the long description and in the bundle.
    """
    whole = "; ".join(map(str, sources))
    if len(whole) <= longest:
        return whole
    names = [one.source for one in sources]
    comma = "; " if any("," in name for name in names) else ", "
    for count in range(len(names), 0, -1):
        left = len(names) - count
        line = comma.join(names[:count]) + (
            f" and {left} more, listed with the file" if left else ""
        )
        if len(line) <= longest:
            return line
    return f"{len(names)} {'source' if len(names) == 1 else 'sources'}, listed with the file"


def source_list(told: Sequence[Attributed]) -> str:
    """Return every document once, with its sources and its addresses, one to a line."""
    lines: dict[str, tuple[str, dict[str, None]]] = {}
    for one in told:
        document = one.document
        _, sources = lines.setdefault(document["document_id"], (read_in(one), {}))
        sources[one.by] = None
    return "\n".join(f"{read}. For: {', '.join(sources)}." for read, sources in lines.values())


def read_in(one: Attributed) -> str:
    """Return where a claim was read: publisher, title, day, how much of it, and addresses."""
    document = one.document
    inferred = ", day inferred" if document["date_inferred"] else ""
    held = ", on another publisher's page" if document["hosting"] == "republisher" else ""
    words = [
        isolated(" ".join(str(document["publisher"]).split())),
        f"“{isolated(' '.join(str(document['title']).split()))}”" if document["title"] else "",
        f"{day_in_words(document['published'])}{inferred} "
        f"({_ACCESS.get(document['access'], document['access'])}{held})",
        str(document["url"] or ""),
        f"archived at {document['archive_url']}" if document["archive_url"] else "",
    ]
    return ", ".join(word for word in words if word)
