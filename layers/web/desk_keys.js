/** A shape edited without a pointer: one vertex is chosen, and moved by the arrow keys. */

import L from "./leaflet.js";

/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
const STEP = 2;
const LONG_STEP = 20;

/**
 * @param {any} map
 * @param {object} options
 * @param {() => any[]} options.layers of the selected shape
 * @param {() => string} options.tool in the hand
 * @param {() => void} options.moved
 * @param {(words: string) => void} options.tell
 */
export default function vertexKeys(map, { layers, tool, moved, tell }) {
  const ring = L.circleMarker(
    [0, 0],
    /** @type {any} */ ({ radius: 9, pmIgnore: true, snapIgnore: true, interactive: false }),
  );
  let at = -1;

  /** @returns {{latLngs: any[], index: number}[]} */
  function vertices() {
    return layers().flatMap((layer) => (layer.getLatLngs ? chains(layer.getLatLngs()) : []));
  }

  /** @param {any} latLngs @returns {{latLngs: any[], index: number}[]} */
  function chains(latLngs) {
    if (Array.isArray(latLngs[0])) return latLngs.flatMap(chains);
    return latLngs.map((/** @type {any} */ _, /** @type {number} */ index) => ({ latLngs, index }));
  }

  /** @param {any} latLng @param {[number, number]} by pixels */
  function shifted(latLng, [x, y]) {
    return map.layerPointToLatLng(map.latLngToLayerPoint(latLng).add([x, y]));
  }

  function mark() {
    const chosen = vertices()[at];
    if (!chosen) ring.remove();
    else ring.setLatLng(chosen.latLngs[chosen.index]).addTo(map);
  }

  /** @param {number} by */
  function choose(by) {
    const count = vertices().length;
    if (!count) return;
    at = (at + by + count) % count;
    mark();
    tell(`Vertex ${at + 1} of ${count}.`);
  }

  /** @param {[number, number]} by */
  function move(by) {
    if (tool() === "vertices" && vertices()[at]) {
      const { latLngs, index } = vertices()[at];
      latLngs[index] = shifted(latLngs[index], by);
    } else {
      for (const { latLngs, index } of vertices()) latLngs[index] = shifted(latLngs[index], by);
      for (const layer of layers()) if (layer.getLatLng) layer.setLatLng(shifted(layer.getLatLng(), by));
    }
    renew();
  }

  function remove() {
    const chosen = vertices()[at];
    if (!chosen || chosen.latLngs.length <= 3) return tell("The fewest vertices are reached.");
    chosen.latLngs.splice(chosen.index, 1);
    at = Math.min(at, vertices().length - 1);
    renew();
  }

  function renew() {
    for (const layer of layers()) {
      if (layer.getLatLngs) layer.setLatLngs(layer.getLatLngs());
    }
    moved();
    mark();
  }

  map.getContainer().addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (!["vertices", "move"].includes(tool()) || event.ctrlKey || event.metaKey) return;
    const arrow = event.altKey ? ARROWS[event.key] : undefined;
    const step = event.shiftKey ? LONG_STEP : STEP;
    if (arrow) move([arrow[0] * step, arrow[1] * step]);
    else if (event.key === "," || event.key === ".") choose(event.key === "," ? -1 : 1);
    else if (event.key === "Delete" && at >= 0) remove();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    forget() {
      at = -1;
      ring.remove();
    },
  };
}
