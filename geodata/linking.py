"""A layer of somebody else's service, read where it is each time and never copied."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Collection
from http.client import HTTPException
from urllib.parse import urlsplit

from geodata.errors import LinkRefused
from geodata.importing import import_layer
from geodata.layer import Layer, layer_of_table
from geodata.printable import printable

MOST_BYTES = 32 * 1024 * 1024
"""A longer answer is not read to its end."""

PATIENCE_S = 10
"""Seconds to wait for a service each time that it is silent."""

MOST_FEATURES = 10_000


def require_allowed(address: str, hosts: Collection[str]) -> None:
    """Refuse an address that no administrator allowed.

    Parameters
    ----------
    address
        Of a collection of OGC API Features: ``https://HOST/…/collections/NAME``.
    hosts
        Those that may be asked, as they stand in an address: ``gis.example.org``, or with a port.

    Raises
    ------
    LinkRefused
        The address is none, names a user, is not of https, or its host is not among them. A host
        with a port may be asked by http too, so that a service beside this one can be linked.
    """
    parts = urlsplit(address)
    if parts.netloc not in hosts or not parts.hostname:
        allowed = ", ".join(sorted(hosts)) or "none"
        raise LinkRefused(
            f"{printable(address)}: layers may be linked from these hosts only: {allowed}; "
            "whoever runs the server can allow another"
        )
    if parts.scheme != "https" and not (parts.scheme == "http" and ":" in parts.netloc):
        raise LinkRefused(f"{printable(address)}: write an address that begins with https://")


def read_linked(address: str, *, name: str, hosts: Collection[str]) -> Layer:
    """Return a layer as its service gives it now.

    Parameters
    ----------
    address, hosts
        As for ``require_allowed``.
    name
        What the layer is called here.

    Returns
    -------
    Layer
        (n,) rows, EPSG:4326, read as any file of a stranger is; ``about`` names the service, and
        says when it has more features than were read.

    Raises
    ------
    LinkRefused
        The host is not allowed, leads elsewhere, does not answer, or says too much.
    GeodataError
        The answer is no layer; see ``import_layer``.
    """
    require_allowed(address, hosts)
    content = _fetched(f"{address.rstrip('/')}/items?f=json&limit={MOST_FEATURES}", address)
    imported = import_layer(content, filename=f"{name}.geojson")
    matched = imported.members.get("numberMatched")
    rows = len(imported.table) + len(imported.rejected)
    note = f"{rows} of {matched} features were read." if matched not in (None, rows) else ""
    about = {"linked_from": address, "note": note}
    return layer_of_table(
        imported.table, name=name, about={key: text for key, text in about.items() if text}
    )


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        """Follow nobody: who is allowed answers, or nobody does."""


def _fetched(question: str, address: str) -> bytes:
    opener = urllib.request.OpenerDirector()
    for handler in (urllib.request.HTTPHandler, urllib.request.HTTPSHandler, _NoRedirects,
                    urllib.request.HTTPErrorProcessor,
                    urllib.request.HTTPDefaultErrorHandler):  # fmt: skip
        opener.add_handler(handler())
    request = urllib.request.Request(question, headers={"Accept": "application/geo+json"})
    try:
        with opener.open(request, timeout=PATIENCE_S) as answer:
            content = answer.read(MOST_BYTES + 1)
    except urllib.error.HTTPError as error:
        with error:
            raise LinkRefused(
                f"{printable(address)}: the service answered {error.code}; open the address in a "
                "browser to see why"
            ) from None
    except (OSError, HTTPException) as error:
        reason = getattr(error, "reason", None) or error
        raise LinkRefused(
            f"{printable(address)}: the service cannot be reached ({printable(str(reason))}); try "
            "again when there is a network"
        ) from None
    if len(content) > MOST_BYTES:
        raise LinkRefused(f"{printable(address)}: the answer has more than {MOST_BYTES:,} bytes")
    return bytes(content)
