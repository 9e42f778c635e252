/** A canvas in a map's pane that is drawn anew when the view or what it shows changes. */

import L from "./leaflet.js";

/** @typedef {import("./coordinates.js").Frame} Frame */

const MARGIN = 0.15;

/**
 * Where the world stands on a canvas around a map's view.
 * @param {import("leaflet").Map} map
 * @param {number} unit pixels of the page for one of the drawing
 * @returns {Frame & {x: number, y: number}} in pixels of the drawing; `x`, `y`: the canvas's corner in the view
 */
function frameOf(map, unit) {
  const { x: width, y: height } = map.getSize();
  const x = -Math.round(width * MARGIN);
  const y = -Math.round(height * MARGIN);
  const scale = 256 * 2 ** map.getZoom();
  const origin = map.latLngToContainerPoint([0, 0]);
  return {
    x: x / unit,
    y: y / unit,
    width: (width - 2 * x) / unit,
    height: (height - 2 * y) / unit,
    scale: scale / unit,
    left: (origin.x - scale / 2 - x) / unit,
    top: (origin.y - scale / 2 - y) / unit,
  };
}

/**
 * Add a canvas to a map.
 * @param {import("leaflet").Map} map
 * @param {object} options
 * @param {number} options.zIndex
 * @param {() => number} [options.unit] pixels of the page for one of the drawing
 * @param {boolean} [options.lasting] whether what is drawn holds for as long as it covers the view
 * @param {(context: CanvasRenderingContext2D, frame: Frame & {x: number, y: number}) => void} options.draw
 * @returns {{redraw: () => void, canvas: HTMLCanvasElement}} `redraw` draws once in the next frame
 */
export default function addCanvas(map, { zIndex, unit = () => 1, lasting = false, draw }) {
  const canvas = L.DomUtil.create("canvas", "leaflet-zoom-animated", map.getPane("overlayPane"));
  canvas.style.zIndex = String(zIndex);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  let frame = frameOf(map, unit());
  let size = 1;
  let asked = 0;
  let drawn = seen();

  function seen() {
    return { center: map.getCenter(), zoom: map.getZoom(), half: map.getSize().divideBy(2) };
  }

  function drawNow() {
    asked = 0;
    size = unit();
    frame = frameOf(map, size);
    if (!frame.width || !frame.height) return; // a map that is hidden is drawn when it is seen again
    drawn = seen();
    const density = size * Math.min(globalThis.devicePixelRatio || 1, 2);
    const [width, height] = [Math.round(frame.width * density), Math.round(frame.height * density)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${frame.width * size}px`;
      canvas.style.height = `${frame.height * size}px`;
    }
    L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([frame.x * size, frame.y * size]));
    context.setTransform(density, 0, 0, density, 0, 0);
    draw(context, frame);
  }

  function redraw() {
    asked ||= requestAnimationFrame(drawNow);
  }

  /**
   * Move what is drawn to where it stands in a view.
   * @param {import("leaflet").LatLng} center
   * @param {number} zoom
   * @returns {boolean} whether it still covers the view
   */
  function carry(center, zoom) {
    const factor = map.getZoomScale(zoom, drawn.zoom);
    const view = map.getSize();
    const half = view.divideBy(2);
    const corner = L.point(frame.x * size, frame.y * size);
    const moved = map.project(drawn.center, zoom).subtract(map.project(center, zoom));
    const offset = half.add(moved).add(corner.subtract(drawn.half).multiplyBy(factor));
    const pane = L.DomUtil.getPosition(/** @type {HTMLElement} */ (map.getPane("mapPane")));
    L.DomUtil.setTransform(canvas, offset.subtract(pane), factor);
    const end = offset.add(L.point(frame.width, frame.height).multiplyBy(size * factor));
    return offset.x <= 0 && offset.y <= 0 && end.x >= view.x && end.y >= view.y;
  }

  map.on("moveend zoomend viewreset resize", () => {
    const holds = lasting && map.getZoom() === drawn.zoom && unit() === size;
    if (!holds || !carry(map.getCenter(), drawn.zoom)) redraw();
  });
  map.on("move", () => {
    if (!carry(map.getCenter(), map.getZoom())) redraw();
  });
  map.on("zoomanim", (event) => {
    const { center, zoom } = /** @type {import("leaflet").ZoomAnimEvent} */ (event);
    carry(center, zoom);
  });
  return { redraw, canvas };
}
