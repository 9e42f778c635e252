"""OGC API Features by pygeoapi, in JSON alone: its HTML would ask other hosts for scripts."""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import pygeoapi.api
from pygeoapi.api import API, APIRequest, itemtypes
from pygeoapi.openapi import get_oas

from layers.live.collection import Collection
from layers.live.settings import service_settings

JSON = "json"

_NOT_OFFERED = ("/conf/html", "/conf/create-replace-delete", "/cql2/", "/conf/crs")
"""Parts of conformance classes that pygeoapi names, and this service does not have."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as pygeoapi reads it: its query, its headers, its path, and no body."""

    query_params: Mapping[str, str]
    headers: Mapping[str, str]
    scope: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, content type and bytes of an answer."""

    status: int
    media_type: str
    content: bytes


class Service:
    """The live layers of one revision."""

    def __init__(self, collections: Sequence[Collection], *, title: str) -> None:
        """Prepare the answers that do not depend on the question; ``title`` is the service's."""
        self._root = f"http://{secrets.token_hex(8)}.invalid"  # each reader's own address instead
        settings = service_settings(collections, title=title, address=self._root)
        logging.getLogger("pygeoapi").setLevel(logging.CRITICAL)  # a bad question is no news
        quiet = logging.NullHandler()
        logging.getLogger().addHandler(quiet)  # or pygeoapi sets up the logging of everybody
        try:
            self._api = API(settings, _openapi(get_oas(settings)))
        finally:
            logging.getLogger().removeHandler(quiet)

    def answer(self, path: str, query: Mapping[str, str], *, address: str) -> Answer:
        """Return the answer to a question.

        Parameters
        ----------
        path
            What follows the root, without slashes around: "", "collections/claims/items".
        query
            Its parameters. ``f`` may be "json" only.
        address
            The root as the reader knows it, without a slash at the end.
        """
        asked = APIRequest(Asked({**query, "f": JSON}, {}, {"path": path}), self._api.locales)
        wanted = query.get("f", JSON)
        call = _call(path.split("/") if path else [])
        if wanted != JSON or call is None:
            found = self._refusal(wanted, asked)
        else:
            found = call(self._api, asked)
        headers, status, content = found
        text = json.dumps(_plain(json.loads(content)), ensure_ascii=False, separators=(",", ":"))
        is_features = "/items" in path and status == HTTPStatus.OK
        return Answer(
            int(status),
            "application/geo+json" if is_features else headers["Content-Type"],
            text.replace(self._root, json.dumps(address)[1:-1]).encode(),
        )

    def _refusal(self, wanted: str, asked: APIRequest) -> tuple[dict[str, str], int, str]:
        headers = asked.get_response_headers()
        if wanted != JSON:
            status, code, words = (
                HTTPStatus.BAD_REQUEST, "InvalidParameterValue", "f is json, the only format here",
            )  # fmt: skip
        else:
            status, code, words = HTTPStatus.NOT_FOUND, "NotFound", "there is nothing here"
        refusal: tuple[dict[str, str], int, str] = self._api.get_exception(
            status, headers, JSON, code, words
        )
        return refusal


Call = Callable[[API, APIRequest], tuple[dict[str, str], int, str]]


def _call(parts: list[str]) -> Call | None:
    """Return what answers a path, or None when nothing does."""
    match parts:
        case []:
            return pygeoapi.api.landing_page  # type: ignore[no-any-return]
        case ["openapi"]:
            return pygeoapi.api.openapi_  # type: ignore[no-any-return]
        case ["conformance"]:
            return pygeoapi.api.conformance  # type: ignore[no-any-return]
        case ["collections"]:
            return pygeoapi.api.describe_collections  # type: ignore[no-any-return]
        case ["collections", name]:
            return _about(pygeoapi.api.describe_collections, name)
        case ["collections", name, "schema"]:
            return _about(pygeoapi.api.get_collection_schema, name)
        case ["collections", name, "queryables"]:
            return _about(itemtypes.get_collection_queryables, name)
        case ["collections", name, "items"]:
            return _about(itemtypes.get_collection_items, name)
        case ["collections", name, "items", identifier]:
            return _about(itemtypes.get_collection_item, name, identifier)
    return None


def _about(call: Callable[..., tuple[dict[str, str], int, str]], *names: str) -> Call:
    return lambda api, asked: call(api, asked, *names)


def _plain(value: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
    """Return an answer without links to what is not offered; features are left alone."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        name: item if name in ("features", "properties", "geometry") else _offered(name, item)
        for name, item in value.items()
    }


def _offered(name: str, item: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
    if name == "links" and isinstance(item, list):
        return [link for link in item if _is_offered(link)]
    if name == "conformsTo" and isinstance(item, list):
        return [kind for kind in item if not any(part in kind for part in _NOT_OFFERED)]
    return _plain(item)


def _is_offered(link: Mapping[str, str]) -> bool:
    address = str(link.get("href", ""))
    barred = ("f=html", "f=jsonld", "f=csv", "/jobs", "/processes", "/TileMatrixSets", "/asyncapi")
    return not any(part in address for part in barred)


def _openapi(document: dict[str, Any]) -> dict[str, Any]:
    """Return the description of the service with what is there alone: no writing, no HTML."""
    paths = {}
    for path, item in document["paths"].items():
        reading = {name: part for name, part in item.items() if name in ("get", "parameters")}
        if reading and not any(word in path for word in ("processes", "jobs", "TileMatrix")):
            paths[path] = reading
    document["paths"] = paths
    chosen = document["components"]["parameters"]["f"]["schema"]
    chosen["enum"] = [JSON]
    return document
