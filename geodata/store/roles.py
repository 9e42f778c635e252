"""What each role may do; the store asks here before every write, and before drafts are read."""

from __future__ import annotations

from geodata.errors import NotAllowed
from geodata.store.values import ROLES, Author, Role


def require_role(author: Author, least: Role, what: str) -> None:
    """Raise unless an author's role reaches far enough.

    Raises
    ------
    NotAllowed
        It does not; the message says which role it takes.
    """
    if not reaches(author, least):
        who = (
            f"{author.name} is {_with_article(author.role)}" if author.name else "nobody logged in"
        )
        raise NotAllowed(f"{who}; it takes {_with_article(least)} to {what}")


def reaches(author: Author, least: Role) -> bool:
    """Return whether an author may do what a role may do."""
    return author.role in ROLES and ROLES.index(author.role) >= ROLES.index(least)


def sees_drafts(reader: Author) -> bool:
    """Return whether somebody may read what is not published."""
    return reaches(reader, "editor")


def _with_article(role: str) -> str:
    return f"an {role}" if role[:1] in "aeiou" else f"a {role}"
