/** What a vertex snaps to: borders, coasts and the neighbours' vertices, near the view and unseen. */

import { boundsOf, isPlain } from "./desk_geometry.js";
import L from "./leaflet.js";

/** A line or a ring in degrees, with the box around it. @typedef {{line: [number, number][], box: number[]}} Guide */

/** Positions of one guide, so that only what is near is looked at. */
const PIECE = 40;
/** Guides looked at for one view: the library measures each at every move. */
const MOST = 400;
const STEPS = 10000;

/**
 * @param {number[][]} items lines as steps (`layers/coordinates.py`)
 * @returns {Guide[]}
 */
export function guidesOf(items) {
  return items.flatMap((steps) => {
    /** @type {[number, number][]} */
    const line = [];
    let [x, y] = [0, 0];
    for (let at = 0; at < steps.length; at += 2) {
      x += steps[at];
      y += steps[at + 1];
      line.push([x / STEPS, y / STEPS]);
    }
    return pieces(line);
  });
}

/**
 * @param {[number, number][]} line
 * @returns {Guide[]}
 */
export function pieces(line) {
  const found = [];
  for (let at = 0; at < line.length - 1; at += PIECE) {
    const piece = line.slice(at, at + PIECE + 1);
    found.push({ line: piece, box: boundsOf({ type: "LineString", coordinates: piece }) });
  }
  return found;
}

/**
 * @param {any} map with Geoman
 * @param {any} ground the payload of `layers/basemap.py`
 */
export default function snapping(map, ground) {
  const borders = guidesOf([...ground.borders, ...ground.undetermined, ...ground.regionLines]);
  const coasts = guidesOf(ground.countries.flatMap((/** @type {any} */ country) => country.rings));
  const group = L.layerGroup().addTo(map);
  /** @type {string[]} */
  let wanted = [];
  /** @type {() => Iterable<any>} */
  let neighbours = () => [];

  function renew() {
    group.clearLayers();
    const view = map.getBounds();
    const box = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
    const near = [...(wanted.includes("borders") ? borders : []), ...(wanted.includes("coast") ? coasts : [])].filter(
      (guide) => meet(guide.box, box),
    );
    for (const { line } of near.slice(0, MOST)) add(line, false);
    if (!wanted.includes("vertices")) return;
    let count = 0;
    for (const geometry of neighbours()) {
      if (!isPlain(geometry) || !meet(boundsOf(geometry), box)) continue;
      if (++count > MOST) return;
      addShape(geometry);
    }
  }

  /** @param {[number, number][]} line @param {boolean} closed */
  function add(line, closed) {
    const latLngs = L.GeoJSON.coordsToLatLngs(line, 0);
    const options = /** @type {any} */ ({
      stroke: false,
      fill: false,
      interactive: false,
      pmIgnore: true,
      snapIgnore: false,
    });
    group.addLayer(closed ? L.polygon(latLngs, options) : L.polyline(latLngs, options));
  }

  /** @param {import("./desk_geometry.js").Geometry} geometry */
  function addShape(geometry) {
    const options = /** @type {any} */ ({
      stroke: false,
      fill: false,
      interactive: false,
      pmIgnore: true,
      snapIgnore: false,
    });
    const shapes = L.geoJSON(/** @type {any} */ (geometry), {
      style: options,
      pointToLayer: (_, at) => L.circleMarker(at, { ...options, radius: 0 }),
    });
    for (const shape of shapes.getLayers()) {
      Object.assign(shape.options, options);
      group.addLayer(shape);
    }
  }

  map.on("moveend", renew);
  return {
    /**
     * @param {string[]} what
     * @param {() => Iterable<any>} others geometries of the other rows
     */
    use(what, others) {
      wanted = what;
      neighbours = others;
      renew();
    },
    renew,
  };
}

/** @param {number[]} a @param {number[]} b */
function meet([west, south, east, north], [left, low, right, high]) {
  return west <= right && east >= left && south <= high && north >= low;
}
