/**
 * A flight from one view of a map to another, slow at both ends: it rises just high enough to keep both in sight
 * (van Wijk and Nuij, 2003, Smooth and efficient zooming and panning).
 */

/** @typedef {import("leaflet").Map} Map */
/** @typedef {{center: import("leaflet").LatLng, zoom: number}} Camera */

/** Milliseconds. */
const FLIGHT = 700;
/** How much rising is preferred to going along the ground; the paper's own value. */
const RHO = 1.42;

/**
 * @param {Map} map
 * @param {Camera} to
 * @returns {{end: () => void}} `end`: be there at once
 */
export default function fly(map, to) {
  const path = pathOf(map, to);
  const began = performance.now();
  let frame = requestAnimationFrame(next);

  /** @param {number} now */
  function next(now) {
    const share = Math.max(0, (now - began) / FLIGHT);
    if (share >= 1) return end();
    const { center, zoom } = path(easeInOut(share));
    // What Leaflet's own flights call at each frame; there is no public name for it.
    Reflect.get(map, "_move").call(map, center, zoom, { flyTo: true });
    frame = requestAnimationFrame(next);
  }

  function end() {
    if (!frame) return;
    cancelAnimationFrame(frame);
    frame = 0;
    map.setView(to.center, to.zoom, { animate: false });
  }

  return { end };
}

/**
 * @param {Map} map
 * @param {Camera} to
 * @returns {(share: number) => Camera} where the flight is, by the share of its way
 */
function pathOf(map, to) {
  const zoom = map.getZoom();
  const start = map.project(map.getCenter(), zoom);
  const way = map.project(to.center, zoom).subtract(start);
  const far = Math.hypot(way.x, way.y);
  const { x, y } = map.getSize();
  const [wide, wideThere] = [Math.max(x, y), Math.max(x, y) * 2 ** (zoom - to.zoom)];
  if (far < 1) return (share) => ({ center: to.center, zoom: zoom + (to.zoom - zoom) * share });
  const [first, last] = [wide, wideThere].map((width, end) => {
    const sign = end ? -1 : 1;
    const slope = (wideThere ** 2 - wide ** 2 + sign * RHO ** 4 * far ** 2) / (2 * width * RHO ** 2 * far);
    return Math.log(Math.sqrt(slope ** 2 + 1) - slope);
  });
  return (share) => {
    const at = first + (last - first) * share;
    const gone = (wide * (Math.cosh(first) * Math.tanh(at) - Math.sinh(first))) / RHO ** 2;
    return {
      center: map.unproject(start.add(way.multiplyBy(gone / far)), zoom),
      zoom: zoom + Math.log2(Math.cosh(at) / Math.cosh(first)),
    };
  };
}

/** @param {number} share */
function easeInOut(share) {
  return share < 0.5 ? 2 * share ** 2 : 1 - 2 * (1 - share) ** 2;
}
