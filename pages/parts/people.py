"""Who is reading, and how far the role reaches: alone here, behind a login, or behind a proxy.

Without a login whoever sits at this machine may do everything, and nobody else anything but read
what is published. With Streamlit's own login (``[auth]`` in its secrets) or a proxy that it trusts
(``server.trustedUserHeaders``) the address of a person decides, by the table ``[roles]``::

    [roles]
    "ana@example.org" = "admin"
    "*" = "viewer"          # whoever else has logged in
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.requests import Request
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.server_util import AUTH_COOKIE_NAME, get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from geodata.errors import UnsafeSettings
from geodata.store.values import LOCAL, PUBLIC, ROLES, Author, Role

EDITING = "ATLAS_EDITING"
"""The environment's variable that says "off" where nobody is to edit."""


def reader() -> Author:
    """Return who reads this page, and what this person may do.

    A page that was opened by no connection at all, as its tests do, is read at this machine.
    """
    if has_login():
        return _known(st.user.to_dict())
    headers = st.context.headers
    here = not headers or _is_here(headers.get("Host", ""), st.context.ip_address or "")
    return _alone(here=here)


def reader_of(request: Request) -> Author:
    """Return who asks for something that is no page of Streamlit's."""
    if has_login():
        return _known({**_cookie(request), **_from_proxy(request.headers)})
    client = request.client.host if request.client else ""
    return _alone(here=_is_here(request.headers.get("host", ""), client))


def has_login() -> bool:
    """Return whether people are told apart by a login, or by a proxy in front."""
    return bool(_secrets("auth")) or bool(_trusted_headers())


def require_safe_address(address: str | None) -> None:
    """Refuse to let anybody who can reach this machine edit.

    Parameters
    ----------
    address
        Where the server listens; None is everywhere.

    Raises
    ------
    UnsafeSettings
        Others can reach the server, there is no login, and editing is on.
    """
    if has_login() or not _editing_is_on() or (address is not None and _is_loopback(address)):
        return
    raise UnsafeSettings(
        f"The server would listen at {address or 'every address of this machine'}, where others "
        "can reach it, and nobody has to log in: anybody could edit. Listen at localhost, set up "
        f"a login (README, “Who may do what”), or switch editing off with {EDITING}=off."
    )


def require_known_roles() -> None:
    """Refuse a table of roles that has a word which is none.

    Raises
    ------
    UnsafeSettings
        With the words that are.
    """
    for person, role in _secrets("roles").items():
        if role not in ROLES:
            raise UnsafeSettings(
                f"[roles]: “{role}” of {person} is no role; write {', '.join(ROLES)}."
            )


def show() -> None:
    """Show who has logged in, with the way in or out; nothing where there is no login."""
    if not _secrets("auth"):
        return
    with st.container(key="person"):
        if not st.user.is_logged_in:
            st.button("Log in", on_click=st.login, key="log_in")
            return
        person = reader()
        with st.popover(person.role, icon=":material/person:"):
            st.text(person.name)
            st.button("Log out", on_click=st.logout, key="log_out")


def _alone(*, here: bool) -> Author:
    return LOCAL if here and _editing_is_on() else PUBLIC


def _known(person: Mapping[str, Any]) -> Author:
    """Return somebody by the address that a provider or a proxy vouches for."""
    email = person.get("email")
    if not isinstance(email, str) or not email or person.get("email_verified") is False:
        return PUBLIC
    roles = {name.lower(): role for name, role in _secrets("roles").items()}
    role: Role = roles.get(email.lower(), roles.get("*", "viewer"))
    return Author(email, role if _editing_is_on() else "viewer")


def _cookie(request: Request) -> dict[str, Any]:
    """Return what Streamlit's login wrote, signed, into this browser."""
    if not _secrets("auth"):
        return {}
    secret = get_cookie_secret()

    def signed(name: str) -> bytes | None:
        value = request.cookies.get(name)
        return value and decode_signed_value(secret, name, value.encode("latin-1"))  # type: ignore[return-value]

    found = get_cookie_with_chunks(signed, AUTH_COOKIE_NAME)
    person = json.loads(found) if found else {}
    return person if person.get("is_logged_in") else {}


def _from_proxy(headers: Mapping[str, str]) -> dict[str, str]:
    return {key: headers[name] for name, key in _trusted_headers().items() if name in headers}


def _trusted_headers() -> dict[str, str]:
    return dict(st.get_option("server.trustedUserHeaders") or {})


def _secrets(section: str) -> dict[str, Any]:
    if not st.secrets.load_if_toml_exists():
        return {}
    return dict(st.secrets.get(section, {}))


def _editing_is_on() -> bool:
    return os.environ.get(EDITING, "on").lower() != "off"


def _is_here(host: str, client: str) -> bool:
    """Return whether both ends of a connection are this machine.

    The name counts too: a page of somebody's that calls this machine by a name of its own, or a
    proxy in front of it, asks from here and is not here.
    """
    name = urlsplit(f"//{host}").hostname or ""
    return (not host or _is_loopback(name)) and (not client or _is_loopback(client))


def _is_loopback(address: str) -> bool:
    if address == "localhost":
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
