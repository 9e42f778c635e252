"""The own layers that are published, for a map to ask for once its reader wants them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from geodata import GeodataError
from geodata.errors import NotThere
from geodata.history import PUBLIC, Store
from geodata.own_layers import LINKED
from geodata.store.content import flat
from geodata.store.values import LAYER_PREFIX
from layers.basemap import OWN_LAYERS
from layers.desk import layer_payload
from pages.parts import state


def own_layers(request: Request) -> Response:
    """Answer with what each layer is called, and where its features are."""
    del request
    try:
        store = state.kept_store()
        names = {} if store is None else store.layers.names()
    except GeodataError as error:
        return PlainTextResponse(str(error), status_code=500)
    listed = [
        {"title": title or name, "features": f"{OWN_LAYERS}/{name}"}
        for name, title in names.items()
    ]
    return JSONResponse(listed, headers={"Cache-Control": "no-cache"})


def own_layer(request: Request) -> Response:
    """Lead to the features of a layer, which have an address for ever; never to drafts."""
    name = request.path_params["name"]
    try:
        store = state.kept_store()
        if store is None:
            raise NotThere("nobody has saved a layer here")
        head = store.head(reader=PUBLIC)
        address = state.once(lambda: _address(store, name), "own layer", name, str(head))
    except GeodataError as error:
        return PlainTextResponse(str(error), status_code=404)
    return RedirectResponse(address, headers={"Cache-Control": "no-cache"})


def _address(store: Store, name: str) -> str:
    layer = store.layers.read(name)
    if LINKED in layer.facts:
        raise NotThere(f"{name}: it is read where it is, and not kept here")
    rows = {row.row_id: flat(row.fields) for row in layer.features}
    return state.DATA + state.SHELF.put(layer_payload(LAYER_PREFIX + name, rows))
