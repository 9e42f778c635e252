"""The own layers that are published, and those of others, for a map whose reader wants them."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from geodata import GeodataError
from geodata.errors import LinkRefused, NotThere
from geodata.history import PUBLIC, Store
from geodata.own_layers import LINKED, features_of
from geodata.printable import printable
from geodata.store.content import flat
from geodata.store.values import LAYER_PREFIX
from layers.basemap import OWN_LAYERS
from layers.desk import layer_payload
from pages.parts import links, served


def own_layers(request: Request) -> Response:
    """Answer with what each layer is called, where its features are, and whose service they are."""
    del request
    try:
        store = served.kept_store()
        known = {} if store is None else store.layers.facts()
    except GeodataError as error:
        return PlainTextResponse(str(error), status_code=500)
    listed = []
    for name, facts in known.items():
        about = {"title": facts.get("title") or name, "features": f"{OWN_LAYERS}/{name}"}
        if LINKED in facts:
            about["service"] = urlsplit(str(facts[LINKED])).netloc
        listed.append(about)
    return JSONResponse(listed, headers={"Cache-Control": "no-cache"})


def own_layer(request: Request) -> Response:
    """Lead to the features of a layer, which have an address for ever; never to drafts.

    A layer of somebody else's service is asked for at most once a minute.
    """
    name = request.path_params["name"]
    try:
        store = served.kept_store()
        if store is None:
            raise NotThere("nobody has saved a layer here")
        head, now = store.head(reader=PUBLIC), f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
        linked = store.layers.facts().get(name, {}).get(LINKED)
        if linked:
            address = served.once(
                lambda: _fetched(name, str(linked), now), "linked", str(linked), now
            )
        else:
            address = served.once(lambda: _address(store, name), "own layer", name, str(head))
    except LinkRefused as error:
        return PlainTextResponse(str(error), status_code=502)
    except GeodataError as error:
        return PlainTextResponse(str(error), status_code=404)
    return RedirectResponse(address, headers={"Cache-Control": "no-cache"})


def _address(store: Store, name: str) -> str:
    rows = {row.row_id: flat(row.fields) for row in store.layers.read(name).features}
    return served.DATA + served.SHELF.put(layer_payload(LAYER_PREFIX + name, rows))


def _fetched(name: str, address: str, now: str) -> str:
    host = urlsplit(address).netloc
    if (
        host not in links.allowed_hosts()
    ):  # whom this server may ask is not for every reader to know
        raise LinkRefused(f"{printable(host)}: layers of this service are no longer shown here")
    found = features_of(links.read(name, address))
    rows = {row: flat(fields) for row, fields in found.items()}
    return served.DATA + served.SHELF.put(layer_payload(LAYER_PREFIX + name, rows, fetched=now))
