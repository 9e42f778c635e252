/** The shape of the selected row, under the hand: vertices, move, rotate, cut. */

import { isPlain, keepDigits } from "./desk_geometry.js";
import L from "./leaflet.js";

/** @typedef {import("./desk_geometry.js").Geometry} Geometry */
/** @typedef {"vertices" | "move" | "rotate" | "cut" | "look"} Hand */

/** Geoman adds its hands to Leaflet's layers; its own types are not loaded. @typedef {any} Layer */

/** What every shape of ours is not: a thing to edit, or to snap to. */
export const IGNORED = { pmIgnore: true, snapIgnore: true, interactive: false };

const MOST_HANDLES = 150;
const OPTIONS = {
  allowSelfIntersection: true, // the checks tell where
  preventMarkerRemoval: false,
  hideMiddleMarkers: false,
};

/**
 * @param {any} map with Geoman
 * @param {(geometry: Geometry | null) => void} changed what the hand made of it; null: nothing is left
 */
export default function shape(map, changed) {
  /** @type {Geometry | null} */
  let before = null;
  /** @type {Layer[]} */
  let layers = [];
  /** @type {Hand} */
  let hand = "look";
  let style = { color: "#000", fillColor: "#fc0", paper: "#fff" };
  let snaps = false;

  function clear() {
    stop();
    for (const layer of layers) layer.remove();
    layers = [];
  }

  function stop() {
    if (map.pm.Draw.Cut?.enabled()) map.pm.disableDraw("Cut");
    for (const layer of layers) {
      layer.pm.disable?.();
      layer.pm.disableLayerDrag?.();
      if (layer.pm.rotateEnabled?.()) layer.pm.disableRotate();
    }
  }

  function begin() {
    for (const layer of layers) {
      const isPoint = layer instanceof L.CircleMarker;
      if (hand === "vertices" && !isPoint)
        layer.pm.enable({ ...OPTIONS, snappable: snaps, snapDistance: 12, ...fewMarkers(layer) });
      else if (hand === "move" || (hand === "vertices" && isPoint)) layer.pm.enableLayerDrag();
      else if (hand === "rotate" && !isPoint) layer.pm.enableRotate();
    }
    if (hand === "cut" && layers.some((layer) => layer instanceof L.Polyline))
      map.pm.enableDraw("Cut", { layersToCut: layers, snappable: snaps, allowSelfIntersection: false });
  }

  function take() {
    const made = geometryNow();
    if (made && before && JSON.stringify(made) === JSON.stringify(before)) return;
    before = made;
    changed(made);
  }

  /** @returns {Geometry | null} */
  function geometryNow() {
    const shapes = layers.map((layer) => layer.toGeoJSON(false).geometry).filter(isPlain);
    const left = shapes.filter(({ coordinates }) => JSON.stringify(coordinates).match(/\d/));
    if (!left.length) return null;
    const [first] = left;
    const isMany = left.length > 1 || before?.type === "MultiPoint";
    const made = isMany && first.type === "Point" ? manyPoints(left) : first;
    return keepDigits(made, before);
  }

  /** @param {Layer} layer */
  function listen(layer) {
    layer.on("pm:edit pm:dragend pm:rotateend", take);
    layer.on("pm:remove", () => {
      layers = layers.filter((each) => each !== layer);
      take();
    });
  }

  // A handle is for the pointer; the keys have their own way (desk_keys.js).
  const handles = new MutationObserver(() => {
    for (const handle of map.getPane("markerPane").querySelectorAll(".marker-icon[role=button]")) {
      handle.setAttribute("role", "presentation");
      handle.removeAttribute("tabindex");
    }
  });
  handles.observe(map.getPane("markerPane"), { childList: true });

  map.on("pm:cut", (/** @type {any} */ { originalLayer, layer }) => {
    layers = layers.filter((each) => each !== originalLayer);
    const parts = layer instanceof L.LayerGroup ? layer.getLayers() : [layer];
    layers.push(...parts.filter((/** @type {Layer} */ part) => part instanceof L.Path));
    take();
  });

  return {
    /** @param {unknown} geometry GeoJSON; what cannot be edited here is not shown */
    show(geometry) {
      if (JSON.stringify(geometry) === JSON.stringify(before) && layers.length) return;
      clear();
      before = isPlain(geometry) ? geometry : null;
      if (!before) return;
      layers = layersOf(before, style);
      for (const layer of layers) {
        layer.addTo(map);
        listen(layer);
      }
      begin();
    },
    /** @param {Hand} wanted */
    use(wanted) {
      stop();
      hand = wanted;
      begin();
    },
    /** @param {boolean} wanted */
    snap(wanted) {
      if (snaps === wanted) return;
      snaps = wanted;
      stop();
      begin();
    },
    /** @param {Record<string, string>} palette */
    wear(palette) {
      style = { color: palette.ink, fillColor: palette.selection, paper: palette.paper };
      for (const layer of layers) layer.setStyle(lookOf(style, layer instanceof L.CircleMarker));
    },
    hide: () => {
      clear();
      before = null;
    },
    hand: () => hand,
    layers: () => layers,
    taken: take,
  };
}

/**
 * Of a long outline only the vertices nearest to the pointer are at hand.
 * @param {Layer} layer
 */
function fewMarkers(layer) {
  const count = layer.getLatLngs().flat(3).length;
  return count > MOST_HANDLES ? { limitMarkersToCount: MOST_HANDLES } : {};
}

/** @param {Geometry[]} points @returns {Geometry} */
function manyPoints(points) {
  return { type: "MultiPoint", coordinates: points.map(({ coordinates }) => coordinates) };
}

/**
 * @param {Geometry} geometry
 * @param {{color: string, fillColor: string, paper: string}} style
 * @returns {Layer[]}
 */
function layersOf({ type, coordinates }, style) {
  const depth = type.replace(/^Multi/, "") === "Polygon" ? 1 : 0;
  if (type.endsWith("Point")) {
    const points = type === "Point" ? [coordinates] : coordinates;
    return points.map((/** @type {any} */ at) =>
      L.circleMarker(L.GeoJSON.coordsToLatLng(at), { radius: 8, ...lookOf(style, true) }),
    );
  }
  const latLngs = L.GeoJSON.coordsToLatLngs(coordinates, depth + Number(type.startsWith("Multi")));
  const options = lookOf(style, false);
  return [type.endsWith("Polygon") ? L.polygon(withoutEnds(latLngs), options) : L.polyline(latLngs, options)];
}

/**
 * GeoJSON repeats the first position of a ring, Leaflet does not.
 * @param {any} rings
 * @returns {any}
 */
function withoutEnds(rings) {
  return Array.isArray(rings[0]) ? rings.map(withoutEnds) : rings.slice(0, -1);
}

/** @param {{color: string, fillColor: string, paper: string}} style @param {boolean} point */
function lookOf({ color, fillColor }, point) {
  return { color, weight: 2, fillColor, fillOpacity: point ? 1 : 0.3, smoothFactor: 0 };
}
